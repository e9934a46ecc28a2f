/*
 * The search page: all hits of a query, by guideline, with filters and a link that can be shared.
 *
 * It shares the box's parts (`guidepress.searchBox`, search-box.js). The query comes from the box on another page, from
 * a link (`?q=...`, with `guideline` and `kind` where somebody had filtered), or from going back. It stands in the
 * address only where the reader came by such a link: she makes one when she asks for it, and is told what is in it.
 */
(() => {
  "use strict";

  const guidepress = window.guidepress || {};
  const box = guidepress.searchBox;
  const page = document.getElementById("gp-search-results");
  if (!box || !page) return;
  const element = box.element;

  const FIRST = 20;
  const MOST = 200;
  const TEXTS = {
    loading: "Loading the search …",
    more: "Show more results",
    guideline: "Guideline",
    kind: "Kind",
    all: "All",
    filters: "Show only",
    copy: "Copy a link to these results",
    copied: "The link is copied. It holds what you searched for: whoever gets it can read that.",
    here: "The link to these results. It holds what you searched for: whoever gets it can read that.",
    most: "These are the first {}. A further word brings up others.",
  };
  let asked = { query: "", guideline: null, kind: "" };
  let turn = 0; // counts queries: an answer that comes too late is dropped

  box.atSubmit((query) => {
    ask({ query: query, guideline: null, kind: "" }, true);
  });
  window.addEventListener("popstate", (event) => {
    if (event.state?.query) show(event.state, false);
  });
  openBox();
  const arrived = arrivedWith();
  if (arrived.query) show(arrived, false);

  /* On a phone the box is behind a button; here it is what the reader came for. */
  function openBox() {
    const toggle = document.querySelector('.gp-toggle[aria-controls="gp-search"]');
    if (!toggle || toggle.getAttribute("aria-expanded") === "true") return;
    toggle.setAttribute("aria-expanded", "true");
    box.form.classList.add("is-open");
  }

  function arrivedWith() {
    let carried = "";
    try {
      carried = window.sessionStorage.getItem(box.carried) || "";
      window.sessionStorage.removeItem(box.carried);
    } catch {
      // No store, no carried query.
    }
    const address = window.location;
    if (!carried && address.hash.indexOf("#q=") === 0) {
      carried = new URLSearchParams(address.hash.slice(1)).get("q") || "";
    }
    if (carried) return remembered({ query: carried.trim(), guideline: null, kind: "" });
    if (window.history.state?.query) return window.history.state;
    const linked = new URLSearchParams(address.search);
    return {
      query: (linked.get("q") || "").trim(),
      guideline: linked.has("guideline") ? linked.get("guideline") : null,
      kind: linked.get("kind") || "",
    };
  }

  /* Kept with the entry of the browser's history, for going back; the address loses what it held. */
  function remembered(wish) {
    try {
      const bare = window.location.protocol === "file:" ? "#" : window.location.pathname;
      window.history.replaceState(wish, "", bare);
    } catch {
      // Some browsers allow no history on file://: then going back shows an empty page.
    }
    return wish;
  }

  function ask(wish, focus) {
    show(remembered(wish), focus);
  }

  function show(wish, focus) {
    asked = wish;
    turn += 1;
    const mine = turn;
    box.input.value = wish.query;
    if (!page.firstChild) page.appendChild(element("p", "", TEXTS.loading));
    box.withEngine((ready) => {
      if (!ready) return fail();
      const options = { limit: MOST, kind: wish.kind || undefined, guideline: wish.guideline };
      return guidepress.search(wish.query, options, (error, found) => {
        if (mine !== turn) return;
        if (error) fail();
        else showFound(found, focus);
      });
    });
  }

  function fail() {
    box.clear(page);
    page.appendChild(element("p", "", box.texts.failed));
    box.say(box.texts.failed);
  }

  function showFound(found, focus) {
    const inFilters = page.contains(document.activeElement) ? document.activeElement.id : "";
    box.clear(page);
    const heading = element(
      "h2",
      "gp-results__heading",
      found.total ? box.count(asked.query, found.total) : box.texts.results,
    );
    heading.tabIndex = -1;
    page.appendChild(heading);
    if (found.alerts.length) page.appendChild(box.alerts(found.alerts, "aside"));
    if (found.meant) page.appendChild(element("p", "", box.fill(box.texts.meant, found.meant)));
    if (found.total || asked.kind || asked.guideline !== null) page.appendChild(filters(found));
    if (found.total) {
      page.appendChild(results(found));
      page.appendChild(share());
    } else {
      page.appendChild(
        box.nothing(asked.query, found.suggestions, (word) => {
          ask({ query: word, guideline: null, kind: "" }, true);
        }),
      );
    }
    box.say(box.spoken(found.alerts) + box.count(asked.query, found.total));
    const back = inFilters && document.getElementById(inFilters);
    if (back) back.focus();
    else if (focus) heading.focus();
  }

  // ---- filters ------------------------------------------------------------------------------------------------------

  function filters(found) {
    const group = element("fieldset", "gp-filters");
    group.appendChild(element("legend", "", TEXTS.filters));
    const guidelines = found.guidelines.map((one) => [one[0], one[0] ? one[1] : box.texts.library, one[2]]);
    group.appendChild(
      choice("guideline", TEXTS.guideline, guidelines, asked.guideline, (value) => {
        ask({ query: asked.query, guideline: value, kind: asked.kind }, false);
      }),
    );
    group.appendChild(
      choice("kind", TEXTS.kind, found.kinds, asked.kind || null, (value) => {
        ask({ query: asked.query, guideline: asked.guideline, kind: value || "" }, false);
      }),
    );
    return group;
  }

  /* One select; `value` null means no filter. The guideline "" is the library itself: values are told apart by place. */
  function choice(name, label, values, value, act) {
    const wrap = element("label", "gp-filters__choice", `${label} `);
    const select = element("select");
    select.id = `gp-filter-${name}`;
    select.appendChild(element("option", "", TEXTS.all));
    const sorted = values.slice().sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : 1));
    sorted.forEach((one, place) => {
      select.appendChild(element("option", "", `${one[1]} (${one[2]})`));
      if (one[0] === value) select.selectedIndex = place + 1;
    });
    select.addEventListener("change", () => {
      act(select.selectedIndex ? sorted[select.selectedIndex - 1][0] : null);
    });
    wrap.appendChild(select);
    return wrap;
  }

  // ---- hits -----------------------------------------------------------------------------------------------------------

  function results(found) {
    const all = element("div");
    const more = element("button", "gp-button", TEXTS.more);
    let shown = 0;
    more.type = "button";

    /* The groups are made anew for what is shown, so that each guideline has one place. */
    function fill(count) {
      const lists = element("div");
      box.grouped(found.hits.slice(0, count)).forEach((group) => {
        if (group.title) lists.appendChild(element("h3", "gp-results__group", group.title));
        const items = element("ol", "gp-results");
        group.hits.forEach((hit) => {
          const item = element("li", "gp-results__item");
          item.appendChild(box.hitInside("a", hit));
          items.appendChild(item);
        });
        lists.appendChild(items);
      });
      const before = new Set(Array.from(all.querySelectorAll("a")).map((link) => link.href));
      box.clear(all);
      all.appendChild(lists);
      shown = count;
      if (shown < found.hits.length) all.appendChild(more);
      else if (found.hits.length < found.total)
        all.appendChild(element("p", "", TEXTS.most.replace("{}", found.hits.length)));
      return Array.from(lists.querySelectorAll("a")).find((link) => !before.has(link.href));
    }

    more.addEventListener("click", () => {
      const first = fill(shown + FIRST);
      if (first) first.focus();
    });
    fill(Math.min(FIRST, found.hits.length));
    return all;
  }

  // ---- a link to share -------------------------------------------------------------------------------------------------

  function share() {
    const wrap = element("div", "gp-share-results");
    const button = element("button", "gp-button", TEXTS.copy);
    const said = element("p", "gp-share-results__said");
    button.type = "button";
    wrap.appendChild(button);
    wrap.appendChild(said);
    button.addEventListener("click", () => {
      const link = linkToThis();
      const copied = () => {
        said.textContent = TEXTS.copied;
        box.say(TEXTS.copied);
      };
      const shown = () => {
        showLink(said, link);
      };
      if (navigator.clipboard?.writeText) navigator.clipboard.writeText(link).then(copied, shown);
      else shown();
    });
    return wrap;
  }

  /* Where the browser does not let scripts copy, the link stands ready to be copied by hand. */
  function showLink(said, link) {
    const label = element("label", "", TEXTS.here);
    const field = element("input", "gp-share-results__link");
    field.readOnly = true;
    field.value = link;
    label.appendChild(field);
    box.clear(said);
    said.appendChild(label);
    field.focus();
    field.select();
  }

  function linkToThis() {
    const parts = new URLSearchParams();
    parts.set("q", asked.query);
    if (asked.guideline !== null) parts.set("guideline", asked.guideline);
    if (asked.kind) parts.set("kind", asked.kind);
    return `${window.location.href.replace(/[?#].*$/, "")}?${parts.toString()}`;
  }
})();
