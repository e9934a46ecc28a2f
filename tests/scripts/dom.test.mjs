/* What many scripts do, as far as it needs no real page. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { dom } from "../../templates/theme/assets/guidepress/shared/dom.mjs";
import { fakeStorage, run } from "./parts.mjs";

let scripts;

beforeEach(() => {
  scripts = [];
  globalThis.document = {
    createElement: (tag) => ({ tag, remove: () => scripts.push("removed") }),
    head: { append: (script) => scripts.push(script) },
  };
  globalThis.window = { localStorage: fakeStorage() };
});

test("blanks are filled in turn, with whatever a reader typed", () => {
  assert.equal(dom.fill("{} results for “{}”", 3, "$& {}"), "3 results for “$& {}”");
  assert.equal(dom.fill("none", 1), "none");
});

test("what is kept is recalled, and null forgets it", () => {
  assert.equal(dom.keep("localStorage", "a", "1"), true);
  assert.equal(dom.recall("localStorage", "a"), "1");
  assert.equal(dom.keep("localStorage", "a", null), true);
  assert.equal(dom.recall("localStorage", "a"), null);
});

test("a store that is forbidden or full does no harm", () => {
  globalThis.window.localStorage = fakeStorage({ room: 0 });
  assert.equal(dom.keep("localStorage", "a", "1"), false);
  Object.defineProperty(globalThis.window, "localStorage", {
    get() {
      throw new Error("SecurityError");
    },
  });
  assert.equal(dom.keep("localStorage", "a", "1"), false);
  assert.equal(dom.recall("localStorage", "a"), null);
});

test("a text is set only where it differs", () => {
  const place = {
    set textContent(_) {
      assert.fail("it would be read out again");
    },
    get textContent() {
      return "same";
    },
  };
  dom.setText(place, "same");
});

test("an address leads to what it names, also in letters that browsers write as percent signs", () => {
  const known = { "gp-az-é": "É", "100%": "all" };
  globalThis.document.getElementById = (id) => known[id] ?? null;
  globalThis.location = { hash: "#gp-az-%C3%A9" };
  assert.equal(dom.linked(), "É");
  assert.equal(dom.linked("#100%"), "all");
  assert.equal(dom.linked(""), null);
});

test("a script is loaded, its element removed, and failure told", () => {
  const came = [];
  dom.loadScript("a.js", (ok) => came.push(ok));
  const [script] = scripts;
  assert.deepEqual([script.src, script.async], ["a.js", false]);
  script.onload({ type: "load" });
  script.onerror({ type: "error" });
  assert.deepEqual(came, [true, false]);
  assert.equal(scripts[1], "removed");
});

test("scripts that are wanted later are loaded once, and asked for again when one failed", () => {
  const asked = [];
  const window = { guidepress: { dom: { loadScript: (address, done) => asked.push({ address, done }) } } };
  run(["lazy-load.js"], window);
  const told = [];
  window.guidepress.later(["a.js", "b.js"], (came) => told.push(came));
  asked[0].done(true);
  asked[1].done(false);
  window.guidepress.later(["a.js", "b.js"], (came) => told.push(came));
  assert.deepEqual(
    asked.map(({ address }) => address),
    ["a.js", "b.js", "b.js"],
  );
  asked[2].done(true);
  window.guidepress.later(["a.js"], (came) => told.push(came));
  assert.deepEqual(told, [false, true, true]);
});
