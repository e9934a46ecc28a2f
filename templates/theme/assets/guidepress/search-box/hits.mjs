// @ts-check
/* Hits as they are shown, in the box and on the search page. Their words are set as text. */
/** @import { AlertData } from "types/alert-data" */
/** @import { Results } from "../search-engine/results.mjs" */
import { TEXTS } from "./texts.mjs";

/** @typedef {Results["hits"][number]} Hit */

/** @typedef {{ title: string, hits: Hit[] }} Group */

const BEST = 3; // hits that stand first, whatever guideline they are of; the others are grouped

/**
 * Danger stands above all hits, each alert in short; it leads to all that there is to say.
 *
 * @param {AlertData[]} found
 * @param {"aside" | "div"} tag
 */
export function alerts(found, tag) {
  const box = window.guidepress.dom.element("div", "gp-alerts");
  box.append(...found.map((alert) => window.guidepress.alertBox(alert, { tag, more: TEXTS.more })));
  return box;
}

/** @param {AlertData[]} found */
export function spoken(found) {
  return found.map((alert) => `${alert.head}. ${alert.do} `).join("");
}

/**
 * The best hits first, then the others by guideline, in the order in which the guidelines come up.
 *
 * @param {Hit[]} hits
 * @returns {Group[]}
 */
export function grouped(hits) {
  if (new Set(hits.map((hit) => hit.guideline)).size < 2) return [{ title: "", hits }];
  /** @type {Map<string, Group>} */
  const byGuideline = new Map();
  for (const hit of hits.slice(BEST)) {
    const group = byGuideline.get(hit.guideline) || { title: hit.guideline ? hit.heading : TEXTS.library, hits: [] };
    group.hits.push(hit);
    byGuideline.set(hit.guideline, group);
  }
  return [{ title: TEXTS.best, hits: hits.slice(0, BEST) }, ...byGuideline.values()];
}

/**
 * The notice ("Superseded") stands before the title: nobody should read the one without the other.
 *
 * @param {"a" | "span"} titleTag
 * @param {Hit} hit
 */
export function hitInside(titleTag, hit) {
  const { element, link } = window.guidepress.dom;
  const box = element("span", "gp-hit");
  const name = "gp-hit__title";
  if (hit.notice) add(box, element("span", "gp-hit__notice", hit.notice));
  add(box, titleTag === "a" ? link(hit.href, hit.title, name) : element(titleTag, name, hit.title));
  const facts = [hit.kindLabel, hit.heading].filter(Boolean).join(" · ");
  if (facts) add(box, element("span", "gp-hit__facts", facts));
  if (hit.excerpt.length) {
    const excerpt = element("span", "gp-hit__excerpt");
    excerpt.append(...hit.excerpt.map(({ text, mark }) => element(mark ? "mark" : "span", "", text)));
    add(box, excerpt);
  }
  if (hit.reason) add(box, element("span", "gp-hit__reason", hit.reason));
  return box;
}

/**
 * White space between the parts, so that a screen reader does not glue them together.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} part
 */
function add(box, part) {
  box.append(part, " ");
}

/**
 * What helps when nothing was found: words that may have been meant, and where else to look.
 *
 * @param {HTMLFormElement} form
 * @param {string} query
 * @param {string[]} suggestions
 * @param {(word: string) => void} choose
 */
export function nothing({ action, dataset }, query, suggestions, choose) {
  const { button, element, link } = window.guidepress.dom;
  const box = element("div");
  box.append(element("p", "", TEXTS.count(query, 0)));
  if (suggestions.length) {
    const words = element("p", "gp-search__words", TEXTS.instead);
    for (const word of suggestions)
      add(
        words,
        button("gp-search__word", word, () => choose(word)),
      );
    box.append(words);
  }
  const places = [
    { text: TEXTS.glossary, href: dataset.glossary },
    { text: TEXTS.questions, href: dataset.questions },
    { text: TEXTS.all, href: `${action}#gp-a-to-z` },
  ];
  const links = element("ul");
  for (const { text, href } of places) {
    if (!href) continue;
    const item = element("li");
    item.append(link(href, text));
    links.append(item);
  }
  box.append(element("p", "", TEXTS.tips), links);
  return box;
}
