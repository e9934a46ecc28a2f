// @ts-check
/*
 * Question lists: tick, add one's own, write, order, print, take along, erase (templates/pages/_mine.html).
 *
 * Any element with data-question="id" on the page can be ticked; `.gp-mine` shows what was chosen. Everything is kept
 * by store.js under the question's id, together with its wording at that time: when the site is built anew, a
 * question that is gone stays in the reader's list and says so, and one that was reworded shows both.
 *
 * The page "my handout" has parts that can be chosen besides: my-handout.js, loaded before this, offers
 * guidepress.parts = { setUp(shelf, changed), refresh(), count(), blocks(), sources() }.
 *
 * Joined with its parts into a classic script, deferred. Words of the page stand in the template; what is typed goes in
 * as text.
 */
/** @import { Desk } from "./questions/desk.mjs" */
import { readQuestions } from "./questions/asked.mjs";
import { act, makeDesk, offerUndo, say, sentence } from "./questions/desk.mjs";
import { setUpForm, setUpVisit } from "./questions/fields.mjs";
import { chosen } from "./questions/order.mjs";
import { fillRow, makeRow } from "./questions/row.mjs";
import { origin, save, showTrouble } from "./questions/saving.mjs";

const { all, find, one, setText } = window.guidepress.dom;
const section = find(document, ".gp-mine");
if (section) setUp(makeDesk(section));

/** @param {Desk} desk */
function setUp(desk) {
  readQuestions(desk);
  desk.render = () => render(desk, showVisit);
  const showVisit = setUpVisit(desk);
  setUpForm(desk, (message) => say(desk, message));
  setUpActions(desk);
  desk.parts.setUp(desk.shelf, () => {
    if (!desk.questions.size) readQuestions(desk); // those of "my handout" come later
    desk.render();
  });
  desk.shelf.watch(desk.render);
  desk.render();
}

/**
 * Everything as it stands.
 *
 * @param {Desk} desk
 * @param {() => void} showVisit
 */
function render(desk, showVisit) {
  const { article, list, parts, questions } = desk;
  const names = chosen(desk.shelf, [...questions.keys()]);
  questions.forEach(({ boxes }, name) => {
    for (const box of boxes) box.checked = names.includes(name);
  });
  renderRows(desk, names);
  showVisit();
  list.hidden = !names.length;
  one(desk.section, ".gp-mine__empty").hidden = names.length > 0;
  parts.refresh();
  const count = names.length + parts.count();
  article.classList.toggle("gp-choosing", count > 0);
  list.classList.toggle("gp-mine__list--any", names.length > 0);
  window.guidepress.needWords(count ? [...parts.sources(), ...asksOf(desk, names)] : [article]);
  const amount = count === 0 ? "none" : count === 1 ? "one" : "more";
  for (const place of all(article, ".gp-mine-status__count")) setText(place, sentence(place, amount, count));
  one(desk.section, ".gp-mine__where").textContent = origin();
  showTrouble(desk);
}

/**
 * @param {Desk} desk
 * @param {string[]} names
 */
function renderRows(desk, names) {
  const { list, rows, section: mine } = desk;
  const focus = document.activeElement;
  rows.forEach(({ item }, name) => {
    if (names.includes(name)) return;
    item.remove();
    rows.delete(name);
  });
  names.forEach((name, place) => {
    const row = rows.get(name) || makeRow(desk, name);
    rows.set(name, row);
    if (list.children[place] !== row.item) list.insertBefore(row.item, list.children[place] || null);
    fillRow(desk, row, name, place, names.length);
  });
  // Moving a row loses it.
  if (focus instanceof HTMLElement && focus !== document.activeElement && mine.contains(focus)) focus.focus();
}

/**
 * Whose words need explaining on paper.
 *
 * @param {Desk} desk
 * @param {string[]} names
 */
function asksOf({ questions }, names) {
  const chosenHere = names.flatMap((name) => questions.get(name) || []);
  return chosenHere.map(({ element }) => one(element, ".gp-questions__ask"));
}

/** @param {Desk} desk */
function setUpActions(desk) {
  const panel = one(desk.section, ".gp-mine__erase");
  onClick("print", () => window.print());
  onClick("save", () => save(desk));
  onClick("erase", () => openPanel(panel.hidden === true));
  onClick("erase-not", () => openPanel(false));
  onClick("erase-now", () => erase(false));
  onClick("erase-all", () => erase(true));
  onClick("undo", () => {
    desk.undo?.();
    offerUndo(desk, "back", null);
    desk.render();
    act(desk, "print").focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    openPanel(false);
  });

  /**
   * @param {string} name
   * @param {() => void} what
   */
  function onClick(name, what) {
    act(desk, name).addEventListener("click", what);
  }

  /** @param {boolean} everything */
  function erase(everything) {
    openPanel(false);
    offerUndo(desk, "erased", desk.shelf.erase(everything));
    desk.render();
    act(desk, "undo").focus();
  }

  /** @param {boolean} open */
  function openPanel(open) {
    panel.hidden = !open;
    act(desk, "erase-all").hidden = !desk.shelf.others();
    act(desk, "erase").setAttribute("aria-expanded", String(open));
    act(desk, open ? "erase-not" : "erase").focus();
  }
}
