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
 * A classic script in ES2017, deferred. Words of the page stand in the template; what is typed goes in as text.
 */
(function () {
  "use strict";

  var section = document.querySelector(".gp-mine");
  if (!section) return;
  var guidepress = window.guidepress;
  var parts = guidepress.parts || { setUp: none, refresh: none, count: none, blocks: function () { return []; }, sources: function () { return []; } };
  var article = document.getElementById("gp-content");
  var list = section.querySelector(".gp-mine__list");
  var said = section.querySelector(".gp-mine__said [role=status]");
  var undoButton = act("undo");
  var shelf = guidepress.shelf(section.getAttribute("data-library"), section.getAttribute("data-guideline"));
  var tickNumber = 0;
  var visit = []; // what shows the fields of the appointment
  var questions = readQuestions(); // name in store: {ask, shown, more, boxes, element}
  var rows = new Map(); // name in store: its row in the list
  var undo = null;
  var serial = 0;

  setUpVisit();
  setUpForm();
  setUpActions();
  parts.setUp(shelf, function () {
    if (!questions.size) questions = readQuestions(); // those of "my handout" come later
    render();
  });
  shelf.watch(render);
  render();

  // ---- the page's questions ---------------------------------------------------------------------------------------

  function readQuestions() {
    var found = new Map();
    each(article, "[data-question]", function (element) {
      var name = "q/" + element.getAttribute("data-question");
      var ask = element.querySelector(".gp-questions__ask");
      var question = found.get(name) || { ask: plain(ask), shown: ask.textContent, more: [], boxes: [], element: element };
      if (!found.has(name)) each(element, ".gp-questions__follow-up > li", function (more) { question.more.push(more.textContent); });
      question.boxes.push(addBox(element, ask, name));
      found.set(name, question);
    });
    return found;
  }

  /* The drawn box becomes a real one, and the question its label. */
  function addBox(element, ask, name) {
    var box = document.createElement("input");
    var label = document.createElement("label");
    box.type = "checkbox";
    box.className = "gp-tick";
    box.id = label.htmlFor = "gp-tick-" + ++tickNumber;
    box.autocomplete = "off";
    while (ask.firstChild) label.appendChild(ask.firstChild);
    ask.appendChild(label);
    element.replaceChild(box, element.querySelector(".gp-questions__box"));
    box.addEventListener("change", function () { tick(name, box.checked); });
    return box;
  }

  /* An unticked question that has a note keeps it for the day it is ticked again. */
  function tick(name, on) {
    shelf.change(name, function (item) {
      item.ticked = on;
      if (on && questions.has(name)) item.ask = questions.get(name).ask;
      return on || item.note ? item : null;
    });
    render();
  }

  // ---- the reader's list ------------------------------------------------------------------------------------------

  /* Names in the reader's order; what she has not moved comes after, in the page's order, her own questions last. */
  function chosen() {
    var order = (shelf.get("order") || {}).ids || [];
    var inPage = Array.from(questions.keys());
    var names = shelf.names("q/").filter(function (name) { return shelf.get(name).ticked; });
    names = names.concat(shelf.names("own/"));
    var places = new Map(names.map(function (name) {
      var moved = order.indexOf(name);
      var own = name.indexOf("own/") === 0;
      return [name, [moved < 0 ? 1e6 : moved, own ? 2e6 : inPage.indexOf(name) < 0 ? 1e6 : inPage.indexOf(name), shelf.get(name).at || 0]];
    }));
    return names.sort(function (a, b) {
      var left = places.get(a);
      var right = places.get(b);
      return left[0] - right[0] || left[1] - right[1] || left[2] - right[2] || (a < b ? -1 : 1);
    });
  }

  function move(name, by) {
    var names = chosen();
    var from = names.indexOf(name);
    names.splice(from, 1);
    names.splice(from + by, 0, name);
    shelf.change("order", function (item) {
      var others = (item.ids || []).filter(function (other) { return names.indexOf(other) < 0; });
      item.ids = names.concat(others);
      return item;
    });
    render();
    say("moved", from + by + 1, names.length);
  }

  function remove(name) {
    var before = shelf.get(name);
    var next = rows.get(name).nextElementSibling || rows.get(name).previousElementSibling;
    if (name.indexOf("own/") === 0) shelf.change(name, none);
    else tick(name, false);
    offerUndo("removed", function () { shelf.change(name, function () { return before; }); });
    render();
    (next ? next.querySelector("[data-act=remove]") : undoButton).focus();
  }

  function row(name) {
    var item = section.querySelector("template.gp-mine__item").content.firstElementChild.cloneNode(true);
    var own = name.indexOf("own/") === 0;
    var ask = item.querySelector(".gp-mine__ask");
    ask.id = "gp-mine-ask-" + ++serial;
    each(item, "[data-part=own]", function (part) { part.hidden = !own; });
    ask.classList.toggle("gp-print-only", own);
    item.fields = [];
    each(item, "textarea", function (field) {
      field.setAttribute("aria-describedby", ask.id);
      if (own || field.getAttribute("data-field") !== "ask") item.fields.push(bind(field, name, field.getAttribute("data-field")));
    });
    each(item, "button", function (button) {
      button.setAttribute("aria-describedby", ask.id);
      button.addEventListener("click", function () { onRow(item, button.getAttribute("data-act"), button); });
    });
    item.name = name;
    return item;
  }

  /* Wherever a button disappears or goes out of use, the focus goes on to what is next to it. */
  function onRow(item, what, button) {
    if (what === "remove") {
      remove(item.name);
    } else if (what === "accept") {
      tick(item.name, true);
      item.querySelector("textarea[data-field=note]").focus();
    } else {
      move(item.name, what === "up" ? -1 : 1);
      (button.disabled ? item.querySelector(what === "up" ? "[data-act=down]" : "[data-act=up]") : button).focus();
    }
  }

  function fillRow(item, place, count) {
    var kept = shelf.get(item.name);
    var question = questions.get(item.name);
    var own = item.name.indexOf("own/") === 0;
    var follow = item.querySelector(".gp-mine__follow-up");
    item.querySelector(".gp-mine__ask").textContent = question ? question.shown : kept.ask || "";
    follow.textContent = "";
    (question ? question.more : []).forEach(function (more) {
      follow.appendChild(document.createElement("li")).textContent = more;
    });
    follow.hidden = !follow.firstChild;
    item.querySelector("[data-part=added]").hidden = !question || !question.element.querySelector(".gp-questions__added");
    item.querySelector("[data-part=withdrawn]").hidden = own || Boolean(question) || (!questions.size && article.querySelector("[data-all]") !== null);
    item.querySelector("[data-part=reworded]").hidden = !question || !kept.ask || kept.ask === question.ask;
    item.querySelector(".gp-mine__old").textContent = kept.ask || "";
    item.querySelector("[data-act=up]").disabled = place === 0;
    item.querySelector("[data-act=down]").disabled = place === count - 1;
    item.fields.forEach(function (field) { field(); });
    item.querySelector(".gp-written").textContent = kept.note || "";
  }

  /* Ties a field to one word of an item; gives the function that shows what is kept. */
  function bind(field, name, key) {
    var base = "";
    field.addEventListener("input", function () {
      shelf.change(name, function (item) {
        base = item[key] = guidepress.bothTexts(base, field.value, item[key] || "");
        var empty = !item.ticked && name.indexOf("own/") !== 0 && !item.note && !item.date && !item.who;
        return empty ? null : item;
      });
      render();
    });
    return function () {
      base = (shelf.get(name) || {})[key] || "";
      if (field.value !== base) field.value = base;
    };
  }

  // ---- everything as it stands ------------------------------------------------------------------------------------

  function render() {
    var focus = document.activeElement;
    var names = chosen();
    questions.forEach(function (question, name) {
      var on = names.indexOf(name) >= 0;
      question.boxes.forEach(function (box) { box.checked = on; });
    });
    rows.forEach(function (item, name) {
      if (names.indexOf(name) >= 0) return;
      item.remove();
      rows.delete(name);
    });
    names.forEach(function (name, place) {
      if (!rows.has(name)) rows.set(name, row(name));
      if (list.children[place] !== rows.get(name)) list.insertBefore(rows.get(name), list.children[place] || null);
      fillRow(rows.get(name), place, names.length);
    });
    if (focus && focus !== document.activeElement && section.contains(focus)) focus.focus(); // moving a row loses it
    visit.forEach(function (show) { show(); });
    list.hidden = !names.length;
    section.querySelector(".gp-mine__empty").hidden = names.length > 0;
    parts.refresh();
    var count = names.length + (parts.count() || 0);
    article.classList.toggle("gp-choosing", count > 0);
    list.classList.toggle("gp-mine__list--any", names.length > 0);
    guidepress.needWords(count ? parts.sources().concat(sources(names)) : [article]);
    each(article, ".gp-mine-status__count", function (place) {
      var words = sentence(place, count === 0 ? "none" : count === 1 ? "one" : "more", count);
      if (place.textContent !== words) place.textContent = words;
    });
    section.querySelector(".gp-mine__where").textContent = origin();
    showTrouble();
  }

  /* Whose words need explaining on paper. */
  function sources(names) {
    return names.filter(function (name) { return questions.has(name); }).map(function (name) {
      return questions.get(name).element.querySelector(".gp-questions__ask");
    });
  }

  function origin() {
    var language = document.documentElement.lang;
    var today = new Date().toLocaleDateString(language === "en" ? "en-GB" : language || undefined, { dateStyle: "long" });
    var from = /^http/.test(location.protocol) ? " from " + location.href.split("#")[0] : " from an offline copy";
    return "Chosen by a reader on " + today + from + ". Notes and own questions are the reader’s words.";
  }

  /* Beside what was just changed, so that it is seen; the rest of the time at the top. */
  function showTrouble() {
    var trouble = shelf.trouble();
    var unreadable = shelf.unreadable();
    each(article, ".gp-mine__trouble", function (notice) {
      var kind = notice.getAttribute("data-trouble");
      var on = kind === trouble || (kind === "unreadable" && unreadable.length > 0);
      if (on && notice.hidden && kind === "full") {
        var host = article.contains(document.activeElement) && document.activeElement.closest("li > div, li, form, fieldset, section");
        if (host) host.appendChild(notice);
      }
      notice.hidden = !on;
    });
    each(article, ".gp-mine__unreadable", function (place) {
      place.textContent = "";
      unreadable.forEach(function (item) { place.appendChild(document.createElement("li")).textContent = item.text; });
    });
  }

  // ---- fields and buttons -----------------------------------------------------------------------------------------

  function setUpVisit() {
    each(section, ".gp-mine__visit [data-field]", function (line) {
      var field = line.querySelector("input, textarea");
      var show = bind(field, "visit", line.getAttribute("data-field"));
      visit.push(function () {
        show();
        line.querySelector(".gp-written").textContent = field.value;
      });
    });
  }

  function setUpForm() {
    var form = section.querySelector(".gp-mine__add");
    var field = form.querySelector("textarea");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var ask = field.value.trim();
      field.focus();
      if (!ask) {
        say("blank");
        return;
      }
      var now = Date.now();
      var name = "own/" + now.toString(36) + Math.random().toString(36).slice(2, 8);
      shelf.change(name, function () { return { ask: ask, ticked: true, at: now }; });
      field.value = "";
      render();
      say("added");
    });
  }

  function setUpActions() {
    var panel = section.querySelector(".gp-mine__erase");
    act("print").addEventListener("click", function () { window.print(); });
    act("save").addEventListener("click", save);
    act("erase").addEventListener("click", function () { openPanel(panel.hidden); });
    act("erase-not").addEventListener("click", function () { openPanel(false); });
    act("erase-now").addEventListener("click", function () { erase(false); });
    act("erase-all").addEventListener("click", function () { erase(true); });
    panel.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      openPanel(false);
    });
    undoButton.addEventListener("click", function () {
      undo();
      offerUndo("back", null);
      render();
      act("print").focus();
    });

    function erase(all) {
      openPanel(false);
      offerUndo("erased", shelf.erase(all));
      render();
      undoButton.focus();
    }

    function openPanel(open) {
      panel.hidden = !open;
      act("erase-all").hidden = !shelf.others();
      act("erase").setAttribute("aria-expanded", open ? "true" : "false");
      (open ? act("erase-not") : act("erase")).focus();
    }
  }

  function save() {
    var title = section.getAttribute("data-title");
    var blocks = Array.from(article.querySelectorAll(".gp-notice--status, .gp-notice--review, .gp-alert"));
    blocks.push(["h1", "", title], article.querySelector(".gp-standing"));
    if (article.classList.contains("gp-choosing")) blocks = blocks.concat(parts.blocks());
    else blocks = blocks.concat(Array.from(article.querySelectorAll("[data-all]")));
    blocks.push(section.querySelector(".gp-mine__visit"), list, section.querySelectorAll(".gp-mine__visit")[1]);
    blocks = blocks.filter(function (block) { return block && !block.hidden; });
    each(article, ".gp-words", function (words) { blocks.push(words); });
    each(section, ".gp-identity, .gp-mine__where", function (line) { blocks.push(line); });
    each(document, ".gp-footer__disclaimer, .gp-footer__facts", function (line) { blocks.push(line); });
    guidepress.takeAlong({ title: title, name: section.getAttribute("data-file"), blocks: blocks });
    say("saved");
  }

  function offerUndo(what, how) {
    undo = how;
    undoButton.hidden = !how;
    say(what);
  }

  /* The words of a message stand in the page, as data-<name>; each {} is filled in turn. */
  function say(name, first, second) {
    said.textContent = sentence(said, name, first, second);
    if (name !== "erased" && name !== "removed") {
      undo = null;
      undoButton.hidden = true;
    }
  }

  function sentence(element, name, first, second) {
    return element.getAttribute("data-" + name).replace("{}", first).replace("{}", second);
  }

  function act(name) {
    return section.querySelector("[data-act=" + name + "]");
  }

  function plain(element) {
    return element.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
  }

  function none() {
    return null;
  }

  function each(root, selector, use) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), use);
  }
})();
