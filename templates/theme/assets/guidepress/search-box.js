/*
 * The search box (a combobox after the ARIA Authoring Practices) and the results on the search page.
 *
 * The engine (search-engine.js) and its index are loaded when the box is used for the first time. What is shown is
 * set as text, never as markup. What a reader searches for stays out of addresses, and so out of the log of a
 * server: it goes to the search page through sessionStorage. Where there is none, or on file:// (Firefox keeps a
 * store for every file there), it goes behind "#", which no server sees.
 */
(function () {
  "use strict";

  var form = document.querySelector("form.gp-search");
  if (!form) return;
  var guidepress = (window.guidepress = window.guidepress || {});
  var input = document.getElementById("gp-query");
  var popup = document.getElementById("gp-search-popup");
  var status = document.getElementById("gp-search-status");
  var page = document.getElementById("gp-search-results");

  var CARRIED = "guidepress.query";
  var IN_POPUP = 6;
  var ON_PAGE = 20;
  var TEXTS = {
    results: "Results",
    loading: "Loading the search …",
    failed: "The search cannot be loaded. The A to Z list has everything too.",
    none: "Nothing found for “{}”.",
    tips: "Try another word, or fewer words. You can also look here:",
    glossary: "Words explained",
    questions: "Questions to ask",
    all: "A to Z",
    one: "1 result for “{}”",
    many: "{n} results for “{}”",
    seeAll: "See all {n} results",
    seeOne: "See it on the search page",
    more: "Show more results",
    keys: "Use the arrow keys to choose.",
  };

  var list = element("ul", "gp-search__list");
  var message = element("div", "gp-search__message");
  var options = [];
  var active = -1;
  var typing = 0;
  var speaking = 0;
  var loading = false;
  var waiting = [];

  list.id = "gp-search-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", TEXTS.results);
  popup.appendChild(list);
  popup.appendChild(message);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("focus", function () { withEngine(function () {}); });
  input.addEventListener("input", function () {
    window.clearTimeout(typing);
    typing = window.setTimeout(suggest, 80);
  });
  input.addEventListener("keydown", onKey);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("focusout", function (event) {
    if (!event.relatedTarget || !form.contains(event.relatedTarget)) close();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || popup.hidden) return;
    event.preventDefault(); // chrome.js leaves it alone then: the first Escape closes the list, the next the panel
    input.focus();
    close();
  });
  // A click must not take the focus away, or the list would be gone before it is done.
  popup.addEventListener("mousedown", function (event) { event.preventDefault(); });

  if (page) showPage(arrivedWith());

  // ---- loading ----------------------------------------------------------------------------------------------------

  /* act(true) as soon as queries can be answered, act(false) when they cannot. */
  function withEngine(act) {
    if (guidepress.searchIndex && guidepress.search) return act(true);
    waiting.push(act);
    if (loading) return undefined;
    loading = true;
    if (guidepress.loadSearch) return guidepress.loadSearch(done);
    var script = document.createElement("script");
    script.src = form.dataset.engine;
    script.onload = function () { guidepress.loadSearch(done); };
    script.onerror = done;
    document.head.appendChild(script);
    return undefined;
  }

  function done(error) {
    loading = false;
    waiting.splice(0).forEach(function (act) { act(!error); });
  }

  // ---- the list below the box -------------------------------------------------------------------------------------

  function suggest() {
    var query = input.value.trim();
    if (!query) return close();
    return withEngine(function (ready) {
      if (input.value.trim() !== query || document.activeElement !== input) return;
      if (!ready) return say(TEXTS.failed, true);
      return guidepress.search(query, { limit: IN_POPUP }, function (error, found) {
        if (input.value.trim() !== query || document.activeElement !== input) return;
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
    if (!found.total) {
      message.appendChild(nothing(query));
    } else {
      found.hits.forEach(function (hit) {
        addOption(hitInside("span", hit), function () { go(hit.href); });
      });
      var last = element("span", "gp-hit__title", found.total === 1 ? TEXTS.seeOne : TEXTS.seeAll.replace("{n}", found.total));
      addOption(last, function () { search(query); });
    }
    open();
    say(count(query, found.total) + (found.total ? ". " + TEXTS.keys : ""));
  }

  function addOption(content, act) {
    var option = element("li", "gp-search__option");
    option.id = "gp-search-option-" + options.length;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.appendChild(content);
    option.addEventListener("click", act);
    options.push({ element: option, act: act });
    list.appendChild(option);
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
    var top = option.offsetTop - list.offsetTop;
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
    popup.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function onKey(event) {
    if (event.isComposing) return;
    var isOpen = !popup.hidden && options.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return suggest();
      // One place more than there are options: the box itself, before the first and after the last.
      var places = options.length + 1;
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

  // ---- the search page --------------------------------------------------------------------------------------------

  function onSubmit(event) {
    event.preventDefault();
    window.clearTimeout(typing);
    if (input.value.trim()) search(input.value.trim());
    else if (!page) window.location.assign(form.action);
  }

  function search(query) {
    close();
    if (page) {
      window.history.replaceState({ query: query }, "");
      showPage(query, true);
    } else {
      window.location.assign(carry(query) ? form.action : form.action + "#q=" + encodeURIComponent(query));
    }
  }

  function carry(query) {
    if (window.location.protocol === "file:") return false;
    try {
      window.sessionStorage.setItem(CARRIED, query);
      return true;
    } catch (error) {
      return false;
    }
  }

  /* The query that brought the reader here: from the box on another page, from a link, or from going back. */
  function arrivedWith() {
    var query = "";
    try {
      query = window.sessionStorage.getItem(CARRIED) || "";
      window.sessionStorage.removeItem(CARRIED);
    } catch (error) {
      // No store, no carried query.
    }
    if (query) window.history.replaceState({ query: query }, "");
    var address = window.location;
    var linked = new URLSearchParams(address.search).get("q");
    if (!linked && address.hash.indexOf("#q=") === 0) linked = new URLSearchParams(address.hash.slice(1)).get("q");
    return (query || linked || (window.history.state && window.history.state.query) || "").trim();
  }

  function showPage(query, focus) {
    // On a phone the box is behind a button; here it is what the reader came for.
    var toggle = document.querySelector('.gp-toggle[aria-controls="gp-search"]');
    if (toggle && toggle.getAttribute("aria-expanded") !== "true") {
      toggle.setAttribute("aria-expanded", "true");
      form.classList.add("is-open");
    }
    if (!query) return;
    input.value = query;
    clear(page);
    page.appendChild(element("p", "", TEXTS.loading));
    withEngine(function (ready) {
      clear(page);
      if (!ready) {
        page.appendChild(element("p", "", TEXTS.failed));
        return say(TEXTS.failed);
      }
      return guidepress.search(query, { limit: 1000 }, function (error, found) { showFound(error, found); });
    });

    function showFound(error, found) {
      if (error) {
        page.appendChild(element("p", "", TEXTS.failed));
        return say(TEXTS.failed);
      }
      var heading = element("h2", "gp-results__heading", found.total ? count(query, found.total) : TEXTS.results);
      heading.tabIndex = -1;
      page.appendChild(heading);
      if (found.total) page.appendChild(results(found.hits));
      else page.appendChild(nothing(query));
      say(count(query, found.total));
      if (focus) heading.focus();
      return undefined;
    }
  }

  function results(hits) {
    var box = element("div");
    var items = element("ol", "gp-results");
    var more = element("button", "gp-button", TEXTS.more);
    var shown = 0;
    more.type = "button";
    box.appendChild(items);
    function show() {
      var first = null;
      hits.slice(shown, shown + ON_PAGE).forEach(function (hit) {
        var item = element("li", "gp-results__item");
        item.appendChild(hitInside("a", hit));
        items.appendChild(item);
        first = first || item.querySelector("a");
      });
      shown += ON_PAGE;
      if (shown < hits.length) box.appendChild(more);
      else if (more.parentNode) box.removeChild(more);
      return first;
    }
    more.addEventListener("click", function () { show().focus(); });
    show();
    return box;
  }

  // ---- one hit ----------------------------------------------------------------------------------------------------

  /* The notice ("Superseded") stands before the title: nobody should read the one without the other. */
  function hitInside(titleTag, hit) {
    var box = element("span", "gp-hit");
    if (hit.notice) add(box, element("span", "gp-hit__notice", hit.notice));
    var title = element(titleTag, "gp-hit__title", hit.title);
    if (titleTag === "a") title.href = hit.href;
    add(box, title);
    var facts = [hit.kindLabel, hit.heading].filter(Boolean).join(" · ");
    if (facts) add(box, element("span", "gp-hit__facts", facts));
    if (hit.excerpt && hit.excerpt.length) {
      var excerpt = element("span", "gp-hit__excerpt");
      hit.excerpt.forEach(function (piece) { excerpt.appendChild(element(piece.mark ? "mark" : "span", "", piece.text)); });
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

  function nothing(query) {
    var box = element("div");
    box.appendChild(element("p", "", fill(TEXTS.none, query)));
    box.appendChild(element("p", "", TEXTS.tips));
    var links = element("ul");
    [[TEXTS.glossary, form.dataset.glossary], [TEXTS.questions, form.dataset.questions], [TEXTS.all, page ? "" : form.action]].forEach(
      function (pair) {
        if (!pair[1]) return;
        var item = element("li");
        var link = element("a", "", pair[0]);
        link.href = pair[1];
        item.appendChild(link);
        links.appendChild(item);
      }
    );
    box.appendChild(links);
    return box;
  }

  function count(query, total) {
    if (!total) return fill(TEXTS.none, query);
    return fill((total === 1 ? TEXTS.one : TEXTS.many).replace("{n}", total), query);
  }

  /* By a function, because "$&" in a query means something to replace(). */
  function fill(text, value) {
    return text.replace("{}", function () { return value; });
  }

  /* For screen readers, once the typing has come to rest; in the popup too when `show`. */
  function say(text, show) {
    window.clearTimeout(speaking);
    speaking = window.setTimeout(function () { status.textContent = text; }, 400);
    if (!show) return;
    clear(list);
    clear(message);
    options = [];
    message.appendChild(element("p", "", text));
    open();
  }

  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function clear(box) {
    while (box.firstChild) box.removeChild(box.firstChild);
  }
})();
