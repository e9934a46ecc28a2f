// @ts-check
/*
 * "My handout": parts of a guideline that a reader chooses. Parts that belong together are a <details> whose data-parts
 * names them and whose data-piece, with what it needs (data-needs), is loaded when it is opened, or has a part that was chosen before. Inside, each element
 * with data-part="name" can be ticked; the choice is kept under part/name. questions.js, loaded after this, does the
 * rest: it calls what is offered here.
 *
 * What a table answered in this tab (explorer/answer.mjs) can be ticked, too: a <details> with data-key, under
 * which it is kept. Answer and tick live in this tab's sessionStorage, never in the store of the list.
 *
 * A classic script, deferred.
 */
/** @import { Block } from "types/guidepress" */
/** @import { Shelf } from "types/store" */
(() => {
  "use strict";

  const { guidepress } = window;
  const { all, element, fill, find, keep, one, recall, setText, tickBox } = guidepress.dom;
  const TOLD = "guidepress.told:"; // begins the keys of answers, and with that the names of their parts

  /**
   * Parts that belong together. `parts` are their names in the store, `uncounted` is what is said while none is chosen.
   *
   * @typedef {ReturnType<typeof read>} Group
   */

  /**
   * A piece of the page, laid aside: HTML from the same templates, and its words as HTML: name, word, explanation.
   *
   * @typedef {{ html: string, words: [string, string, string][] }} Piece
   */

  const article = one(document, "#gp-content");
  const choices = one(article, ".gp-choices");
  /** The parts that are there, by their name in the store. @type {Map<string, { box: HTMLInputElement, part: Element }>} */
  const boxes = new Map();
  /** @type {HTMLDetailsElement[]} */
  const answers = all(choices, "[data-key]");
  /** @type {HTMLDetailsElement[]} */
  const pieces = all(choices, "[data-piece]");
  const groups = [...answers.flatMap(takeAnswer), ...pieces.map(read)];
  /** @type {Shelf} */
  let shelf;
  let changed = () => {};
  guidepress.parts = { setUp, refresh, count, blocks, sources };

  /** @param {HTMLDetailsElement} details */
  function read(details) {
    const counted = one(details, ".gp-choice__count");
    const names = (details.dataset.parts || "").split(" ").filter(Boolean);
    return {
      details,
      heading: one(details, "h2"),
      body: one(details, ".gp-choice__body"),
      count: counted,
      parts: names.map((name) => `part/${name}`),
      uncounted: counted.textContent || "",
      loading: false,
      there: false,
    };
  }

  /**
   * Shows what a table answered in this tab, if it did so in the language of this page.
   *
   * @param {HTMLDetailsElement} details
   * @returns {Group[]}
   */
  function takeAnswer(details) {
    const told = TOLD + details.dataset.key;
    try {
      /** @type {{ lang: string, lines: [string, string][] }} */
      const { lang, lines } = JSON.parse(recall("sessionStorage", told) || "{}");
      if (lang !== document.documentElement.lang) return [];
      const part = one(details, ".gp-part");
      part.append(...lines.map(([tag, words]) => element(tag === "h4" ? tag : "p", "", words)));
      const name = `${told}#ticked`;
      addBox(part, name);
      details.hidden = false;
      return [{ ...read(details), parts: [name], there: true }];
    } catch {
      return []; // as if there were none: it was not written by us
    }
  }

  /**
   * @param {Shelf} where
   * @param {() => void} act
   */
  function setUp(where, act) {
    shelf = where;
    changed = act;
    for (const group of groups) {
      group.details.addEventListener("toggle", () => {
        if (group.details.open) load(group);
      });
    }
  }

  // ---- loading ----------------------------------------------------------------------------------------------------

  /** @param {Group} group */
  function load(group) {
    if (group.loading || group.there) return;
    group.loading = true;
    const { needs = "", piece = "" } = group.details.dataset;
    guidepress.later([...needs.split(" ").filter(Boolean), piece], (came) => {
      group.loading = false;
      group.there = came;
      if (came) show(group);
      else sayMissing(group);
      changed();
    });
  }

  /** @param {Group} group */
  function show(group) {
    const piece = /** @type {Piece} */ (guidepress.pieces.get(group.heading.id));
    group.body.innerHTML = piece.html;
    addWords(piece.words);
    for (const part of all(group.body, "[data-part]")) addBox(part, `part/${part.dataset.part}`);
    guidepress.options?.setUp(group.body, shelf);
    guidepress.findTerms();
  }

  /** It is said on paper too, where a chosen part would be missing. @param {Group} group */
  function sayMissing(group) {
    if (isMissing(group)) return;
    const line = element("p");
    line.setAttribute("role", "alert");
    group.body.prepend(line);
    line.textContent = choices.dataset.failed || "";
    group.details.open = true;
  }

  /** @param {Group} group */
  function isMissing(group) {
    return find(group.body, "[role=alert]") !== null;
  }

  /**
   * @param {HTMLElement} part
   * @param {string} name
   */
  function addBox(part, name) {
    const box = tickBox(`gp-part-${boxes.size + 1}`, one(part, ".gp-questions__box"), one(part, ".gp-part__words"));
    box.addEventListener("change", () => {
      if (name.startsWith(TOLD)) keep("sessionStorage", name, box.checked ? "yes" : null);
      else shelf.change(name, () => (box.checked ? { ticked: true } : null));
      changed();
    });
    boxes.set(name, { box, part });
  }

  /**
   * Explanations of the piece's words go to the foot of the page, where terms.js and paper look for them.
   *
   * @param {Piece["words"]} words
   */
  function addWords(words) {
    if (!words.length) return;
    const list = find(article, ".gp-words dl") || newList();
    for (const [name, word, meaning] of words) {
      if (find(list, `[data-word="${name}"]`)) continue;
      const entry = element("div");
      const term = element("dt");
      const explained = element("dd");
      entry.dataset.word = name;
      term.innerHTML = word;
      explained.innerHTML = meaning;
      entry.append(term, explained);
      list.append(entry);
    }
  }

  function newList() {
    const fold = element("details", "gp-words");
    const title = element("summary");
    const list = element("dl");
    title.append(element("h2", "", choices.dataset.words));
    fold.append(title, list);
    article.append(fold);
    return list;
  }

  // ---- what is chosen ---------------------------------------------------------------------------------------------

  /** @param {string} name */
  function isChosen(name) {
    return Boolean(name.startsWith(TOLD) ? recall("sessionStorage", name) : shelf.get(name)?.ticked);
  }

  function refresh() {
    guidepress.options?.refresh();
    for (const group of groups) {
      const { details, parts } = group;
      const names = parts.filter(isChosen);
      const rows = parts.filter(isRow).length;
      const chosen = names.filter(isRow).length;
      const words = fill(choices.dataset.chosen || "", names.length, parts.length);
      setText(group.count, names.length ? words : group.uncounted);
      details.classList.toggle("is-chosen", names.length > 0);
      details.classList.toggle("has-rows", chosen > 0);
      details.classList.toggle("is-partial", chosen > 0 && chosen < rows);
      if ((names.length || hasQuestions(group)) && !isMissing(group)) load(group);
    }
    boxes.forEach(({ box, part }, name) => {
      box.checked = isChosen(name);
      part.classList.toggle("is-chosen", box.checked);
    });
  }

  /** Whether a question of this group was chosen before: questions.js keeps those. @param {Group} group */
  function hasQuestions(group) {
    return group.details.hasAttribute("data-all") && shelf.names("q/").length > 0;
  }

  /** @param {string} name */
  function isRow(name) {
    return name.startsWith("part/rule/");
  }

  function count() {
    return groups.reduce((sum, group) => sum + group.parts.filter(isChosen).length, 0);
  }

  function sources() {
    return [...boxes.values()].filter(({ box }) => box.checked).map(({ part }) => part);
  }

  /* What goes into a file: each group with a choice in it. Copies, for what was not chosen is taken out of them. */
  function blocks() {
    /** @type {Block[]} */
    const found = all(article, ".gp-chosen-only");
    for (const { details, heading, body, there } of groups) {
      if (!details.classList.contains("is-chosen")) continue;
      const copy = /** @type {Element} */ (body.cloneNode(true));
      const left = ["[data-part]:not(.is-chosen)"];
      if (there && !details.classList.contains("has-rows")) left.push(".gp-choice__body > p", ".gp-decision");
      if (!details.classList.contains("is-partial")) left.push(".gp-partial");
      for (const part of all(copy, left.join())) part.remove();
      found.push(["h2", "", heading.textContent || ""], copy);
    }
    return found;
  }
})();
