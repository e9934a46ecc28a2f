// @ts-check
/* How a question is answered: by choices, a text, or a duration in its units. */
/** @import { Scalar } from "types/compiled-table" */
/** @import { Child } from "./elements.mjs" */
/** @import { Given, Session } from "./session.mjs" */
import { choices } from "./choices.mjs";
import { el } from "./elements.mjs";
import { inputOf, isGood } from "./session.mjs";
import { countOf, fill, periods } from "./words.mjs";

/**
 * What is shown, and how it is read: undefined is "nothing entered", null "I don't know".
 *
 * @typedef {{ fields: Child[], read: () => Given | undefined }} Controls
 */

/**
 * An answer to choose; one that is `alone` takes back the others.
 *
 * @typedef {{ value: Scalar | null, words: string, more?: string, alone?: boolean }} Option
 */

/**
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
export function controls(session, id) {
  if (choices(session, id).length) return choiceOf(session, id);
  return orUnknown(
    session,
    id,
    /duration/.test(inputOf(session, id).type) ? durationOf(session, id) : textOf(session, id),
  );
}

/**
 * A box of full width with its words, and what more there is to say about them.
 *
 * @param {string} type
 * @param {number} at
 * @param {Option} option
 * @param {boolean} checked
 */
function boxOf(type, at, { words, more }, checked) {
  const id = `gp-answer-${at}`;
  const described = more ? `${id}-more` : undefined;
  const labelled = `${id}-words`;
  const box = el("input", {
    type,
    name: "gp-answer",
    id,
    checked,
    "aria-labelledby": labelled,
    "aria-describedby": described,
  });
  const said = el("span", "", el("b", { id: labelled }, words), more && el("small", { id: `${id}-more` }, more));
  return { box, field: el("label", "gp-option", box, said) };
}

/**
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
function choiceOf(session, id) {
  const { answers, data, texts } = session;
  const { helps = {}, labels = {}, none } = data.inputs[id];
  /** @type {Option[]} */
  const options = choices(session, id)
    .filter(([value]) => value !== none)
    .map(([value, words]) => ({ value, words, more: helps[String(value)] }));
  const alone = options.length;
  if (none) options.push({ value: none, words: texts.none, more: labels[none], alone: true });
  options.push({ value: null, words: texts.dontKnow, more: texts.leads, alone: true });
  const given = answers[id];
  const chosen = Array.isArray(given) ? given : [given];
  const made = options.map((option, at) =>
    boxOf(none ? "checkbox" : "radio", at, option, chosen.includes(option.value)),
  );
  const taken = () => options.filter((_, at) => made[at].box.checked).map(({ value }) => value);
  made.forEach(({ box }, at) => {
    box.onchange = () => {
      made.forEach((other, place) => {
        if (place !== at && (options[at].alone || options[place].alone)) other.box.checked = false;
      });
    };
  });
  /** @type {Child[]} */
  const fields = made.map(({ field }) => field);
  if (none) fields.splice(alone, 0, divider(texts.or));
  return {
    fields,
    read() {
      const values = taken();
      return values.length > 1 ? /** @type {Scalar[]} */ (values) : values[0];
    },
  };
}

/** @param {string} words */
function divider(words) {
  return el("p", "gp-or", words);
}

/**
 * Something to write, or the box that says that it is not known: each takes back the other.
 *
 * @param {Session} session
 * @param {string} id
 * @param {Controls} written
 * @returns {Controls}
 */
function orUnknown({ answers, texts }, id, { fields, read }) {
  const option = { value: null, words: texts.rather, more: texts.leads };
  const { box, field } = boxOf("checkbox", 9, option, answers[id] === null);
  const line = el("div", "gp-field", fields);
  const inputs = window.guidepress.dom.all(line, "input");
  line.oninput = () => {
    box.checked = false;
  };
  box.onchange = () => {
    for (const input of inputs) if (box.checked) input.value = "";
  };
  return { fields: [line, divider(texts.or), field], read: () => (box.checked ? null : read()) };
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
    return { letter, box, field: [box, el("label", { for: box.id }, words)] };
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
  const raw = session.answers[id];
  const { unit, marks = {} } = session.data.inputs[id];
  const { type } = inputOf(session, id);
  const numeric = /number|integer/.test(type);
  const box = el("input", {
    type: FIELD_TYPES[type] || "text",
    inputmode: numeric && (type === "integer" ? "numeric" : "decimal"),
    className: numeric ? "" : "gp-field__long",
    autocomplete: "off",
    id: "gp-answer-0",
    "aria-labelledby": "gp-question gp-unit",
    value: typeof raw === "string" ? raw : "",
  });
  return {
    fields: [box, unit && el("span", { id: "gp-unit" }, unit)],
    // Where decimals have a comma, points and commas change places: "1.000" is refused there as "1,000" is in English.
    read: () => box.value.trim().replace(/\W/g, (mark) => marks[mark] || mark) || undefined,
  };
}

/**
 * What is wrong with an answer, in words; "" for nothing.
 *
 * @param {Session} session
 * @param {string} id
 * @param {Given | undefined} raw
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
