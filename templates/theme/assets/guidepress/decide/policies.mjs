// @ts-check
/* What follows from the rows that hold, those that do not, and those that are unknown. Its twin: evaluate.py. */
/** @import { CompiledOutput, CompiledRule, CompiledTable } from "types/compiled-table" */
/** @import { Answer, Conclusion, Known, Result, Row, Then, Verdict } from "types/decision" */
import { holds, leans } from "./cells.mjs";
import { order, sum } from "./decimals.mjs";

/** @param {Result} value */
function isComputed(value) {
  return value !== null && typeof value === "object";
}

/**
 * By the places of their outputs among the declared values, then by their own; -1: what is computed could be any.
 *
 * @param {CompiledTable["rules"]} rules
 * @param {CompiledOutput[]} outputs
 * @param {CompiledRule} one
 * @param {CompiledRule} other
 */
function before(rules, outputs, one, other) {
  for (const { id, values } of outputs) {
    if (!values) continue;
    const declared = /** @type {Result[]} */ (values);
    /** @param {CompiledRule} rule */
    const place = ({ then }) =>
      declared.includes(then[id]) || isComputed(then[id]) ? declared.indexOf(then[id]) : declared.length;
    if (place(one) !== place(other)) return place(one) - place(other);
  }
  return rules.indexOf(one) - rules.indexOf(other);
}

/**
 * Rules in the order in which they count.
 *
 * @param {CompiledTable} table
 * @param {CompiledRule[]} some
 */
export function ranked({ rules, outputs }, some) {
  return [...some].sort((one, other) => before(rules, outputs, one, other));
}

/**
 * @param {CompiledTable} table
 * @param {CompiledRule[]} hits
 */
function aggregated({ aggregation }, hits) {
  if (aggregation === "count") return String(hits.length);
  const numbers = /** @type {string[]} */ (hits.map((rule) => Object.values(rule.then)[0]));
  if (numbers.some((number) => number === null)) return null;
  if (aggregation === "sum") return sum(numbers);
  return numbers.reduce((best, text) => (order(text, best) < 0 === (aggregation === "min") ? text : best));
}

/**
 * @param {CompiledTable} table
 * @param {boolean} isList
 * @param {Then} defaults
 */
function withoutRule({ outputs, aggregation }, isList, defaults) {
  const some = outputs.some((output) => "default" in output);
  if (aggregation === "count") return "0";
  if (aggregation) return some ? Object.values(defaults)[0] : null;
  if (isList) return some ? [defaults] : [];
  return some ? defaults : null;
}

/**
 * @param {CompiledTable} table
 * @param {(row: Row) => Verdict} verdictOf
 */
export function conclude(table, verdictOf) {
  const policy = table["hit-policy"];
  const isList = /order$|collect/.test(policy);
  /** @type {Conclusion} */
  const found = { hit: [], result: null, unknown: [], "may-change": false, error: null };
  let hits = table.rules.filter((rule) => {
    const verdict = verdictOf(rule);
    if (verdict === null) found.unknown.push(rule.id);
    return verdict;
  });
  for (const kind of /** @type {const} */ (["open", "impossible"])) {
    const item = table[kind].find((one) => verdictOf(one));
    if (item) found[kind] = item.why;
  }
  // What the guideline may leave open decides, too.
  const waits = !("open" in found) && table.open.some((one) => verdictOf(one) === null);
  const settled = !waits && !found.unknown.length;
  /** @param {CompiledRule[]} rules */
  const mayBe = (rules) => waits || mayChange(table, { hit: rules.map((rule) => rule.id), unknown: found.unknown });
  if (/priority|output/.test(policy)) hits = ranked(table, hits);
  if (/priority|first/.test(policy)) hits = hits.slice(0, 1);
  if (!isList && hits.every((rule) => rule["catch-all"]) && mayBe(hits)) hits = [];
  const results = hits.map((rule) => rule.then);
  const explained = "open" in found || "impossible" in found;
  const defaults = Object.fromEntries(table.outputs.map(({ id, default: value = null }) => [id, value]));
  const said = hits.length ? results : explained || !settled ? [] : [defaults];
  const agree = results.every((then) => Object.keys(then).every((id) => then[id] === results[0][id]));
  if (hits.length && "open" in found) found.error = "open-but-answered";
  else if (hits.length > 1 && policy === "unique") found.error = "hit-policy-violated";
  else if (table.aggregation !== "count" && said.some((then) => Object.values(then).some(isComputed)))
    found.error = "computed-result";
  else if (!hits.length) found.result = explained || !settled ? null : withoutRule(table, isList, defaults);
  else if (isList) found.result = !table.aggregation ? results : settled ? aggregated(table, hits) : null;
  else if (!agree) found.error = "hit-policy-violated";
  else found.result = results[0];
  found.hit = hits.map((rule) => rule.id);
  found["may-change"] = mayBe(hits);
  return found;
}

/**
 * @param {CompiledTable} table
 * @param {Known} known
 * @returns {Answer}
 */
export function answer(table, known) {
  /** @type {Map<Row, Verdict>} */
  const verdicts = new Map();
  /** @type {Map<Row, string[]>} */
  const missing = new Map();
  for (const row of [...table.rules, ...table.open, ...table.impossible]) {
    /** @type {string[]} */
    const waits = [];
    verdicts.set(row, holds(table, known, row.when, waits));
    missing.set(row, waits);
  }
  const found = conclude(table, (row) => verdicts.get(row) ?? null);
  // What rests on a cell that speaks of a missing value may change as well.
  const hits = table.rules.filter(({ id }) => found.hit.includes(id));
  const turned = table.rules.filter(
    (rule) => verdicts.get(rule) === false && mayChange(table, { hit: found.hit, unknown: [rule.id] }),
  );
  const leaning = [...hits, ...turned].flatMap((rule) => leans(table, known, rule));
  const waiting = [...table.rules, ...("open" in found ? [] : table.open)].flatMap((row) => missing.get(row) || []);
  const ids = table.inputs.map((input) => input.id);
  return {
    ...found,
    "may-change": found["may-change"] || leaning.length > 0,
    needs: ids.filter((id) => waiting.includes(id) || leaning.includes(id)),
  };
}

/**
 * Whether a rule that is unknown could change the result, were it to fire.
 *
 * @param {CompiledTable} table
 * @param {{ hit: string[], unknown: string[] }} found
 */
export function mayChange({ rules, outputs, "hit-policy": policy }, { hit, unknown }) {
  if (!hit.length || !/first|priority/.test(policy)) return unknown.length > 0;
  /** @param {string} id */
  const rule = (id) => rules.filter((one) => one.id === id)[0];
  const counting = policy === "first" ? [] : outputs;
  return unknown.some((id) => before(rules, counting, rule(id), rule(hit[0])) < 0);
}
