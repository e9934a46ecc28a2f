/*
 * Terms in place: a word of the glossary opens its explanation below its own line.
 *
 * The explanations stand at the foot of the page ("Words on this page", pages/_words.html), so nothing is fetched.
 * What opens is part of the text, right after the word: it covers nothing, is never off the screen at any width or
 * zoom, and is what Tab and a screen reader come to next. One is open at a time; Escape closes it. A word without
 * an explanation on its page, and every word where no script runs, leads to the glossary.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const OWN_ID = "gp-explained";
  const MARGIN = 12; // pixels kept free between what opens and the window's edge
  const definitions = new Map();
  let word = null; // whose explanation is open
  let box = null; // the explanation, while open

  const guidepress = (window.guidepress = window.guidepress || {});
  guidepress.findTerms = find; // again, when words and explanations have come to the page
  find();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);

  function find() {
    each(document, ".gp-words [data-word]", (entry) => {
      definitions.set(entry.getAttribute("data-word"), entry);
    });
    each(document, "a.gp-term[data-term]:not([role])", (link) => {
      if (!definition(link)) return;
      link.setAttribute("role", "button");
      link.setAttribute("aria-expanded", "false");
    });
  }

  function definition(link) {
    return definitions.get(link.getAttribute("data-term"));
  }

  function onClick(event) {
    const link = event.target.closest?.("a.gp-term[data-term]");
    if (!link || !definition(link) || event.defaultPrevented) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // into a new tab
    event.preventDefault();
    if (box?.contains(link)) {
      fill(link); // one word leads to the next, in the same place
      box.focus();
    } else if (link === word) {
      close();
    } else {
      open(link);
    }
  }

  function onKey(event) {
    const target = event.target;
    if (event.key === " " && target.matches && target.matches("a.gp-term[role=button]")) {
      event.preventDefault(); // a button answers to the space bar, too
      target.click();
    } else if (event.key === "Escape" && box && !event.defaultPrevented && !target.closest(".gp-header")) {
      event.preventDefault();
      close();
    }
  }

  function open(link) {
    const before = link.getBoundingClientRect().top;
    close();
    word = link;
    box = make("span", "gp-explained");
    box.id = OWN_ID;
    box.tabIndex = -1;
    box.setAttribute("role", "group");
    fill(link);
    place();
    word.setAttribute("aria-expanded", "true");
    word.setAttribute("aria-controls", OWN_ID);
    // What was open above is gone: the word stays where it was touched.
    window.scrollBy(0, link.getBoundingClientRect().top - before);
    show();
  }

  function close() {
    if (!box) return;
    const inside = box.contains(document.activeElement);
    box.parentNode.classList.remove("gp-has-explained");
    box.remove();
    word.setAttribute("aria-expanded", "false");
    word.removeAttribute("aria-controls");
    if (inside) word.focus();
    box = word = null;
  }

  function fill(link) {
    const entry = definition(link);
    const name = entry.querySelector("dt").textContent;
    const text = make("span", "gp-explained__text");
    each(entry, "dd", (dd) => {
      Array.prototype.forEach.call(dd.childNodes, (node) => {
        if (node !== box) text.appendChild(node.cloneNode(true));
      });
    });
    each(text, ".gp-explained", (other) => {
      other.remove();
    });
    each(text, "[aria-expanded]", (other) => {
      other.removeAttribute("aria-expanded");
    });
    const more = make("a", "gp-explained__more", "See it in the word list");
    more.href = link.href;
    const shut = make("button", "gp-explained__close", "Close");
    shut.type = "button";
    shut.addEventListener("click", () => {
      const back = word;
      close();
      back.focus();
    });
    box.textContent = "";
    box.setAttribute("aria-label", `What ${name} means`);
    [make("strong", "gp-explained__word", name), text, more, shut].forEach((part) => {
      box.appendChild(part);
    });
  }

  /* Right after the word, but outside whatever is set within the line; after a heading, not in it. */
  function place() {
    const heading = word.closest("h1, h2, h3, h4, h5, h6");
    let last = word;
    while (!heading && window.getComputedStyle(last.parentNode).display === "inline") last = last.parentNode;
    (heading || last).insertAdjacentElement("afterend", box);
    box.classList.toggle("gp-explained--block", Boolean(heading));
    if (!heading) box.parentNode.classList.add("gp-has-explained");
  }

  /* Scrolls just as far as needed, and never so far that the word is lost. */
  function show() {
    const below = box.getBoundingClientRect().bottom + MARGIN - window.innerHeight;
    const room = word.getBoundingClientRect().top - MARGIN;
    if (below > 0 && room > 0) window.scrollBy(0, Math.min(below, room));
  }

  function make(tag, name, text) {
    const element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function each(root, selector, act) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), act);
  }
})();
