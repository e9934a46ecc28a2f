// @ts-check
/* A row of the reader's list. */
/** @import { Desk } from "./desk.mjs" */
import { tick } from "./asked.mjs";
import { act, offerUndo, say } from "./desk.mjs";
import { bind, keyOf } from "./fields.mjs";
import { chosen, isOwn, move } from "./order.mjs";

/** @typedef {{ item: HTMLElement, fields: (() => void)[] }} ListRow */

let serial = 0;

/**
 * @param {Desk} desk
 * @param {string} name
 * @returns {ListRow}
 */
export function makeRow(desk, name) {
  const { all, one } = window.guidepress.dom;
  /** @type {HTMLTemplateElement} */
  const template = one(desk.section, "template.gp-mine__item");
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const own = isOwn(name);
  const ask = one(item, ".gp-mine__ask");
  serial += 1;
  ask.id = `gp-mine-ask-${serial}`;
  for (const part of all(item, "[data-part=own]")) part.hidden = !own;
  ask.classList.toggle("gp-print-only", own);
  const areas = all(item, "textarea");
  for (const button of all(item, "button")) {
    button.addEventListener("click", () => onButton(desk, item, name, button));
  }
  for (const control of [...areas, ...all(item, "button")]) control.setAttribute("aria-describedby", ask.id);
  const used = areas.filter((field) => own || keyOf(field) !== "ask");
  return { item, fields: used.map((field) => bind(desk, field, name, keyOf(field))) };
}

/**
 * Wherever a button disappears or goes out of use, the focus goes on to what is next to it.
 *
 * @param {Desk} desk
 * @param {HTMLElement} item
 * @param {string} name
 * @param {HTMLButtonElement} button
 */
function onButton(desk, item, name, button) {
  const { one } = window.guidepress.dom;
  const what = button.dataset.act;
  if (what === "remove") {
    remove(desk, item, name);
  } else if (what === "accept") {
    tick(desk, name, true);
    one(item, "textarea[data-field=note]").focus();
  } else {
    const names = chosen(desk.shelf, [...desk.questions.keys()]);
    const place = move(desk.shelf, names, name, what === "up" ? -1 : 1);
    desk.render();
    say(desk, "moved", place, names.length);
    (button.disabled ? one(item, `[data-act=${what === "up" ? "down" : "up"}]`) : button).focus();
  }
}

/**
 * @param {Desk} desk
 * @param {HTMLElement} item
 * @param {string} name
 */
function remove(desk, item, name) {
  const { shelf, render } = desk;
  const before = shelf.get(name);
  const next = item.nextElementSibling || item.previousElementSibling;
  if (isOwn(name)) shelf.change(name, () => null);
  else tick(desk, name, false);
  offerUndo(desk, "removed", () => shelf.change(name, () => before));
  render();
  (next ? window.guidepress.dom.one(next, "[data-act=remove]") : act(desk, "undo")).focus();
}

/**
 * Shows what is kept.
 *
 * @param {Desk} desk
 * @param {ListRow} row
 * @param {string} name
 * @param {number} place
 * @param {number} count
 */
export function fillRow({ article, questions, shelf }, { item, fields }, name, place, count) {
  const { element, find, one } = window.guidepress.dom;
  const kept = shelf.get(name) || {};
  const question = questions.get(name);
  /** @param {string} part @param {boolean} on */
  const showPart = (part, on) => {
    one(item, `[data-part=${part}]`).hidden = !on;
  };
  one(item, ".gp-mine__ask").textContent = question ? question.shown : kept.ask || "";
  const follow = one(item, ".gp-mine__follow-up");
  const more = question ? question.more : [];
  follow.replaceChildren(...more.map((text) => element("li", "", text)));
  follow.hidden = !more.length;
  const toCome = !questions.size && find(article, "[data-all]") !== null; // those of "my handout" come later
  showPart("added", Boolean(question && find(question.element, ".gp-questions__added")));
  showPart("withdrawn", !isOwn(name) && !question && !toCome);
  showPart("reworded", Boolean(question && kept.ask && kept.ask !== question.ask));
  one(item, ".gp-mine__old").textContent = kept.ask || "";
  one(item, "button[data-act=up]").toggleAttribute("disabled", place === 0);
  one(item, "button[data-act=down]").toggleAttribute("disabled", place === count - 1);
  for (const show of fields) show();
  one(item, ".gp-written").textContent = kept.note || "";
}
