// @ts-check
/* Names of one thing in a query. Its twin: generator/search/names.py. */
/** @import { NameRow, Settings } from "types/search-index" */
/** @import { Vocabulary } from "./vocabulary.mjs" */

/**
 * @typedef {object} Name
 * @property {string} written
 * @property {string} key
 * @property {number[]} terms
 */

/**
 * A name in a query: the places of its words, from `start` to before `end`, and all names of what it names.
 *
 * @typedef {object} NameMatch
 * @property {number} start
 * @property {number} end
 * @property {string} key
 * @property {Name[]} names
 */

/**
 * @param {NameRow[][]} things
 * @param {Vocabulary} vocabulary
 * @param {Settings} settings
 */
export function makeNames(things, vocabulary, settings) {
  /** @type {Map<string, Name[][]>} */
  const byKey = new Map();
  for (const rows of things) {
    const names = rows.map(([written, terms, key]) => ({
      written,
      key: key ?? terms.map(vocabulary.name).join(""),
      terms,
    }));
    for (const key of new Set(names.map((name) => name.key))) byKey.set(key, [...(byKey.get(key) || []), names]);
  }

  /**
   * @param {string[]} query  its words
   * @returns {NameMatch[]}
   */
  return (query) => {
    const found = [];
    for (let start = 0; start < query.length; start++) {
      for (let end = start + 1; end <= Math.min(start + settings.maxNameWords, query.length); end++) {
        const key = query.slice(start, end).join("");
        for (const names of byKey.get(key) || []) found.push({ start, end, key, names });
      }
    }
    return found;
  };
}
