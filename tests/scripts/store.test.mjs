/* What a reader keeps, with a store that may be forbidden, full, or written to by another tab. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeDom, fakeStorage, plain, run } from "./parts.mjs";

const KEY = "guidepress.mine:lib/one/";

/** A page with a store; `listeners` are what waits for its events. */
function page(storage) {
  const listeners = {};
  const window = {
    addEventListener: (name, act) => {
      listeners[name] = act;
    },
  };
  window.document = { addEventListener: window.addEventListener, hidden: false };
  Object.defineProperty(window, "localStorage", {
    get() {
      if (!storage) throw new Error("SecurityError");
      return storage;
    },
  });
  window.setTimeout = (act) => act();
  window.guidepress = { dom: fakeDom(window) };
  run(["store.js"], window);
  return { listeners, shelf: window.guidepress.shelf("lib", "one"), bothTexts: window.guidepress.bothTexts };
}

const tick = () => ({ ticked: true });

test("what is kept is found again, and what is removed is gone", () => {
  const storage = fakeStorage();
  const { shelf } = page(storage);
  shelf.change("q/a", tick);
  assert.equal(storage.getItem(`${KEY}q/a`), '{"ticked":true,"v":1}');
  assert.equal(page(storage).shelf.get("q/a").ticked, true);
  shelf.change("q/a", () => null);
  assert.equal(storage.length, 0);
});

test("an item is read again right before it is changed", () => {
  const storage = fakeStorage();
  const { shelf } = page(storage);
  shelf.change("q/a", tick);
  storage.setItem(`${KEY}q/a`, '{"v":1,"ticked":true,"note":"of another tab"}');
  shelf.change("q/a", (item) => ({ ...item, ask: "Why?" }));
  assert.equal(shelf.get("q/a").note, "of another tab");
});

test("without a store everything lasts as long as the page", () => {
  const { shelf } = page(null);
  shelf.change("q/a", tick);
  assert.equal(shelf.get("q/a").ticked, true);
  assert.deepEqual([...shelf.names("q/")], ["q/a"]);
  assert.equal(shelf.trouble(), "forbidden");
});

test("where there is no room the old item stays, and the change comes when there is", () => {
  const storage = fakeStorage();
  const { shelf, listeners } = page(storage);
  shelf.change("q/a", () => ({ ticked: true, note: "short" }));
  storage.room = 60;
  shelf.change("q/a", (item) => ({ ...item, note: "much longer than before" }));
  assert.equal(shelf.trouble(), "full");
  assert.match(storage.getItem(`${KEY}q/a`), /short/);
  assert.equal(shelf.get("q/a").note, "much longer than before");
  const leaving = { preventDefault: () => Object.assign(leaving, { asked: true }) };
  listeners.beforeunload(leaving);
  assert.equal(leaving.asked, true);
  storage.room = 1000;
  listeners.pageshow({ persisted: true });
  assert.equal(shelf.trouble(), "");
  assert.match(storage.getItem(`${KEY}q/a`), /much longer/);
});

test("what cannot be understood is set aside before it is overwritten", () => {
  const later = '{"v":2,"ticked":"perhaps"}';
  const storage = fakeStorage({ items: { [`${KEY}q/a`]: later, [`${KEY}aside/q/a`]: "older" } });
  const { shelf } = page(storage);
  assert.equal(shelf.get("q/a"), null);
  shelf.change("q/a", tick);
  assert.equal(storage.getItem(`${KEY}aside/q/a+`), later);
  assert.equal(shelf.get("q/a").ticked, true);
  assert.deepEqual(plain(shelf.unreadable().map(({ text }) => text)), ["older", later]);
});

test("erasing takes this guideline or all, and can be taken back", () => {
  const other = "guidepress.mine:lib/two/q/b";
  const storage = fakeStorage({ items: { [other]: '{"v":1,"ticked":true}' } });
  const { shelf } = page(storage);
  shelf.change("q/a", tick);
  assert.equal(shelf.others(), true);
  const back = shelf.erase(false);
  assert.deepEqual([...storage.kept.keys()], [other]);
  back();
  shelf.erase(true)();
  assert.deepEqual([...storage.kept.keys()].sort(), [`${KEY}q/a`, other].sort());
});

test("another tab's change is told", () => {
  const { shelf, listeners } = page(fakeStorage());
  let told = 0;
  shelf.watch(() => {
    told += 1;
  });
  listeners.storage({ key: `${KEY}q/a` });
  listeners.storage({ key: "somebody else's" });
  listeners.storage({ key: null }); // everything was cleared
  assert.equal(told, 2);
});

test("nobody's words are lost where two tabs write one text", () => {
  const { bothTexts } = page(fakeStorage());
  assert.equal(bothTexts("a", "ab", "a"), "ab");
  assert.equal(bothTexts("a", "a", "ac"), "ac");
  assert.equal(bothTexts("a", "ab", "ac"), "ac\nab");
  assert.equal(bothTexts("", "abc", "ab"), "abc");
});
