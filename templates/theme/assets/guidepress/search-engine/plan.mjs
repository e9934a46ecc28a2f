// @ts-check
/* What is looked for. Its twin: generator/search/plan.py. */
/** @import { Engine } from "./engine.mjs" */
/** @import { Part } from "./groups.mjs" */
/** @import { Reading } from "./meanings.mjs" */
import { counted, sum } from "./counting.mjs";
import { compoundParts, groupParts, heaviest, termsOfGroup } from "./groups.mjs";
import { isAskedFor, meanings, meantQuery, readQuery } from "./meanings.mjs";

/**
 * `terms` are all that are looked for, `direct` those of the words typed; `line` is the query's known words in their
 * order, `typed` how often each word stands in it, `meant` the query as it was understood, "" where that is the same;
 * `missing` is what the words weigh that nothing stands for, less what those do that an answer need not have.
 *
 * @typedef {ReturnType<typeof planQuery>} Plan
 */

/**
 * @param {Engine} engine
 * @param {string} query
 */
export function planQuery(engine, query) {
  const reading = readQuery(engine, query);
  const { found, known, corrected } = reading;
  const typed = counted(reading.words);
  const parts = partsOf(engine, reading, typed);
  const understood = known.map((term, place) => corrected.get(place) ?? term);
  const grouped = groupParts(parts, engine.namesIn(standingFor(engine, reading, understood)), engine.settings);
  const groups = heaviest(engine, grouped.groups);
  return {
    groups,
    terms: new Set(groups.flatMap(termsOfGroup)),
    direct: new Set(Array.from(parts.values()).flatMap((some) => termsOfGroup({ parts: some, instead: [] }))),
    related: grouped.related,
    line: found.flatMap(({ word }, place) =>
      understood[place] >= 0 && !reading.isStopWord(word)
        ? [{ term: understood[place], percent: reading.percentOf(word) }]
        : [],
    ),
    typed,
    meant: meantQuery(engine, reading),
    unknown: reading.unknown,
    missing: engine.rarest * reading.missing - notAskedFor(engine, reading, parts),
  };
}

/**
 * What the words of a query mean, by the place of the first.
 *
 * @param {Engine} engine
 * @param {Reading} reading
 * @param {Map<string, number>} typed
 */
function partsOf(engine, reading, typed) {
  const { repeatPercent } = engine.settings;
  /** @type {Set<number>} */
  const inNames = new Set();
  for (const match of engine.namesIn(standingFor(engine, reading, reading.known))) {
    for (let place = match.start; place < match.end; place++) inNames.add(place);
  }
  /** @type {Set<number>} */
  const covered = new Set();
  const parts = compoundParts(engine, reading.found, covered);
  /** @type {Set<string>} */
  const seen = new Set();
  reading.words.forEach((word, place) => {
    if (covered.has(place) || seen.has(word) || reading.isStopWord(word)) return;
    seen.add(word);
    const times = Math.min(typed.get(word) || 1, repeatPercent.length);
    const meant = meanings(engine, reading, place, inNames.has(place));
    for (const part of meant) part.percent = Math.floor((part.percent * repeatPercent[times - 1]) / 100);
    if (meant.length) parts.set(place, meant);
  });
  return parts;
}

/**
 * What the words of a query weigh that need not stand in an answer.
 *
 * @param {Engine} engine
 * @param {Reading} reading
 * @param {Map<number, Part[]>} parts
 */
function notAskedFor(engine, { words }, parts) {
  const { idf } = engine;
  const others = Array.from(parts).flatMap(([place, some]) => (isAskedFor(engine, words[place]) ? [] : some));
  return sum(others, (part) => idf[part.alternatives[0].terms[0]] * part.percent);
}

/**
 * For each word of the query the word that stands for its term, itself where it has none.
 *
 * @param {Engine} engine
 * @param {Reading} reading
 * @param {number[]} terms
 */
function standingFor({ vocabulary }, { words }, terms) {
  return words.map((word, place) => (terms[place] < 0 ? word : vocabulary.name(terms[place])));
}
