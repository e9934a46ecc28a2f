/*
 * "My handout": parts of a guideline that a reader chooses. Each element with data-part="name" can be ticked; the
 * choice is kept under part/name. questions.js, loaded after this, does the rest: it calls what is offered here.
 *
 * A classic script in ES2017, deferred.
 */
(function () {
  "use strict";

  var article = document.getElementById("gp-content");
  var boxes = new Map(); // name in store: {box, element}
  var guidepress = (window.guidepress = window.guidepress || {});
  guidepress.parts = { setUp: setUp, refresh: refresh, count: count, blocks: blocks, sources: sources };
  var shelf = null;

  function setUp(where, changed) {
    shelf = where;
    each(article, ".gp-choice [data-part]", function (element) {
      var drawn = element.querySelector(".gp-questions__box");
      var words = element.querySelector(".gp-part__words");
      var name = "part/" + element.getAttribute("data-part");
      var box = document.createElement("input");
      var label = document.createElement("label");
      box.type = "checkbox";
      box.className = "gp-tick";
      box.id = label.htmlFor = "gp-part-" + (boxes.size + 1);
      box.autocomplete = "off";
      while (words.firstChild) label.appendChild(words.firstChild);
      words.appendChild(label);
      drawn.parentNode.replaceChild(box, drawn);
      box.addEventListener("change", function () {
        shelf.change(name, function () { return box.checked ? { ticked: true } : null; });
        changed();
      });
      boxes.set(name, { box: box, element: element });
    });
  }

  function refresh() {
    boxes.forEach(function (part, name) {
      part.box.checked = Boolean((shelf.get(name) || {}).ticked);
      part.element.classList.toggle("is-chosen", part.box.checked);
    });
    each(article, ".gp-choice", function (section) {
      var rows = section.querySelectorAll("tr[data-part]").length;
      var chosen = section.querySelectorAll("tr.is-chosen").length;
      section.classList.toggle("is-chosen", section.querySelector(".is-chosen") !== null);
      section.classList.toggle("has-rows", chosen > 0);
      section.classList.toggle("is-partial", chosen > 0 && chosen < rows);
    });
  }

  function chosen() {
    return Array.from(boxes.values()).filter(function (part) { return part.box.checked; });
  }

  function count() {
    return chosen().length;
  }

  function sources() {
    return chosen().map(function (part) { return part.element; });
  }

  /* What goes into a file: each section with a choice in it. Copies, for what was not chosen is taken out of them. */
  function blocks() {
    var found = Array.from(article.querySelectorAll(".gp-chosen-only"));
    each(article, ".gp-choice.is-chosen", function (section) {
      var copy = section.cloneNode(true);
      each(copy, "[data-part]:not(.is-chosen)", function (part) { part.remove(); });
      if (!section.classList.contains("has-rows")) each(copy, ".gp-choice > p, .gp-decision", function (part) { part.remove(); });
      if (!section.classList.contains("is-partial")) each(copy, ".gp-partial", function (part) { part.remove(); });
      found.push(copy);
    });
    return found;
  }

  function each(root, selector, use) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), use);
  }
})();
