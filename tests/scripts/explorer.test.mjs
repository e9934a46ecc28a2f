/* The explorer without its page: what it takes, asks next, judges and says. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { byDirection } from "../../templates/theme/assets/guidepress/explorer/answer.mjs";
import { choices, OTHER } from "../../templates/theme/assets/guidepress/explorer/choices.mjs";
import { asksBirth, problem } from "../../templates/theme/assets/guidepress/explorer/controls.mjs";
import { judge } from "../../templates/theme/assets/guidepress/explorer/judge.mjs";
import {
  isGood,
  keep,
  makeSession,
  recall,
  replay,
  take,
} from "../../templates/theme/assets/guidepress/explorer/session.mjs";
import { counted, countOf, said } from "../../templates/theme/assets/guidepress/explorer/words.mjs";
import { fakeDom, fakeStorage, plain, run } from "./parts.mjs";

const yes = { any: [{ eq: true }] };
const TABLE = {
  decision: "d",
  "hit-policy": "first",
  aggregation: null,
  inputs: [
    { id: "lump", type: "boolean" },
    { id: "age", type: "integer", range: { ge: "0", le: "120" } },
    { id: "since", type: "days and time duration" },
    { id: "where", type: "text" },
    { id: "day", type: "date" },
    { id: "risk", type: "values", values: ["a", "b", "c"] },
  ],
  outputs: [{ id: "what", type: "text" }],
  rules: [
    { id: "now", when: { lump: yes }, then: { what: "a" } },
    { id: "old", when: { age: { any: [{ ge: "50" }] } }, then: { what: "b" } },
    { id: "left", when: { where: { none: [{ eq: "left" }] } }, then: { what: "c" } },
  ],
  open: [{ when: { lump: { any: [{ eq: false }] }, age: { any: [{ lt: "18" }] } }, why: "young" }],
  impossible: [],
};
const TEXTS = {
  yes: "Yes",
  no: "No",
  other: "Something else",
  dontKnow: "I don’t know",
  notGiven: "Not given",
  comma: "، ",
  semicolon: "; ",
  days: "days",
  hours: "hours",
  countDays: { one: "{number} day", other: "{number} days" },
  countHours: { one: "{number} hour", other: "{number} hours" },
  duration: "{larger} {smaller}",
  choose: "Choose.",
  write: "Write.",
  writeWhole: "Whole numbers.",
  writeWholeOf: "Whole numbers: {range}.",
  writeOther: "No answer.",
};

let session;

beforeEach(() => {
  const window = { sessionStorage: fakeStorage() };
  window.guidepress = { dom: fakeDom(window) };
  run(["decide.js", "relevance.js"], window);
  globalThis.window = window;
  globalThis.document = { documentElement: { lang: "en" }, querySelector: () => null };
  const inputs = Object.fromEntries(TABLE.inputs.map(({ id }) => [id, { label: id, ask: `${id}?` }]));
  inputs.age.unit = "years";
  inputs.age.range = "0 to 120";
  inputs.risk.labels = { a: "A", b: "B", c: "None" };
  inputs.risk.none = "c";
  const data = { table: TABLE, texts: TEXTS, inputs, rules: [], open: [{ why: ["young"] }], impossible: [] };
  session = makeSession(data, {}, "guidepress.answers:library/guideline/table");
});

test("of what is kept only answers to this table are taken", () => {
  assert.deepEqual(take(session, '{"lump":true,"age":"200","gone":"x","where":null}'), { lump: true, where: null });
  assert.deepEqual(take(session, "no JSON"), {});
  assert.deepEqual(take(session, "null"), {});
  assert.equal(isGood(session, "age", 50), false); // a page has texts
});

test("answers last as long as the tab, and are forgotten with the last one", () => {
  session.answers = { lump: false };
  keep(session);
  session.answers = {};
  recall(session);
  assert.deepEqual(session.answers, { lump: false });
  session.answers = {};
  keep(session);
  assert.equal(window.sessionStorage.length, 0);
});

test("what is asked next follows from the answers", () => {
  assert.equal(replay(session).next[0], "lump");
  session.answers = { lump: true };
  assert.deepEqual([...replay(session).next], []);
  session.answers = { lump: false, age: null };
  const { path, next } = replay(session);
  assert.deepEqual([path, [...next]], [["lump", "age"], ["where"]]);
});

test("rows count, might count, or do not, for the answers", () => {
  session.answers = { lump: false, age: null };
  const { hits, might, others, open, waits } = judge(session, replay(session));
  const ids = (rows) => plain(rows.map(({ rule }) => rule.id));
  assert.deepEqual([ids(hits), ids(might), ids(others)], [[], ["old", "left"], ["now"]]);
  assert.deepEqual([open.length, open[0].holds, waits], [1, null, true]);
});

test("a row behind the one that counts does not matter any more", () => {
  session.answers = { lump: null, age: "60" };
  const { hits, might, others, waits } = judge(session, replay(session));
  const ids = (rows) => plain(rows.map(({ rule }) => rule.id));
  assert.deepEqual([ids(hits), ids(might), ids(others), waits], [["old"], ["now"], ["left"], true]);
});

test("choices come from the type, or from the texts that cells name", () => {
  assert.deepEqual(choices(session, "lump"), [
    [true, "Yes"],
    [false, "No"],
  ]);
  assert.deepEqual(choices(session, "where"), [
    ["left", "left"],
    [OTHER, "Something else"],
  ]);
  assert.deepEqual(choices(session, "age"), []);
});

test("choices keep the order in which they are declared, whatever they are called", () => {
  const input = { id: "size", type: "values", values: ["10", "2", "none"] };
  session.table = { ...TABLE, inputs: [input] };
  session.data.inputs.size = { labels: { 10: "Ten", 2: "Two", none: "None" } };
  assert.deepEqual(choices(session, "size"), [
    ["10", "Ten"],
    ["2", "Two"],
    ["none", "None"],
  ]);
});

test("advice comes before advice against, and what has no direction or no grade last", () => {
  const signs = { plain: "", no: "against", yes: "for" };
  const grades = Object.fromEntries(Object.entries(signs).map(([name, sign]) => [name, { sign }]));
  const rules = ["", "plain", "no", "yes"].map((name) => ({ then: [["Grade", [], name]] }));
  const cases = [{ at: 0 }, { at: 1 }, { at: 2 }, { at: 3 }];
  assert.deepEqual(
    byDirection({ grades, rules }, cases).map(({ at }) => at),
    [3, 2, 0, 1],
  );
});

test("what is wrong with an answer is said in words", () => {
  assert.equal(problem(session, "age", "50"), "");
  assert.equal(problem(session, "age", undefined), "Write.");
  assert.equal(problem(session, "lump", undefined), "Choose.");
  assert.equal(problem(session, "age", "200"), "Whole numbers: 0 to 120.");
  assert.equal(problem(session, "since", "PxD"), "Whole numbers.");
  assert.equal(problem(session, "day", "soon"), "No answer.");
});

test("answers are said as they are read", () => {
  session.answers = { lump: false, age: "50", since: "P2DT3H", where: OTHER, day: "2020-02-03" };
  assert.deepEqual(
    Object.keys(session.answers).map((id) => said(session, id)),
    ["No", "50\u00a0years", "2 days 3 hours", "Something else", "3 February 2020"],
  );
  session.answers.age = null;
  session.answers.lump = null;
  assert.deepEqual([said(session, "age"), said(session, "lump")], ["Not given", "I don’t know"]);
  assert.equal(countOf("P2D", "H"), "");
  session.table = { ...TABLE, inputs: [{ id: "when", type: "date and time" }] };
  session.data.inputs.when = {};
  session.answers = { when: "2020-02-03T09:30" };
  assert.equal(said(session, "when"), "2020-02-03، 09:30");
});

test("a text that counts has a form for each kind of number", () => {
  const forms = { one: "{count} row of {total}", other: "{count} rows of {total}" };
  assert.equal(counted(forms, 1, { total: 3 }), "1 row of 3");
  assert.equal(counted(forms, 2, { total: 3 }), "2 rows of 3");
  document.documentElement.lang = "pl";
  assert.equal(counted({ one: "a", few: "b", other: "c" }, 3), "b");
});

test("of a duration each part is said in its own form", () => {
  session.answers = { since: "P1DT1H" };
  assert.equal(said(session, "since"), "1 day 1 hour");
  session.answers = { since: "PT2H" };
  assert.equal(said(session, "since"), "2 hours");
});

test("several that are true are kept, said together, and judged as their first", () => {
  const kept = '{"risk":["a","b"],"lump":[true,false]}';
  session.answers = take(session, kept);
  assert.deepEqual(session.answers, { risk: ["a", "b"] });
  assert.equal(isGood(session, "risk", []), false);
  assert.equal(isGood(session, "risk", ["a", "x"]), false);
  assert.equal(said(session, "risk"), "A; B");
  session.answers = { lump: false, age: "20", where: "left", risk: ["b", "a"] };
  session.table = { ...TABLE, rules: [{ id: "b", when: { risk: { any: [{ eq: "b" }] } }, then: { what: "a" } }] };
  assert.equal(replay(session).known.risk, "b");
});

test("an age that leaves the answer open is asked for exactly, and a date of birth is kept nowhere", (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 27, 12) });
  const ages = { id: "grown", type: "age" };
  const cells = { any: [{ lt: "P42D" }] };
  const later = { any: [{ ge: "P42D" }] };
  const rules = [
    { id: "young", when: { grown: cells }, then: { what: "a" } },
    { id: "later", when: { grown: later }, then: { what: "b" } },
  ];
  session.table = { ...TABLE, inputs: [ages], rules, open: [] };
  session.data.inputs.grown = { label: "Grown", ask: "Grown?", period: "W" };
  session.texts = { ...TEXTS, months: "months", countMonths: { other: "{number} months" }, birthWrong: "Not she." };

  session.answers = { grown: "P2M" };
  assert.deepEqual([asksBirth(session, "grown"), said(session, "grown")], [false, "2 months"]);

  session.answers = { grown: "P1M" };
  const { path, next, found } = replay(session);
  assert.deepEqual([path, [...next], plain(found.matters)], [["grown"], [], ["grown"]]);
  assert.equal(asksBirth(session, "grown"), true);
  assert.equal(problem(session, "grown", "P1M"), "");

  session.births.grown = "2000-02-03";
  assert.equal(problem(session, "grown", "P1M"), "Not she.");
  session.births.grown = "2026-10-08";
  assert.equal(problem(session, "grown", "P1M"), "");
  assert.deepEqual(plain(replay(session).found.matters), []);
  keep(session);
  assert.deepEqual([...window.sessionStorage.kept.values()], ['{"grown":"P1M"}']);
});
