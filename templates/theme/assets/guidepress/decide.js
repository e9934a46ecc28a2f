// @ts-check
/*
 * The twin of generator/decision/evaluate.py. The one grammar of the tables that both walk is
 * generator/decision/compiled.py. Numbers are decimals in strings, never floats.
 *
 *   guidepress.decide.read(value, input)            a scalar, or null for "not known"; throws {code}
 *   guidepress.decide.answer(table, known)          {hit, result, unknown, needs, "may-change", error[, open, impossible]}
 *   guidepress.decide.conclude(table, holds)        the same but needs; holds(row): true, false, or null for unknown
 *   guidepress.decide.cell(table, known, id, cell)  true, false, or null for unknown
 *   guidepress.decide.mayChange(table, answer)
 *
 * Joined with its parts into a classic script, which needs no page: it runs wherever there is a `window`.
 */
import { line } from "./decide/ages.mjs";
import { all, cell, compare, named, testsOf } from "./decide/cells.mjs";
import { decimal, order, places, whole } from "./decide/decimals.mjs";
import { read } from "./decide/given.mjs";
import { answer, conclude, mayChange, ranked } from "./decide/policies.mjs";

window.guidepress = window.guidepress || {};
window.guidepress.decide = {
  read,
  answer,
  conclude,
  cell,
  compare,
  named,
  testsOf,
  all,
  mayChange,
  ranked,
  order,
  places,
  whole,
  decimal,
  line,
};
