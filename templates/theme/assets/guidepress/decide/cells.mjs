// @ts-check
/* Whether a cell holds: true, false, or null for unknown. Its twin: generator/decision/evaluate.py. */
/** @import { Cell, CompiledTable, Point } from "types/compiled-table" */
/** @import { Known, Sign, Verdict, When, Worked } from "types/decision" */
import { reached } from "./ages.mjs";
import { order } from "./decimals.mjs";

/**
 * @param {Worked} value
 * @param {Sign} sign
 * @param {Worked} end
 * @param {string} type
 * @returns {Verdict}
 */
export function compare(value, sign, end, type) {
  if (typeof value === "object" || typeof end === "object") return null; // not known, or only in part
  if (/text|values|boolean/.test(type)) return value === end;
  if (type === "age") {
    const is = reached(String(value), String(end));
    return is && (sign === "ge") === is > 0;
  }
  const a = String(value);
  const b = String(end);
  if (/Z/.test(a) !== /Z/.test(b)) return sign === "eq" ? false : null;
  const found = order(a, b);
  return { eq: !found, ge: found >= 0, gt: found > 0, le: found <= 0, lt: found < 0 }[sign];
}

/**
 * @param {Verdict[]} verdicts
 * @returns {Verdict}
 */
export function all(verdicts) {
  return verdicts.includes(false) ? false : verdicts.includes(null) ? null : true;
}

/** @param {Verdict} verdict */
function not(verdict) {
  return verdict === null ? null : !verdict;
}

/** The tests of a cell, whether one of them must be true or none. @param {Cell} tests */
export function testsOf(tests) {
  return "any" in tests ? tests.any : tests.none;
}

/** The inputs that a cell names. @param {Cell} tests */
export function named(tests) {
  return testsOf(tests).flatMap((test) =>
    Object.values(test).flatMap((end) => (typeof end === "object" ? end.input : [])),
  );
}

/**
 * @param {Pick<CompiledTable, "inputs">} table
 * @param {Known} known
 * @param {string} id  of an input
 * @param {Cell} tests
 * @returns {Verdict}
 */
export function cell({ inputs }, known, id, tests) {
  const type = inputs.find((input) => input.id === id)?.type || "";
  const value = known[id];
  if (value && typeof value === "object") {
    return window.guidepress.chain.verdict(value, tests, (one) => cell({ inputs }, { ...known, [id]: one }, id, tests));
  }
  const none = all(
    testsOf(tests).map((test) => {
      if ("null" in test) return value !== null;
      const ends = /** @type {[Sign, Point][]} */ (Object.entries(test));
      const verdicts = ends.map(([sign, end]) =>
        compare(value, sign, typeof end === "object" ? known[end.input] : end, type),
      );
      return not(all([...verdicts, value === null ? null : true]));
    }),
  );
  return "any" in tests ? not(none) : none;
}

/**
 * Whether all cells of a row hold.
 *
 * @param {CompiledTable} table
 * @param {Known} known
 * @param {When} when
 * @param {string[]} waits  gets the inputs that unknown ones wait for
 */
export function holds(table, known, when, waits) {
  /** @type {string[]} */
  const missing = [];
  const verdict = all(
    Object.entries(when).map(([id, tests]) => {
      const found = cell(table, known, id, tests);
      if (found === null) {
        const asked = [id, ...named(tests)].filter((other) => known[other] === null);
        missing.push(...(asked.length ? asked : [id]));
      }
      return found;
    }),
  );
  if (verdict === null) waits.push(...missing);
  return verdict;
}

/**
 * The missing inputs of which a row speaks as such: known, they could turn it. None where it is false anyway.
 *
 * @param {CompiledTable} table
 * @param {Known} known
 * @param {{ when: When }} row
 */
export function leans(table, known, { when }) {
  const cells = Object.entries(when);
  const speaking = cells.filter(([id, tests]) => known[id] === null && testsOf(tests).some((test) => "null" in test));
  const speaks = speaking.map(([id]) => id);
  return cells.some(([id, tests]) => !speaks.includes(id) && cell(table, known, id, tests) === false) ? [] : speaks;
}
