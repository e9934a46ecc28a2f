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
 * A classic script, deferred. Words of the page stand in the template; what is typed goes in as text.
 */
(() => {
  "use strict";

  const section = document.querySelector(".gp-mine");
  if (!section) return;
  const guidepress = window.guidepress;
  const parts = guidepress.parts || { setUp: none, refresh: none, count: none, blocks: () => [], sources: () => [] };
  const article = document.getElementById("gp-content");
  const list = section.querySelector(".gp-mine__list");
  const said = section.querySelector(".gp-mine__said [role=status]");
  const undoButton = act("undo");
  const shelf = guidepress.shelf(section.getAttribute("data-library"), section.getAttribute("data-guideline"));
  let tickNumber = 0;
  const visit = []; // what shows the fields of the appointment
  let questions = readQuestions(); // name in store: {ask, shown, more, boxes, element}
  const rows = new Map(); // name in store: its row in the list
  let undo = null;
  let serial = 0;

  setUpVisit();
  setUpForm();
  setUpActions();
  parts.setUp(shelf, () => {
    if (!questions.size) questions = readQuestions(); // those of "my handout" come later
    render();
  });
  shelf.watch(render);
  render();

  // ---- the page's questions ---------------------------------------------------------------------------------------

  function readQuestions() {
    const found = new Map();
    each(article, "[data-question]", (element) => {
      const name = `q/${element.getAttribute("data-question")}`;
      const ask = element.querySelector(".gp-questions__ask");
      const question = found.get(name) || {
        ask: plain(ask),
        shown: ask.textContent,
        more: [],
        boxes: [],
        element: element,
      };
      if (!found.has(name))
        each(element, ".gp-questions__follow-up > li", (more) => {
          question.more.push(more.textContent);
        });
      question.boxes.push(addBox(element, ask, name));
      found.set(name, question);
    });
    return found;
  }

  /* The drawn box becomes a real one, and the question its label. */
  function addBox(element, ask, name) {
    const box = document.createElement("input");
    const label = document.createElement("label");
    box.type = "checkbox";
    box.className = "gp-tick";
    box.id = label.htmlFor = `gp-tick-${++tickNumber}`;
    box.autocomplete = "off";
    while (ask.firstChild) label.appendChild(ask.firstChild);
    ask.appendChild(label);
    element.replaceChild(box, element.querySelector(".gp-questions__box"));
    box.addEventListener("change", () => {
      tick(name, box.checked);
    });
    return box;
  }

  /* An unticked question that has a note keeps it for the day it is ticked again. */
  function tick(name, on) {
    shelf.change(name, (item) => {
      item.ticked = on;
      if (on && questions.has(name)) item.ask = questions.get(name).ask;
      return on || item.note ? item : null;
    });
    render();
  }

  // ---- the reader's list ------------------------------------------------------------------------------------------

  /* Names in the reader's order; what she has not moved comes after, in the page's order, her own questions last. */
  function chosen() {
    const order = shelf.get("order")?.ids || [];
    const inPage = Array.from(questions.keys());
    let names = shelf.names("q/").filter((name) => shelf.get(name).ticked);
    names = names.concat(shelf.names("own/"));
    const places = new Map(
      names.map((name) => {
        const moved = order.indexOf(name);
        const own = name.indexOf("own/") === 0;
        return [
          name,
          [
            moved < 0 ? 1e6 : moved,
            own ? 2e6 : inPage.indexOf(name) < 0 ? 1e6 : inPage.indexOf(name),
            shelf.get(name).at || 0,
          ],
        ];
      }),
    );
    return names.sort((a, b) => {
      const left = places.get(a);
      const right = places.get(b);
      return left[0] - right[0] || left[1] - right[1] || left[2] - right[2] || (a < b ? -1 : 1);
    });
  }

  function move(name, by) {
    const names = chosen();
    const from = names.indexOf(name);
    names.splice(from, 1);
    names.splice(from + by, 0, name);
    shelf.change("order", (item) => {
      const others = (item.ids || []).filter((other) => names.indexOf(other) < 0);
      item.ids = names.concat(others);
      return item;
    });
    render();
    say("moved", from + by + 1, names.length);
  }

  function remove(name) {
    const before = shelf.get(name);
    const next = rows.get(name).nextElementSibling || rows.get(name).previousElementSibling;
    if (name.indexOf("own/") === 0) shelf.change(name, none);
    else tick(name, false);
    offerUndo("removed", () => {
      shelf.change(name, () => before);
    });
    render();
    (next ? next.querySelector("[data-act=remove]") : undoButton).focus();
  }

  function row(name) {
    const item = section.querySelector("template.gp-mine__item").content.firstElementChild.cloneNode(true);
    const own = name.indexOf("own/") === 0;
    const ask = item.querySelector(".gp-mine__ask");
    ask.id = `gp-mine-ask-${++serial}`;
    each(item, "[data-part=own]", (part) => {
      part.hidden = !own;
    });
    ask.classList.toggle("gp-print-only", own);
    item.fields = [];
    each(item, "textarea", (field) => {
      field.setAttribute("aria-describedby", ask.id);
      if (own || field.getAttribute("data-field") !== "ask")
        item.fields.push(bind(field, name, field.getAttribute("data-field")));
    });
    each(item, "button", (button) => {
      button.setAttribute("aria-describedby", ask.id);
      button.addEventListener("click", () => {
        onRow(item, button.getAttribute("data-act"), button);
      });
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
    const kept = shelf.get(item.name);
    const question = questions.get(item.name);
    const own = item.name.indexOf("own/") === 0;
    const follow = item.querySelector(".gp-mine__follow-up");
    item.querySelector(".gp-mine__ask").textContent = question ? question.shown : kept.ask || "";
    follow.textContent = "";
    (question ? question.more : []).forEach((more) => {
      follow.appendChild(document.createElement("li")).textContent = more;
    });
    follow.hidden = !follow.firstChild;
    item.querySelector("[data-part=added]").hidden = !question?.element.querySelector(".gp-questions__added");
    item.querySelector("[data-part=withdrawn]").hidden =
      own || Boolean(question) || (!questions.size && article.querySelector("[data-all]") !== null);
    item.querySelector("[data-part=reworded]").hidden = !question || !kept.ask || kept.ask === question.ask;
    item.querySelector(".gp-mine__old").textContent = kept.ask || "";
    item.querySelector("[data-act=up]").disabled = place === 0;
    item.querySelector("[data-act=down]").disabled = place === count - 1;
    item.fields.forEach((field) => {
      field();
    });
    item.querySelector(".gp-written").textContent = kept.note || "";
  }

  /* Ties a field to one word of an item; gives the function that shows what is kept. */
  function bind(field, name, key) {
    let base = "";
    field.addEventListener("input", () => {
      shelf.change(name, (item) => {
        base = item[key] = guidepress.bothTexts(base, field.value, item[key] || "");
        const empty = !item.ticked && name.indexOf("own/") !== 0 && !item.note && !item.date && !item.who;
        return empty ? null : item;
      });
      render();
    });
    return () => {
      base = shelf.get(name)?.[key] || "";
      if (field.value !== base) field.value = base;
    };
  }

  // ---- everything as it stands ------------------------------------------------------------------------------------

  function render() {
    const focus = document.activeElement;
    const names = chosen();
    questions.forEach((question, name) => {
      const on = names.indexOf(name) >= 0;
      question.boxes.forEach((box) => {
        box.checked = on;
      });
    });
    rows.forEach((item, name) => {
      if (names.indexOf(name) >= 0) return;
      item.remove();
      rows.delete(name);
    });
    names.forEach((name, place) => {
      if (!rows.has(name)) rows.set(name, row(name));
      if (list.children[place] !== rows.get(name)) list.insertBefore(rows.get(name), list.children[place] || null);
      fillRow(rows.get(name), place, names.length);
    });
    if (focus && focus !== document.activeElement && section.contains(focus)) focus.focus(); // moving a row loses it
    visit.forEach((show) => {
      show();
    });
    list.hidden = !names.length;
    section.querySelector(".gp-mine__empty").hidden = names.length > 0;
    parts.refresh();
    const count = names.length + (parts.count() || 0);
    article.classList.toggle("gp-choosing", count > 0);
    list.classList.toggle("gp-mine__list--any", names.length > 0);
    guidepress.needWords(count ? parts.sources().concat(sources(names)) : [article]);
    each(article, ".gp-mine-status__count", (place) => {
      const words = sentence(place, count === 0 ? "none" : count === 1 ? "one" : "more", count);
      if (place.textContent !== words) place.textContent = words;
    });
    section.querySelector(".gp-mine__where").textContent = origin();
    showTrouble();
  }

  /* Whose words need explaining on paper. */
  function sources(names) {
    return names
      .filter((name) => questions.has(name))
      .map((name) => questions.get(name).element.querySelector(".gp-questions__ask"));
  }

  function origin() {
    const language = document.documentElement.lang;
    const today = new Date().toLocaleDateString(language === "en" ? "en-GB" : language || undefined, {
      dateStyle: "long",
    });
    const from = /^http/.test(location.protocol) ? ` from ${location.href.split("#")[0]}` : " from an offline copy";
    return `Chosen by a reader on ${today}${from}. Notes and own questions are the reader’s words.`;
  }

  /* Beside what was just changed, so that it is seen; the rest of the time at the top. */
  function showTrouble() {
    const trouble = shelf.trouble();
    const unreadable = shelf.unreadable();
    each(article, ".gp-mine__trouble", (notice) => {
      const kind = notice.getAttribute("data-trouble");
      const on = kind === trouble || (kind === "unreadable" && unreadable.length > 0);
      if (on && notice.hidden && kind === "full") {
        const host =
          article.contains(document.activeElement) &&
          document.activeElement.closest("li > div, li, form, fieldset, section");
        if (host) host.appendChild(notice);
      }
      notice.hidden = !on;
    });
    each(article, ".gp-mine__unreadable", (place) => {
      place.textContent = "";
      unreadable.forEach((item) => {
        place.appendChild(document.createElement("li")).textContent = item.text;
      });
    });
  }

  // ---- fields and buttons -----------------------------------------------------------------------------------------

  function setUpVisit() {
    each(section, ".gp-mine__visit [data-field]", (line) => {
      const field = line.querySelector("input, textarea");
      const show = bind(field, "visit", line.getAttribute("data-field"));
      visit.push(() => {
        show();
        line.querySelector(".gp-written").textContent = field.value;
      });
    });
  }

  function setUpForm() {
    const form = section.querySelector(".gp-mine__add");
    const field = form.querySelector("textarea");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const ask = field.value.trim();
      field.focus();
      if (!ask) {
        say("blank");
        return;
      }
      const now = Date.now();
      const name = `own/${now.toString(36)}${Math.random().toString(36).slice(2, 8)}`;
      shelf.change(name, () => ({ ask: ask, ticked: true, at: now }));
      field.value = "";
      render();
      say("added");
    });
  }

  function setUpActions() {
    const panel = section.querySelector(".gp-mine__erase");
    act("print").addEventListener("click", () => {
      window.print();
    });
    act("save").addEventListener("click", save);
    act("erase").addEventListener("click", () => {
      openPanel(panel.hidden);
    });
    act("erase-not").addEventListener("click", () => {
      openPanel(false);
    });
    act("erase-now").addEventListener("click", () => {
      erase(false);
    });
    act("erase-all").addEventListener("click", () => {
      erase(true);
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      openPanel(false);
    });
    undoButton.addEventListener("click", () => {
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
    const title = section.getAttribute("data-title");
    let blocks = Array.from(article.querySelectorAll(".gp-notice--status, .gp-notice--review, .gp-alert"));
    blocks.push(["h1", "", title], article.querySelector(".gp-standing"));
    if (article.classList.contains("gp-choosing")) blocks = blocks.concat(parts.blocks());
    else blocks = blocks.concat(Array.from(article.querySelectorAll("[data-all]")));
    blocks.push(section.querySelector(".gp-mine__visit"), list, section.querySelectorAll(".gp-mine__visit")[1]);
    blocks = blocks.filter((block) => block && !block.hidden);
    each(article, ".gp-words", (words) => {
      blocks.push(words);
    });
    each(section, ".gp-identity, .gp-mine__where", (line) => {
      blocks.push(line);
    });
    each(document, ".gp-footer__disclaimer, .gp-footer__facts", (line) => {
      blocks.push(line);
    });
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
    return element.getAttribute(`data-${name}`).replace("{}", first).replace("{}", second);
  }

  function act(name) {
    return section.querySelector(`[data-act=${name}]`);
  }

  function plain(element) {
    return element.textContent
      .replace(/\u2060/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  function none() {
    return null;
  }

  function each(root, selector, use) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), use);
  }
})();
