// @ts-check
/* The words of an index and their terms. Its twins: generator/search/vocabulary.py, and pieces.py, which writes it. */
/** @import { Root } from "types/search-index" */
import { makeSpelling } from "./spelling.mjs";

/** @typedef {ReturnType<typeof makeVocabulary>} Vocabulary */

/**
 * Words in order; of each the number of letters that it shares with the one before, then the rest.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function readWords(text) {
  let last = "";
  return (text ? text.split(" ") : []).map((coded) => {
    last = last.slice(0, Number.parseInt(coded[0], 36)) + coded.slice(1);
    return last;
  });
}

/**
 * For each word its term: nothing where it has a new one, else how far back it is.
 *
 * @param {string} backReferences
 * @returns {number[]}
 */
export function readTerms(backReferences) {
  let count = 0;
  return backReferences
    .split(",")
    .slice(0, -1)
    .map((back) => (back ? count - Number(back) : count++));
}

/** @param {Root} root */
export function makeVocabulary(root) {
  const { settings, frequency } = root;
  const words = readWords(root.words);
  const stopWords = new Set(settings.stopWords);
  const lowWeightWords = new Set(settings.lowWeightWords);
  /** @type {Map<string, number>} */
  const terms = new Map();
  /** @type {string[]} */
  const names = []; // of each term its first word

  readTerms(root.terms).forEach((term, place) => {
    terms.set(words[place], term);
    if (names[term] === undefined) names[term] = words[place];
  });

  /** The term of a word, -1 where the index does not have it. @param {string} word */
  const term = (word) => terms.get(word) ?? -1;

  /**
   * The most frequent of some terms.
   *
   * @param {number[]} numbers
   * @param {number} limit
   */
  function best(numbers, limit) {
    const found = Array.from(new Set(numbers));
    return found.sort((a, b) => frequency[b] - frequency[a] || a - b).slice(0, limit);
  }

  /** @param {string} prefix */
  function beginningWith(prefix) {
    if (Array.from(prefix).length < settings.minPrefix) return [];
    return best(words.filter((word) => word.startsWith(prefix)).map(term), settings.maxPrefixTerms);
  }

  const everyday = new Set(readWords(root.everyday));
  /** @param {string} word */
  const isStopWord = (word) => stopWords.has(word);
  /** @param {string} word */
  const isLowWeight = (word) => lowWeightWords.has(word);

  return {
    term,
    /** @param {number} number */
    name: (number) => names[number],
    isStopWord,
    isLowWeight,
    /** Whether it is a word of the language, and so no misspelling of another. @param {string} word */
    isEveryday: (word) => everyday.has(word) || isLowWeight(word),
    beginningWith,
    ...makeSpelling(words, term, best, (word) => isStopWord(word) || isLowWeight(word), root),
  };
}
