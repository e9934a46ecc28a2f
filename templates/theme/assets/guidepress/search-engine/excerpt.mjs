// @ts-check
/* What is shown of a hit's text. Its twin: generator/search/excerpt.py. */
/** @import { Token } from "./analysis.mjs" */
/** @import { Engine } from "./engine.mjs" */
/** @import { Plan } from "./plan.mjs" */

/** @typedef {{ text: string, mark: boolean }} Piece */

/**
 * The passage that says most of what was looked for, with its words marked.
 *
 * @param {Engine} engine
 * @param {string} text
 * @param {Plan} plan
 */
export function excerptOf(engine, text, plan) {
  /** @type {Piece[]} */
  const pieces = [];
  const found = engine.analysis.tokens(text);
  if (!found.length) return pieces;
  const marked = markedTokens(engine, found, plan.terms);
  const first = Math.max(0, bestStart(engine, marked) - engine.settings.excerptBefore);
  const last = Math.min(found.length, first + engine.settings.excerptWords);
  const end = last < found.length ? found[last - 1].end : text.length;
  let place = first ? found[first].start : 0;

  /**
   * @param {string} piece
   * @param {boolean} mark
   */
  function add(piece, mark) {
    if (!piece) return;
    const before = pieces[pieces.length - 1];
    if (before && before.mark === mark) before.text += piece;
    else pieces.push({ text: piece, mark });
  }

  if (first) add("… ", false);
  for (let number = first; number < last; number++) {
    const token = found[number];
    if (marked[number] < 0 || token.start < place) continue;
    add(text.slice(place, token.start), false);
    add(text.slice(token.start, token.end), true);
    place = token.end;
  }
  add(text.slice(place, end), false);
  if (last < found.length) add(" …", false);
  return pieces;
}

/**
 * The place of the first word of that passage.
 *
 * @param {Engine} engine
 * @param {number[]} marked
 */
function bestStart({ idf, settings }, marked) {
  const reach = settings.excerptWords - settings.excerptBefore;
  const places = marked.flatMap((term, place) => (term >= 0 ? [place] : []));
  let best = 0;
  let bestWeight = 0;
  places.forEach((start, position) => {
    /** @type {Set<number>} */
    const seen = new Set();
    let weight = 0;
    for (let at = position; at < places.length && places[at] < start + reach; at++) {
      const term = marked[places[at]];
      if (seen.has(term)) continue;
      seen.add(term);
      weight += idf[term];
    }
    if (weight > bestWeight) {
      best = start;
      bestWeight = weight;
    }
  });
  return best;
}

/**
 * For each word the term that it is marked for, or -1.
 *
 * @param {Engine} engine
 * @param {Token[]} found
 * @param {Set<number>} wanted
 */
function markedTokens({ settings, vocabulary }, found, wanted) {
  const marked = found.map((token) => {
    const term = vocabulary.term(token.word);
    return wanted.has(term) ? term : -1;
  });
  for (let place = 0; place < found.length; place++) {
    let joined = found[place].word;
    for (let size = 2; size <= settings.maxCompound; size++) {
      const next = found[place + size - 1];
      if (!next?.glued) break;
      joined += next.word;
      const term = vocabulary.term(joined);
      if (wanted.has(term)) marked.fill(term, place, place + size);
    }
  }
  return marked;
}
