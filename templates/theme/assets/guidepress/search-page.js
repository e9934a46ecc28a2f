// @ts-check
/*
 * The search page: all hits of a query, by guideline, with filters and a link that can be shared.
 *
 * It shares the box's parts (`guidepress.searchBox`, search-box.js). The query comes from the box on another page, from
 * a link (`?q=...`, with `guideline` and `kind` where somebody had filtered), or from going back. It stands in the
 * address only where the reader came by such a link: she makes one when she asks for it, and is told what is in it.
 */
/** @import { Results } from "./search-engine/results.mjs" */
(() => {
  "use strict";

  /**
   * What is asked for; the guideline "" is the library itself, null no filter.
   *
   * @typedef {{ query: string, guideline: string | null, kind: string }} Wish
   */

  const { button, element, find, gettext, recall, keep, copyText } = window.guidepress.dom;
  const place = find(document, "#gp-search-results");
  if (!window.guidepress.searchBox || !place) return;
  const box = window.guidepress.searchBox;
  const page = place;

  const FIRST = 20;
  const FIRST_OF_PART = 3; // where none is an answer
  const FILTERED = 10; // fewer hits need no filter
  const MOST = 200;
  const TEXTS = {
    loading: gettext("Loading the search …"),
    more: gettext("Show more results"),
    guideline: gettext("Guideline"),
    // translators: what sort of thing a search has found, such as a question or a table
    kind: gettext("Kind"),
    // translators: all results, of whatever guideline or kind
    all: gettext("All"),
    // translators: heads the choices of a guideline and of a kind
    filters: gettext("Show only"),
    everything: gettext("Everything from A to Z"),
    copy: gettext("Copy a link to these results"),
    copied: gettext("The link is copied. It holds what you searched for: whoever gets it can read that."),
    here: gettext("The link to these results. It holds what you searched for: whoever gets it can read that."),
  };
  /** @type {Wish} */
  let asked = all("");
  let turn = 0; // counts queries: an answer that comes too late is dropped

  box.atSubmit((query) => ask(all(query), true));
  addEventListener("popstate", ({ state }) => {
    if (state?.query) show(state, false);
  });
  openBox();
  const arrived = arrivedWith();
  if (arrived.query) show(arrived, false);
  addEventListener("hashchange", toListed);

  /*
   * Hits and the list from A to Z never stand below each other: the list is one link away, for that link and all others
   * that lead into it.
   */
  function fold(folded = true) {
    const list = find(document, "#gp-everything");
    if (list) list.hidden = folded;
  }

  function toListed() {
    const target = window.guidepress.dom.linked();
    if (!target?.closest("#gp-everything[hidden]")) return;
    fold(false);
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  function unfolding() {
    const line = element("p", "gp-to-all");
    const link = window.guidepress.dom.link("#gp-a-to-z", TEXTS.everything);
    link.addEventListener("click", () => setTimeout(toListed)); // also where the address has it already
    line.append(link);
    return line;
  }

  /**
   * A query without filters.
   *
   * @param {string} query
   * @returns {Wish}
   */
  function all(query) {
    return { query, guideline: null, kind: "" };
  }

  /* On a phone the box is behind a button; here it is what the reader came for. */
  function openBox() {
    const toggle = find(document, '.gp-toggle[aria-controls="gp-search"]');
    if (!toggle || toggle.getAttribute("aria-expanded") === "true") return;
    toggle.setAttribute("aria-expanded", "true");
    box.form.classList.add("is-open");
  }

  /** @returns {Wish} */
  function arrivedWith() {
    const linked = new URLSearchParams(location.search);
    const behind = location.hash.startsWith("#q=") ? new URLSearchParams(location.hash.slice(1)).get("q") : "";
    const carried = recall("sessionStorage", box.carried) || behind;
    keep("sessionStorage", box.carried, null);
    if (carried) return remembered(all(carried.trim()));
    if (history.state?.query) return history.state;
    return {
      query: (linked.get("q") || "").trim(),
      guideline: linked.get("guideline"),
      kind: linked.get("kind") || "",
    };
  }

  /**
   * Kept with the entry of the browser's history, for going back; the address loses what it held.
   *
   * @param {Wish} wish
   */
  function remembered(wish) {
    try {
      history.replaceState(wish, "", location.protocol === "file:" ? "#" : location.pathname);
    } catch {
      // Some browsers allow no history on file://: then going back shows an empty page.
    }
    return wish;
  }

  /**
   * @param {Wish} wish
   * @param {boolean} focus
   */
  function ask(wish, focus) {
    show(remembered(wish), focus);
  }

  addEventListener("pageshow", () => {
    // WebKit empties the box after this event.
    setTimeout(() => {
      if (!box.input.value) box.input.value = asked.query;
    });
  });

  /**
   * @param {Wish} wish
   * @param {boolean} focus
   */
  function show(wish, focus) {
    asked = wish;
    turn += 1;
    const mine = turn;
    box.input.value = wish.query;
    fold();
    if (!page.firstChild) page.append(element("p", "", TEXTS.loading));
    box.withEngine((ready) => {
      if (!ready) {
        fail();
        return;
      }
      const options = { limit: MOST, kind: wish.kind || undefined, guideline: wish.guideline };
      window.guidepress.search(wish.query, options, (_, found) => {
        if (mine !== turn) return;
        if (found) showFound(found, focus);
        else fail();
      });
    });
  }

  function fail() {
    fold(false);
    page.replaceChildren(element("p", "", box.texts.failed));
    box.say(box.texts.failed);
  }

  /**
   * @param {Results} found
   * @param {boolean} focus
   */
  function showFound(found, focus) {
    const { alerts, answered, meant, total } = found;
    const filtered = asked.kind || asked.guideline !== null;
    const nothing = !answered && !filtered;
    const told = nothing ? box.texts.unanswered(asked.query) : box.texts.count(asked.query, total);
    const inFilters = page.contains(document.activeElement) ? document.activeElement?.id : "";
    const heading = element("h2", "gp-results__heading", told);
    heading.tabIndex = -1;
    page.replaceChildren(heading);
    if (alerts.length) page.append(box.alerts(alerts, "aside"));
    if (meant) page.append(element("p", "", box.texts.meant(meant)));
    if (filtered || (answered && total >= FILTERED)) page.append(filters(found));
    if (nothing) page.append(box.nothing(asked.query, found, (word) => ask(all(word), true)));
    if (nothing && total) page.append(inPart(found));
    else if (total) page.append(results(found, false));
    if (!nothing) page.append(share(), unfolding());
    box.say(box.spoken(alerts) + told);
    const back = inFilters && find(document, `#${inFilters}`);
    if (back) back.focus();
    else if (focus) heading.focus();
  }

  /** What shares a word with a query that nothing answers may frighten, and is folded. @param {Results} found */
  function inPart(found) {
    const fold = element("details", "gp-results__part");
    fold.append(element("summary", "", box.texts.part), results(found, true));
    return fold;
  }

  // ---- filters ------------------------------------------------------------------------------------------------------

  /** @param {Results} found */
  function filters({ guidelines, kinds }) {
    const group = element("fieldset", "gp-filters");
    /** @type {Results["guidelines"]} */
    const named = guidelines.map(([name, label, count]) => [name, name ? label : box.texts.library, count]);
    group.append(
      element("legend", "", TEXTS.filters),
      choice("guideline", TEXTS.guideline, named, asked.guideline, (guideline) => ask({ ...asked, guideline }, false)),
      choice("kind", TEXTS.kind, kinds, asked.kind || null, (kind) => ask({ ...asked, kind: kind || "" }, false)),
    );
    return group;
  }

  /**
   * One select; `value` null means no filter. The guideline "" is the library itself: values are told apart by place.
   *
   * @param {string} name
   * @param {string} label
   * @param {Results["kinds"]} values
   * @param {string | null} value
   * @param {(value: string | null) => void} act
   */
  function choice(name, label, values, value, act) {
    const wrap = element("label", "gp-filters__choice", `${label} `);
    const select = element("select");
    select.id = `gp-filter-${name}`;
    select.append(element("option", "", TEXTS.all));
    const sorted = values.slice().sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : 1));
    sorted.forEach(([one, words, count], at) => {
      select.append(element("option", "", `${words} (${count})`));
      if (one === value) select.selectedIndex = at + 1;
    });
    select.addEventListener("change", () => {
      act(select.selectedIndex ? sorted[select.selectedIndex - 1][0] : null);
    });
    wrap.append(select);
    return wrap;
  }

  // ---- hits -----------------------------------------------------------------------------------------------------------

  /**
   * @param {Results} found
   * @param {boolean} inPart  whether none of them is an answer
   */
  function results({ hits, total }, inPart) {
    const list = element("div");
    const more = button("gp-button", TEXTS.more, () => {
      const first = showFirst(shown + FIRST);
      if (first) first.focus();
    });
    let shown = 0;
    showFirst(Math.min(inPart ? FIRST_OF_PART : FIRST, hits.length));
    return list;

    /**
     * The groups are made anew for what is shown, so that each guideline has one place. Gives the first new link.
     *
     * @param {number} count
     */
    function showFirst(count) {
      const before = new Set(links(list).map((link) => link.href));
      list.replaceChildren(groupsOf(hits.slice(0, count), inPart));
      shown = count;
      if (shown < hits.length) list.append(more);
      else if (hits.length < total) list.append(element("p", "", mostOf(hits.length)));
      return links(list).find((link) => !before.has(link.href));
    }
  }

  /** @param {number} count */
  function mostOf(count) {
    return gettext("These are the first {count}. A further word brings up others.", { count });
  }

  /** @param {HTMLElement} root */
  function links(root) {
    return window.guidepress.dom.all(root, "a");
  }

  /**
   * @param {Results["hits"]} hits
   * @param {boolean} inPart
   */
  function groupsOf(hits, inPart) {
    const lists = element("div");
    for (const group of inPart ? [{ title: "", hits }] : box.grouped(hits)) {
      if (group.title) lists.append(element("h3", "gp-results__group", group.title));
      const items = element("ol", "gp-results");
      for (const hit of group.hits) {
        const item = element("li", "gp-results__item");
        item.append(box.hitInside("a", hit, group.title));
        items.append(item);
      }
      lists.append(items);
    }
    return lists;
  }

  // ---- a link to share -------------------------------------------------------------------------------------------------

  function share() {
    const wrap = element("div", "gp-share-results");
    const said = element("p", "gp-share-results__said");
    const copy = button("gp-button", TEXTS.copy, () => {
      const link = linkToThis();
      copyText(link, (copied) => {
        if (!copied) {
          showLink(said, link);
          return;
        }
        said.textContent = TEXTS.copied;
        box.say(TEXTS.copied);
      });
    });
    wrap.append(copy, said);
    return wrap;
  }

  /**
   * Where the browser does not let scripts copy, the link stands ready to be copied by hand.
   *
   * @param {HTMLElement} said
   * @param {string} link
   */
  function showLink(said, link) {
    const label = element("label", "", TEXTS.here);
    const field = element("input", "gp-share-results__link");
    field.readOnly = true;
    field.value = link;
    label.append(field);
    said.replaceChildren(label);
    field.focus();
    field.select();
  }

  function linkToThis() {
    const parts = new URLSearchParams();
    parts.set("q", asked.query);
    if (asked.guideline !== null) parts.set("guideline", asked.guideline);
    if (asked.kind) parts.set("kind", asked.kind);
    return `${location.href.replace(/[?#].*$/, "")}?${parts.toString()}`;
  }
})();
