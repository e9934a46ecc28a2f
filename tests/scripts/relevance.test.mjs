/* What still matters to a table: decide.js and relevance.js as a page loads them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, run } from "./parts.mjs";

const { relevance } = run(["decide.js", "relevance.js"], {}).guidepress;

/** A table over booleans: each row names what must be true. */
function table(policy, rows, inputs = ["a", "b", "c"]) {
  return {
    decision: "d",
    "hit-policy": policy,
    aggregation: null,
    inputs: inputs.map((id) => ({ id, type: "boolean" })),
    outputs: [{ id: "what", type: "text" }],
    rules: rows.map(([names, what], at) => ({
      id: `r${at}`,
      when: Object.fromEntries([...names].map((id) => [id, { any: [{ eq: true }] }])),
      then: { what },
    })),
    open: [],
    impossible: [],
  };
}

test("what no row needs any more is not asked", () => {
  const some = table("first", [
    ["ab", "x"],
    ["c", "y"],
  ]);
  assert.deepEqual(plain(relevance(some, {}).matters), ["a", "b", "c"]);
  assert.deepEqual(plain(relevance(some, { a: false }).matters), ["c"]);
  assert.deepEqual(plain(relevance(some, { a: true, b: true }).matters), []);
});

test("what leads to the same either way is not asked", () => {
  const same = table("first", [
    ["a", "x"],
    ["", "x"],
  ]);
  const { matters, exact } = relevance(same, {});
  assert.deepEqual([plain(matters), exact], [[], true]);
});

test("a row tells which cells are wrong and which wait", () => {
  const { status } = relevance(table("first", [["ab", "x"]]), { a: false });
  assert.deepEqual(plain(status({ a: { any: [{ eq: true }] }, b: { any: [{ eq: true }] } })), {
    holds: false,
    wrong: ["a"],
    needs: ["b"],
  });
});

test("a table beyond the diagram is asked row by row", () => {
  const ids = Array.from({ length: 24 }, (_, at) => `i${at}`);
  const many = table("collect", [], ids);
  many.rules = ids.map((id, at) => ({ id: `r${at}`, when: { [id]: { any: [{ eq: true }] } }, then: { what: id } }));
  const { matters, exact } = relevance(many, {});
  assert.deepEqual([exact, plain(matters)], [false, ids]);
});
