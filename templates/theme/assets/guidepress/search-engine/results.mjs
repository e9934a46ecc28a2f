// @ts-check
/* What a query finds. Its twin: generator/search/engine.py. */
/** @import { AlertData } from "types/alert-data" */
/** @import { Found } from "types/guidepress" */
/** @import { SearchOptions } from "types/search-index" */
/** @import { Engine } from "./engine.mjs" */
/** @import { Done } from "./shards.mjs" */
/** @import { Plan } from "./plan.mjs" */
import { alertOf, meantAlerts } from "./alerts.mjs";
import { counted } from "./counting.mjs";
import { excerptOf } from "./excerpt.mjs";
import { addressOf } from "./page.mjs";
import { planQuery } from "./plan.mjs";
import { reasonFor } from "./reason.mjs";
import { added } from "./rerank.mjs";
import { factor, scoresOf, worthShowing } from "./scores.mjs";

/** @typedef {{ number: number, score: number, status: number }} Ranked */

/** @typedef {ReturnType<typeof resultsOf>} Results */

/**
 * Loads what a query needs, postings and then records, and gives its results.
 *
 * @param {Engine} engine
 * @param {string} query
 * @param {SearchOptions & { limit: number }} options
 * @param {Found} callback
 */
export function queryEngine(engine, query, options, callback) {
  const { store, settings } = engine;
  const plan = planQuery(engine, query);
  /**
   * Goes on with what comes next, unless something did not come.
   *
   * @param {() => void} next
   * @returns {Done}
   */
  const then = (next) => (error) => (error ? callback(error) : next());

  const gotPostings = () => {
    const ranked = rank(engine, plan, options);
    const shown = ranked.found.slice(0, Math.max(settings.reranked, options.limit));
    const alerts = meantAlerts(engine, query);
    const gotAlerts = () => {
      const told = alerts.map((number) => alertOf(engine, number));
      callback(null, resultsOf(engine, plan, ranked, options.limit, told));
    };
    const gotRecords = () => store.load("alerted", alerts, then(gotAlerts));
    store.load("records", shown.map(numberOf), then(gotRecords));
  };
  store.load("postings", Array.from(plan.terms), then(gotPostings));
}

/** @param {Ranked} one */
function numberOf({ number }) {
  return number;
}

/**
 * The records that a query finds, best first, and how many there are of each kind and guideline before any filter.
 *
 * @param {Engine} engine
 * @param {Plan} plan
 * @param {SearchOptions} options
 */
function rank(engine, plan, { kind, guideline }) {
  const scores = scoresOf(engine, plan.groups);
  const all = Array.from(scores.keys());
  const found = worthShowing(engine, scores, all);
  const anyGuideline = guideline === undefined || guideline === null;
  /** @param {string} one */
  const seen = (one) => engine.seenAs.get(one) ?? one;
  /** @param {number} number */
  const isWanted = (number) =>
    (!kind || seen(engine.kinds[number]) === seen(kind)) && (anyGuideline || engine.guidelines[number] === guideline);
  const wanted = kind || !anyGuideline ? worthShowing(engine, scores, all.filter(isWanted)) : found;
  const ranked = wanted.map((number) => ({
    number,
    score: scores.get(number) || 0,
    status: engine.statusPercents[number],
  }));
  return {
    found: ranked.sort(byScore),
    kinds: counted(found.map((number) => seen(engine.kinds[number]))),
    guidelines: counted(found.map((number) => engine.guidelines[number])),
  };
}

/**
 * @param {Ranked} a
 * @param {Ranked} b
 */
function byScore(a, b) {
  return b.score - a.score || b.status - a.status || a.number - b.number;
}

/**
 * @param {Engine} engine
 * @param {Plan} plan
 * @param {ReturnType<typeof rank>} ranked
 * @param {number} limit
 * @param {AlertData[]} alerts
 */
function resultsOf(engine, plan, ranked, limit, alerts) {
  const { settings, store, vocabulary } = engine;
  const looked = ranked.found.slice(0, settings.reranked).map((one) => {
    const more = added(engine, store.record(one.number), plan);
    const points = one.score + Math.floor((more.points * factor(engine, one.number)) / 10000);
    return { ...one, share: more.share, score: Math.floor((points * (100 + more.percent)) / 100) };
  });
  const most = Math.max(0, ...looked.map((one) => one.share));
  const answered = looked.length > 0 && (alerts.length > 0 || most >= settings.answerPercent);
  const all = [...looked.sort(byScore), ...ranked.found.slice(settings.reranked)];
  const hits = all.slice(0, limit).map((one) => hitOf(engine, one.number, plan));
  const instead = hits.length ? [] : plan.unknown.flatMap(vocabulary.resembling).map(vocabulary.name);
  return {
    hits,
    total: ranked.found.length,
    kinds: labelled(ranked.kinds, engine.kindLabels),
    guidelines: labelled(ranked.guidelines, engine.titles),
    meant: plan.meant,
    suggestions: Array.from(new Set(instead)),
    alerts,
    answered,
  };
}

/**
 * @param {Map<string, number>} counts
 * @param {Map<string, string>} labels
 * @returns {[string, string, number][]}
 */
function labelled(counts, labels) {
  return Array.from(counts, ([name, count]) => [name, labels.get(name) || "", count]);
}

/**
 * @param {Engine} engine
 * @param {number} number
 * @param {Plan} plan
 */
function hitOf(engine, number, plan) {
  const record = engine.store.record(number);
  return {
    title: record.title,
    href: addressOf(record.address),
    kind: record.kind,
    kindLabel: engine.kindLabels.get(record.kind) || "",
    guideline: engine.guidelines[number],
    heading: record.heading,
    excerpt: excerptOf(engine, record.text, plan),
    reason: reasonFor(engine, record, plan),
    notice: record.notice,
  };
}
