// @ts-check
/* How a question is answered: by choices, a text, or a duration in its units. */
/** @import { Scalar } from "types/compiled-table" */
/** @import { Child } from "./elements.mjs" */
/** @import { Given, Session } from "./session.mjs" */
import { choices } from "./choices.mjs";
import { el } from "./elements.mjs";
import { exactly, inputOf, isGood, replay } from "./session.mjs";
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
  const { type } = inputOf(session, id);
  const written = type === "age" ? ageOf : /duration/.test(type) ? durationOf : textOf;
  return orUnknown(session, id, written(session, id));
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

/**
 * A number and its unit; where the exact age decides, the date of birth as well.
 *
 * @param {Session} session
 * @param {string} id
 * @returns {Controls}
 */
function ageOf(session, id) {
  const { births, data, texts } = session;
  const units = periods(session, "age");
  const raw = String(session.answers[id] || "");
  const letter = units.map(([one]) => one).filter((one) => countOf(raw, one))[0] || data.inputs[id].period || "Y";
  const box = el("input", {
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    id: "gp-answer-0",
    "aria-labelledby": "gp-question",
    value: countOf(raw, letter),
  });
  const unit = el("select", { "aria-label": texts.unit });
  unit.append(...units.map(([value, words]) => el("option", { value, selected: value === letter }, words)));
  const birth = el("input", {
    type: "date",
    className: "gp-field__long",
    autocomplete: "off",
    id: "gp-answer-birth",
    "aria-describedby": "gp-birth",
    value: births[id] || "",
  });
  const asked = asksBirth(session, id) && [
    el("p", { id: "gp-birth" }, texts.birthWhy),
    el("label", { for: birth.id }, texts.birth),
    birth,
  ];
  return {
    fields: [box, unit, asked],
    read: () => {
      births[id] = asked ? birth.value : "";
      const number = box.value.trim();
      return number ? `P${number}${unit.value}` : undefined;
    },
  };
}

/**
 * Whether an age was given that leaves the answer open: then the date of birth is asked for.
 *
 * @param {Session} session
 * @param {string} id
 */
export function asksBirth(session, id) {
  if (inputOf(session, id).type !== "age" || !session.answers[id]) return false;
  return Boolean(session.births[id]) || replay(session).found.matters.includes(id);
}

/**
 * Whether the date of birth, where one was given, is that of somebody of this age.
 *
 * @param {Session} session
 * @param {string} id
 * @param {Scalar} raw
 */
function fits(session, id, raw) {
  const { decide } = window.guidepress;
  const exact = exactly(session, id, raw);
  if (exact === raw) return true;
  try {
    const input = inputOf(session, id);
    const value = decide.read(exact, input);
    const [from, to] = String(decide.read(raw, input)).split("/");
    return decide.compare(value, "ge", from, "age") && decide.compare(value, "lt", to, "age");
  } catch {
    return false;
  }
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
  if (isGood(session, id, raw)) {
    return type !== "age" || raw === null || fits(session, id, String(raw)) ? "" : texts.birthWrong;
  }
  const { range } = session.data.inputs[id];
  const [text, textOf] =
    type === "number"
      ? [texts.writeNumber, texts.writeNumberOf]
      : /integer|duration|age/.test(type)
        ? [texts.writeWhole, texts.writeWholeOf]
        : [texts.writeOther, texts.writeOtherOf];
  return range ? fill(textOf, { range }) : text;
}
