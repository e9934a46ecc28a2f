/*
 * What stands around a page: colours, the panels that buttons open, dates that have passed.
 *
 * A classic script, loaded in the head and not deferred, so that the colours are right from the first
 * paint. Without it everything is open and readable: the style sheet closes panels only below `html.js`.
 */
(() => {
  "use strict";

  const root = document.documentElement;
  // What a reader may choose, and what there is to choose beside "auto" (as on the device), which is not kept.
  const CHOICES = { theme: ["light", "dark"], text: ["larger", "largest"], contrast: ["more"] };
  const SHORTCUTS = "guidepress.shortcuts"; // "off"; absent: on
  const RING = 8; // pixels around what has the focus, see style.css
  const PASSED = " (this date has passed)";

  root.classList.remove("no-js");
  root.classList.add("js");
  Object.keys(CHOICES).forEach((name) => {
    choose(name, recall(`guidepress.${name}`));
  });
  document.addEventListener("DOMContentLoaded", () => {
    setUpDisplay();
    setUpToggles();
    setUpShortcuts();
    sayWhatHasPassed();
    sayWhatThisCopyIs();
    openForPrint();
    document.addEventListener("focusin", showFocus);
  });

  // ---- what is kept on the device; a browser may forbid it, then it lasts as long as the page ---------------------

  function recall(key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function keep(key, value) {
    try {
      if (value === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, value);
    } catch {
      // Forbidden or full: the choice holds for this page.
    }
  }

  // ---- colours and shortcuts --------------------------------------------------------------------------------------

  /* A choice stands on the root element, where the style sheet finds it: data-theme="dark". */
  function choose(name, value) {
    if (CHOICES[name].indexOf(value) >= 0) root.setAttribute(`data-${name}`, value);
    else root.removeAttribute(`data-${name}`);
  }

  function setUpDisplay() {
    Object.keys(CHOICES).forEach((name) => {
      const chosen = root.getAttribute(`data-${name}`) || "auto";
      each(`input[name=gp-${name}]`, (radio) => {
        radio.checked = radio.value === chosen;
        radio.addEventListener("change", () => {
          choose(name, radio.value);
          keep(`guidepress.${name}`, radio.value === "auto" ? null : radio.value);
        });
      });
    });
    const shortcuts = document.getElementById("gp-shortcuts");
    if (!shortcuts) return;
    shortcuts.checked = recall(SHORTCUTS) !== "off";
    shortcuts.addEventListener("change", () => {
      keep(SHORTCUTS, shortcuts.checked ? null : "off");
    });
  }

  /* Single keys can be switched off (WCAG 2.1.4): whoever speaks to the computer types letters without meaning to. */
  function setUpShortcuts() {
    const input = document.getElementById("gp-query");
    const allowed = document.getElementById("gp-shortcuts");
    if (!input) return;
    document.addEventListener("keydown", (event) => {
      const single = (event.key === "/" || event.key === "s") && !event.ctrlKey && !event.metaKey && !event.altKey;
      const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k";
      if (single && ((allowed && !allowed.checked) || isField(event.target))) return;
      if (!single && !control) return;
      event.preventDefault();
      const toggle = document.querySelector('.gp-toggle[aria-controls="gp-search"]');
      if (toggle?.offsetParent) setOpen(toggle, true);
      input.focus();
      input.select();
    });
  }

  function isField(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  // ---- panels -----------------------------------------------------------------------------------------------------

  /* A button with aria-controls opens what it names. Of the header's panels (data-panel) one is open at a time. */
  function setUpToggles() {
    each(".gp-toggle", (toggle) => {
      toggle.addEventListener("click", () => {
        const open = toggle.getAttribute("aria-expanded") !== "true";
        setOpen(toggle, open);
        if (open && toggle.getAttribute("aria-controls") === "gp-search") document.getElementById("gp-query").focus();
      });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      each('.gp-toggle[aria-expanded="true"]', (toggle) => {
        const inside = target(toggle).contains(document.activeElement);
        if (!inside && document.activeElement !== toggle && !toggle.hasAttribute("data-panel")) return;
        if (!toggle.offsetParent) return; // on a wide screen its panel is always open
        setOpen(toggle, false);
        if (inside) toggle.focus();
      });
    });
    document.addEventListener("click", leaveDisplay);
    document.addEventListener("focusin", leaveDisplay);
  }

  /* Where it lies over the page it must not hide what has the focus. */
  function leaveDisplay(event) {
    const toggle = document.querySelector('.gp-toggle[aria-controls="gp-display"][aria-expanded="true"]');
    if (!toggle || toggle.contains(event.target) || target(toggle).contains(event.target)) return;
    if (window.getComputedStyle(target(toggle)).position === "absolute") setOpen(toggle, false);
  }

  function setOpen(toggle, open) {
    if (open && toggle.hasAttribute("data-panel")) {
      each('.gp-toggle[data-panel][aria-expanded="true"]', (other) => {
        if (other !== toggle) setOpen(other, false);
      });
    }
    toggle.setAttribute("aria-expanded", open ? "true" : "false");
    target(toggle).classList.toggle("is-open", open);
  }

  function target(toggle) {
    return document.getElementById(toggle.getAttribute("aria-controls"));
  }

  /* Browsers are content when a part of what has the focus is in the window, or in a field its caret: here all of it
     must be, with its ring. They scroll after this event; therefore one frame later. */
  function showFocus(event) {
    const element = event.target;
    window.requestAnimationFrame(() => {
      if (element !== document.activeElement || !element.matches(":focus-visible")) return;
      const box = element.getBoundingClientRect();
      if (box.height > window.innerHeight / 2) return;
      const top = below(element) + RING;
      if (box.top < top) window.scrollBy(0, box.top - top);
      else if (box.bottom > window.innerHeight - RING) window.scrollBy(0, box.bottom - window.innerHeight + RING);
    });
  }

  /* Where the window begins for an element: below the line with the guideline's status, while that stays in view. */
  function below(element) {
    const band = document.querySelector(".gp-band");
    if (!band || band.contains(element) || !band.parentNode.contains(element)) return 0;
    const place = band.getBoundingClientRect();
    return place.top < 1 && window.getComputedStyle(band).position === "sticky" ? Math.max(place.bottom, 0) : 0;
  }

  // ---- dates ------------------------------------------------------------------------------------------------------

  /* data-review-due="2027-03-31": from the next day on, by the reader's own clock, a hidden notice shows itself and
     a date says that it has passed. */
  function sayWhatHasPassed() {
    const now = new Date();
    const today = [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join("-");
    each("[data-review-due]", (element) => {
      if (element.getAttribute("data-review-due") >= today) return;
      element.hidden = false;
      if (element.tagName !== "TIME") return;
      element.classList.add("gp-passed");
      element.insertAdjacentText("beforeend", PASSED);
    });
  }

  function pad(number) {
    return (number < 10 ? "0" : "") + number;
  }

  // ---- the offline copy -------------------------------------------------------------------------------------------

  /* On a stick there is nothing to download: the page is the copy. */
  function sayWhatThisCopyIs() {
    const offer = document.getElementById("gp-offline");
    if (!offer || window.location.protocol !== "file:") return;
    const made = offer.querySelector("time");
    offer.textContent = `This is an offline copy${made ? ` of ${made.textContent}` : ""}.`;
  }

  // ---- print ------------------------------------------------------------------------------------------------------

  function openForPrint() {
    const opened = [];
    window.addEventListener("beforeprint", () => {
      each("details:not([open])", (details) => {
        details.open = true;
        opened.push(details);
      });
    });
    window.addEventListener("afterprint", () => {
      opened.splice(0).forEach((details) => {
        details.open = false;
      });
    });
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
})();
