// @ts-check
/* Why a record was found that does not say what was asked. Its twin: generator/search/excerpt.py. */
/** @import { Engine } from "./engine.mjs" */
/** @import { SearchRecord } from "./shards.mjs" */
/** @import { Plan } from "./plan.mjs" */

/**
 * In words; "" where the record says itself what was asked.
 *
 * @param {Engine} engine
 * @param {SearchRecord} record
 * @param {Plan} plan
 */
export function reasonFor(engine, record, plan) {
  const { settings } = engine;
  const own = [record.title, record.heading, ...record.headings, record.text].join(" ");
  if (countTerms(engine, own, plan.direct)) return "";
  const counts = record.aliases.map((alias) => countTerms(engine, alias, plan.direct));
  const most = Math.max(0, ...counts);
  if (most) {
    const phrase = record.kind === settings.namedKind ? settings.reasonName : settings.reasonSearchTerm;
    return phrase.split("{name}").join(record.aliases[counts.indexOf(most)]);
  }
  const match = plan.related.find((one) => countTerms(engine, own, one.terms));
  return match ? settings.reasonName.split("{name}").join(match.written) : "";
}

/**
 * How many of the wanted terms a text has.
 *
 * @param {Engine} engine
 * @param {string} text
 * @param {Set<number>} wanted
 */
function countTerms({ analysis, vocabulary }, text, wanted) {
  const run = analysis.tokens(text);
  const words = [...run.map((token) => token.word), ...analysis.compounds(run)];
  return new Set(words.map(vocabulary.term).filter((term) => wanted.has(term))).size;
}
