// @ts-check
/* The alerts that a query means. Its twin: generator/search/alerts.py. */
/** @import { Engine } from "./engine.mjs" */
import { beginningOf } from "./analysis.mjs";
import { addressOf } from "./page.mjs";

/**
 * Their numbers, the most pressing first, one of each level.
 *
 * @param {Engine} engine
 * @param {string} query
 */
export function meantAlerts(engine, query) {
  if (!engine.alerts.length) return [];
  const asked = termsAsked(engine, query);
  /** @type {Map<number, { length: number, number: number }>} */
  const best = new Map();
  engine.alerts.forEach(([level, phrases], number) => {
    const said = phrases.filter((phrase) => phrase.every((term) => asked.has(term)));
    const length = Math.max(0, ...said.map((phrase) => phrase.length));
    if (length > (best.get(level)?.length || 0)) best.set(level, { length, number });
  });
  return Array.from(best)
    .sort((a, b) => a[0] - b[0])
    .map(([, one]) => one.number);
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
