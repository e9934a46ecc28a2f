// @ts-check
/* Fields that a reader writes into. */
/** @import { TextField } from "types/store" */
/** @import { Desk } from "./desk.mjs" */
import { isOwn } from "./order.mjs";

/**
 * Ties a field to one text of an item; gives the function that shows what is kept.
 *
 * @param {Desk} desk
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} name  of the item
 * @param {TextField} key
 */
export function bind({ shelf, render }, field, name, key) {
  let base = "";
  const show = () => {
    base = shelf.get(name)?.[key] || "";
    if (field.value !== base) field.value = base;
  };
  field.addEventListener("focus", () => {
    if (!field.value) show(); // whoever begins to write sees what is kept, and does not write over it
  });
  field.addEventListener("input", () => {
    shelf.change(name, (item) => {
      base = item[key] = window.guidepress.bothTexts(base, field.value, item[key] || "");
      const empty = !item.ticked && !isOwn(name) && !item.note && !item.date && !item.who;
      return empty ? null : item;
    });
    render();
  });
  return show;
}

/**
 * Which text a field of the page is for.
 *
 * @param {HTMLElement} element
 */
export function keyOf(element) {
  return /** @type {TextField} */ (element.dataset.field);
}

/** The fields of the appointment; gives the function that shows what is kept. @param {Desk} desk */
export function setUpVisit(desk) {
  const { all, one } = window.guidepress.dom;
  const shows = all(desk.section, ".gp-mine__visit [data-field]").map((line) => {
    /** @type {HTMLInputElement | HTMLTextAreaElement} */
    const field = one(line, "input, textarea");
    const show = bind(desk, field, "visit", keyOf(line));
    return () => {
      show();
      one(line, ".gp-written").textContent = field.value;
    };
  });
  return () => {
    for (const show of shows) show();
  };
}

/** The form for a question of one's own. @param {Desk} desk @param {(message: string) => void} say */
export function setUpForm({ section, shelf, render }, say) {
  const { one } = window.guidepress.dom;
  const form = one(section, ".gp-mine__add");
  const field = one(form, "textarea");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ask = field.value.trim();
    field.focus();
    if (!ask) {
      say("blank");
      return;
    }
    const now = Date.now();
    const name = `own/${now.toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    shelf.change(name, () => ({ ask, ticked: true, at: now }));
    field.value = "";
    render();
    say("added");
  });
}
