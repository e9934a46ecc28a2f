// @ts-check
/*
 * Terms in place: a word of the glossary opens its explanation below its own line.
 *
 * The explanations stand at the foot of the page ("Words on this page", pages/_words.html), so nothing is fetched.
 * What opens is part of the text, right after the word: it covers nothing, is never off the screen at any width or
 * zoom, and is what Tab and a screen reader come to next. One is open at a time; Escape closes it. A word without
 * an explanation on its page, and every word where no script runs, leads to the glossary.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const { all, element, find, gettext, link, button } = window.guidepress.dom;
  const OWN_ID = "gp-explained";
  const MARGIN = 12; // pixels kept free between what opens and the window's edge
  const WORD = "a.gp-term[data-term]";
  /** @type {Map<string, HTMLElement>} */
  const definitions = new Map();
  /** What is open: a word and its explanation. @type {{ word: HTMLAnchorElement, box: HTMLElement } | null} */
  let shown = null;

  window.guidepress.findTerms = findTerms; // again, when words and explanations have come to the page
  findTerms();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);

  function findTerms() {
    for (const entry of all(document, ".gp-words [data-word]")) definitions.set(entry.dataset.word || "", entry);
    for (const word of all(document, `${WORD}:not([role])`)) {
      if (!definition(word)) continue;
      word.setAttribute("role", "button");
      word.setAttribute("aria-expanded", "false");
    }
  }

  /** @param {HTMLElement} word */
  function definition(word) {
    return definitions.get(word.dataset.term || "");
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    /** @type {HTMLAnchorElement | null} */
    const word = event.target instanceof Element ? event.target.closest(WORD) : null;
    const entry = word && definition(word);
    if (!word || !entry || event.defaultPrevented) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // into a new tab
    event.preventDefault();
    if (shown?.box.contains(word)) {
      fill(shown.box, word, entry); // one word leads to the next, in the same place
      shown.box.focus();
    } else if (word === shown?.word) {
      close();
    } else {
      open(word, entry);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    if (event.key === " " && target.matches("a.gp-term[role=button]")) {
      event.preventDefault(); // a button answers to the space bar, too
      target.click();
    } else if (event.key === "Escape" && shown && !event.defaultPrevented && !target.closest(".gp-header")) {
      event.preventDefault();
      close();
    }
  }

  /**
   * @param {HTMLAnchorElement} word
   * @param {HTMLElement} entry
   */
  function open(word, entry) {
    const before = word.getBoundingClientRect().top;
    close();
    const box = element("span", "gp-explained");
    box.id = OWN_ID;
    box.tabIndex = -1;
    box.setAttribute("role", "group");
    shown = { word, box };
    fill(box, word, entry);
    place(box, word);
    word.setAttribute("aria-expanded", "true");
    word.setAttribute("aria-controls", OWN_ID);
    // What was open above is gone: the word stays where it was touched.
    scrollBy(0, word.getBoundingClientRect().top - before);
    show(box, word);
  }

  function close() {
    if (!shown) return;
    const { box, word } = shown;
    const inside = box.contains(document.activeElement);
    box.parentElement?.classList.remove("gp-has-explained");
    box.remove();
    word.setAttribute("aria-expanded", "false");
    word.removeAttribute("aria-controls");
    if (inside) word.focus();
    shown = null;
  }

  /**
   * @param {HTMLElement} box
   * @param {HTMLAnchorElement} word
   * @param {HTMLElement} entry
   */
  function fill(box, word, entry) {
    const name = find(entry, "dt")?.textContent || "";
    const text = element("span", "gp-explained__text");
    const nodes = all(entry, "dd").flatMap((dd) => [...dd.childNodes]);
    text.append(...nodes.filter((node) => node !== box).map((node) => node.cloneNode(true)));
    for (const other of all(text, ".gp-explained")) other.remove();
    for (const other of all(text, "[aria-expanded]")) other.removeAttribute("aria-expanded");
    const shut = button("gp-explained__close", gettext("Close"), () => {
      const back = shown?.word;
      close();
      back?.focus();
    });
    box.setAttribute("aria-label", gettext("What {name} means", { name }));
    box.replaceChildren(
      element("strong", "gp-explained__word", name),
      text,
      link(word.href, gettext("See it in the word list"), "gp-explained__more"),
      shut,
    );
  }

  /**
   * Right after the word, but outside whatever is set within the line; after a heading, not in it.
   *
   * @param {HTMLElement} box
   * @param {HTMLElement} word
   */
  function place(box, word) {
    const heading = word.closest("h1, h2, h3, h4, h5, h6");
    /** @type {Element} */
    let last = word;
    while (!heading && last.parentElement && getComputedStyle(last.parentElement).display === "inline") {
      last = last.parentElement;
    }
    (heading || last).insertAdjacentElement("afterend", box);
    box.classList.toggle("gp-explained--block", Boolean(heading));
    if (!heading) box.parentElement?.classList.add("gp-has-explained");
  }

  /**
   * Scrolls just as far as needed, and never so far that the word is lost.
   *
   * @param {HTMLElement} box
   * @param {HTMLElement} word
   */
  function show(box, word) {
    const below = box.getBoundingClientRect().bottom + MARGIN - innerHeight;
    const room = word.getBoundingClientRect().top - MARGIN;
    if (below > 0 && room > 0) scrollBy(0, Math.min(below, room));
  }
})();
