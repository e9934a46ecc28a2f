/* Decimals, given values, cells and hit policies: what generated tables seldom reach. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, compare, holds, named } from "../../templates/theme/assets/guidepress/decide/cells.mjs";
import { decimal, order, places, plain, sum, whole } from "../../templates/theme/assets/guidepress/decide/decimals.mjs";
import { read } from "../../templates/theme/assets/guidepress/decide/given.mjs";
import { answer, mayChange } from "../../templates/theme/assets/guidepress/decide/policies.mjs";

/** What goes wrong with a value, as the page tells it. */
function code(value, input) {
  try {
    read(value, input);
  } catch (problem) {
    return problem.code;
  }
  return undefined;
}

test("decimals have an order that floats would lose", () => {
  assert.equal(order("0.1", "0.10000000000000000001"), -1);
  assert.equal(order("9007199254740993", "9007199254740992"), 1);
  assert.equal(order("-2", "-10"), 1);
  assert.equal(order("-1", "1"), -1);
  assert.equal(order("3", "3"), 0);
});

test("decimals are plain, and sums of them exact", () => {
  assert.deepEqual(["007.50", "-0", "0.0", ".5"].map(plain), ["7.5", "0", "0", "0.5"]);
  assert.equal(sum(["0.1", "0.2"]), "0.3");
  assert.equal(sum(["-1", "1"]), "0");
  assert.equal(places(["1", "1.25", "0.5"]), 2);
  assert.equal(whole("-1.5", 2), -150n);
  assert.equal(decimal(-5n, 2), "-0.05");
});

test("a number is text with a point", () => {
  assert.equal(read("1.50", { type: "number" }), "1.5");
  assert.equal(code("1,5", { type: "number" }), "wrong-type");
  assert.equal(code(1.5, { type: "number" }), "wrong-type");
  assert.equal(code("1".repeat(35), { type: "number" }), "bad-number");
});

test("a boolean is yes or no, and nothing that objects have by birth", () => {
  assert.deepEqual(
    [true, "yes", "false", "no"].map((value) => read(value, { type: "boolean" })),
    [true, true, false, false],
  );
  assert.equal(code("toString", { type: "boolean" }), "wrong-type");
});

test("nothing given is not known", () => {
  assert.equal(read(null, { type: "date" }), null);
  assert.equal(read(undefined, { type: "values", values: ["a"] }), null);
});

test("what is no value of the input is told apart", () => {
  assert.equal(code("c", { type: "values", values: ["a", "b"] }), "unknown-value");
  assert.equal(code("4", { type: "integer", range: { ge: "5" } }), "outside-domain");
  assert.equal(code("1.3", { type: "number", step: "0.5", from: "1" }), "outside-domain");
  assert.equal(read("1.5", { type: "number", step: "0.5", from: "1" }), "1.5");
});

test("days, clocks and durations become decimals", () => {
  assert.equal(read("1970-01-02", { type: "date" }), "1");
  assert.equal(code("2023-02-29", { type: "date" }), "wrong-type");
  assert.equal(read("01:00", { type: "time" }), "3600");
  assert.equal(read("1970-01-01T01:00:00.5+01:00", { type: "date and time" }), "0.5Z");
  assert.equal(read("2021-07-01T12:00:00@Europe/Berlin", { type: "date and time" }), "1625133600Z");
  assert.equal(code("2021-07-01T12:00:00@Nowhere/Land", { type: "date and time" }), "wrong-type");
  assert.equal(read("P1Y2M", { type: "years and months duration" }), "14");
  assert.equal(read("-P1DT1S", { type: "days and time duration" }), "-86401");
  assert.equal(code("P", { type: "days and time duration" }), "wrong-type");
});

test("what is not known leaves a comparison open", () => {
  assert.equal(compare(null, "eq", "1", "number"), null);
  assert.equal(compare("1", "lt", "2", "number"), true);
  assert.equal(compare("1Z", "lt", "2", "date and time"), null); // with a zone and without
  assert.equal(compare("1Z", "eq", "1", "date and time"), false);
});

const AGE = { id: "age", type: "integer" };
const LIMIT = { id: "limit", type: "integer" };
const TABLE = {
  decision: "d",
  "hit-policy": "unique",
  aggregation: null,
  inputs: [AGE, LIMIT],
  outputs: [{ id: "what", type: "text" }],
  rules: [
    { id: "old", when: { age: { any: [{ ge: { input: "limit" } }] } }, then: { what: "a" } },
    { id: "young", when: { age: { any: [{ lt: { input: "limit" } }] } }, then: { what: "b" } },
  ],
  open: [],
  impossible: [],
};

test("a cell may name another input, for which it waits", () => {
  const tests = TABLE.rules[0].when.age;
  const waits = [];
  assert.deepEqual(named(tests), ["limit"]);
  assert.equal(cell(TABLE, { age: "40", limit: "30" }, "age", tests), true);
  assert.equal(holds(TABLE, { age: "40", limit: null }, TABLE.rules[0].when, waits), null);
  assert.deepEqual(waits, ["limit"]);
});

test("an answer tells what it waits for", () => {
  assert.deepEqual(answer(TABLE, { age: "20", limit: "30" }).result, { what: "b" });
  const open = answer(TABLE, { age: null, limit: null });
  assert.deepEqual([open.hit, open.unknown, open.needs], [[], ["old", "young"], ["age", "limit"]]);
});

test("rows that contradict each other give no result", () => {
  const both = { ...TABLE, rules: TABLE.rules.map((rule) => ({ ...rule, when: {} })) };
  const found = answer(both, { age: "1", limit: "1" });
  assert.deepEqual([found.error, found.result], ["hit-policy-violated", null]);
});

test("only a row before the first hit could still change it", () => {
  const first = { ...TABLE, "hit-policy": "first" };
  assert.equal(mayChange(first, { hit: ["young"], unknown: ["old"] }), true);
  assert.equal(mayChange(first, { hit: ["old"], unknown: ["young"] }), false);
});
