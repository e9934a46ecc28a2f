// @ts-check
/* The alerts that a query means. Its twin: generator/search/alerts.py. */
/** @import { Engine } from "./engine.mjs" */
import { beginningOf } from "./analysis.mjs";
import { addressOf } from "./page.mjs";

/**
 * Their numbers, the most pressing first, one of each level; one whose words all belong to a longer phrase of another, as
 * "bleeding" does in "bleeding nipple", comes behind.
 *
 * @param {Engine} engine
 * @param {string} query
 */
export function meantAlerts(engine, query) {
  if (!engine.alerts.length) return [];
  const asked = termsAsked(engine, query);
  /** @type {Map<number, { length: number, number: number, said: number[][] }>} */
  const best = new Map();
  engine.alerts.forEach(([level, phrases], number) => {
    const said = phrases
      .map((phrase) => [...new Set(phrase)])
      .filter((phrase) => phrase.every((term) => asked.has(term)));
    const length = Math.max(0, ...said.map((phrase) => phrase.length));
    if (length > (best.get(level)?.length || 0)) best.set(level, { length, number, said });
  });
  const chosen = Array.from(best)
    .sort((a, b) => a[0] - b[0])
    .map(([, one]) => one);
  const givesWay = chosen.map((one) => {
    const longer = chosen.flatMap((other) => (other === one ? [] : other.said));
    return one.said.every((phrase) => longer.some((other) => isLess(phrase, other)));
  });
  return [false, true].flatMap((way) => chosen.flatMap((one, at) => (givesWay[at] === way ? one.number : [])));
}

/**
 * Whether some words are all among others, of which there are more.
 *
 * @param {number[]} some
 * @param {number[]} others
 */
function isLess(some, others) {
  return some.length < others.length && some.every((term) => others.includes(term));
}

/**
 * The terms of a query; for a word that the index does not have those with one error behind its first letter.
 *
 * @param {Engine} engine
 * @param {string} query
 */
function termsAsked({ analysis, settings, vocabulary }, query) {
  const run = analysis.tokens(beginningOf(query, settings.maxCharacters)).slice(0, settings.maxWords);
  const words = [...run.map((token) => token.word), ...analysis.compounds(run)];
  return new Set(
    words.flatMap((word) => {
      const term = vocabulary.term(word);
      return term >= 0 ? term : vocabulary.near(word, 1).filter((near) => vocabulary.name(near)[0] === word[0]);
    }),
  );
}

/**
 * What is shown of an alert, its addresses seen from this page.
 *
 * @param {Engine} engine
 * @param {number} number
 */
export function alertOf(engine, number) {
  const shown = { ...engine.store.alert(number) };
  shown.href = addressOf(shown.href);
  if (shown.sources) shown.sources = shown.sources.map(({ title, href }) => ({ title, href: addressOf(href) }));
  return shown;
}
