// @ts-check
/*
 * The list below the search box: the box is a combobox after the ARIA Authoring Practices, the list its listbox.
 */
/** @import { Results } from "../search-engine/results.mjs" */
import { alerts, grouped, hitInside, nothing, spoken } from "./hits.mjs";
import { TEXTS } from "./texts.mjs";

/** @typedef {ReturnType<typeof makePopup>} Popup */

const PART = 3; // hits that are shown where none is an answer

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {object} acts
 * @param {(query: string) => void} acts.search  shows all results of a query
 * @param {() => void} acts.suggest  fills the list again, for what now stands in the box
 * @param {(text: string) => void} acts.say
 * @param {() => void} acts.close  hides the list, and drops whatever is still to come
 */
export function makePopup(form, input, { search, suggest, say, close }) {
  const { element, one } = window.guidepress.dom;
  const popup = one(document, "#gp-search-popup");
  const list = element("div", "gp-search__list");
  const message = element("div", "gp-search__message");
  /** @type {{ option: HTMLElement, act: () => void }[]} */
  let options = [];
  let active = -1;

  list.id = "gp-search-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", TEXTS.results);
  popup.append(message, list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  // A click must not take the focus away, or the list would be gone before it is done.
  popup.addEventListener("mousedown", (event) => {
    event.preventDefault();
  });
  return { show, tell, hide, onKey, isOpen: () => !popup.hidden };

  /**
   * @param {string} query
   * @param {Results} found
   */
  function show(query, found) {
    clear();
    choose(-1);
    // No landmark inside the popup; what it says is read out with the count of hits.
    if (found.alerts.length) message.append(alerts(found.alerts, "div"));
    if (!found.answered) {
      message.append(element("p", "gp-nothing__head", TEXTS.unanswered(query)), nothing(form, query, found, take));
    }
    if (found.total) showHits(query, found);
    open();
    const count = found.answered ? `${TEXTS.count(query, found.total)}. ` : `${TEXTS.unanswered(query)} `;
    say(spoken(found.alerts) + count + (found.total ? TEXTS.keys : ""));
  }

  /** @param {string} word */
  function take(word) {
    input.value = word;
    input.focus();
    suggest();
  }

  /**
   * @param {string} query
   * @param {Results} found
   */
  function showHits(query, { answered, hits, meant, total }) {
    if (meant) message.append(element("p", "", TEXTS.meant(meant)));
    const groups = answered ? grouped(hits) : [{ title: TEXTS.part, hits: hits.slice(0, PART) }];
    groups.forEach((group, number) => {
      const box = addGroup(group.title, number);
      for (const hit of group.hits) addOption(box, hitInside("span", hit, group.title), () => go(hit.href));
    });
    addOption(list, element("span", "gp-hit__title", TEXTS.seeAll(total)), () => search(query));
  }

  /** Says something instead of hits. @param {string} text */
  function tell(text) {
    say(text);
    clear();
    message.append(element("p", "", text));
    open();
  }

  function clear() {
    list.replaceChildren();
    message.replaceChildren();
    options = [];
  }

  /**
   * @param {string} title
   * @param {number} number
   */
  function addGroup(title, number) {
    if (!title) return list;
    const group = element("div", "gp-search__group");
    const heading = element("div", "gp-search__heading", title);
    heading.id = `gp-search-group-${number}`;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", heading.id);
    heading.setAttribute("role", "presentation");
    group.append(heading);
    list.append(group);
    return group;
  }

  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} content
   * @param {() => void} act
   */
  function addOption(box, content, act) {
    const option = element("div", "gp-search__option");
    option.id = `gp-search-option-${options.length}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(content);
    option.addEventListener("click", act);
    options.push({ option, act });
    box.append(option);
  }

  /** @param {number} place  of an option; -1 is the box itself */
  function choose(place) {
    options[active]?.option.setAttribute("aria-selected", "false");
    active = place;
    const chosen = options[active];
    if (!chosen) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    chosen.option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", chosen.option.id);
    keepInView(chosen.option);
  }

  /** Scrolls the list, not the page: the box must stay where it is. @param {HTMLElement} option */
  function keepInView(option) {
    const top = option.offsetTop; // the list is the nearest box with a position
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + option.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + option.offsetHeight - list.clientHeight;
    }
  }

  function open() {
    popup.hidden = false;
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
  }

  function hide() {
    popup.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    const isOpen = !popup.hidden && options.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // One place more than there are options: the box itself, before the first and after the last.
      const places = options.length + 1;
      const step = event.key === "ArrowDown" ? 1 : places - 1;
      if (isOpen) choose(((active + 1 + step) % places) - 1);
      else suggest();
    } else if (event.key === "Enter" && isOpen && options[active]) {
      event.preventDefault();
      options[active].act();
    }
  }

  /** @param {string} href */
  function go(href) {
    close();
    location.assign(href);
  }
}
