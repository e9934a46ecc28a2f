// @ts-check
/* The page's questions: each can be ticked. */
/** @import { Desk } from "./desk.mjs" */

/**
 * A question that may stand on the page several times: its words to keep and to show, what to ask further, its boxes,
 * and where it stands first.
 *
 * @typedef {object} Question
 * @property {string} ask
 * @property {string} shown
 * @property {string[]} more
 * @property {HTMLInputElement[]} boxes
 * @property {HTMLElement} element
 */

/** Finds the page's questions, and makes their drawn boxes real ones. @param {Desk} desk */
export function readQuestions(desk) {
  const { all, one, tickBox } = window.guidepress.dom;
  let count = 0;
  for (const element of all(desk.article, "[data-question]")) {
    const name = `q/${element.dataset.question}`;
    const ask = one(element, ".gp-questions__ask");
    const question = desk.questions.get(name) || {
      ask: plain(ask),
      shown: ask.textContent || "",
      more: all(element, ".gp-questions__follow-up > li").map((more) => more.textContent || ""),
      boxes: [],
      element,
    };
    count += 1;
    const box = tickBox(`gp-tick-${count}`, one(element, ".gp-questions__box"), ask);
    box.addEventListener("change", () => tick(desk, name, box.checked));
    question.boxes.push(box);
    desk.questions.set(name, question);
  }
}

/**
 * An unticked question that has a note keeps it for the day it is ticked again.
 *
 * @param {Desk} desk
 * @param {string} name
 * @param {boolean} on
 */
export function tick({ shelf, questions, render }, name, on) {
  shelf.change(name, (item) => {
    const question = on ? questions.get(name) : undefined;
    item.ticked = on;
    if (question) item.ask = question.ask;
    return on || item.note ? item : null;
  });
  render();
}

/** Words as they are kept: without marks of our own typography. @param {HTMLElement} element */
function plain(element) {
  return (element.textContent || "")
    .replace(/\u2060/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
