// @ts-check
/* What the best records gain beside their words' points. Its twin: generator/search/rerank.py. */
/** @import { Token } from "./analysis.mjs" */
/** @import { Engine } from "./engine.mjs" */
/** @import { Alternative, Group, Part } from "./groups.mjs" */
/** @import { SearchRecord } from "./shards.mjs" */
/** @import { Plan } from "./plan.mjs" */
import { sum } from "./counting.mjs";

/**
 * A text of a record: its words, the terms of those that are no stop words in their order (-1 for one that the index
 * does not have), and the terms of its compounds.
 *
 * @typedef {{ run: Token[], line: number[], joined: number[] }} Looked
 */

/**
 * The points that a record gains for pairs of words, and by how many per cent all its points then grow; `share` is how
 * much it has of what is asked for, in per cent, words among it that the index does not know.
 *
 * @param {Engine} engine
 * @param {SearchRecord} record
 * @param {Plan} plan
 */
export function added(engine, record, plan) {
  const { settings } = engine;
  const names = [record.title, ...record.aliases].map((text) => look(engine, text));
  const passages = [...record.headings, record.text].map((text) => look(engine, text));
  const named = new Set(names.flatMap(termsOf));
  const { bestName, exact } = sayingAll(engine, names, plan);
  const step = Math.floor(settings.passageWords / 2);
  let most = answeredBy(engine, plan, named);
  for (const { line, joined } of passages) {
    for (let start = 0; start < Math.max(1, line.length - step); start += step) {
      const terms = [...named, ...joined, ...line.slice(start, start + settings.passageWords)];
      most = Math.max(most, answeredBy(engine, plan, new Set(terms)));
    }
  }
  const asked = weightOfQuery(engine, plan);
  const covered = Math.floor((100 * most) / Math.max(1, asked));
  const whole = settings.coverPercent * covered + settings.exactPercent * exact;
  const percent = Math.floor((settings.titlePercent * bestName + 100 * whole) / 10000);
  const isName = record.kind === settings.namedKind && bestName === 100 * 100 && exact;
  return {
    points: pairPoints(engine, plan, [...names, ...passages]),
    percent: percent + (isName ? settings.wordPercent : 0),
    share: Math.floor((100 * most) / Math.max(1, asked + plan.missing)),
  };
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @returns {Looked}
 */
function look({ analysis, vocabulary }, text) {
  const run = analysis.tokens(text);
  const words = run.map((token) => token.word);
  return {
    run,
    line: words.filter((word) => !vocabulary.isStopWord(word)).map(vocabulary.term),
    joined: analysis.compounds(run).map(vocabulary.term).filter(isTerm),
  };
}

/** @param {Looked} looked */
function termsOf({ line, joined }) {
  return [...joined, ...line.filter(isTerm)];
}

/** @param {number} term */
function isTerm(term) {
  return term >= 0;
}

/**
 * How far one of the names says the whole query and nothing else, times 100 per cent twice; and how much of the query
 * one has that consists of just the words that were typed.
 *
 * @param {Engine} engine
 * @param {Looked[]} names
 * @param {Plan} plan
 */
function sayingAll(engine, names, plan) {
  let bestName = 0;
  let exact = 0;
  for (const name of names) {
    const own = new Set(termsOf(name));
    /** @param {number} term */
    const idf = (term) => engine.idf[term];
    const all = Array.from(own);
    const inQuery = all.filter((term) => plan.terms.has(term));
    const ofName = Math.floor((100 * sum(inQuery, idf)) / Math.max(1, sum(all, idf)));
    const ofQuery = partOfQuery(engine, plan, own);
    bestName = Math.max(bestName, ofName * ofQuery);
    if (own.size && name.run.every((token) => plan.typed.has(token.word))) exact = Math.max(exact, ofQuery);
  }
  return { bestName, exact };
}

/**
 * How much of a query's weight some terms have, in per cent.
 *
 * @param {Engine} engine
 * @param {Plan} plan
 * @param {Set<number>} terms
 */
function partOfQuery(engine, plan, terms) {
  return Math.floor((100 * answeredBy(engine, plan, terms)) / Math.max(1, weightOfQuery(engine, plan)));
}

/**
 * @param {Engine} engine
 * @param {Plan} plan
 */
function weightOfQuery(engine, { groups }) {
  return sum(groups, (group) => weightOf(engine, group));
}

/**
 * How much of that weight some terms have.
 *
 * @param {Engine} engine
 * @param {Plan} plan
 * @param {Set<number>} terms
 */
function answeredBy(engine, { groups }, terms) {
  return sum(groups, (group) => answered(engine, group, terms));
}

/**
 * Points for words of the query that stand side by side in the record, too.
 *
 * @param {Engine} engine
 * @param {Plan} plan
 * @param {Looked[]} texts
 */
function pairPoints({ idf, settings }, { line }, texts) {
  const pairs = new Set(texts.flatMap((text) => pairsOf(text.line)));
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (let place = 1; place < line.length; place++) {
    const first = line[place - 1];
    const second = line[place];
    if (first.term === second.term) continue;
    const weaker = Math.min(idf[first.term] * first.percent, idf[second.term] * second.percent);
    weights.set(`${first.term} ${second.term}`, Math.floor((weaker * settings.pairPercent) / 10000));
  }
  return sum(Array.from(weights), ([pair, weight]) => (pairs.has(pair) ? weight : 0));
}

/** @param {number[]} line */
function pairsOf(line) {
  return line.slice(1).map((term, place) => `${line[place]} ${term}`);
}

/**
 * @param {Engine} engine
 * @param {Part} part
 */
function partWeight({ idf }, part) {
  return idf[part.alternatives[0].terms[0]] * part.percent;
}

/**
 * @param {Engine} engine
 * @param {Group} group
 */
function weightOf(engine, group) {
  return sum(group.parts, (part) => partWeight(engine, part)) || 1;
}

/**
 * The weight of what some terms have of a group.
 *
 * @param {Engine} engine
 * @param {Group} group
 * @param {Set<number>} terms
 */
function answered(engine, group, terms) {
  /** @param {Alternative} alternative */
  const hasAll = (alternative) => alternative.terms.every((term) => terms.has(term));
  if (group.instead.some(hasAll)) return weightOf(engine, group);
  return sum(group.parts, (part) => (part.alternatives.some(hasAll) ? partWeight(engine, part) : 0));
}
