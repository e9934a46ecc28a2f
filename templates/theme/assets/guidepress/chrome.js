// @ts-check
/*
 * What stands around a page: colours, the panels that buttons open, dates that have passed.
 *
 * Joined with its parts into a classic script, loaded in the head and not deferred, so that the colours are right from
 * the first paint. Without it everything is open and readable: the style sheet closes panels only below `html.js`.
 *
 * It runs before all other scripts, and gives them window.guidepress and guidepress.dom (shared/dom.mjs).
 */
import { all, dom, find, gettext, keep, one, recall } from "./shared/dom.mjs";

window.guidepress = { ...window.guidepress, dom };

const root = document.documentElement;
// What a reader may choose, and what there is to choose beside "auto" (as on the device), which is not kept.
const CHOICES = Object.entries({ theme: ["light", "dark"], text: ["larger", "largest"], contrast: ["more"] });
const SHORTCUTS = "guidepress.shortcuts"; // "off"; absent: on
const RING = 8; // pixels around what has the focus, see style.css

// Asked for before the page's text is there, the letters mostly come with its first paint, and no line is set anew.
for (const weight of [400, 700]) document.fonts.load(`${weight} 1em "Atkinson Hyperlegible"`).catch(() => {});
root.classList.remove("no-js");
root.classList.add("js");
for (const [name, values] of CHOICES) choose(name, values, recall("localStorage", `guidepress.${name}`));
document.addEventListener("DOMContentLoaded", () => {
  setUpDisplay();
  setUpToggles();
  setUpShortcuts();
  sayWhatHasPassed();
  sayWhatThisCopyIs();
  openForPrint();
  document.addEventListener("focusin", showFocus);
});

// ---- colours and shortcuts ----------------------------------------------------------------------------------------

/**
 * A choice stands on the root element, where the style sheet finds it: data-theme="dark".
 *
 * @param {string} name
 * @param {string[]} values
 * @param {string | null} value  one of them, or anything else for "auto"
 */
function choose(name, values, value) {
  if (value && values.includes(value)) root.setAttribute(`data-${name}`, value);
  else root.removeAttribute(`data-${name}`);
}

/* Where a browser keeps nothing, a choice lasts as long as the page. */
function setUpDisplay() {
  for (const [name, values] of CHOICES) {
    const chosen = root.getAttribute(`data-${name}`) || "auto";
    /** @type {HTMLInputElement[]} */
    const radios = all(document, `input[name=gp-${name}]`);
    for (const radio of radios) {
      radio.checked = radio.value === chosen;
      radio.addEventListener("change", () => {
        choose(name, values, radio.value);
        keep("localStorage", `guidepress.${name}`, radio.value === "auto" ? null : radio.value);
      });
    }
  }
  const shortcuts = shortcutsBox();
  if (!shortcuts) return;
  shortcuts.checked = recall("localStorage", SHORTCUTS) !== "off";
  shortcuts.addEventListener("change", () => {
    keep("localStorage", SHORTCUTS, shortcuts.checked ? null : "off");
  });
}

/** @returns {HTMLInputElement | null} */
function shortcutsBox() {
  return find(document, "#gp-shortcuts");
}

/* Single keys can be switched off (WCAG 2.1.4): whoever speaks to the computer types letters without meaning to. */
function setUpShortcuts() {
  /** @type {HTMLInputElement | null} */
  const input = find(document, "#gp-query");
  const allowed = shortcutsBox();
  if (!input) return;
  document.addEventListener("keydown", (event) => {
    const single = (event.key === "/" || event.key === "s") && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k";
    if (single && ((allowed && !allowed.checked) || isField(event.target))) return;
    if (!single && !control) return;
    event.preventDefault();
    const toggle = find(document, '.gp-toggle[aria-controls="gp-search"]');
    if (toggle?.offsetParent) setOpen(toggle, true);
    input.focus();
    input.select();
  });
}

/** @param {EventTarget | null} place */
function isField(place) {
  return place instanceof HTMLElement && (place.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName));
}

// ---- panels -------------------------------------------------------------------------------------------------------

/* A button with aria-controls opens what it names. Of the header's panels (data-panel) one is open at a time. */
function setUpToggles() {
  for (const toggle of all(document, ".gp-toggle")) {
    toggle.addEventListener("click", () => {
      const open = toggle.getAttribute("aria-expanded") !== "true";
      setOpen(toggle, open);
      if (!open) return;
      if (toggle.getAttribute("aria-controls") === "gp-search") one(document, "#gp-query").focus();
      else if (!toggle.offsetParent) find(target(toggle), "input")?.focus(); // the menu that it stood in is closed now
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closePanels();
  });
  document.addEventListener("click", leaveMenu);
  document.addEventListener("click", leaveDisplay);
  document.addEventListener("focusin", leaveDisplay);
}

/* The header's, and whatever the focus is in. */
function closePanels() {
  for (const toggle of all(document, '.gp-toggle[aria-expanded="true"]')) {
    const inside = target(toggle).contains(document.activeElement);
    const meant = inside || document.activeElement === toggle || toggle.hasAttribute("data-panel");
    const own = toggle.offsetParent ? toggle : find(document, ".gp-toggle--menu"); // it may stand in the closed menu
    if (!meant || !own?.offsetParent) continue; // on a wide screen its panel is always open
    setOpen(toggle, false);
    if (inside) own.focus();
  }
}

/** A link to a part of the same page, as to one's own list, leaves the menu behind. @param {Event} event */
function leaveMenu(event) {
  const link = /** @type {Element} */ (event.target).closest(".gp-nav a");
  if (link instanceof HTMLAnchorElement && link.hash && link.pathname === location.pathname) closePanels();
}

/** Where it lies over the page it must not hide what has the focus. @param {Event} event */
function leaveDisplay(event) {
  const place = /** @type {Node} */ (event.target);
  const toggle = find(document, '.gp-toggle[aria-controls="gp-display"][aria-expanded="true"]');
  if (!toggle || toggle.contains(place) || target(toggle).contains(place)) return;
  if (getComputedStyle(target(toggle)).position === "absolute") setOpen(toggle, false);
}

/**
 * @param {HTMLElement} toggle
 * @param {boolean} open
 */
function setOpen(toggle, open) {
  if (open && toggle.hasAttribute("data-panel")) {
    for (const other of all(document, '.gp-toggle[data-panel][aria-expanded="true"]')) {
      if (other !== toggle) setOpen(other, false);
    }
  }
  const panel = toggle.getAttribute("aria-controls");
  // The same panel may have a button in the header and one in the menu.
  for (const same of all(document, `.gp-toggle[aria-controls="${panel}"]`))
    same.setAttribute("aria-expanded", String(open));
  target(toggle).classList.toggle("is-open", open);
}

/** @param {Element} toggle */
function target(toggle) {
  return one(document, `#${toggle.getAttribute("aria-controls")}`);
}

/**
 * Browsers are content when a part of what has the focus is in the window, or in a field its caret: here all of it must
 * be, with its ring. They scroll after this event; therefore one frame later.
 *
 * @param {Event} event
 */
function showFocus(event) {
  const element = /** @type {Element} */ (event.target);
  requestAnimationFrame(() => {
    if (element !== document.activeElement || !element.matches(":focus-visible")) return;
    const box = element.getBoundingClientRect();
    if (box.height > innerHeight / 2) return;
    const top = below(element) + RING;
    if (box.top < top) scrollBy(0, box.top - top);
    else if (box.bottom > innerHeight - RING) scrollBy(0, box.bottom - innerHeight + RING);
  });
}

/**
 * Where the window begins for an element: below the line with the guideline's status, while that stays in view.
 *
 * @param {Element} element
 */
function below(element) {
  const band = find(document, ".gp-band");
  if (!band || band.contains(element) || !band.parentNode?.contains(element)) return 0;
  const place = band.getBoundingClientRect();
  return place.top < 1 && getComputedStyle(band).position === "sticky" ? Math.max(place.bottom, 0) : 0;
}

// ---- dates --------------------------------------------------------------------------------------------------------

/* data-review-due="2027-03-31": from the next day on, by the reader's own clock, a hidden notice shows itself and
   a date says that it has passed. */
function sayWhatHasPassed() {
  const now = new Date();
  const today = [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join("-");
  for (const element of all(document, "[data-review-due]")) {
    if ((element.dataset.reviewDue || "") >= today) continue;
    element.hidden = false;
    if (element.tagName !== "TIME") continue;
    element.classList.add("gp-passed");
    element.append(" ", gettext("(this date has passed)"));
  }
}

/** @param {number} number */
function pad(number) {
  return (number < 10 ? "0" : "") + number;
}

// ---- the offline copy ---------------------------------------------------------------------------------------------

/* On a stick there is nothing to download: the page is the copy. */
function sayWhatThisCopyIs() {
  const offer = find(document, "#gp-offline");
  if (!offer || location.protocol !== "file:") return;
  const made = find(offer, "time");
  offer.textContent = made
    ? gettext("This is an offline copy of {date}.", { date: made.textContent || "" })
    : gettext("This is an offline copy.");
}

// ---- print --------------------------------------------------------------------------------------------------------

function openForPrint() {
  /** @type {HTMLDetailsElement[]} */
  const opened = [];
  addEventListener("beforeprint", () => {
    /** @type {HTMLDetailsElement[]} */
    const closed = all(document, "details:not([open])");
    for (const details of closed) details.open = true;
    opened.push(...closed);
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
  });
}
