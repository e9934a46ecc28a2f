// @ts-check
/*
 * "My handout": the answers that tables gave in this tab (explorer/answer.mjs). They and their ticks live in this tab's
 * sessionStorage, never in the store of the list. Loaded between my-handout.js, whose parts it joins, and questions.js.
 *
 * A classic script, deferred.
 */
/** @import { Block } from "types/guidepress" */
(() => {
  "use strict";

  const { guidepress } = window;
  const { all, element, keep, one, recall, tickBox } = guidepress.dom;
  const { parts } = guidepress;
  if (!parts) return;
  const answers = all(document, "[data-answer]").flatMap((details) => {
    const way = one(details, "a");
    const key = `guidepress.told:${new URL(way.href).pathname}`;
    const lines = read(key);
    return lines.length ? [show(details, key, lines)] : [];
  });
  if (!answers.length) return;
  let changed = () => {};

  guidepress.parts = {
    ...parts,
    setUp(shelf, act) {
      changed = act;
      parts.setUp(shelf, act);
    },
    refresh() {
      parts.refresh();
      for (const { box, details, part } of answers) {
        details.classList.toggle("is-chosen", box.checked);
        part.classList.toggle("is-chosen", box.checked);
      }
    },
    count: () => parts.count() + chosen().length,
    blocks: () => [...chosen().flatMap(blocksOf), ...parts.blocks()],
  };

  function chosen() {
    return answers.filter(({ box }) => box.checked);
  }

  /**
   * The lines of an answer, each a tag and its words; none where it was not written by us.
   *
   * @param {string} key
   * @returns {[string, string][]}
   */
  function read(key) {
    try {
      const lines = JSON.parse(recall("sessionStorage", key) || "[]");
      return lines.filter((/** @type {unknown[]} */ line) => line.every((words) => typeof words === "string"));
    } catch {
      return [];
    }
  }

  /**
   * @param {HTMLElement} details
   * @param {string} key
   * @param {[string, string][]} lines
   */
  function show(details, key, lines) {
    const part = one(details, ".gp-part");
    const box = tickBox(`gp-told-${key}`, one(part, ".gp-questions__box"), one(part, ".gp-part__words"));
    part.append(...lines.map(([tag, words]) => element(tag === "h4" ? "h4" : "p", "", words)));
    box.checked = recall("sessionStorage", `${key}#ticked`) !== null;
    box.addEventListener("change", () => {
      keep("sessionStorage", `${key}#ticked`, box.checked ? "" : null);
      changed();
    });
    details.hidden = false;
    return { box, details, lines, part };
  }

  /**
   * What goes into a file.
   *
   * @param {{ details: HTMLElement, lines: [string, string][] }} answer
   * @returns {Block[]}
   */
  function blocksOf({ details, lines }) {
    const title = one(details, "h2").textContent || "";
    return [["h2", "", title], ...lines.map(([tag, words]) => block(tag === "h4" ? "h3" : "p", words))];
  }

  /**
   * @param {string} tag
   * @param {string} words
   * @returns {Block}
   */
  function block(tag, words) {
    return [tag, "", words];
  }
})();
