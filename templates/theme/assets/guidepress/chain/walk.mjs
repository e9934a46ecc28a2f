// @ts-check
/* The way through linked tables. The twin of generator/decision/walking.py and outcomes.py. */
/** @import { CompiledInput, CompiledTable, Scalar } from "types/compiled-table" */
/** @import { Answer, Known, Row, Verdict, Worked } from "types/decision" */
import { computed } from "./spans.mjs";

/** @typedef {{ table: CompiledTable, known: Known, answer: Answer }} Reached */

/** The inputs that people are asked for, of a table and of all that it is linked to, each once. @param {CompiledTable} table */
export function asked(table) {
  /** @type {Map<string, CompiledInput>} */
  const found = new Map();
  /** @param {CompiledTable} one */
  const ask = (one) => {
    for (const input of one.inputs) {
      const { linked } = input;
      if (linked) for (const other of table.linked || []) other.decision === linked.decision && ask(other);
      else if (!input.compute && !found.has(input.id)) found.set(input.id, input);
    }
  };
  ask(table);
  return [...found.values()];
}

/**
 * Each table, after those that it needs; `given` has a scalar or null for what people are asked.
 *
 * @param {CompiledTable} table
 * @param {Known} given
 */
export function reach(table, given) {
  /** @type {Map<string, Reached>} */
  const reached = new Map();
  for (const one of [...(table.linked || []), table]) {
    const known = knownOf(one, given, reached);
    reached.set(one.decision, {
      table: one,
      known,
      answer: window.guidepress.decide.answer(one, known),
    });
  }
  return reached;
}

/**
 * @param {CompiledTable} table
 * @param {Known} given
 * @param {Map<string, Reached>} reached
 */
function knownOf({ inputs }, given, reached) {
  /** @type {Known} */
  const known = {};
  /** @param {string} id */
  const inputOf = (id) => inputs.filter((input) => input.id === id)[0];
  /** @param {string} id @returns {Worked} */
  const look = (id) => {
    if (!(id in known)) {
      const { linked, compute } = inputOf(id);
      if (linked) known[id] = linkedTo(inputOf(id), reached);
      else if (compute) known[id] = computed(compute, inputOf, look);
      else known[id] = given[id] ?? null;
    }
    return known[id];
  };
  for (const { id } of inputs) look(id);
  return known;
}

/**
 * @param {CompiledInput} input
 * @param {Map<string, Reached>} reached
 * @returns {Worked}
 */
function linkedTo({ type, linked }, reached) {
  const { decision = "", output = "" } = linked || {};
  const source = /** @type {Reached} */ (reached.get(decision));
  if (output in source.known) return source.known[output];
  const { table, known, answer } = source;
  /** @param {unknown} result */
  const scalar = (result) =>
    result === null || typeof result === "object" ? null : window.guidepress.decide.read(result, { id: "", type });
  if (table.aggregation && !("impossible" in answer)) {
    if (answer["may-change"] || answer.unknown.length) return { low: null, high: null };
    return scalar(answer.result);
  }
  const values = [...new Set(outcomes(table, known).map((rule) => scalar(rule?.[output])))];
  if (values.length < 2) return values[0];
  return behind(reached, source, answer.needs).length ? { values } : null;
}

/**
 * What people are asked for, and have not said, on which some inputs of a table rest.
 *
 * @param {Map<string, Reached>} reached
 * @param {Reached} at
 * @param {string[]} ids
 * @returns {string[]}
 */
export function behind(reached, at, ids) {
  return ids.flatMap((id) => {
    const { linked, compute } = at.table.inputs.filter((input) => input.id === id)[0];
    if (compute)
      return behind(
        reached,
        at,
        compute.flatMap((step) => ("input" in step ? [step.input] : [])),
      );
    if (!linked) return at.known[id] === null ? [id] : [];
    const source = /** @type {Reached} */ (reached.get(linked.decision));
    return behind(reached, source, linked.output in source.known ? [linked.output] : source.answer.needs);
  });
}

/**
 * The results of which one is the answer of a table: the twin of outcomes.py; null for no answer.
 *
 * @param {CompiledTable} table
 * @param {Known} known
 */
function outcomes(table, known) {
  const { decide } = window.guidepress;
  const { rules, outputs, open, impossible, "hit-policy": policy } = table;
  /** @param {Row} row @param {Known} at @returns {Verdict} */
  const holdsAt = ({ when }, at) =>
    decide.all(Object.entries(when).map(([id, tests]) => decide.cell(table, at, id, tests)));
  /** @param {Row} row */
  const holds = (row) => holdsAt(row, known);
  if ([...open, ...impossible].some(holds)) return [null];
  /** What may be left open. */
  const left = open.some((item) => holds(item) === null) ? [null] : [];
  const verdicts = new Map(rules.map((rule) => [rule, holds(rule)]));
  /** @param {typeof rules} some */
  const same = (some) => some.every((rule) => outputs.every(({ id }) => rule.then[id] === some[0].then[id]));
  let rows = rules.filter((rule) => verdicts.get(rule) !== false);
  if (policy === "priority") rows = decide.ranked(table, rows);
  const fired = rows.filter((rule) => verdicts.get(rule));
  const breaks = fired.length > 1 && (policy === "unique" || (policy === "any" && !same(fired)));
  const sure = fired.filter((rule) => !rule["catch-all"]);
  if (/unique|any/.test(policy)) {
    if (sure.length) return breaks ? [null] : [sure[0].then, ...left];
    if (fired.length === rows.length && breaks) return [null];
  } else {
    const first = rows.findIndex((rule) => verdicts.get(rule));
    if (first >= 0) rows = rows.slice(0, first + 1);
  }
  const results = rows.map((rule) => rule.then);
  if (fired.length) return [...results, ...left];
  const some = outputs.some((output) => "default" in output);
  const defaults = Object.fromEntries(outputs.map(({ id, default: value = null }) => [id, value]));
  // Of a score each total has its band, whichever it is.
  const [id, ...more] = new Set(rows.flatMap(({ when }) => waiting(table, known, when)));
  const value = known[id];
  const values = !more.length && value && typeof value === "object" ? value.values : undefined;
  const covered = values?.every((one) => rows.some((rule) => holdsAt(rule, { ...known, [id]: one })));
  return [...results, ...(some ? [defaults] : rows.length && covered ? [] : [null]), ...left];
}

/** The inputs that an unknown row waits for. @param {CompiledTable} table @param {Known} known @param {Row["when"]} when */
function waiting(table, known, when) {
  const { decide } = window.guidepress;
  return Object.entries(when).flatMap(([id, tests]) => (decide.cell(table, known, id, tests) === null ? [id] : []));
}

/**
 * Whether just one rule can be behind the answer of a table, whatever is not known.
 *
 * @param {Reached} reached
 */
function isCertain({ table, known }) {
  return /order$|collect/.test(table["hit-policy"]) || outcomes(table, known).length === 1;
}

/**
 * The answer of the last table; what it needs is what people are asked for.
 *
 * @param {CompiledTable} table
 * @param {Map<string, Reached>} reached
 */
export function answerOf(table, reached) {
  const last = /** @type {Reached} */ (reached.get(table.decision));
  const ids = behind(reached, last, last.answer.needs);
  const needs = asked(table).flatMap(({ id }) => (ids.includes(id) ? [id] : []));
  const answer = { ...last.answer, needs };
  if (needs.length || !answer["may-change"]) return { answer, stopped: null };
  if (answer.result !== null && isCertain(last)) return { answer: { ...answer, "may-change": false }, stopped: null };
  const before = [...reached.values()].filter((one) => one !== last && one.answer.result === null);
  const { error = null, open, impossible } = before.length ? before[0].answer : {};
  /** @type {Answer} */
  const none = {
    hit: [],
    result: null,
    unknown: [],
    needs: [],
    "may-change": false,
    error,
  };
  if (open !== undefined) none.open = open;
  if (impossible !== undefined) none.impossible = impossible;
  return { answer: none, stopped: before.length ? before[0] : last };
}

/** @param {Worked} value @returns {value is Scalar} */
export function isSettled(value) {
  return value !== null && typeof value !== "object";
}
