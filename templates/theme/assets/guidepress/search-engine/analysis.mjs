// @ts-check
/* A text as words. Its twin: generator/search/analysis.py. */
/** @import { CodeRange, Settings } from "types/search-index" */

/**
 * A word of a text. Places count UTF-16 units here and characters in Python; both only cut the text with them.
 *
 * @typedef {object} Token
 * @property {string} word
 * @property {number} start
 * @property {number} end
 * @property {boolean} glued  whether a hyphen joins it to the word before
 */

/** @typedef {ReturnType<typeof makeAnalysis>} Analysis */

/** @param {Settings} settings */
export function makeAnalysis(settings) {
  const fold = makeFold(settings);
  const greek = new Map(settings.greek);

  /** A word that is a Greek letter, or has one beside others: by its name. @param {string} word */
  function named(word) {
    const parts = Array.from(word);
    if (!parts.some((letter) => greek.has(letter))) return word;
    if (parts.length > 1 && !parts.some(isAscii)) return word;
    return parts.map((letter) => greek.get(letter) ?? letter).join("");
  }

  /**
   * @param {string} text
   * @returns {Token[]}
   */
  function tokens(text) {
    /** @type {Token[]} */
    const found = [];
    let word = "";
    let start = 0;
    let end = 0;
    let joined = false;
    let wordInChunk = false;
    let place = 0;

    function finish() {
      if (!word) return;
      found.push({ word: named(word), start, end, glued: joined });
      word = "";
      joined = false;
      wordInChunk = true;
    }

    for (const character of text) {
      for (const folded of fold(character)) {
        if (folded === " ") {
          finish();
          joined = wordInChunk = false;
        } else if (folded === "-") {
          finish();
          joined = wordInChunk;
        } else {
          if (!word) start = place;
          word += folded;
          end = place + character.length;
        }
      }
      place += character.length;
    }
    finish();
    return found;
  }

  /** Neighbours that a hyphen joins, as one word each. @param {Token[]} run */
  function compounds(run) {
    /** @type {string[]} */
    let chain = [];
    /** @type {string[]} */
    const found = [];
    for (const token of run) {
      chain = token.glued ? [...chain, token.word] : [token.word];
      for (let size = 2; size <= Math.min(settings.maxCompound, chain.length); size++) {
        found.push(chain.slice(-size).join(""));
      }
    }
    return found;
  }

  return { tokens, compounds };
}

/**
 * What a character is to search: small letters without accents, " " where words end, "-" where they are joined.
 *
 * @param {Settings} settings
 */
function makeFold(settings) {
  const letters = new Map(settings.letters);
  /** @type {Map<string, string>} */
  const cache = new Map();

  /** @param {string} letter */
  function classOf(letter) {
    const code = codeOf(letter);
    if (within(code, settings.dropped)) return "";
    if (within(code, settings.hyphens)) return "-";
    if (within(code, settings.separators)) return " ";
    if (within(code, settings.unspaced)) return `-${letter}-`;
    return letters.get(letter) ?? letter;
  }

  /** @param {string} character */
  return (character) => {
    let folded = cache.get(character);
    if (folded === undefined) {
      folded = "";
      for (const part of character.normalize("NFKD")) {
        for (const letter of part.toLowerCase()) folded += classOf(letter);
      }
      cache.set(character, folded);
    }
    return folded;
  };
}

/**
 * @param {number} code
 * @param {CodeRange[]} ranges
 */
function within(code, ranges) {
  return ranges.some(([first, last]) => first <= code && code <= last);
}

/** @param {string} letter */
function codeOf(letter) {
  return letter.codePointAt(0) ?? 0;
}

/** @param {string} letter */
function isAscii(letter) {
  return codeOf(letter) < 128;
}

/**
 * As much of a query as counts. A character has at most two units: what is cut off first could not count.
 *
 * @param {string} query
 * @param {number} most  characters
 */
export function beginningOf(query, most) {
  return Array.from(query.slice(0, 2 * most))
    .slice(0, most)
    .join("");
}

/** White space only as the analysis knows it, so that Python trims the same. @param {string} text */
export function trim(text) {
  return text.replace(/^ +| +$/g, "");
}
