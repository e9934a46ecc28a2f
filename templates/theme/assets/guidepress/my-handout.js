/*
 * "My handout": parts of a guideline that a reader chooses. Parts that belong together are a <details> whose data-parts
 * names them and whose data-piece is loaded when it is opened, or has a part that was chosen before. Inside, each element
 * with data-part="name" can be ticked; the choice is kept under part/name. questions.js, loaded after this, does the
 * rest: it calls what is offered here.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const article = document.getElementById("gp-content");
  const choices = article.querySelector(".gp-choices");
  const boxes = new Map(); // name in store: {box, element}, of the parts that are there
  const groups = Array.from(choices.querySelectorAll("[data-piece]"), read);
  const guidepress = window.guidepress;
  guidepress.parts = { setUp: setUp, refresh: refresh, count: count, blocks: blocks, sources: sources };
  let shelf = null;
  let changed = null;

  function read(element) {
    return {
      element: element,
      title: element.querySelector("h2").textContent,
      body: element.querySelector(".gp-choice__body"),
      count: element.querySelector(".gp-choice__count"),
      parts: element
        .getAttribute("data-parts")
        .split(" ")
        .filter(Boolean)
        .map((name) => `part/${name}`),
      uncounted: element.querySelector(".gp-choice__count").textContent,
      loading: false,
      there: false,
    };
  }

  function setUp(where, act) {
    shelf = where;
    changed = act;
    groups.forEach((group) => {
      group.element.addEventListener("toggle", () => {
        if (group.element.open) load(group);
      });
    });
  }

  // ---- loading ----------------------------------------------------------------------------------------------------

  function load(group) {
    if (group.loading || group.there) return;
    group.loading = true;
    guidepress.later([group.element.getAttribute("data-piece")], (came) => {
      group.loading = false;
      group.there = came;
      if (came) show(group);
      else sayMissing(group);
      changed();
    });
  }

  /* The piece was made with the page, from the same templates. */
  function show(group) {
    const piece = guidepress.pieces.get(group.element.querySelector("h2").id);
    group.body.innerHTML = piece.html;
    addWords(piece.words);
    each(group.body, "[data-part]", addBox);
    guidepress.findTerms();
  }

  /* It is said on paper too, where a chosen part would be missing. */
  function sayMissing(group) {
    if (group.body.querySelector("[role=alert]")) return;
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    group.body.insertBefore(line, group.body.firstChild);
    line.textContent = choices.getAttribute("data-failed");
    group.element.open = true;
  }

  function addBox(element) {
    const drawn = element.querySelector(".gp-questions__box");
    const words = element.querySelector(".gp-part__words");
    const name = `part/${element.getAttribute("data-part")}`;
    const box = document.createElement("input");
    const label = document.createElement("label");
    box.type = "checkbox";
    box.className = "gp-tick";
    box.id = label.htmlFor = `gp-part-${boxes.size + 1}`;
    box.autocomplete = "off";
    while (words.firstChild) label.appendChild(words.firstChild);
    words.appendChild(label);
    drawn.parentNode.replaceChild(box, drawn);
    box.addEventListener("change", () => {
      shelf.change(name, () => (box.checked ? { ticked: true } : null));
      changed();
    });
    boxes.set(name, { box: box, element: element });
  }

  /* Explanations of the piece's words go to the foot of the page, where terms.js and paper look for them. */
  function addWords(words) {
    let list = article.querySelector(".gp-words dl");
    if (!list && words.length) {
      const section = article.appendChild(document.createElement("section"));
      section.className = "gp-words";
      section.appendChild(document.createElement("h2")).textContent = choices.getAttribute("data-words");
      list = section.appendChild(document.createElement("dl"));
    }
    words.forEach((word) => {
      if (list.querySelector(`[data-word="${word[0]}"]`)) return;
      const entry = list.appendChild(document.createElement("div"));
      entry.setAttribute("data-word", word[0]);
      entry.appendChild(document.createElement("dt")).innerHTML = word[1];
      entry.appendChild(document.createElement("dd")).innerHTML = word[2];
    });
  }

  // ---- what is chosen ---------------------------------------------------------------------------------------------

  function isChosen(name) {
    return Boolean(shelf.get(name)?.ticked);
  }

  function refresh() {
    groups.forEach((group) => {
      const names = group.parts.filter(isChosen);
      const rows = group.parts.filter(isRow).length;
      const chosen = names.filter(isRow).length;
      let words = choices.getAttribute("data-chosen").replace("{}", names.length).replace("{}", group.parts.length);
      if (!names.length) words = group.uncounted;
      if (group.count.textContent !== words) group.count.textContent = words;
      group.element.classList.toggle("is-chosen", names.length > 0);
      group.element.classList.toggle("has-rows", chosen > 0);
      group.element.classList.toggle("is-partial", chosen > 0 && chosen < rows);
      if ((names.length || hasQuestions(group)) && !group.body.querySelector("[role=alert]")) load(group);
    });
    boxes.forEach((part, name) => {
      part.box.checked = isChosen(name);
      part.element.classList.toggle("is-chosen", part.box.checked);
    });
  }

  /* Whether a question of this group was chosen before: questions.js keeps those. */
  function hasQuestions(group) {
    return group.element.hasAttribute("data-all") && shelf.names("q/").length > 0;
  }

  function isRow(name) {
    return name.indexOf("part/rule/") === 0;
  }

  function count() {
    return groups.reduce((sum, group) => sum + group.parts.filter(isChosen).length, 0);
  }

  function sources() {
    return Array.from(boxes.values())
      .filter((part) => part.box.checked)
      .map((part) => part.element);
  }

  /* What goes into a file: each group with a choice in it. Copies, for what was not chosen is taken out of them. */
  function blocks() {
    const found = Array.from(article.querySelectorAll(".gp-chosen-only"));
    groups.forEach((group) => {
      if (!group.element.classList.contains("is-chosen")) return;
      const copy = group.body.cloneNode(true);
      each(copy, "[data-part]:not(.is-chosen)", (part) => {
        part.remove();
      });
      if (group.there && !group.element.classList.contains("has-rows"))
        each(copy, ".gp-choice__body > p, .gp-decision", (part) => {
          part.remove();
        });
      if (!group.element.classList.contains("is-partial"))
        each(copy, ".gp-partial", (part) => {
          part.remove();
        });
      found.push(["h2", "", group.title], copy);
    });
    return found;
  }

  function each(root, selector, use) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), use);
  }
})();
