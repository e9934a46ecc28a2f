// @ts-check
/*
 * What many scripts do with a page. chrome.js, which runs before all others, offers it as guidepress.dom.
 *
 * Elements of our own templates are there: `one` says so to whoever reads types. `find` is for those that may not be.
 */
/** @import { Dom } from "types/dom" */

/** @type {Dom["find"]} */
export const find = (/** @type {ParentNode} */ root, /** @type {string} */ selector) => root.querySelector(selector);

/** @type {Dom["one"]} */
export const one = /** @type {Dom["one"]} */ (find);

/** @type {Dom["all"]} */
export const all = (/** @type {ParentNode} */ root, /** @type {string} */ selector) => [
  ...root.querySelectorAll(selector),
];

/** @type {Dom["linked"]} */
function linked(hash = location.hash) {
  let name = hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // Then it stands for itself.
  }
  return document.getElementById(name);
}

/** @type {Dom["element"]} */
function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

/** @type {Dom["link"]} */
function link(href, text, name) {
  const made = element("a", name, text);
  made.href = href;
  return made;
}

/** @type {Dom["button"]} */
function button(name, text, act) {
  const made = element("button", name, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** @type {Dom["tickBox"]} */
function tickBox(id, drawn, words) {
  const box = element("input", "gp-tick");
  const label = element("label");
  box.type = "checkbox";
  box.id = label.htmlFor = id;
  box.autocomplete = "off";
  label.append(...words.childNodes);
  words.append(label);
  drawn.replaceWith(box);
  return box;
}

/** @type {Dom["setText"]} */
function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** @type {Dom["fill"]} */
function fill(text, ...words) {
  // By a function, because "$&" in a query means something to replace().
  return words.reduce((/** @type {string} */ filled, word) => filled.replace("{}", () => String(word)), text);
}

/** What is said in the language of the page; nothing where that is English. */
const WORDS = globalThis.guidepress?.words || {};

/** @type {Dom["filled"]} */
function filled(text, places) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole));
}

/** @type {Dom["gettext"]} */
export function gettext(message, places = {}) {
  const said = WORDS[message];
  return filled(typeof said === "string" ? said : message, places);
}

/** @type {Dom["ngettext"]} */
function ngettext(one, more, count, places = {}) {
  const said = WORDS[one];
  return plural(typeof said === "object" ? said : { one, other: more }, count, places);
}

/** @type {Dom["plural"]} */
function plural(forms, count, places = {}) {
  const kind = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
  return filled(forms[kind] || forms.other, { count, ...places });
}

/** @type {Dom["dayInWords"]} */
function dayInWords(day, timeZone) {
  // The page as a whole may have the language alone ("en"), while its dates are those of a country ("en-US").
  const lang = find(document, "#gp-content")?.dataset.lang || document.documentElement.lang;
  // English without a country puts the day before the month, as the catalogue does.
  return day.toLocaleDateString(lang === "en" ? "en-GB" : lang || undefined, { dateStyle: "long", timeZone });
}

/** @type {Dom["recall"]} */
export function recall(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

/** @type {Dom["keep"]} */
export function keep(storage, key, value) {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** @type {Dom["loadScript"]} */
function loadScript(address, done) {
  const script = document.createElement("script");
  script.src = address;
  script.async = false; // what is asked for together is fetched together and runs one after the other
  script.onload = script.onerror = (event) => {
    script.remove(); // its work is done; when it failed, the next attempt asks again
    done(typeof event === "object" && event.type === "load");
  };
  document.head.append(script);
}

/** @type {Dom["copyText"]} */
function copyText(text, done) {
  if (!navigator.clipboard?.writeText) {
    done(false);
    return;
  }
  navigator.clipboard.writeText(text).then(
    () => done(true),
    () => done(false),
  );
}

/** @type {Dom} */
export const dom = {
  find,
  one,
  all,
  linked,
  element,
  link,
  button,
  tickBox,
  setText,
  fill,
  filled,
  gettext,
  ngettext,
  plural,
  dayInWords,
  recall,
  keep,
  loadScript,
  copyText,
};
