// @ts-check
/*
 * What still matters to a decision table. Exact, by a reduced decision diagram over the open inputs, cut into atoms at
 * the cells' end points; what decides nothing drops out (Bryant 1986, here with many values). Tests hold it to brute force.
 *
 *   guidepress.relevance(table, known)   known: {input id: scalar, or null for "not known"}; the others are open
 *     -> matters  the open inputs on which the result depends; none: it can no longer change. What is known in part
 *                 (an age, what comes from elsewhere) and leaves open whether a cell holds is open as well, as far as it goes
 *        status   of a row's cells: {holds: true, false or null; wrong: ids of false ones; needs: ids it waits for}
 *        exact    false for a table beyond this: then every open input matters that a row waits for
 */
/** @import { Cell, CompiledInput, CompiledTable, Point, Scalar } from "types/compiled-table" */
/** @import { Known, Row, Sign, Status, Verdict, When, Worked } from "types/decision" */
(() => {
  "use strict";

  const { conclude, cell, compare, decimal, line, named, testsOf, all, order, places, whole } =
    window.guidepress.decide;
  const MOST_NODES = 4000;

  /**
   * What is left of a table below some open inputs: its name, and the inputs on which it depends.
   *
   * @typedef {{ name: string, on: string[] }} Node
   */

  /**
   * The end points of a cell.
   *
   * @param {Cell} tests
   * @returns {Point[]}
   */
  const endsOf = (tests) => testsOf(tests).flatMap((test) => ("null" in test ? [] : Object.values(test)));

  /**
   * A value between two points, before the first or behind the last; none where a step leaves no room.
   *
   * @param {string | undefined} low
   * @param {string | undefined} high
   * @param {CompiledInput} input
   */
  function between(low, high, input) {
    const step = input.step || (/^date$|months/.test(input.type) ? "1" : "");
    const one = low || high;
    if (!one) return [input.from || "0"];
    const count = places([one, high || one, step || "0"]) + 1;
    const by = whole(step || "1", count);
    const from = whole(one, count);
    if (!low) return [decimal(from - by, count)];
    const next = high && !step ? (from + whole(high, count)) / 2n : from + by;
    return high && next >= whole(high, count) ? [] : [decimal(next, count)];
  }

  /**
   * Values of an input that stand for all there are: one for each way in which cells can turn out; or undefined.
   *
   * @param {Row[]} rows
   * @param {CompiledInput} input
   * @param {Worked | undefined} given  what is known in part: an age, or what comes from elsewhere
   * @returns {(Scalar | null)[] | undefined}
   */
  function atoms(rows, input, given) {
    if (given && typeof given === "object" && given.values) return given.values;
    const { id, type, values } = input;
    const ends = /** @type {string[]} */ (rows.flatMap(({ when }) => (when[id] ? endsOf(when[id]) : [])));
    const missing = input["may-be-missing"] ? [null] : [];
    if (values) return [...values, ...missing];
    if (type === "boolean") return [true, false, ...missing];
    if (type === "text") return [...new Set(ends), "\uffff", ...missing];
    const range = /** @type {[Sign, string][]} */ (Object.entries(input.range || {}));
    const { low, high } = given && typeof given === "object" ? given : {};
    if (low) range.push(["ge", low]);
    if (high) range.push(["le", high]);
    const points = [...new Set([...ends, ...range.map(([, end]) => end)])];
    if (type === "age") return [...days(["P0D", ...points], range, given), ...(given ? [] : missing)];
    if (points.some((point) => /[Z/]/.test(point))) return undefined;
    points.sort(order);
    const found = points.flatMap((point, at) => [...between(points[at - 1], point, input), point]);
    found.push(...between(points[points.length - 1], undefined, input));
    return [...found.filter((value) => range.every(([sign, end]) => compare(value, sign, end, type))), ...missing];
  }

  /**
   * The days from which on more ends are reached, of those that an age may have which is known in part.
   *
   * @param {string[]} ends
   * @param {[Sign, string][]} range
   * @param {Worked | undefined} given
   */
  function days(ends, range, given) {
    ends.sort((one, other) => line(one) - line(other));
    const inside = ends.filter((end) => range.every(([sign, limit]) => compare(`${line(end)}`, sign, limit, "age")));
    const may = inside.filter(
      (end, at) =>
        !given || (!compare(given, "lt", end, "age") && !compare(given, "ge", inside[at + 1] || "P9999Y", "age")),
    );
    return [...new Set((may.length ? may : inside).map((end) => `${line(end)}`))];
  }

  /**
   * Tells what the cells of a row say, whatever the open inputs are.
   *
   * @param {CompiledTable} table
   * @param {Known} known
   * @param {Known} every  the same, with null for each open input
   * @param {Record<string, (Scalar | null)[] | undefined>} values  atoms of the open inputs
   * @returns {(when: When) => Status}
   */
  function makeStatus(table, known, every, values) {
    /**
     * @param {string} id
     * @param {Cell} tests
     */
    function verdict(id, tests) {
      if (id in known || named(tests).length) return cell(table, every, id, tests);
      const found = (values[id] || []).map((value) => cell(table, { ...every, [id]: value }, id, tests));
      return found.length && found.every((one) => one === found[0]) ? found[0] : null;
    }

    return (when) => {
      /** @type {string[]} */
      const wrong = [];
      /** @type {string[]} */
      const waits = [];
      for (const [id, tests] of Object.entries(when)) {
        const found = verdict(id, tests);
        if (found === false) wrong.push(id);
        if (found === null) waits.push(id, ...named(tests));
      }
      const ids = table.inputs.map((input) => input.id);
      const holds = wrong.length ? false : waits.length ? null : true;
      return { holds, wrong, needs: ids.filter((id) => waits.includes(id) && every[id] === null) };
    };
  }

  /**
   * The inputs on which the result depends, by the reduced diagram. Throws RangeError for a diagram beyond this.
   *
   * @param {CompiledTable} table
   * @param {Row[]} rows
   * @param {string[]} open  inputs, in their order
   * @param {Verdict[][][]} through  what each atom of each open input makes of each row
   * @param {Verdict[]} first  what is known makes of each row
   */
  function dependsOn(table, rows, open, through, first) {
    /** @type {Map<string, Node>} */
    const memo = new Map();
    /** @type {Map<string, Node>} */
    const nodes = new Map();

    /**
     * The rows that are left: `at` for one that holds so far, `~at` for one that can only be unknown.
     *
     * @param {number[]} left
     * @param {Verdict[]} verdicts
     */
    const after = (left, verdicts) =>
      left.flatMap((name) => {
        const at = name < 0 ? ~name : name;
        return verdicts[at] === false ? [] : verdicts[at] === null ? ~at : name;
      });

    /** @param {number[]} left */
    function result(left) {
      /** @type {Map<Row, Verdict>} */
      const verdicts = new Map(left.map((name) => (name < 0 ? [rows[~name], null] : [rows[name], true])));
      const found = conclude(table, (row) => verdicts.get(row) ?? (verdicts.has(row) ? null : false));
      const { result: said, error, open: why, impossible, hit } = found;
      // What is computed is not known to be the same.
      return JSON.stringify([said, error, why, impossible, error === "computed-result" && hit]);
    }

    /**
     * The node below the first `level` open inputs for the rows that are left.
     *
     * @param {number} level
     * @param {number[]} left
     * @returns {Node}
     */
    function node(level, left) {
      const key = `${level}:${left}`;
      const held = memo.get(key);
      if (held) return held;
      if (memo.size > MOST_NODES) throw new RangeError();
      const made = level === open.length ? { name: result(left), on: [] } : inner(level, left);
      memo.set(key, made);
      return made;
    }

    /**
     * @param {number} level
     * @param {number[]} left
     */
    function inner(level, left) {
      const below = through[level].map((verdicts) => node(level + 1, after(left, verdicts)));
      const full = `${level}:${below.map((child) => child.name).join("|")}`;
      if (below.every((child) => child.name === below[0].name)) return below[0];
      const on = [open[level], ...new Set(below.flatMap((child) => child.on))];
      const made = nodes.get(full) || { name: `#${nodes.size}`, on };
      nodes.set(full, made);
      return made;
    }

    const every = rows.map((_, at) => at);
    return node(0, after(every, first)).on;
  }

  window.guidepress.relevance = (table, given) => {
    const rows = [...table.rules, ...table.open, ...table.impossible];
    const ids = table.inputs.map((input) => input.id);
    /** What is known in part, and leaves open whether a cell holds. @param {CompiledInput} input */
    const isVague = ({ id, type }) =>
      (type === "age" || typeof given[id] === "object") &&
      given[id] &&
      rows.some(({ when }) => when[id] && cell(table, given, id, when[id]) === null);
    const open = table.inputs.filter((input) => !(input.id in given) || isVague(input));
    const known = Object.fromEntries(Object.entries(given).filter(([id]) => open.every((input) => input.id !== id)));
    const values = Object.fromEntries(open.map((input) => [input.id, atoms(rows, input, given[input.id])]));
    const every = Object.fromEntries(ids.map((id) => [id, id in known ? known[id] : null]));
    const names = rows.some((row) => Object.values(row.when).some((tests) => named(tests).length));
    const status = makeStatus(table, known, every, values);

    const plainly = () => {
      const needs = rows.map((row) => status(row.when)).flatMap((found) => (found.holds === null ? found.needs : []));
      return { matters: ids.filter((id) => !(id in known) && needs.includes(id)), status, exact: false };
    };
    if (names || open.some((input) => !values[input.id])) return plainly();

    // True, false, or null where "not known" leaves a row unknown.
    const through = open.map(({ id }) =>
      (values[id] || []).map((value) =>
        rows.map(({ when }) => !when[id] || cell(table, { ...every, [id]: value }, id, when[id])),
      ),
    );
    const first = rows.map(({ when }) =>
      all(Object.entries(when).map(([id, tests]) => !(id in known) || cell(table, every, id, tests))),
    );
    try {
      const on = dependsOn(
        table,
        rows,
        open.map((input) => input.id),
        through,
        first,
      );
      return { matters: ids.filter((id) => on.includes(id)), status, exact: true };
    } catch (problem) {
      if (problem instanceof RangeError) return plainly();
      throw problem;
    }
  };
})();
