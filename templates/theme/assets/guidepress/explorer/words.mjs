// @ts-check
/* Answers in words. */
/** @import { Dom, Forms } from "types/dom" */
/** @import { Session } from "./session.mjs" */
import { choices, OTHER } from "./choices.mjs";
import { first, inputOf } from "./session.mjs";

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
  if (type === "age") {
    return [
      ["Y", texts.years, texts.countYears],
      ["M", texts.months, texts.countMonths],
      ["W", texts.weeks, texts.countWeeks],
      ["D", texts.days, texts.countDays],
    ];
  }
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
  const { texts, worked } = session;
  if (id in worked) return window.guidepress.chain.told(texts, session.data.inputs[id], worked[id]);
  const given = session.answers[id];
  const { unit, labels } = session.data.inputs[id];
  const { type } = inputOf(session, id);
  if (given === null) return choices(session, id).length ? texts.dontKnow : texts.notGiven;
  const raw = first(given);
  const text = String(raw);
  if (labels)
    return [given]
      .flat()
      .map((one) => labels[String(one)])
      .join(texts.semicolon);
  if (type === "boolean") return raw ? texts.yes : texts.no;
  if (type === "date") return window.guidepress.dom.dayInWords(new Date(`${text}T00:00Z`), "UTC");
  if (type === "text") return text === OTHER ? texts.other : text;
  if (/duration|age/.test(type)) {
    const parts = periods(session, type).flatMap(([letter, , forms]) => {
      const number = countOf(text, letter);
      return number ? counted(forms, Number(number), { number }) : [];
    });
    const [longest = "", ...others] = parts;
    return others.reduce((larger, smaller) => fill(texts.duration, { larger, smaller }), longest);
  }
  return text.replace("T", texts.comma) + (unit ? `\u00a0${unit}` : "");
}

/**
 * What some inputs are called, in one line.
 *
 * @param {Session} session
 * @param {string[]} ids
 */
export function facts(session, ids) {
  return ids.map((id) => labelOf(session, id)).join(session.texts.semicolon);
}
