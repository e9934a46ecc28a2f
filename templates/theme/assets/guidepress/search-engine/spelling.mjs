// @ts-check
/* What a word may mean that an index does not have. Its twin: generator/search/vocabulary.py. */
/** @import { Root } from "types/search-index" */
import { bitCount, distance, lettersMask } from "./typos.mjs";

/**
 * @param {string[]} words  all words of the index
 * @param {(word: string) => number} term  -1 for a word that it does not have
 * @param {(terms: number[], limit: number) => number[]} best  the most frequent ones
 * @param {(word: string) => boolean} saysLittle
 * @param {Root} root
 */
export function makeSpelling(words, term, best, saysLittle, { settings, frequency }) {
  /** @type {Map<number, { word: string, mask: number }[]> | null} */
  let byLength = null;

  /** @param {number} length */
  function wordsOfLength(length) {
    if (!byLength) {
      byLength = new Map();
      for (const word of words.filter(mayBeMisspelt)) {
        const some = byLength.get(word.length) || [];
        some.push({ word, mask: lettersMask(word) });
        byLength.set(word.length, some);
      }
    }
    return byLength.get(length) || [];
  }

  /**
   * Words of about the length of another one.
   *
   * @param {string} word
   * @param {number} most  letters that it may be shorter or longer
   */
  function wordsAbout(word, most) {
    const lengths = Array.from({ length: 2 * most + 1 }, (_, at) => word.length - most + at);
    return lengths.flatMap(wordsOfLength);
  }

  /**
   * Terms of words with just so many errors.
   *
   * @param {string} word
   * @param {number} errors
   */
  function near(word, errors) {
    if (!mayBeMisspelt(word) || word.length < settings.typoLengths[errors - 1]) return [];
    const mask = lettersMask(word);
    const found = wordsAbout(word, errors).filter(
      (other) =>
        bitCount(mask ^ other.mask) <= 2 * errors &&
        ((errors === 1 && word.length >= settings.minFreeFirst) || word[0] === other.word[0]) &&
        distance(word, other.word) === errors,
    );
    return best(
      found.map((other) => term(other.word)),
      settings.maxTypoTerms,
    );
  }

  /** @type {{ word: string, heard: string }[] | null} */
  let sounds = null;

  /** What a word sounds like. @param {string} word */
  function sound(word) {
    const all = settings.sounds.reduce((said, [letters, before, one]) => heardAs(said, letters, before, one), word);
    return [...all].filter((letter, place) => letter !== all[place - 1]).join("");
  }

  /** Terms of words that sound alike, else of those that begin so. @param {string} word */
  function sounding(word) {
    if (!settings.sounds.length || !mayBeMisspelt(word)) return [];
    const mine = sound(word);
    if (mine.length < settings.minSound) return [];
    const all = sounds || words.filter(mayBeMisspelt).map((other) => ({ word: other, heard: sound(other) }));
    sounds = all;
    const same = all.filter(({ heard }) => heard === mine);
    const longer = mine.length >= settings.minSoundBeginning ? all.filter(({ heard }) => heard.startsWith(mine)) : [];
    return best(
      (same.length ? same : longer).map((other) => term(other.word)),
      settings.maxTypoTerms,
    );
  }

  /** Terms of words that begin alike and end otherwise. @param {string} word */
  function forms(word) {
    if (!mayBeMisspelt(word)) return [];
    for (let size = word.length; size >= Math.max(settings.minForm, word.length - settings.maxEnding); size--) {
      const beginning = word.slice(0, size);
      const longest = size + settings.maxEnding;
      const found = words.filter(
        (other) => other.startsWith(beginning) && other.length <= longest && mayBeMisspelt(other),
      );
      if (found.length) return best(found.map(term), settings.maxTypoTerms);
    }
    return [];
  }

  /** Terms to suggest where nothing is found. @param {string} word */
  function resembling(word) {
    const most = Math.floor(word.length / 3);
    if (!word || word.length > settings.maxResembling || !mayBeMisspelt(word)) return [];
    const nearest = wordsAbout(word, most)
      .filter((other) => other.word[0] === word[0] && frequency[term(other.word)] && !saysLittle(other.word))
      .map((other) => ({ errors: distance(word, other.word), word: other.word }))
      .filter((other) => other.errors <= most);
    nearest.sort((a, b) => a.errors - b.errors || (a.word < b.word ? -1 : 1));
    return Array.from(new Set(nearest.map((one) => term(one.word)))).slice(0, settings.maxSuggestions);
  }

  /** @param {string} word */
  function termOrPlural(word) {
    const number = term(word);
    return number < 0 && word.length > settings.minSplit ? term(word.slice(0, -1)) : number;
  }

  /**
   * The terms of the two words that are written as one.
   *
   * @param {string} word
   * @returns {[number, number] | null}
   */
  function split(word) {
    /** @type {[number, number] | null} */
    let found = null;
    let bestSize = 0;
    if (!isOfOneUnit(word)) return null;
    for (let place = 1; place < word.length; place++) {
      const left = word.slice(0, place);
      const right = word.slice(place);
      const size = Math.min(left.length, right.length);
      if (size <= bestSize || (size < settings.minSplit && !hasDigit(left) && !hasDigit(right))) continue;
      if (term(left) >= 0 && termOrPlural(right) >= 0) {
        found = [term(left), termOrPlural(right)];
        bestSize = size;
      }
    }
    return found;
  }

  return { near, sounding, forms, resembling, split };
}

/**
 * A word with other letters where they stand before one of some, or anywhere. Its twin: generator/search/sounds.py.
 *
 * @param {string} word
 * @param {string} letters
 * @param {string} before
 * @param {string} heard
 */
function heardAs(word, letters, before, heard) {
  let found = "";
  for (let place = 0; place < word.length; ) {
    const follows = word[place + letters.length];
    if (word.startsWith(letters, place) && (!before || (follows && before.includes(follows)))) {
      found += heard;
      place += letters.length;
    } else {
      found += word[place];
      place += 1;
    }
  }
  return found;
}

/** @param {string} word */
function hasDigit(word) {
  return /[0-9]/.test(word);
}

/** @param {string} word */
function isOfOneUnit(word) {
  return !/[\ud800-\udfff]/.test(word);
}

/** @param {string} word */
function mayBeMisspelt(word) {
  return !hasDigit(word) && isOfOneUnit(word);
}
