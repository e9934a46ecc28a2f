// @ts-check
/* What can be chosen as an answer. */
/** @import { Scalar } from "types/compiled-table" */
/** @import { Session } from "./session.mjs" */
import { inputOf } from "./session.mjs";

/** Stands for all texts that the table does not name. */
export const OTHER = "\uffff";

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
  // In their own order: an object has names that look like numbers first.
  if (input.values) return input.values.map((value) => [value, labels ? labels[String(value)] : String(value)]);
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
