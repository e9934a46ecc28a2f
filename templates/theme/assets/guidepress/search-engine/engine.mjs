// @ts-check
/* An index as the engine asks it. Its twin: generator/search/engine.py. */
/** @import { Root } from "types/search-index" */
import { makeAnalysis } from "./analysis.mjs";
import { makeNames } from "./names.mjs";
import { makeStore } from "./shards.mjs";
import { makeVocabulary } from "./vocabulary.mjs";

/** @typedef {ReturnType<typeof makeEngine>} Engine */

/** @param {Root} root */
export function makeEngine(root) {
  const { settings } = root;
  const vocabulary = makeVocabulary(root);
  const idfOfFrequency = new Map(root.idf);
  const statusPercent = new Map(settings.status);
  const kinds = Array.from(root.kinds, (letter) => settings.kinds[Number.parseInt(letter, 36)][0]);
  const idf = root.frequency.map((frequency) => idfOfFrequency.get(frequency) || 0);
  return {
    settings,
    analysis: makeAnalysis(settings),
    vocabulary,
    idf,
    rarest: idf.reduce((most, one) => Math.max(most, one), 0),
    namesIn: makeNames(root.things, vocabulary, settings),
    kinds,
    statusPercents: readRuns(root.statuses).map((status) => statusPercent.get(status) || 0),
    guidelines: readRuns(root.guidelines),
    titles: new Map(root.titles),
    alerts: root.alerts,
    kindLabels: new Map(settings.kinds.map(([kind, label]) => [kind, label])),
    /** The kind as which readers meet another. */
    seenAs: new Map(settings.kinds.map(([kind, , seen]) => [kind, seen])),
    kindPercent: new Map(settings.kindPercent),
    store: makeStore(root, kinds),
  };
}

/**
 * Values that were written with how often each stands in a row.
 *
 * @param {(string | number)[]} runs
 */
export function readRuns(runs) {
  /** @type {string[]} */
  const values = [];
  for (let place = 0; place < runs.length; place += 2) {
    for (let count = Number(runs[place + 1]); count > 0; count--) values.push(String(runs[place]));
  }
  return values;
}
