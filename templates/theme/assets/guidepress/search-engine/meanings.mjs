// @ts-check
/* What each word of a query may mean. Its twin: generator/search/plan.py. */
/** @import { Engine } from "./engine.mjs" */
/** @import { Part } from "./groups.mjs" */
import { beginningOf, trim } from "./analysis.mjs";
import { inOrder } from "./counting.mjs";
import { oneTerm } from "./groups.mjs";

/** @typedef {ReturnType<typeof readQuery>} Reading */

/**
 * A query as words, and which of them count. `corrected` holds, by place, the term that is looked for instead of a word
 * that the index does not have, `unknown` the words for which there is none; both are filled by `meanings`, and `missing`.
 *
 * @param {Engine} engine
 * @param {string} query
 */
export function readQuery({ analysis, settings, vocabulary }, query) {
  const text = beginningOf(query, settings.maxCharacters);
  const all = analysis.tokens(text);
  const found = all.slice(0, settings.maxWords);
  const words = found.map((token) => token.word);
  const onlyStopWords = words.every(vocabulary.isStopWord);
  const telling = new Set(words.filter((word) => !vocabulary.isStopWord(word) && !vocabulary.isLowWeight(word)));
  const withoutLowWeight = telling.size >= settings.lowWeightBelow;
  return {
    text,
    found,
    words,
    /** Whether its last word may not be finished. */
    typing: all.length > 0 && all.length <= settings.maxWords && all[all.length - 1].end === text.length,
    known: words.map(vocabulary.term),
    /** @type {Map<number, number>} */
    corrected: new Map(),
    /** @type {string[]} */
    unknown: [],
    /** What the words count that nothing stands for, in per cent of a word. */
    missing: 0,
    isSentence: withoutLowWeight,
    /** @param {string} word */
    isStopWord: (word) =>
      (withoutLowWeight && vocabulary.isLowWeight(word)) || (vocabulary.isStopWord(word) && !onlyStopWords),
    /** @param {string} word */
    percentOf: (word) => (vocabulary.isLowWeight(word) ? settings.lowWeightPercent : 100),
  };
}

/**
 * What the word at a place may mean.
 *
 * @param {Engine} engine
 * @param {Reading} reading
 * @param {number} place
 * @param {boolean} inName  whether a name of something has it
 * @returns {Part[]}
 */
export function meanings({ idf, settings, vocabulary }, reading, place, inName) {
  const { found, typing, corrected, unknown } = reading;
  const { word } = found[place];
  const exact = reading.known[place];
  if (exact < 0 && !inName && vocabulary.isEveryday(word)) {
    if (isAskedFor({ vocabulary }, word)) reading.missing += 100;
    return [];
  }
  const group = exact >= 0 ? [oneTerm(exact, 100)] : [];
  const unfinished = typing && place === found.length - 1;
  const longer = unfinished ? vocabulary.beginningWith(word).filter((term) => term !== exact) : [];
  if (longer.length) {
    const least = Math.min(...longer.concat(exact >= 0 ? [exact] : []).map((term) => idf[term]));
    const percent = exact >= 0 ? settings.prefixBesideExactPercent : settings.prefixPercent;
    for (const term of longer) group.push(oneTerm(term, Math.floor((percent * least) / idf[term])));
    if (exact < 0) corrected.set(place, longer[0]);
  }
  if (group.length) return [{ alternatives: group, percent: reading.percentOf(word) }];
  if (inName || unknown.length + corrected.size >= settings.maxMisspelt) return [];
  return resembling({ settings, vocabulary }, reading, place);
}

/**
 * What a word may mean that the index does not know.
 *
 * @param {Pick<Engine, "settings" | "vocabulary">} engine
 * @param {Reading} reading
 * @param {number} place
 * @returns {Part[]}
 */
function resembling({ settings, vocabulary }, reading, place) {
  const { found, corrected, unknown } = reading;
  const { word } = found[place];
  const near =
    taken(vocabulary.sounding(word), settings.typoPercent[1]) ||
    taken(vocabulary.near(word, 1), settings.typoPercent[1]) ||
    taken(vocabulary.forms(word), settings.formPercent);
  if (near) return near;
  const halves = vocabulary.split(word);
  if (halves) return Array.from(new Set(halves)).map((term) => ({ alternatives: [oneTerm(term, 100)], percent: 100 }));
  const far = taken(vocabulary.near(word, 2), settings.typoPercent[2]);
  if (far) return far;
  unknown.push(word);
  if (isAskedFor({ vocabulary }, word)) reading.missing += reading.isSentence ? settings.lowWeightPercent : 100;
  return [];

  /**
   * @param {number[]} terms
   * @param {number} percent
   */
  function taken(terms, percent) {
    if (!terms.length) return null;
    corrected.set(place, terms[0]);
    return [{ alternatives: terms.map((term) => oneTerm(term, percent)), percent: 100 }];
  }
}

/**
 * Not a word of the one who asks, nor a number: an age lies between others, so that "40 to 74" answers "45".
 *
 * @param {Pick<Engine, "vocabulary">} engine
 * @param {string} word
 */
export function isAskedFor({ vocabulary }, word) {
  return !vocabulary.isLowWeight(word) && !/^[0-9]+$/.test(word);
}

/**
 * The query with the words that were looked for instead of those that nothing has; "" where there are none.
 *
 * @param {Engine} engine
 * @param {Reading} reading
 */
export function meantQuery({ vocabulary }, { text, found, typing, corrected }) {
  const unfinished = typing ? found.length - 1 : -1;
  const pieces = [];
  let end = 0;
  for (const place of inOrder(Array.from(corrected.keys()))) {
    const name = vocabulary.name(corrected.get(place) ?? -1);
    if (place === unfinished && name.startsWith(found[place].word)) continue;
    pieces.push(text.slice(end, found[place].start), name);
    end = found[place].end;
  }
  return pieces.length ? trim(pieces.join("") + text.slice(end)) : "";
}
