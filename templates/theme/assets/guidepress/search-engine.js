// @ts-check
/*
 * Search in the browser: the same analysis and ranking as generator/search, over the index that the build wrote.
 *
 *   guidepress.loadSearch(callback)              loads the root of the index once; callback(null), or callback(Error)
 *   guidepress.search(query, options, callback)  callback(null, results) at once where all that the query needs is
 *                                                there, else when it has come; callback(Error) when it cannot come
 *
 * options: limit (10), kind and guideline (no filter; the guideline "" is the library itself). results: {hits: [{title,
 * href, kind, kindLabel, guideline, heading, excerpt: [{text, mark}], reason, notice}], total, kinds, guidelines
 * ([[key, label, count]]), meant, suggestions, alerts: what alert-box.js shows above the hits}.
 *
 * Joined with its parts into a classic script, for http and file:// alike. It makes no markup: whoever shows a hit sets
 * text. It loads only scripts of the index, by their names in it. All constants come with the index
 * (generator/search/settings.py); scores are whole numbers, so that Python gives the same. Each part names its Python
 * twin.
 */
/** @import { Engine } from "./search-engine/engine.mjs" */
/** @import { Done } from "./search-engine/shards.mjs" */
import { makeEngine } from "./search-engine/engine.mjs";
import { load, placeInForm } from "./search-engine/page.mjs";
import { queryEngine } from "./search-engine/results.mjs";
import { takeShard } from "./search-engine/shards.mjs";

const { guidepress } = window;

/** @type {Engine | null} */
let engine = null;
/** What the engine was made of. @type {typeof guidepress.searchIndex} */
let engineRoot;
/** Those who wait for a load under way. @type {Done[] | null} */
let waitingForRoot = null;

guidepress.searchShard = takeShard;

guidepress.search = (query, options, callback) => {
  loadSearch((error) => {
    if (error || !guidepress.searchIndex) return callback(error);
    if (!engine || engineRoot !== guidepress.searchIndex) {
      engineRoot = guidepress.searchIndex;
      engine = makeEngine(engineRoot);
    }
    const limit = Math.max(0, options.limit === undefined ? 10 : options.limit);
    return queryEngine(engine, String(query), { ...options, limit }, callback);
  });
};

guidepress.loadSearch = loadSearch;

/** @param {Done} done */
function loadSearch(done) {
  const address = placeInForm("index");
  if (guidepress.searchIndex) {
    done(null);
  } else if (waitingForRoot) {
    waitingForRoot.push(done);
  } else if (!address) {
    done(new Error("This page does not say where the search index is."));
  } else {
    const all = [done];
    waitingForRoot = all;
    load(address, () => {
      const error = guidepress.searchIndex ? null : new Error("The search index cannot be loaded.");
      waitingForRoot = null;
      for (const one of all) one(error);
    });
  }
}
