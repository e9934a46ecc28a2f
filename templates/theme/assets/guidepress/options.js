// @ts-check
/*
 * Options compared (templates/pages/_options.html): which two are shown where not all are, and what matters to a reader.
 *
 * A statement that she marks is kept by store.js as matter/<comparison>/<statement>, with its words at that time: when the
 * site is built anew and the words are others, her mark does not speak for them. Nothing is computed from the marks.
 *
 *   guidepress.options.setUp(root, shelf)  makes the comparisons below `root` work; what is marked is kept in `shelf`
 *   guidepress.options.refresh()           shows all marks as they are kept now
 *
 * A page of a section is set up by this script itself, "my handout" by my-handout.js when it has loaded the part.
 *
 * A classic script, deferred, after store.js.
 */
/** @import { Shelf } from "types/store" */
(() => {
  "use strict";

  const { guidepress } = window;
  const { all, fill, find, linked, one, tickBox } = guidepress.dom;

  /**
   * A statement: its name in the store, its words to keep, its box, where it stands, and where its mark is kept.
   *
   * @typedef {{ name: string, words: string, box: HTMLInputElement, element: HTMLElement, shelf: Shelf }} Matter
   */

  /** @type {Matter[]} */
  const matters = [];
  /** @type {Shelf[]} */
  const shelves = [];
  guidepress.options = { setUp, refresh };

  const article = one(document, "#gp-content");
  if (!find(article, ".gp-choices")) {
    const first = all(article, ".gp-options")[0];
    const { library = "", guideline = "" } = first ? first.dataset : {};
    if (first) {
      const shelf = guidepress.shelf(library, guideline);
      setUp(article, shelf);
      shelf.watch(refresh);
    }
    for (const chooser of all(article, ".gp-options__choose")) setUpChooser(chooser);
  }

  /**
   * @param {Element} root
   * @param {Shelf} shelf
   */
  function setUp(root, shelf) {
    if (!shelves.includes(shelf)) shelves.push(shelf);
    for (const element of all(root, "[data-matter]")) matters.push(readMatter(element, shelf));
    refresh();
  }

  // ---- what matters ------------------------------------------------------------------------------------------------

  /**
   * @param {HTMLElement} element
   * @param {Shelf} shelf
   * @returns {Matter}
   */
  function readMatter(element, shelf) {
    const of = /** @type {HTMLElement} */ (element.closest(".gp-options")).dataset.options;
    const words = one(element, ".gp-matters__words");
    const matter = {
      name: `matter/${of}/${element.dataset.matter}`,
      words: plain(words),
      box: tickBox(`gp-matter-${matters.length + 1}`, one(element, ".gp-questions__box"), words),
      element,
      shelf,
    };
    matter.box.addEventListener("change", () => {
      shelf.change(matter.name, () => (matter.box.checked ? { ticked: true, ask: matter.words } : null));
      refresh();
    });
    return matter;
  }

  function refresh() {
    for (const { name, words, box, element, shelf } of matters) {
      const kept = shelf.get(name);
      const old = one(element, ".gp-matters__old");
      const isOther = Boolean(kept?.ticked && kept.ask && kept.ask !== words);
      box.checked = Boolean(kept?.ticked) && !isOther;
      element.classList.toggle("is-marked", box.checked);
      one(element, ".gp-matters__said").hidden = !box.checked;
      old.hidden = !isOther;
      old.textContent = isOther ? fill(old.dataset.words || "", kept?.ask || "") : "";
    }
    const hasTrouble = shelves.some((shelf) => shelf.trouble() !== "");
    for (const line of all(document, ".gp-matters__trouble")) line.hidden = !hasTrouble;
  }

  /** Words as they are kept: without marks of our own typography. @param {HTMLElement} element */
  function plain(element) {
    return (element.textContent || "")
      .replace(/\u2060/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  // ---- which two ---------------------------------------------------------------------------------------------------

  /** @param {HTMLElement} chooser */
  function setUpChooser(chooser) {
    const options = /** @type {HTMLElement} */ (chooser.closest(".gp-options"));
    const cells = all(options, ".gp-options__table [data-option]");
    const button = one(chooser, "button");
    /** @type {HTMLSelectElement[]} */
    const lists = all(chooser, "select");
    /** What each list says. */
    const pair = lists.map((list, place) => {
      list.selectedIndex = place;
      return list.value;
    });
    let isWhole = false;

    lists.forEach((list, place) => {
      list.addEventListener("change", () => {
        choose(place, list.value);
        isWhole = false;
        show();
      });
    });
    button.addEventListener("click", () => {
      isWhole = !isWhole;
      show();
    });
    addEventListener("hashchange", goTo);
    goTo();
    show();

    /**
     * The same option twice is no comparison: the other list takes what this one had.
     *
     * @param {number} place
     * @param {string} name
     */
    function choose(place, name) {
      const other = 1 - place;
      if (pair[other] === name) pair[other] = pair[place] || "";
      pair[place] = name;
      lists.forEach((list, at) => {
        list.value = pair[at] || "";
      });
    }

    /** Who comes for an option, from a search perhaps, sees it. */
    function goTo() {
      const cell = linked();
      const name = cell && options.contains(cell) ? cell.dataset.option : "";
      if (!name || pair.includes(name)) return;
      choose(0, name);
      show();
      cell?.scrollIntoView();
    }

    function show() {
      for (const cell of cells)
        cell.classList.toggle("is-left-out", !isWhole && !pair.includes(cell.dataset.option || ""));
      options.classList.toggle("gp-options--all", isWhole);
      button.setAttribute("aria-pressed", String(isWhole));
    }
  }
})();
