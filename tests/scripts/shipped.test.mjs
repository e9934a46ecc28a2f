/* Scripts as browsers get them: in one dialect, and token by token what their sources say. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { parse } from "acorn";
import { read } from "./parts.mjs";

const DIALECT = { ecmaVersion: 2020, sourceType: "script" };

/** The words of a script; it throws where one is not of the dialect. */
function tokens(text) {
  const found = [];
  parse(text, { ...DIALECT, onToken: found });
  return found.map(({ type, start, end }) => [type.label, text.slice(start, end)]);
}

const names = readdirSync(`${process.env.GUIDEPRESS_SCRIPTS}/joined`);

test("there are scripts", () => assert.ok(names.length > 10));

for (const name of names) {
  test(`${name} is shipped as it is written`, () => {
    assert.deepEqual(tokens(read("shipped", name)), tokens(read("joined", name)));
  });
}

test("what came after the dialect is refused", () => {
  assert.throws(() => tokens("a ??= b;"), SyntaxError);
});
