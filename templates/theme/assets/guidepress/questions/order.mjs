// @ts-check
/* Which questions a reader has chosen, and in which order. */
/** @import { Shelf } from "types/store" */

const LAST = 1e6; // behind every place that a list may have

/** Whether a name in the store is that of a reader's own question. @param {string} name */
export function isOwn(name) {
  return name.startsWith("own/");
}

/**
 * Names in the reader's order; what she has not moved comes after, in the page's order, her own questions last.
 *
 * @param {Shelf} shelf
 * @param {string[]} inPage  names of the questions that the page has, in its order
 */
export function chosen(shelf, inPage) {
  const order = shelf.get("order")?.ids || [];
  const names = [...shelf.names("q/").filter((name) => shelf.get(name)?.ticked), ...shelf.names("own/")];
  const places = names.map((name) => ({
    name,
    keys: [placeIn(order, name), isOwn(name) ? 2 * LAST : placeIn(inPage, name), shelf.get(name)?.at || 0],
  }));
  places.sort((a, b) => {
    const differ = a.keys.map((key, at) => key - b.keys[at]).find(Boolean);
    return differ || (a.name < b.name ? -1 : 1);
  });
  return places.map(({ name }) => name);
}

/**
 * @param {string[]} list
 * @param {string} name
 */
function placeIn(list, name) {
  const place = list.indexOf(name);
  return place < 0 ? LAST : place;
}

/**
 * Moves a question by some places; gives its new one, counted from 1. The places of those that are not in the list now
 * are kept for the day they are again.
 *
 * @param {Shelf} shelf
 * @param {string[]} names  the list as it is
 * @param {string} name
 * @param {number} by
 */
export function move(shelf, names, name, by) {
  const to = names.indexOf(name) + by;
  const moved = names.filter((other) => other !== name);
  moved.splice(to, 0, name);
  shelf.change("order", (item) => {
    const others = (item.ids || []).filter((other) => !moved.includes(other));
    return { ...item, ids: [...moved, ...others] };
  });
  return to + 1;
}
