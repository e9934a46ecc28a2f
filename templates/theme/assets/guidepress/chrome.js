/*
 * What stands around a page: colours, the panels that buttons open, dates that have passed.
 *
 * A classic script in ES2017, loaded in the head and not deferred, so that the colours are right from the first
 * paint. Without it everything is open and readable: the style sheet closes panels only below `html.js`.
 */
(function () {
  "use strict";

  var root = document.documentElement;
  // What a reader may choose, and what there is to choose beside "auto" (as on the device), which is not kept.
  var CHOICES = { theme: ["light", "dark"], text: ["larger", "largest"], contrast: ["more"] };
  var SHORTCUTS = "guidepress.shortcuts"; // "off"; absent: on
  var RING = 8; // pixels around what has the focus, see style.css
  var PASSED = " (this date has passed)";

  root.classList.remove("no-js");
  root.classList.add("js");
  Object.keys(CHOICES).forEach(function (name) { choose(name, recall("guidepress." + name)); });
  document.addEventListener("DOMContentLoaded", function () {
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
    } catch (error) {
      return null;
    }
  }

  function keep(key, value) {
    try {
      if (value === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, value);
    } catch (error) {
      // Forbidden or full: the choice holds for this page.
    }
  }

  // ---- colours and shortcuts --------------------------------------------------------------------------------------

  /* A choice stands on the root element, where the style sheet finds it: data-theme="dark". */
  function choose(name, value) {
    if (CHOICES[name].indexOf(value) >= 0) root.setAttribute("data-" + name, value);
    else root.removeAttribute("data-" + name);
  }

  function setUpDisplay() {
    Object.keys(CHOICES).forEach(function (name) {
      var chosen = root.getAttribute("data-" + name) || "auto";
      each("input[name=gp-" + name + "]", function (radio) {
        radio.checked = radio.value === chosen;
        radio.addEventListener("change", function () {
          choose(name, radio.value);
          keep("guidepress." + name, radio.value === "auto" ? null : radio.value);
        });
      });
    });
    var shortcuts = document.getElementById("gp-shortcuts");
    if (!shortcuts) return;
    shortcuts.checked = recall(SHORTCUTS) !== "off";
    shortcuts.addEventListener("change", function () {
      keep(SHORTCUTS, shortcuts.checked ? null : "off");
    });
  }

  /* Single keys can be switched off (WCAG 2.1.4): whoever speaks to the computer types letters without meaning to. */
  function setUpShortcuts() {
    var input = document.getElementById("gp-query");
    var allowed = document.getElementById("gp-shortcuts");
    if (!input) return;
    document.addEventListener("keydown", function (event) {
      var single = (event.key === "/" || event.key === "s") && !event.ctrlKey && !event.metaKey && !event.altKey;
      var control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k";
      if (single && ((allowed && !allowed.checked) || isField(event.target))) return;
      if (!single && !control) return;
      event.preventDefault();
      var toggle = document.querySelector('.gp-toggle[aria-controls="gp-search"]');
      if (toggle && toggle.offsetParent) setOpen(toggle, true);
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
    each(".gp-toggle", function (toggle) {
      toggle.addEventListener("click", function () {
        var open = toggle.getAttribute("aria-expanded") !== "true";
        setOpen(toggle, open);
        if (open && toggle.getAttribute("aria-controls") === "gp-search") document.getElementById("gp-query").focus();
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      each('.gp-toggle[aria-expanded="true"]', function (toggle) {
        var inside = target(toggle).contains(document.activeElement);
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
    var toggle = document.querySelector('.gp-toggle[aria-controls="gp-display"][aria-expanded="true"]');
    if (!toggle || toggle.contains(event.target) || target(toggle).contains(event.target)) return;
    if (window.getComputedStyle(target(toggle)).position === "absolute") setOpen(toggle, false);
  }

  function setOpen(toggle, open) {
    if (open && toggle.hasAttribute("data-panel")) {
      each('.gp-toggle[data-panel][aria-expanded="true"]', function (other) {
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
    var element = event.target;
    window.requestAnimationFrame(function () {
      if (element !== document.activeElement || !element.matches(":focus-visible")) return;
      var box = element.getBoundingClientRect();
      if (box.height > window.innerHeight / 2) return;
      var top = below(element) + RING;
      if (box.top < top) window.scrollBy(0, box.top - top);
      else if (box.bottom > window.innerHeight - RING) window.scrollBy(0, box.bottom - window.innerHeight + RING);
    });
  }

  /* Where the window begins for an element: below the line with the guideline's status, while that stays in view. */
  function below(element) {
    var band = document.querySelector(".gp-band");
    if (!band || band.contains(element) || !band.parentNode.contains(element)) return 0;
    var place = band.getBoundingClientRect();
    return place.top < 1 && window.getComputedStyle(band).position === "sticky" ? Math.max(place.bottom, 0) : 0;
  }

  // ---- dates ------------------------------------------------------------------------------------------------------

  /* data-review-due="2027-03-31": from the next day on, by the reader's own clock, a hidden notice shows itself and
     a date says that it has passed. */
  function sayWhatHasPassed() {
    var now = new Date();
    var today = [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join("-");
    each("[data-review-due]", function (element) {
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
    var offer = document.getElementById("gp-offline");
    if (!offer || window.location.protocol !== "file:") return;
    var made = offer.querySelector("time");
    offer.textContent = "This is an offline copy" + (made ? " of " + made.textContent : "") + ".";
  }

  // ---- print ------------------------------------------------------------------------------------------------------

  function openForPrint() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      each("details:not([open])", function (details) {
        details.open = true;
        opened.push(details);
      });
    });
    window.addEventListener("afterprint", function () {
      opened.splice(0).forEach(function (details) { details.open = false; });
    });
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }
})();
