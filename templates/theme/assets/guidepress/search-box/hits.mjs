// @ts-check
/* Hits as they are shown, in the box and on the search page. Their words are set as text. */
/** @import { AlertData } from "types/alert-data" */
/** @import { Results } from "../search-engine/results.mjs" */
import { TEXTS } from "./texts.mjs";

/** @typedef {Results["hits"][number]} Hit */

/** @typedef {{ title: string, hits: Hit[] }} Group */

const LONGEST = 40; // letters of a query that makes a question to ask
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
 * @param {string} group  the title of its group: what that says is not said again
 */
export function hitInside(titleTag, hit, group) {
  const { element, link } = window.guidepress.dom;
  const box = element("span", "gp-hit");
  const name = "gp-hit__title";
  if (hit.notice) add(box, element("span", "gp-hit__notice", hit.notice));
  add(box, titleTag === "a" ? link(hit.href, hit.title, name) : element(titleTag, name, hit.title));
  if (hit.excerpt.length) {
    const excerpt = element("span", "gp-hit__excerpt");
    excerpt.append(...hit.excerpt.map(({ text, mark }) => element(mark ? "mark" : "span", "", text)));
    add(box, excerpt);
  }
  if (hit.reason) add(box, element("span", "gp-hit__reason", hit.reason));
  const facts = element("span", "gp-hit__facts");
  facts.append(
    element("span", "gp-hit__kind", hit.kindLabel),
    hit.heading && hit.heading !== group ? ` · ${hit.heading}` : "",
  );
  add(box, facts);
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
 * What helps where nothing answers a query: words that may have been meant, a question to ask, and where else to look.
 *
 * @param {HTMLFormElement} form
 * @param {string} query
 * @param {Results} found
 * @param {(word: string) => void} choose
 */
export function nothing({ action, dataset }, query, found, choose) {
  const { element, find, link } = window.guidepress.dom;
  const box = element("div", "gp-nothing");
  if (found.suggestions.length) box.append(meant(found.suggestions, choose));
  if (query.length <= LONGEST) box.append(element("p", "gp-nothing__ask", TEXTS.ask(query.replace(/[\s?!.]+$/, ""))));
  const close = found.hits.find((hit) => hit.kind === "question");
  if (close) {
    const line = element("p", "", `${TEXTS.related} `);
    line.append(link(close.href, close.title));
    box.append(line);
  }
  const places = [
    { text: TEXTS.questions, href: dataset.questions },
    { text: TEXTS.glossary, href: dataset.glossary },
    { text: TEXTS.all, href: `${action}#gp-a-to-z` },
    { text: TEXTS.contact, href: find(document, "#gp-search-results")?.dataset.contact },
  ];
  const links = element("ul");
  for (const { text, href } of places) {
    if (!href) continue;
    const item = element("li");
    item.append(link(href, text));
    links.append(item);
  }
  box.append(element("p", "", TEXTS.elsewhere), links);
  return box;
}

/**
 * @param {string[]} words
 * @param {(word: string) => void} choose
 */
function meant(words, choose) {
  const { button, element } = window.guidepress.dom;
  const line = element("p", "gp-search__words", TEXTS.instead);
  for (const word of words)
    add(
      line,
      button("gp-search__word", word, () => choose(word)),
    );
  return line;
}
