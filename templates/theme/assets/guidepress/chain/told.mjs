// @ts-check
/* What was worked out on the way to an answer, in words. */
/** @import { ExplorerData, ExplorerStep, ExplorerWorked } from "types/explorer-data" */
/** @import { Chained, Worked } from "types/decision" */
import { fractionOf, textOf } from "./spans.mjs";

/** Digits behind the point of a number that is no short decimal. */
const DIGITS = 2n;

/**
 * A number as readers see it: a long one rounded, and said to be so.
 *
 * @param {string} text
 * @param {string} about
 */
function shown(text, about) {
  if (!text.includes("/") && text.length < 9) return text;
  const [above, below] = fractionOf(text);
  const by = 10n ** DIGITS;
  const sign = above < 0n ? -1n : 1n;
  const rounded = (sign * above * by * 2n + below) / (below * 2n);
  return about.replace("{number}", textOf([sign * rounded, by]));
}

/**
 * A value that was worked out, or what it can be.
 *
 * @param {ExplorerData} data
 * @param {ExplorerWorked} input
 * @param {Worked} value
 * @returns {string}
 */
export function told({ texts }, { labels, unit, counted }, value) {
  const { dom } = window.guidepress;
  if (value === null) return texts.noAnswer;
  if (typeof value !== "object") {
    if (typeof value === "boolean") return value ? texts.yes : texts.no;
    if (labels) return labels[value] || value;
    const number = shown(value, texts.about);
    if (counted && /^\d+$/.test(number)) return dom.plural(counted, Number(number), { number });
    return number + (unit ? `\u00a0${unit}` : "");
  }
  const { values, low = null, high = null } = value;
  if (labels && values) return values.map((one) => told({ texts }, { labels }, one)).join(texts.orElse);
  const [least, most] = values ? [values[0], values[values.length - 1]] : [low, high];
  if (least === null || most === null) return texts.notKnownYet;
  return dom.filled(texts.fromTo, {
    low: shown(String(least), texts.about),
    high: told({ texts }, { unit, counted }, most),
  });
}
