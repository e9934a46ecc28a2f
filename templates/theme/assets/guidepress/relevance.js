/*
 * What still matters to a decision table. Exact, by a reduced decision diagram over the open inputs, cut into atoms at
 * the cells' end points; what decides nothing drops out (Bryant 1986, here with many values). Tests hold it to brute force.
 *
 *   guidepress.relevance(table, known)   known: {input id: scalar, or null for "not known"}; the others are open
 *     -> matters  the open inputs on which the result depends; none: it can no longer change
 *        status   of a row's cells: {holds: true, false or null; wrong: ids of false ones; needs: ids it waits for}
 *        exact    false for a table beyond this: then every open input matters that a row waits for
 */
(() => {
  "use strict";

  const { conclude, cell, compare, decimal, order, places, whole } = window.guidepress.decide;
  const MOST_NODES = 4000;

  const endsOf = (tests) => (tests.any || tests.none).flatMap((test) => ("null" in test ? [] : Object.values(test)));
  const named = (tests) => endsOf(tests).flatMap((end) => end.input || []);

  /** A value between two points, before the first or behind the last; none where a step leaves no room. */
  function between(low, high, input) {
    const step = input.step || (/^date$|months/.test(input.type) ? "1" : "");
    if (!low && !high) return [input.from || "0"];
    const count = places([low || high, high || low, step || "0"]) + 1;
    const by = whole(step || "1", count);
    const from = whole(low || high, count);
    if (!low) return [decimal(from - by, count)];
    const next = high && !step ? (from + whole(high, count)) / 2n : from + by;
    return high && next >= whole(high, count) ? [] : [decimal(next, count)];
  }

  /** Values of an input that stand for all there are: one for each way in which cells can turn out; or undefined. */
  function atoms(rows, input) {
    const ends = rows.flatMap((row) => (row.when[input.id] ? endsOf(row.when[input.id]) : []));
    const missing = input["may-be-missing"] ? [null] : [];
    if (input.values) return [...input.values, ...missing];
    if (input.type === "boolean") return [true, false, ...missing];
    if (input.type === "text") return [...new Set(ends), "\uffff", ...missing];
    const range = Object.entries(input.range || {});
    const points = [...new Set([...ends, ...range.map(([, end]) => end)])];
    if (points.some((point) => /Z/.test(point))) return undefined;
    points.sort(order);
    const found = points.flatMap((point, at) => [...between(points[at - 1], point, input), point]);
    found.push(...between(points[points.length - 1], undefined, input));
    return [
      ...found.filter((value) => range.every(([sign, end]) => compare(value, sign, end, input.type))),
      ...missing,
    ];
  }

  window.guidepress.relevance = (table, known) => {
    const rows = [...table.rules, ...table.open, ...table.impossible];
    const ids = table.inputs.map((input) => input.id);
    const open = table.inputs.filter((input) => !(input.id in known));
    const values = Object.fromEntries(open.map((input) => [input.id, atoms(rows, input)]));
    const all = Object.fromEntries(ids.map((id) => [id, id in known ? known[id] : null]));
    const names = rows.some((row) => Object.values(row.when).some((tests) => named(tests).length));

    function verdict(id, tests) {
      if (id in known || named(tests).length) return cell(table, all, id, tests);
      const found = (values[id] || []).map((value) => cell(table, { ...all, [id]: value }, id, tests));
      return found.length && found.every((one) => one === found[0]) ? found[0] : null;
    }

    function status(when) {
      const wrong = [];
      const waits = [];
      for (const [id, tests] of Object.entries(when)) {
        const found = verdict(id, tests);
        if (found === false) wrong.push(id);
        if (found === null) waits.push(id, ...named(tests));
      }
      const holds = wrong.length ? false : waits.length ? null : true;
      return { holds, wrong, needs: ids.filter((id) => waits.includes(id) && all[id] === null) };
    }

    const plainly = () => {
      const needs = rows.map((row) => status(row.when)).flatMap((found) => (found.holds === null ? found.needs : []));
      return { matters: ids.filter((id) => !(id in known) && needs.includes(id)), status, exact: false };
    };
    if (names || open.some((input) => !values[input.id])) return plainly();

    // What each atom of each open input makes of each row: true, false, or null where "not known" leaves it unknown.
    const through = open.map(({ id }) =>
      values[id].map((value) =>
        rows.map((row) => !row.when[id] || cell(table, { ...all, [id]: value }, id, row.when[id])),
      ),
    );

    /** The rows that are left: `at` for one that holds so far, `~at` for one that can only be unknown. */
    const after = (left, verdicts) =>
      left.flatMap((name) => {
        const at = name < 0 ? ~name : name;
        return verdicts[at] === false ? [] : verdicts[at] === null ? ~at : name;
      });
    const memo = new Map();
    const nodes = new Map();

    function result(left) {
      const verdicts = new Map(left.map((name) => (name < 0 ? [rows[~name], null] : [rows[name], true])));
      const found = conclude(table, (row) => (verdicts.has(row) ? verdicts.get(row) : false));
      const { result: said, error, open: why, impossible, hit } = found;
      // What is computed is not known to be the same.
      return JSON.stringify([said, error, why, impossible, error === "computed-result" && hit]);
    }

    /** The node below the first `level` open inputs for the rows that are left: its name, and what it depends on. */
    function node(level, left) {
      const key = `${level}:${left}`;
      if (memo.has(key)) return memo.get(key);
      if (memo.size > MOST_NODES) throw new RangeError();
      let made;
      if (level === open.length) {
        made = { name: result(left), on: [] };
      } else {
        const below = through[level].map((verdicts) => node(level + 1, after(left, verdicts)));
        const full = `${level}:${below.map((child) => child.name).join("|")}`;
        if (below.every((child) => child.name === below[0].name)) made = below[0];
        else if (nodes.has(full)) made = nodes.get(full);
        else
          nodes.set(
            full,
            (made = { name: `#${nodes.size}`, on: [open[level].id, ...new Set(below.flatMap((child) => child.on))] }),
          );
      }
      memo.set(key, made);
      return made;
    }

    try {
      const found = rows.map((row) =>
        Object.entries(row.when).map(([id, tests]) => !(id in known) || cell(table, all, id, tests)),
      );
      const { on } = node(
        0,
        after(
          rows.map((_, at) => at),
          found.map((verdicts) => (verdicts.includes(false) ? false : verdicts.includes(null) ? null : true)),
        ),
      );
      return { matters: ids.filter((id) => on.includes(id)), status, exact: true };
    } catch (problem) {
      if (problem instanceof RangeError) return plainly();
      throw problem;
    }
  };
})();
