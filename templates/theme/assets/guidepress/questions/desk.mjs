// @ts-check
/* What the parts of the question list share: the page's elements, and what is kept. */
/** @import { Parts } from "types/guidepress" */
/** @import { Shelf } from "types/store" */
/** @import { Question } from "./asked.mjs" */
/** @import { ListRow } from "./row.mjs" */

/** @typedef {ReturnType<typeof makeDesk>} Desk */

/** What there is where the page is no "my handout". @type {Parts} */
const NO_PARTS = { setUp: () => {}, refresh: () => {}, count: () => 0, blocks: () => [], sources: () => [] };

/** @param {HTMLElement} section  .gp-mine, where the reader's list is */
export function makeDesk(section) {
  const { guidepress } = window;
  const { one } = guidepress.dom;
  const { library = "", guideline = "" } = section.dataset;
  return {
    section,
    article: one(document, "#gp-content"),
    list: one(section, ".gp-mine__list"),
    parts: guidepress.parts || NO_PARTS,
    /** @type {Shelf} */
    shelf: guidepress.shelf(library, guideline),
    /** The page's questions, by their name in the store. @type {Map<string, Question>} */
    questions: new Map(),
    /** The rows of the list, by the same name. @type {Map<string, ListRow>} */
    rows: new Map(),
    /** Brings back what was removed last. @type {(() => void) | null} */
    undo: null,
    /** Shows everything as it stands. */
    render: () => {},
  };
}

/**
 * A button of the list, by what it does.
 *
 * @param {Desk} desk
 * @param {string} name
 */
export function act({ section }, name) {
  /** @type {HTMLButtonElement} */
  const button = window.guidepress.dom.one(section, `[data-act=${name}]`);
  return button;
}

/**
 * Says something to everyone. The words of a message stand in the page, as data-<name>; each {} is filled in turn.
 *
 * @param {Desk} desk
 * @param {string} name
 * @param {...number} words
 */
export function say(desk, name, ...words) {
  const said = window.guidepress.dom.one(desk.section, ".gp-mine__said [role=status]");
  said.textContent = sentence(said, name, ...words);
  if (name !== "erased" && name !== "removed") {
    desk.undo = null;
    act(desk, "undo").hidden = true;
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {...number} words
 */
export function sentence(element, name, ...words) {
  return window.guidepress.dom.fill(element.dataset[name] || "", ...words);
}

/**
 * @param {Desk} desk
 * @param {string} what  the message
 * @param {(() => void) | null} how
 */
export function offerUndo(desk, what, how) {
  desk.undo = how;
  act(desk, "undo").hidden = !how;
  say(desk, what);
}
