// @ts-check
/*
 * Tables that are linked: an input that nobody is asked for comes from another table, or from a formula. Loaded where there is
 * one, before the explorer; what it adds to decide.js and relevance.js stands here.
 *
 *   guidepress.chain.asked(table)            what people are asked for, of all tables, each once
 *   guidepress.chain.answer(table, known)    as decide.answer; known: a scalar or null for each of these
 *   guidepress.chain.relevance(table, known) as relevance; `worked`: what was worked out; `stopped`: where it ends before
 *   guidepress.chain.verdict(…)              a cell on what is only known in part
 *   guidepress.chain.order(a, b)             as decide.order, of fractions
 *   guidepress.chain.told, way, ended        for the explorer: a value in words, the way to an answer, why it ended before
 */
/** @import { Test } from "types/compiled-table" */
/** @import { Possible, Sign, Status, Verdict, When } from "types/decision" */
/** @import { Reached } from "./chain/walk.mjs" */
import { compared, fractionOf } from "./chain/spans.mjs";
import { ended, told, way } from "./chain/told.mjs";
import { answerOf, asked, behind, isSettled, reach } from "./chain/walk.mjs";

/** @param {string} a @param {string} b */
function order(a, b) {
  return Math.sign(compared(fractionOf(a), fractionOf(b)));
}

/**
 * @param {Possible} value
 * @param {Test} test
 * @returns {Verdict}
 */
function within({ low = null, high = null }, test) {
  if ("null" in test) return false;
  /** @param {Sign} sign @param {unknown} end @returns {Verdict} */
  const one = (sign, end) => {
    if (typeof end !== "string") return null;
    const below = low === null ? null : order(low, end);
    const above = high === null ? null : order(high, end);
    if (sign === "eq") return (below !== null && below > 0) || (above !== null && above < 0) ? false : null;
    const isOpen = sign === "gt" || sign === "lt";
    /** @param {number | null} place @param {number} side */
    const lies = (place, side) => place !== null && (isOpen ? place * side > 0 : place * side >= 0);
    if (sign === "ge" || sign === "gt") return lies(below, 1) ? true : above !== null && !lies(above, 1) ? false : null;
    return lies(above, -1) ? true : below !== null && !lies(below, -1) ? false : null;
  };
  const ends = /** @type {[Sign, unknown][]} */ (Object.entries(test));
  return window.guidepress.decide.all(ends.map(([sign, end]) => one(sign, end)));
}

window.guidepress.chain = {
  asked,
  order,
  told,
  way,
  ended,
  verdict(value, tests, holds) {
    const { decide } = window.guidepress;
    if (value.values) {
      const found = [...new Set(value.values.map(holds))];
      return found.length === 1 ? found[0] : null;
    }
    /** @param {Verdict} verdict */
    const not = (verdict) => (verdict === null ? null : !verdict);
    const none = decide.all(decide.testsOf(tests).map((test) => not(within(value, test))));
    return "any" in tests ? not(none) : none;
  },
  answer: (table, known) => answerOf(table, reach(table, known)).answer,
  relevance(table, given) {
    const reached = reach(table, given);
    const last = /** @type {Reached} */ (reached.get(table.decision));
    const elsewhere = table.inputs.filter(({ linked, compute }) => linked || compute).map(({ id }) => id);
    /** @param {Reached} one */
    const knownOf = ({ table: { inputs }, known }) => {
      const kept = inputs.filter(({ id, linked, compute }) => linked || compute || id in given);
      return Object.fromEntries(kept.map(({ id }) => [id, known[id]]));
    };
    /**
     * What is to be asked for some inputs of a table.
     *
     * @param {Reached} at
     * @param {string[]} ids
     * @returns {string[]}
     */
    const toAsk = (at, ids) =>
      ids.flatMap((id) => {
        const { linked, compute } = at.table.inputs.filter((input) => input.id === id)[0];
        if (compute)
          return toAsk(
            at,
            compute.flatMap((step) => ("input" in step ? [step.input] : [])),
          );
        if (!linked) return id in given ? [] : [id];
        if (isSettled(at.known[id])) return [];
        const source = /** @type {Reached} */ (reached.get(linked.decision));
        if (linked.output in source.known) return toAsk(source, [linked.output]);
        // Of its results only the one counts that is read.
        const rules = source.table.rules.map((rule) => ({
          ...rule,
          then: { [linked.output]: rule.then[linked.output] },
        }));
        const outputs = source.table.outputs.filter((output) => output.id === linked.output);
        return toAsk(source, window.guidepress.relevance({ ...source.table, rules, outputs }, knownOf(source)).matters);
      });
    const found = window.guidepress.relevance(table, knownOf(last));
    const matters = [...new Set(toAsk(last, found.matters))];
    /** @param {When} when @returns {Status} */
    const status = (when) => {
      const one = found.status(when);
      return {
        ...one,
        needs: [...new Set(one.needs.flatMap((id) => behind(reached, last, [id])))],
      };
    };
    const { stopped } = answerOf(table, reached);
    const worked = Object.fromEntries(elsewhere.map((id) => [id, last.known[id]]));
    return {
      ...found,
      matters,
      status,
      worked,
      reached,
      stopped: matters.length ? null : stopped,
    };
  },
};
