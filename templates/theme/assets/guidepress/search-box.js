// @ts-check
/*
 * The search box, with the best hits below it (search-box/popup.mjs).
 *
 * What a reader searches for stays out of addresses, and so out of the log of a server: it goes to the search page
 * (search-page.js) through sessionStorage. Where there is none, or on file:// (Firefox keeps a store for every file
 * there), it goes behind "#", which no server sees, and the search page takes it out of the address again.
 *
 * `guidepress.searchBox` is what the search page shares with the box. Joined with its parts into a classic script.
 */
import { alerts, grouped, hitInside, nothing, spoken } from "./search-box/hits.mjs";
import { withEngine } from "./search-box/loading.mjs";
import { makePopup } from "./search-box/popup.mjs";
import { TEXTS } from "./search-box/texts.mjs";

const CARRIED = "guidepress.query";
const IN_POPUP = 6;
const { find, keep, one } = window.guidepress.dom;
/** @type {HTMLFormElement | null} */
const found = find(document, "form.gp-search");
if (found) setUp(found);

/** @param {HTMLFormElement} form */
function setUp(form) {
  /** @type {HTMLInputElement} */
  const input = one(document, "#gp-query");
  const status = one(document, "#gp-search-status");
  const popup = makePopup(form, input, { search, suggest, say, close });
  let typing = 0;
  let speaking = 0;
  let turn = 0; // counts what the list was asked to show: an answer that comes too late is dropped
  /** Takes a query where the results are shown on this page. @type {((query: string) => void) | null} */
  let searchPage = null;

  input.addEventListener("focus", () => withEngine(form, () => {}));
  input.addEventListener("input", () => {
    clearTimeout(typing);
    turn += 1;
    typing = window.setTimeout(suggest, 80);
  });
  input.addEventListener("keydown", popup.onKey);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !form.contains(relatedTarget)) close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !popup.isOpen()) return;
    event.preventDefault(); // chrome.js leaves it alone then: the first Escape closes the list, the next the panel
    input.focus();
    close();
  });

  window.guidepress.searchBox = {
    form,
    input,
    carried: CARRIED,
    texts: TEXTS,
    atSubmit: (act) => {
      searchPage = act;
    },
    withEngine: (act) => withEngine(form, act),
    grouped,
    hitInside,
    nothing: (query, found, choose) => nothing(form, query, found, choose),
    alerts,
    spoken,
    say,
  };

  function suggest() {
    const query = input.value.trim();
    if (!query) {
      close();
      return;
    }
    turn += 1;
    const mine = turn;
    withEngine(form, (ready) => {
      if (mine !== turn) return;
      if (!ready) {
        popup.tell(TEXTS.failed);
        return;
      }
      window.guidepress.search(query, { limit: IN_POPUP }, (_, results) => {
        if (mine !== turn) return;
        if (results) popup.show(query, results);
        else popup.tell(TEXTS.failed);
      });
    });
  }

  function close() {
    turn += 1;
    popup.hide();
  }

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    clearTimeout(typing);
    const query = input.value.trim();
    if (query) search(query);
    else if (!searchPage) location.assign(form.action);
  }

  /** @param {string} query */
  function search(query) {
    close();
    if (searchPage) searchPage(query);
    else location.assign(carry(query) ? form.action : `${form.action}#q=${encodeURIComponent(query)}`);
  }

  /** For those who listen, once the typing has come to rest. @param {string} text */
  function say(text) {
    clearTimeout(speaking);
    speaking = window.setTimeout(() => {
      status.textContent = text;
    }, 400);
  }
}

/** Whether a query can be carried to the search page. @param {string} query */
function carry(query) {
  return location.protocol !== "file:" && keep("sessionStorage", CARRIED, query);
}
