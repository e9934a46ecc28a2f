// @ts-check
/*
 * Puts questions on a reader's list from another page than that of the list; loaded with store.js when she asks for it.
 *
 *   guidepress.putOnList({library, guideline}, questions)  how many there are on the list then; 0: this browser keeps none
 *
 * A question is {id, text}; one without `id` is none of the guideline's list and becomes one of the reader's own.
 *
 * A classic script.
 */
/** @import { Guidepress } from "types/guidepress" */
/** @import { Shelf } from "types/store" */
(() => {
  "use strict";

  /** By guideline: a shelf watches the page as long as that is open. @type {Map<string, Shelf>} */
  const shelves = new Map();

  /** @type {Guidepress["putOnList"]} */
  function putOnList({ library, guideline }, questions) {
    const shelf = shelves.get(guideline) || window.guidepress.shelf(library, guideline);
    shelves.set(guideline, shelf);
    for (const { id, text } of questions) put(shelf, id, plain(text));
    if (shelf.trouble()) return 0;
    return shelf.names("own/").length + shelf.names("q/").filter((name) => shelf.get(name)?.ticked).length;
  }

  /**
   * @param {Shelf} shelf
   * @param {string | undefined} id
   * @param {string} ask
   */
  function put(shelf, id, ask) {
    if (id) {
      shelf.change(`q/${id}`, (item) => ({ ...item, ask, ticked: true }));
      return;
    }
    if (shelf.names("own/").some((name) => shelf.get(name)?.ask === ask)) return;
    const at = Date.now();
    const name = `own/${at.toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    shelf.change(name, () => ({ ask, ticked: true, at }));
  }

  /** As questions/asked.mjs keeps words: without marks of our own typography. @param {string} text */
  function plain(text) {
    return text
      .replace(/\u2060/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  window.guidepress.putOnList = putOnList;
})();
