/* Parts of the search engine on their own; that it finds what Python finds is tested in tests/search. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { beginningOf, makeAnalysis, trim } from "../../templates/theme/assets/guidepress/search-engine/analysis.mjs";
import { counted } from "../../templates/theme/assets/guidepress/search-engine/counting.mjs";
import { readRuns } from "../../templates/theme/assets/guidepress/search-engine/engine.mjs";
import { excerptOf } from "../../templates/theme/assets/guidepress/search-engine/excerpt.mjs";
import { groupParts, heaviest, oneTerm } from "../../templates/theme/assets/guidepress/search-engine/groups.mjs";
import { makeNames } from "../../templates/theme/assets/guidepress/search-engine/names.mjs";
import { planQuery } from "../../templates/theme/assets/guidepress/search-engine/plan.mjs";
import { scoresOf, worthShowing } from "../../templates/theme/assets/guidepress/search-engine/scores.mjs";
import { bitCount, distance, lettersMask } from "../../templates/theme/assets/guidepress/search-engine/typos.mjs";
import {
  makeVocabulary,
  readTerms,
  readWords,
} from "../../templates/theme/assets/guidepress/search-engine/vocabulary.mjs";
import { read } from "./parts.mjs";

const settings = JSON.parse(read("settings.json"));
const analysis = makeAnalysis(settings);

/** "breast", "breasts" one term; "cancer"; "her2"; "lump"; "mammogram"; "screening"; "slump". */
const vocabulary = makeVocabulary({
  settings,
  everyday: "0jump",
  words: "0breast 7s 0cancer 0her2 0lump 0mammogram 0screening 1lump",
  terms: ",1,,,,,,,",
  frequency: [5, 4, 3, 2, 1, 6, 1],
});

/** An engine over that vocabulary, with postings by term. */
function engine(postings = []) {
  return {
    settings,
    analysis,
    vocabulary,
    idf: [100, 100, 200, 300, 400, 50, 400],
    rarest: 400,
    namesIn: makeNames([], vocabulary, settings),
    kinds: ["section", "section", "term"],
    statusPercents: [100, 100, 60],
    kindPercent: new Map(settings.kindPercent),
    store: { postings: (term) => postings[term] || [] },
  };
}

const words = (text) => analysis.tokens(text).map(({ word }) => word);

test("words are small letters without accents, apostrophes and soft hyphens", () => {
  assert.deepEqual(words("Café, doctor’s MAM\u00admogram"), ["cafe", "doctors", "mammogram"]);
  assert.deepEqual(words("ﬁne Straße"), ["fine", "strasse"]);
  assert.deepEqual(words(" … "), []);
});

test("a hyphen joins words, also to one", () => {
  const run = analysis.tokens("T-DM1 and check-up");
  assert.deepEqual(
    run.map(({ word, glued }) => [word, glued]),
    [
      ["t", false],
      ["dm1", true],
      ["and", false],
      ["check", false],
      ["up", true],
    ],
  );
  assert.deepEqual(analysis.compounds(run), ["tdm1", "checkup"]);
  assert.deepEqual(analysis.compounds(analysis.tokens("grade -2")), []);
});

test("a plus behind a word is a word of its own, joined to it", () => {
  assert.deepEqual(words("HER2+ yes"), ["her2", "+", "yes"]);
});

test("Greek letters have names, Greek words stay", () => {
  assert.deepEqual(words("TGF-β αβγ λόγος"), ["tgf", "beta", "αβγ", "λογοσ"]);
});

test("places cut the text where the word is", () => {
  const text = "𝒳 Brüste!";
  const [, token] = analysis.tokens(text);
  assert.equal(text.slice(token.start, token.end), "Brüste");
});

test("of a long query whole characters are kept", () => {
  assert.equal(beginningOf("𝒳𝒳𝒳", 2), "𝒳𝒳");
  assert.equal(trim("  a b\u00a0 "), "a b\u00a0");
});

test("errors are letters added, dropped, changed or swapped", () => {
  const pairs = [
    ["cancer", "cancer", 0],
    ["cancre", "cancer", 1],
    ["cacer", "cancer", 1],
    ["cabcer", "cancer", 1],
    ["kansr", "cancer", 3],
    ["", "abc", 3],
  ];
  for (const [one, other, errors] of pairs) assert.equal(distance(one, other), errors, `${one} ${other}`);
  assert.equal(bitCount(lettersMask("abca")), 3);
});

test("the vocabulary is read as it was written", () => {
  assert.deepEqual(
    readWords("0breast 7s 0cancer"),
    ["breast", "breasts", "cancer"].map((word) => word),
  );
  assert.deepEqual(readWords(""), []);
  assert.deepEqual(readTerms(",1,,"), [0, 0, 1]);
  assert.deepEqual(readRuns(["a", 2, "", 1]), ["a", "a", ""]);
});

test("words lead to terms: exact, begun, misspelt, in another form, written as one", () => {
  assert.equal(vocabulary.term("breasts"), vocabulary.term("breast"));
  assert.equal(vocabulary.term("toString"), -1);
  assert.deepEqual(vocabulary.beginningWith("scr"), [5]);
  assert.deepEqual(vocabulary.beginningWith("s"), []);
  assert.deepEqual(vocabulary.near("lumb", 1), [3]);
  assert.deepEqual(vocabulary.near("her3", 1), []); // digits are never misspelt
  assert.deepEqual(vocabulary.forms("screened"), [5]);
  assert.deepEqual(vocabulary.split("breastcancer"), [0, 1]);
  assert.deepEqual(vocabulary.split("breastslump"), [0, 6]); // in halves as equal as can be
  assert.equal(vocabulary.split("breastxcancer"), null);
  assert.deepEqual(vocabulary.resembling("mammografy"), [4]);
});

test("the longest name counts, and its other names may stand instead", () => {
  const named = makeNames(
    [
      [
        ["breast screening", [0, 5]],
        ["mammogram", [4]],
      ],
      [
        ["screening", [5], "screening"],
        ["lump", [3]],
      ],
    ],
    vocabulary,
    settings,
  );
  const found = named(["breast", "screening"]);
  const parts = new Map(
    [0, 1].map((place) => [place, [{ alternatives: [oneTerm(place ? 5 : 0, 100)], percent: 100 }]]),
  );
  const { groups, related } = groupParts(parts, found, settings);
  assert.equal(groups.length, 1);
  assert.deepEqual(groups[0].instead, [{ terms: [4], percent: settings.namePercent }]);
  assert.deepEqual(
    related.map(({ written }) => written),
    ["breast screening"],
  );
});

test("the heaviest groups are kept in their order", () => {
  const groups = [0, 5, 3].map((term) => ({
    parts: [{ alternatives: [oneTerm(term, 100)], percent: 100 }],
    instead: [],
  }));
  const two = { ...engine(), settings: { ...settings, maxGroups: 2 } };
  assert.deepEqual(
    heaviest(two, groups).map(({ parts }) => parts[0].alternatives[0].terms[0]),
    [0, 3],
  );
});

test("a plan tells what was meant, and what nothing has", () => {
  assert.equal(planQuery(engine(), "lumb cancer ").meant, "lump cancer");
  assert.equal(planQuery(engine(), "cancer mammo").meant, ""); // it is still being typed
  assert.deepEqual(planQuery(engine(), "xyzzyq lump ").unknown, ["xyzzyq"]);
  assert.deepEqual([...planQuery(engine(), "the lump ").terms], [3]);
});

test("a word of the language is nothing else, and counts as missing; a number need not be there", () => {
  const planned = planQuery(engine(), "jump ");
  assert.deepEqual([planned.meant, planned.unknown, planned.missing], ["", [], 400 * 100]);
  assert.equal(planQuery(engine(), "lunp 45 ").meant, "lump 45");
  assert.equal(planQuery(engine(), "lump 45 ").missing, 0);
});

test("a record's points fall with its status, and few are not worth showing", () => {
  const held = engine([[0, 40, 2, 40]]);
  const scores = scoresOf(held, planQuery(held, "breast ").groups);
  assert.deepEqual(
    [...scores],
    [
      [0, 100],
      [2, 51], // withdrawn, and a word explained
    ],
  );
  assert.deepEqual(
    worthShowing(
      held,
      new Map([
        [0, 100],
        [1, 24],
        [2, 25],
      ]),
      [0, 1, 2],
    ),
    [0, 2],
  );
});

test("an excerpt is the passage that says most, with its words marked", () => {
  const text = `${"word ".repeat(60)}a lump in the breast. ${"word ".repeat(60)}`;
  const pieces = excerptOf(engine(), text, planQuery(engine(), "lump breast "));
  assert.deepEqual(
    pieces.filter(({ mark }) => mark).map((piece) => piece.text),
    ["lump", "breast"],
  );
  assert.ok(pieces[0].text.startsWith("… "));
  assert.deepEqual(excerptOf(engine(), "", planQuery(engine(), "lump")), []);
});

test("values are counted in the order in which they come up", () => {
  assert.deepEqual(
    [...counted(["b", "a", "b"])],
    [
      ["b", 2],
      ["a", 1],
    ],
  );
});
