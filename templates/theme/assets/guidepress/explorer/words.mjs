// @ts-check
/* Answers in words. */
/** @import { Session } from "./session.mjs" */
import { inputOf } from "./session.mjs";

/** Stands for all texts that the table does not name. */
export const OTHER = "\uffff";

/**
 * A text with its blanks filled; the plural behind "|" where the first number is not 1.
 *
 * @param {string} text
 * @param {...(string | number)} words
 */
export function fill(text, ...words) {
  const [one, many] = text.split("|");
  return window.guidepress.dom.fill(many && words[0] !== 1 ? many : one, ...words);
}

/**
 * @param {Session} session
 * @param {string} id
 */
export function labelOf({ data }, id) {
  return data.inputs[id].label;
}

/**
 * The units of a duration: their letters in ISO 8601, and words.
 *
 * @param {Session} session
 * @param {string} type
 */
export function periods({ texts }, type) {
  return /months/.test(type)
    ? [
        ["Y", texts.years],
        ["M", texts.months],
      ]
    : [
        ["D", texts.days],
        ["H", texts.hours],
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
  if (type === "date") return dayInWords(text);
  if (type === "text") return text === OTHER ? texts.other : text;
  if (/duration/.test(type)) {
    const counted = periods(session, type).map(([letter, words]) => [countOf(text, letter), words]);
    return counted.flatMap(([count, words]) => (count ? `${count} ${words}` : [])).join(" ");
  }
  return text.replace("T", ", ") + (unit ? `\u00a0${unit}` : "");
}

/** @param {string} date */
function dayInWords(date) {
  return new Date(`${date}T00:00Z`).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}
