// @ts-check
/* The pieces of an index, loaded as they are needed. Its twin: generator/search/pieces.py. */
/** @import { Root, Rows } from "types/search-index" */
import { load, placeInForm } from "./page.mjs";

/** @typedef {(error: Error | null) => void} Done */

/** @typedef {ReturnType<ReturnType<typeof makeStore>["record"]>} SearchRecord */

/** What has come, by name. @type {Map<string, unknown[]>} */
const pieces = new Map();
/** Those who wait for what is under way, by name. @type {Map<string, Done[]>} */
const waiting = new Map();

/**
 * Each piece calls it as it runs.
 *
 * @param {string} name
 * @param {unknown[]} rows
 */
export function takeShard(name, rows) {
  pieces.set(name, rows);
}

/**
 * @param {Root} root
 * @param {string[]} kinds  of the records
 */
export function makeStore(root, kinds) {
  const places = { postings: placesIn("postings"), records: placesIn("records"), alerted: placesIn("alerted") };

  /**
   * The name of each piece and the number of its first row.
   *
   * @param {keyof Rows} part
   */
  function placesIn(part) {
    let first = 0;
    const found = [];
    const coded = root[part] ? root[part].split(" ") : [];
    for (let at = 0; at < coded.length; at += 2) {
      found.push({ name: `${part}-${coded[at]}.js`, first });
      first += Number(coded[at + 1]);
    }
    return found;
  }

  /**
   * @param {keyof Rows} part
   * @param {number} number
   */
  function placeOf(part, number) {
    const where = places[part];
    let low = 0;
    let high = where.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (where[middle].first <= number) low = middle;
      else high = middle - 1;
    }
    return where[low];
  }

  /**
   * A row whose piece has come.
   *
   * @template {keyof Rows} Part
   * @param {Part} part
   * @param {number} number
   */
  function rowOf(part, number) {
    const { name, first } = placeOf(part, number);
    const rows = /** @type {Rows[Part][]} */ (pieces.get(name));
    return rows[number - first];
  }

  return {
    /** @param {number} term */
    postings: (term) => rowOf("postings", term),
    /** @param {number} number */
    alert: (number) => rowOf("alerted", number),
    /** @param {number} number */
    record: (number) => {
      const [address, title, heading, aliases, headings, text, notice] = rowOf("records", number);
      return { address, title, heading, aliases, headings, text, notice, kind: kinds[number] };
    },
    /**
     * Loads the pieces of some rows; done(null) at once where all are there.
     *
     * @param {keyof Rows} part
     * @param {number[]} numbers
     * @param {Done} done
     */
    load: (part, numbers, done) => {
      const names = new Set(numbers.map((number) => placeOf(part, number).name));
      const missing = Array.from(names).filter((name) => !pieces.has(name));
      let left = missing.length;
      /** @type {Error | null} */
      let failed = null;
      if (!left) done(null);
      for (const name of missing) {
        loadPiece(name, (error) => {
          failed = failed || error;
          left -= 1;
          if (!left) done(failed);
        });
      }
    },
  };
}

/**
 * @param {string} name
 * @param {Done} done
 */
function loadPiece(name, done) {
  const others = waiting.get(name);
  if (others) {
    others.push(done);
    return;
  }
  const all = [done];
  waiting.set(name, all);
  const folder = placeInForm("index").replace(/[^/]*$/, "");
  load(folder + name, () => {
    waiting.delete(name);
    const error = pieces.has(name) ? null : new Error("A part of the search index cannot be loaded.");
    for (const one of all) one(error);
  });
}
