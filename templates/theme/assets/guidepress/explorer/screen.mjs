// @ts-check
/* The place of the explorer on its page, and what of the page it shows or hides. */
/** @import { AlertData, AlertLevel } from "types/alert-data" */
/** @import { Child } from "./elements.mjs" */
/** @import { Judged } from "./judge.mjs" */
/** @import { Session } from "./session.mjs" */
import { el, flat } from "./elements.mjs";

/**
 * Puts a view in the place of the one before.
 *
 * @param {Session} session
 * @param {Child[]} view
 * @param {boolean} focus
 */
export function show({ place }, view, focus) {
  const { find, one } = window.guidepress.dom;
  const area = one(place, ".gp-explorer__area");
  area.replaceChildren(...flat(view));
  const first = find(area, "[data-focus]");
  if (focus && first) first.focus();
}

/**
 * For those who listen.
 *
 * @param {Session} session
 * @param {...(string | null | false)} said
 */
export function tell({ place, texts }, ...said) {
  const { one, setText } = window.guidepress.dom;
  setText(one(place, ".gp-explorer__status"), said.filter(Boolean).join(texts.semicolon));
}

/**
 * The page's notices on the guideline's state stand before every step, too: in short, and whole with the result.
 *
 * @param {Session} session
 * @param {boolean} whole
 */
export function notices({ place }, whole) {
  const all = window.guidepress.dom.all(document, "#gp-content .gp-notice");
  const shown = all.filter((notice) => !notice.hidden && !place.contains(notice));
  return shown.map((notice) => {
    const copy = /** @type {HTMLElement} */ (notice.cloneNode(true));
    const parts = [...copy.children]; // no landmark a second time
    if (whole) return el("div", notice.className, parts);
    return el("p", notice.className, el("b", "", parts[0].textContent), " ", parts[1].textContent);
  });
}

/** @type {AlertLevel[]} */
const LEVELS = ["emergency", "urgent", "soon"];

/**
 * The alerts of an answer: first what its cases name, then those of the page; one of each level. Before there is an
 * answer, those of the page.
 *
 * @param {Session} session
 * @param {Judged} [judged]
 */
export function alerts({ data, texts }, judged) {
  const { hits, open } = judged || { hits: [], open: [] };
  const rows = [...hits.map((row) => data.rules[row.at]), ...open.filter((item) => item.holds)];
  const named = rows.flatMap(({ alert }) => (alert === undefined ? [] : alert));
  /** @type {Map<AlertLevel, { alert: AlertData, place: number, more: string }>} */
  const chosen = new Map();
  for (const at of [...named, ...(data.always || [])]) {
    const alert = (data.alerts || [])[at];
    const place = LEVELS.indexOf(alert.level) + (alert.library ? LEVELS.length : 0);
    if (!chosen.has(alert.level)) chosen.set(alert.level, { alert, place, more: named.includes(at) ? "" : texts.more });
  }
  return [...chosen.values()]
    .sort((first, second) => first.place - second.place)
    .map(({ alert, more }) => window.guidepress.alertBox(alert, { more }));
}
