// @ts-check
/* The place of the explorer on its page, and what of the page it shows or hides. */
/** @import { AlertData, AlertLevel } from "types/alert-data" */
/** @import { Child } from "./elements.mjs" */
/** @import { Status, When } from "types/decision" */
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
 * The alerts of a question, or of an answer: `named` by its cases, in full, and those of the page, in short; one of each
 * level. Of the page's, none is shown of which she has said that it is not so; what may yet happen to anybody always is.
 *
 * @param {Session} session
 * @param {(when: When) => Status} status  what is known of a case before this question, or with this answer
 * @param {Judged} [judged]  with an answer
 */
export function alerts({ data, table, texts }, status, judged) {
  const cases = [
    ...table.rules.map(({ when }, at) => ({ when, alert: data.rules[at].alert })),
    ...table.open.map(({ when }, at) => ({ when, alert: data.open[at].alert })),
  ];
  /** @param {number} at */
  const isRuledOut = (at) => {
    const naming = cases.filter(({ alert }) => alert === at);
    return naming.length > 0 && naming.every(({ when }) => status(when).holds === false);
  };
  const { hits, open } = judged || { hits: [], open: [] };
  const rows = [...hits.map((row) => data.rules[row.at]), ...open.filter((item) => item.holds)];
  const named = rows.flatMap(({ alert }) => (alert === undefined ? [] : alert));
  const always = (data.always || []).filter((at) => data.alerts?.[at].level === "emergency" || !isRuledOut(at));
  /** @type {Map<AlertLevel, { at: number, alert: AlertData, place: number }>} */
  const chosen = new Map();
  for (const at of [...named, ...always]) {
    const alert = (data.alerts || [])[at];
    const place = LEVELS.indexOf(alert.level) + (alert.library ? LEVELS.length : 0);
    if (!chosen.has(alert.level)) chosen.set(alert.level, { at, alert, place });
  }
  const all = [...chosen.values()].sort((first, second) => first.place - second.place);
  /** @param {boolean} own */
  const boxes = (own) => {
    const more = own ? "" : texts.more;
    return all
      .filter(({ at }) => named.includes(at) === own)
      .map(({ alert }) => window.guidepress.alertBox(alert, { more }));
  };
  return { named: boxes(true), standing: boxes(false) };
}
