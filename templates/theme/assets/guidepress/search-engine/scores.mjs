// @ts-check
/* The points of records for the words of a query. Its twin: generator/search/engine.py. */
/** @import { Engine } from "./engine.mjs" */
/** @import { Alternative, Group } from "./groups.mjs" */

/**
 * Points by the number of a record.
 *
 * @typedef {Map<number, number>} Points
 */

/**
 * @param {Engine} engine
 * @param {Group[]} groups
 */
export function scoresOf(engine, groups) {
  /** @type {Points} */
  const points = new Map();
  for (const group of groups) {
    /** @type {Points} */
    const best = new Map();
    for (const part of group.parts) add(best, bestOf(engine, part.alternatives, part.percent));
    raise(best, bestOf(engine, group.instead, 100));
    add(points, best);
  }
  /** @type {Points} */
  const scores = new Map();
  points.forEach((total, number) => {
    scores.set(number, Math.max(1, Math.floor((total * factor(engine, number)) / 10000)));
  });
  return scores;
}

/**
 * @param {Points} to
 * @param {Points} points
 */
function add(to, points) {
  points.forEach((more, number) => {
    to.set(number, (to.get(number) || 0) + more);
  });
}

/**
 * @param {Points} to
 * @param {Points} points
 */
function raise(to, points) {
  points.forEach((other, number) => {
    to.set(number, Math.max(to.get(number) || 0, other));
  });
}

/**
 * For each record the points of the best of some alternatives.
 *
 * @param {Engine} engine
 * @param {Alternative[]} alternatives
 * @param {number} percent
 */
function bestOf(engine, alternatives, percent) {
  /** @type {Points} */
  const best = new Map();
  for (const alternative of alternatives) {
    const points = impacts(engine, alternative.terms);
    points.forEach((impact, number) => {
      points.set(number, Math.floor((impact * alternative.percent * percent) / 10000));
    });
    raise(best, points);
  }
  return best;
}

/**
 * What terms weigh in the records that have all of them, on average.
 *
 * @param {Engine} engine
 * @param {number[]} terms
 */
function impacts({ idf, settings, store }, terms) {
  /** @type {Points} */
  let totals = new Map();
  terms.forEach((term, place) => {
    /** @type {Points} */
    const next = new Map();
    const flat = store.postings(term);
    for (let at = 0, number = 0; at < flat.length; at += 2) {
      number += flat[at];
      if (place && !totals.has(number)) continue;
      const impact = Math.floor((idf[term] * flat[at + 1]) / settings.levels);
      next.set(number, (totals.get(number) || 0) + impact);
    }
    totals = next;
  });
  totals.forEach((total, number) => {
    totals.set(number, Math.floor(total / terms.length));
  });
  return totals;
}

/**
 * What a record keeps of its points for its status and kind, in hundredths of a per cent.
 *
 * @param {Engine} engine
 * @param {number} number
 */
export function factor({ statusPercents, kinds, kindPercent }, number) {
  return statusPercents[number] * (kindPercent.get(kinds[number]) || 0);
}

/**
 * The records that come near enough to the best.
 *
 * @param {Engine} engine
 * @param {Points} scores
 * @param {number[]} numbers
 */
export function worthShowing({ settings }, scores, numbers) {
  /** @param {number} number */
  const score = (number) => scores.get(number) || 0;
  const best = numbers.reduce((most, number) => Math.max(most, score(number)), 0);
  return numbers.filter((number) => score(number) * 100 >= best * settings.keepPercent);
}
