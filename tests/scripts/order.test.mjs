/* The reader's list of questions: which, and in which order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, move } from "../../templates/theme/assets/guidepress/questions/order.mjs";

/** A shelf in memory. */
function shelf(items) {
  const kept = new Map(Object.entries(items));
  return {
    get: (name) => kept.get(name) ?? null,
    names: (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)),
    change: (name, edit) => kept.set(name, edit({ ...kept.get(name) })),
  };
}

const ON = { ticked: true };

test("the page's order holds, what the page has lost comes after it, own questions last", () => {
  const some = shelf({
    "own/2": { ask: "?", at: 2 },
    "q/gone": ON,
    "q/b": ON,
    "q/a": ON,
    "q/off": { note: "kept for later" },
    "own/1": { ask: "?", at: 1 },
  });
  assert.deepEqual(chosen(some, ["q/a", "q/off", "q/b"]), ["q/a", "q/b", "q/gone", "own/1", "own/2"]);
});

test("what was moved stands before what was not", () => {
  const some = shelf({ "q/a": ON, "q/b": ON, "q/c": ON, order: { ids: ["q/c"] } });
  assert.deepEqual(chosen(some, ["q/a", "q/b", "q/c"]), ["q/c", "q/a", "q/b"]);
});

test("a move keeps the places of those that are not in the list", () => {
  const some = shelf({ "q/a": ON, "q/b": ON, order: { ids: ["q/gone", "q/a", "q/b"] } });
  assert.equal(move(some, ["q/a", "q/b"], "q/b", -1), 1);
  assert.deepEqual(some.get("order").ids, ["q/b", "q/a", "q/gone"]);
});
