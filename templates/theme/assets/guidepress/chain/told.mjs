// @ts-check
/* What was worked out on the way to an answer, in words. */
/** @import { ExplorerExemption, ExplorerStep, ExplorerTexts, ExplorerWorked } from "types/explorer-data" */
/** @import { Reached, Tools, Worked } from "types/decision" */
/** @import { Session, State } from "../explorer/session.mjs" */
import { fractionOf, textOf } from "./spans.mjs";
import { asked, isSettled } from "./walk.mjs";

/** Digits behind the point of a number that is no short decimal. */
const DIGITS = 2n;

/**
 * A number as readers see it: a long one rounded, and said to be so.
 *
 * @param {string} text
 * @param {ExplorerTexts} texts
 */
function numberIn(text, texts) {
  if (!text.includes("/") && text.length < 9) return text;
  const [above, below] = fractionOf(text);
  const by = 10n ** DIGITS;
  const sign = above < 0n ? -1n : 1n;
  const rounded = (sign * above * by * 2n + below) / (below * 2n);
  return window.guidepress.dom.filled(texts.about || "", {
    number: textOf([sign * rounded, by]),
  });
}

/**
 * A value that was worked out, or what it can be.
 *
 * @param {ExplorerTexts} texts
 * @param {ExplorerWorked} input
 * @param {Worked} value
 * @returns {string}
 */
export function told(texts, input, value) {
  const { labels, unit, counted } = input;
  const { dom } = window.guidepress;
  if (value === null) return texts.noAnswer || "";
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (typeof value !== "object") {
    if (labels) return labels[value] || value;
    const number = numberIn(value, texts);
    if (counted && /^\d+$/.test(number)) return dom.plural(counted, Number(number), { number });
    return number + (unit ? `\u00a0${unit}` : "");
  }
  const { values, low = null, high = null } = value;
  if (values && (labels || values.includes(null))) {
    return values
      .map((one) => told(texts, input, one))
      .reduce((first, other) => dom.filled(texts.orElse || "", { first, other }));
  }
  const [least, most] = values ? [values[0], values[values.length - 1]] : [low, high];
  if (least === null || most === null) return texts.notKnownYet || "";
  return dom.filled(texts.fromTo || "", {
    low: numberIn(String(least), texts),
    high: told(texts, input, most),
  });
}

/**
 * The way to the answer, table by table: what came of each, who says so, and the question to change it by.
 *
 * @param {Session} session
 * @param {State} state
 * @param {Tools} tools
 */
export function way(session, { path, found }, { el, button, hidden, sourcesOf }) {
  const { data, texts } = session;
  const { reached } = found;
  if (!reached) return null;
  const lines = (data.steps || []).flatMap((step) => {
    const one = reached.get(step.decision);
    const parts = one ? partsOf(texts, step, one) : [];
    if (!one || !parts.length) return [];
    const rules = step.rules.filter(({ id }) => one.answer.hit.includes(id));
    const ids = asked({ ...one.table, linked: data.table.linked }).map(({ id }) => id);
    const at = path.findIndex((id) => ids.includes(id));
    const change =
      at >= 0 && button(texts.change, () => session.go(at, true), "gp-explorer__link", hidden(` ${step.name}`));
    const name = step.href ? el("a", { href: step.href }, step.name) : step.name;
    return el(
      "div",
      "",
      el("dt", "", name),
      el("dd", "", el("span", "", parts.join(texts.semicolon)), " ", change, sourcesOf(session, rules)),
    );
  });
  return lines.length ? el("div", "gp-said", el("h4", "", texts.way), el("dl", "", lines)) : null;
}

/**
 * The values that a table works out, and its result, in words.
 *
 * @param {ExplorerTexts} texts
 * @param {ExplorerStep} step
 * @param {Reached} reached
 */
function partsOf(texts, step, { known, answer }) {
  const values = Object.entries(step.values).flatMap(([id, input]) => {
    const said = told(texts, input, known[id]);
    return isSettled(known[id]) || known[id] ? [input.label ? `${input.label}: ${said}` : said] : [];
  });
  const results = step.rules.filter(({ id }) => answer.hit.includes(id)).map(({ says }) => says);
  return [...values, ...results];
}

/**
 * Why the way ends at an earlier table, if it does: what that leaves open, or that its answers do not go together.
 *
 * @param {Session} session
 * @param {State} state
 * @returns {{ never: boolean, item: ExplorerExemption | undefined } | null}
 */
export function ended({ data }, { found }) {
  const { stopped } = found;
  if (!stopped) return null;
  const { table, answer } = stopped;
  const step = (data.steps || []).filter(({ decision }) => decision === table.decision)[0];
  const kind = "impossible" in answer ? "impossible" : "open";
  const at = table[kind].findIndex(({ why }) => why === answer[kind]);
  return { never: kind === "impossible", item: step?.[kind][at] };
}
