// @ts-check
/* How a question is answered: a choice, a text, or a duration in its units. */
/** @import { Scalar } from "types/compiled-table" */
/** @import { Child } from "./elements.mjs" */
/** @import { Session } from "./session.mjs" */
import { el } from "./elements.mjs";
import { inputOf, isGood } from "./session.mjs";
import { countOf, fill, labelOf, OTHER, periods } from "./words.mjs";

/**
 * What is shown, and how it is read: undefined is "nothing entered", null "I don't know".
 *
 * @typedef {{ fields: Child[], read: () => Scalar | null | undefined }} Controls
 */

/**
 * The choices of an input, each with its words; none where something is to be written.
 *
 * @param {Session} session
 * @param {string} id
 * @returns {[Scalar, string][]}
 */
export function choices(session, id) {
  const { data, texts } = session;
  const input = inputOf(session, id);
  const { labels } = data.inputs[id];
  if (labels) return Object.entries(labels);
  if (input.values) return input.values.map((value) => [value, String(value)]);
  if (input.type === "boolean") {
    return [
      [true, texts.yes],
      [false, texts.no],
    ];
  }
  const named = input.type === "text" ? textsNamed(session, id) : [];
  return named.length ? [...named.map((text) => pair(text, text)), pair(OTHER, texts.other)] : [];
}

/**
 * @param {Scalar} value
 * @param {string} words
 * @returns {[Scalar, string]}
 */
function pair(value, words) {
  return [value, words];
}

/**
 * The texts that the table's cells name for an input.
 *
 * @param {Session} session
 * @param {string} id
 */
function textsNamed({ table }, id) {
  const tests = [...table.rules, ...table.open, ...table.impossible].flatMap(({ when }) =>
    when[id] ? window.guidepress.decide.testsOf(when[id]) : [],
  );
  return [...new Set(tests.flatMap((test) => ("eq" in test && typeof test.eq === "string" ? test.eq : [])))];
}

/**
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
export function controls(session, id) {
  if (choices(session, id).length) return choiceOf(session, id);
  return /duration/.test(inputOf(session, id).type) ? durationOf(session, id) : textOf(session, id);
}

/**
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
function choiceOf(session, id) {
  const { answers, texts } = session;
  /** @type {[Scalar | null, string][]} */
  const all = [...choices(session, id), [null, texts.dontKnow]];
  const boxes = all.map(([value], at) =>
    el("input", { type: "radio", name: "gp-answer", id: `gp-answer-${at}`, checked: answers[id] === value }),
  );
  const fields = all.map(([, words], at) =>
    el("div", "gp-explorer__choice", boxes[at], el("label", { for: boxes[at].id }, words)),
  );
  return { fields, read: () => all.find((_, at) => boxes[at].checked)?.[0] };
}

/**
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
function durationOf(session, id) {
  const raw = String(session.answers[id] || "");
  const parts = periods(session, inputOf(session, id).type).map(([letter, words]) => {
    const box = el("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      id: `gp-answer-${letter}`,
      value: countOf(raw, letter),
    });
    return { letter, box, field: el("div", "gp-explorer__field", el("label", { for: box.id }, words), box) };
  });
  return {
    fields: parts.map((part) => part.field),
    read: () => {
      const written = parts.filter(({ box }) => box.value.trim());
      if (!written.length) return undefined;
      return `P${written.map(({ letter, box }) => (letter === "H" ? "T" : "") + box.value.trim() + letter).join("")}`;
    },
  };
}

/** @type {{ [type: string]: string | undefined }} */
const FIELD_TYPES = { date: "date", time: "time", "date and time": "datetime-local" };

/**
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
function textOf(session, id) {
  const { texts } = session;
  const raw = session.answers[id];
  const { unit, range, marks = {} } = session.data.inputs[id];
  const { type } = inputOf(session, id);
  const box = el("input", {
    type: FIELD_TYPES[type] || "text",
    inputmode: /number|integer/.test(type) && (type === "integer" ? "numeric" : "decimal"),
    autocomplete: "off",
    id: "gp-answer-0",
    "aria-describedby": range ? "gp-answer-hint" : undefined,
    value: typeof raw === "string" ? raw : "",
  });
  const name = labelOf(session, id);
  const label = el("label", { for: box.id }, unit ? fill(texts.inUnit, { label: name, unit }) : name);
  const hint =
    range && el("span", { className: "gp-explorer__hint", id: "gp-answer-hint" }, fill(texts.rangeHint, { range }));
  return {
    fields: [el("div", "gp-explorer__field", label, hint, box)],
    // Where decimals have a comma, points and commas change places: "1.000" is refused there as "1,000" is in English.
    read: () => box.value.trim().replace(/\W/g, (mark) => marks[mark] || mark) || undefined,
  };
}

/**
 * What is wrong with an answer, in words; "" for nothing.
 *
 * @param {Session} session
 * @param {string} id
 * @param {Scalar | null | undefined} raw
 */
export function problem(session, id, raw) {
  const { texts } = session;
  const { type } = inputOf(session, id);
  if (raw === undefined) return choices(session, id).length ? texts.choose : texts.write;
  if (isGood(session, id, raw)) return "";
  const { range } = session.data.inputs[id];
  const [text, textOf] =
    type === "number"
      ? [texts.writeNumber, texts.writeNumberOf]
      : /integer|duration/.test(type)
        ? [texts.writeWhole, texts.writeWholeOf]
        : [texts.writeOther, texts.writeOtherOf];
  return range ? fill(textOf, { range }) : text;
}
