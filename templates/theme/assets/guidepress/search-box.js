/*
 * The search box: a combobox after the ARIA Authoring Practices, with the best hits below it.
 *
 * The engine (search-engine.js) and its index are loaded when the box is used for the first time. What is shown is
 * set as text, never as markup. What a reader searches for stays out of addresses, and so out of the log of a
 * server: it goes to the search page (search-page.js) through sessionStorage. Where there is none, or on file://
 * (Firefox keeps a store for every file there), it goes behind "#", which no server sees, and the search page takes
 * it out of the address again.
 *
 * `guidepress.searchBox` is what the search page shares with the box.
 */
(() => {
  "use strict";

  const form = document.querySelector("form.gp-search");
  if (!form) return;
  const guidepress = (window.guidepress = window.guidepress || {});
  const input = document.getElementById("gp-query");
  const popup = document.getElementById("gp-search-popup");
  const status = document.getElementById("gp-search-status");

  const CARRIED = "guidepress.query";
  const IN_POPUP = 6;
  const BEST = 3; // hits that stand first, whatever guideline they are of; the others are grouped
  const TEXTS = {
    results: "Results",
    loading: "Loading the search …",
    failed: "The search cannot be loaded. The A to Z list has everything too.",
    none: "Nothing found for “{}”.",
    instead: "Did you mean:",
    tips: "Try another word. If it matters to you, ask your doctor or nurse. You can also look here:",
    meant: "Shown: results for “{}”.",
    best: "Best matches",
    library: "The whole library",
    glossary: "Words explained",
    questions: "Questions to ask",
    all: "A to Z",
    one: "1 result for “{}”",
    many: "{n} results for “{}”",
    seeAll: "See all {n} results",
    seeOne: "See it on the search page",
    more: "More",
    keys: "Use the arrow keys to choose.",
  };

  const list = element("div", "gp-search__list");
  const message = element("div", "gp-search__message");
  let options = [];
  let active = -1;
  let typing = 0;
  let speaking = 0;
  let loading = false;
  const waiting = [];
  let turn = 0; // counts what the list was asked to show: an answer that comes too late is dropped
  let searchPage = null; // takes a query where the results are shown on this page

  list.id = "gp-search-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", TEXTS.results);
  popup.appendChild(message);
  popup.appendChild(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("focus", () => {
    withEngine(() => {});
  });
  input.addEventListener("input", () => {
    window.clearTimeout(typing);
    turn += 1;
    typing = window.setTimeout(suggest, 80);
  });
  input.addEventListener("keydown", onKey);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("focusout", (event) => {
    if (!event.relatedTarget || !form.contains(event.relatedTarget)) close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || popup.hidden) return;
    event.preventDefault(); // chrome.js leaves it alone then: the first Escape closes the list, the next the panel
    input.focus();
    close();
  });
  // A click must not take the focus away, or the list would be gone before it is done.
  popup.addEventListener("mousedown", (event) => {
    event.preventDefault();
  });

  guidepress.searchBox = {
    form: form,
    input: input,
    carried: CARRIED,
    texts: TEXTS,
    atSubmit: (act) => {
      searchPage = act;
    },
    withEngine: withEngine,
    grouped: grouped,
    hitInside: hitInside,
    nothing: nothing,
    alerts: alerts,
    spoken: spoken,
    count: count,
    fill: fill,
    say: say,
    element: element,
    clear: clear,
  };

  // ---- loading ----------------------------------------------------------------------------------------------------

  /* act(true) as soon as queries can be answered, act(false) when they cannot. */
  function withEngine(act) {
    if (guidepress.searchIndex && guidepress.search) return act(true);
    waiting.push(act);
    if (loading) return undefined;
    loading = true;
    if (guidepress.loadSearch) return guidepress.loadSearch(done);
    // The engine and its index come side by side; the engine finds the index already under way.
    const ahead = document.createElement("link");
    ahead.rel = "preload";
    ahead.as = "script";
    ahead.href = (form.dataset.root || "./") + form.dataset.index;
    document.head.appendChild(ahead);
    const script = document.createElement("script");
    script.src = form.dataset.engine;
    script.onload = () => {
      guidepress.loadSearch(done);
    };
    script.onerror = done;
    document.head.appendChild(script);
    return undefined;
  }

  function done(error) {
    loading = false;
    // Makes the engine ready while the reader is still typing.
    if (!error) guidepress.search("", { limit: 0 }, () => {});
    waiting.splice(0).forEach((act) => {
      act(!error);
    });
  }

  // ---- the list below the box -------------------------------------------------------------------------------------

  function suggest() {
    const query = input.value.trim();
    if (!query) return close();
    turn += 1;
    const mine = turn;
    return withEngine((ready) => {
      if (mine !== turn) return;
      if (!ready) return say(TEXTS.failed, true);
      return guidepress.search(query, { limit: IN_POPUP }, (error, found) => {
        if (mine !== turn) return;
        if (error) say(TEXTS.failed, true);
        else showSuggestions(query, found);
      });
    });
  }

  function showSuggestions(query, found) {
    clear(list);
    clear(message);
    options = [];
    choose(-1);
    // No landmark inside the popup; what it says is read out with the count of hits.
    if (found.alerts.length) message.appendChild(alerts(found.alerts, "div"));
    if (!found.total) {
      message.appendChild(
        nothing(query, found.suggestions, (word) => {
          input.value = word;
          input.focus();
          suggest();
        }),
      );
    } else {
      if (found.meant) message.appendChild(element("p", "", fill(TEXTS.meant, found.meant)));
      grouped(found.hits).forEach((group, number) => {
        const box = addGroup(group.title, number);
        group.hits.forEach((hit) => {
          addOption(box, hitInside("span", hit), () => {
            go(hit.href);
          });
        });
      });
      const seeAll = found.total === 1 ? TEXTS.seeOne : TEXTS.seeAll.replace("{n}", found.total);
      addOption(list, element("span", "gp-hit__title", seeAll), () => {
        search(query);
      });
    }
    open();
    say(spoken(found.alerts) + count(query, found.total) + (found.total ? `. ${TEXTS.keys}` : ""));
  }

  /* Danger stands above all hits, each alert in short; it leads to all that there is to say. */
  function alerts(found, tag) {
    const box = element("div", "gp-alerts");
    found.forEach((alert) => {
      box.appendChild(guidepress.alertBox(alert, { tag: tag, more: TEXTS.more }));
    });
    return box;
  }

  function spoken(found) {
    return found.map((alert) => `${alert.head}. ${alert.do} `).join("");
  }

  /* The best hits first, then the others by guideline, in the order in which the guidelines come up. */
  function grouped(hits) {
    const guidelines = new Set(hits.map((hit) => hit.guideline));
    if (guidelines.size < 2) return [{ title: "", hits: hits }];
    const groups = [{ title: TEXTS.best, hits: hits.slice(0, BEST) }];
    const byGuideline = new Map();
    hits.slice(BEST).forEach((hit) => {
      if (!byGuideline.has(hit.guideline)) {
        byGuideline.set(hit.guideline, { title: hit.guideline ? hit.heading : TEXTS.library, hits: [] });
        groups.push(byGuideline.get(hit.guideline));
      }
      byGuideline.get(hit.guideline).hits.push(hit);
    });
    return groups;
  }

  function addGroup(title, number) {
    if (!title) return list;
    const group = element("div", "gp-search__group");
    const heading = element("div", "gp-search__heading", title);
    heading.id = `gp-search-group-${number}`;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", heading.id);
    heading.setAttribute("role", "presentation");
    group.appendChild(heading);
    list.appendChild(group);
    return group;
  }

  function addOption(box, content, act) {
    const option = element("div", "gp-search__option");
    option.id = `gp-search-option-${options.length}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.appendChild(content);
    option.addEventListener("click", act);
    options.push({ element: option, act: act });
    box.appendChild(option);
  }

  function choose(place) {
    if (options[active]) options[active].element.setAttribute("aria-selected", "false");
    active = place;
    if (!options[active]) return input.removeAttribute("aria-activedescendant");
    options[active].element.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[active].element.id);
    return keepInView(options[active].element);
  }

  /* Scrolls the list, not the page: the box must stay where it is. */
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
    input.setAttribute("aria-expanded", options.length ? "true" : "false");
  }

  function close() {
    turn += 1;
    popup.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function onKey(event) {
    if (event.isComposing) return;
    const isOpen = !popup.hidden && options.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return suggest();
      // One place more than there are options: the box itself, before the first and after the last.
      const places = options.length + 1;
      return choose(((active + 1 + (event.key === "ArrowDown" ? 1 : places - 1)) % places) - 1);
    }
    if (event.key === "Enter" && isOpen && options[active]) {
      event.preventDefault();
      options[active].act();
    }
    return undefined;
  }

  function go(href) {
    close();
    window.location.assign(href);
  }

  function onSubmit(event) {
    event.preventDefault();
    window.clearTimeout(typing);
    if (input.value.trim()) search(input.value.trim());
    else if (!searchPage) window.location.assign(form.action);
  }

  function search(query) {
    close();
    if (searchPage) searchPage(query);
    else window.location.assign(carry(query) ? form.action : `${form.action}#q=${encodeURIComponent(query)}`);
  }

  function carry(query) {
    if (window.location.protocol === "file:") return false;
    try {
      window.sessionStorage.setItem(CARRIED, query);
      return true;
    } catch {
      return false;
    }
  }

  // ---- one hit ----------------------------------------------------------------------------------------------------

  /* The notice ("Superseded") stands before the title: nobody should read the one without the other. */
  function hitInside(titleTag, hit) {
    const box = element("span", "gp-hit");
    if (hit.notice) add(box, element("span", "gp-hit__notice", hit.notice));
    const title = element(titleTag, "gp-hit__title", hit.title);
    if (titleTag === "a") title.href = hit.href;
    add(box, title);
    const facts = [hit.kindLabel, hit.heading].filter(Boolean).join(" · ");
    if (facts) add(box, element("span", "gp-hit__facts", facts));
    if (hit.excerpt?.length) {
      const excerpt = element("span", "gp-hit__excerpt");
      hit.excerpt.forEach((piece) => {
        excerpt.appendChild(element(piece.mark ? "mark" : "span", "", piece.text));
      });
      add(box, excerpt);
    }
    if (hit.reason) add(box, element("span", "gp-hit__reason", hit.reason));
    return box;
  }

  /* White space between the parts, so that a screen reader does not glue them together. */
  function add(box, part) {
    box.appendChild(part);
    box.appendChild(document.createTextNode(" "));
  }

  /* What helps when nothing was found: words that may have been meant (`choose(word)`), and where else to look. */
  function nothing(query, suggestions, choose) {
    const box = element("div");
    box.appendChild(element("p", "", fill(TEXTS.none, query)));
    if (suggestions?.length) {
      const words = element("p", "gp-search__words", TEXTS.instead);
      suggestions.forEach((word) => {
        const button = element("button", "gp-search__word", word);
        button.type = "button";
        button.addEventListener("click", () => {
          choose(word);
        });
        add(words, button);
      });
      box.appendChild(words);
    }
    box.appendChild(element("p", "", TEXTS.tips));
    const links = element("ul");
    const places = [
      [TEXTS.glossary, form.dataset.glossary],
      [TEXTS.questions, form.dataset.questions],
      [TEXTS.all, `${form.action}#gp-a-to-z`],
    ];
    places.forEach((place) => {
      if (!place[1]) return;
      const item = element("li");
      const link = element("a", "", place[0]);
      link.href = place[1];
      item.appendChild(link);
      links.appendChild(item);
    });
    box.appendChild(links);
    return box;
  }

  function count(query, total) {
    if (!total) return fill(TEXTS.none, query);
    return fill((total === 1 ? TEXTS.one : TEXTS.many).replace("{n}", total), query);
  }

  /* By a function, because "$&" in a query means something to replace(). */
  function fill(text, value) {
    return text.replace("{}", () => value);
  }

  /* For screen readers, once the typing has come to rest; in the popup too when `show`. */
  function say(text, show) {
    window.clearTimeout(speaking);
    speaking = window.setTimeout(() => {
      status.textContent = text;
    }, 400);
    if (!show) return;
    clear(list);
    clear(message);
    options = [];
    message.appendChild(element("p", "", text));
    open();
  }

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function clear(box) {
    while (box.firstChild) box.removeChild(box.firstChild);
  }
})();
