// @ts-check
/* Answers in words. */
/** @import { Dom, Forms } from "types/dom" */
/** @import { Session } from "./session.mjs" */
import { inputOf } from "./session.mjs";

/** Stands for all texts that the table does not name. */
export const OTHER = "\uffff";

/** @type {Dom["filled"]} */
export function fill(text, places) {
  return window.guidepress.dom.filled(text, places);
}

/** @type {Dom["plural"]} */
export function counted(forms, count, places) {
  return window.guidepress.dom.plural(forms, count, places);
}

/**
 * @param {Session} session
 * @param {string} id
 */
export function labelOf({ data }, id) {
  return data.inputs[id].label;
}

/**
 * The units of a duration: their letters in ISO 8601, what they are called, and so many of them.
 *
 * @param {Session} session
 * @param {string} type
 * @returns {[letter: string, words: string, forms: Forms][]}
 */
export function periods({ texts }, type) {
  return /months/.test(type)
    ? [
        ["Y", texts.years, texts.countYears],
        ["M", texts.months, texts.countMonths],
      ]
    : [
        ["D", texts.days, texts.countDays],
        ["H", texts.hours, texts.countHours],
      ];
}

/**
 * How many of a unit a duration has, as text; "" where it does not say.
 *
 * @param {string} raw
 * @param {string} letter
 */
export function countOf(raw, letter) {
  const found = RegExp(`(\\d+)${letter}`).exec(raw);
  return found ? found[1] : "";
}

/**
 * What was answered.
 *
 * @param {Session} session
 * @param {string} id
 */
export function said(session, id) {
  const { texts } = session;
  const raw = session.answers[id];
  const { unit, labels } = session.data.inputs[id];
  const { type } = inputOf(session, id);
  if (raw === null) return texts.dontKnow;
  const text = String(raw);
  if (labels) return labels[text];
  if (type === "boolean") return raw ? texts.yes : texts.no;
  if (type === "date") return window.guidepress.dom.dayInWords(new Date(`${text}T00:00Z`), "UTC");
  if (type === "text") return text === OTHER ? texts.other : text;
  if (/duration/.test(type)) {
    const parts = periods(session, type).flatMap(([letter, , forms]) => {
      const number = countOf(text, letter);
      return number ? counted(forms, Number(number), { number }) : [];
    });
    const [first = "", ...others] = parts;
    return others.reduce((larger, smaller) => fill(texts.duration, { larger, smaller }), first);
  }
  return text.replace("T", ", ") + (unit ? `\u00a0${unit}` : "");
}
