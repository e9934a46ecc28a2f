// @ts-check
/* What a query asks for: groups of alternatives, each worth a part of its weight. Its twin: generator/search/plan.py. */
/** @import { Settings } from "types/search-index" */
/** @import { Token } from "./analysis.mjs" */
/** @import { Engine } from "./engine.mjs" */
/** @import { NameMatch } from "./names.mjs" */
import { inOrder } from "./counting.mjs";

/**
 * Terms that a record must all have, and how much of their weight counts, in per cent.
 *
 * @typedef {{ terms: number[], percent: number }} Alternative
 */

/**
 * A word of the query: of its alternatives the best counts; `percent` is what the word itself counts.
 *
 * @typedef {{ alternatives: Alternative[], percent: number }} Part
 */

/**
 * One meaning of the query: the sum of its parts, or the best of what may stand instead, whatever is more.
 *
 * @typedef {{ parts: Part[], instead: Alternative[] }} Group
 */

/**
 * Other names of what was typed, for saying why a hit was found.
 *
 * @typedef {{ written: string, terms: Set<number> }} Related
 */

/**
 * @param {number} term
 * @param {number} percent
 * @returns {Alternative}
 */
export function oneTerm(term, percent) {
  return { terms: [term], percent };
}

/** Every term that parts and what may stand instead of them ask for. @param {Group} group */
export function termsOfGroup({ parts, instead }) {
  return [...parts.flatMap((part) => part.alternatives), ...instead].flatMap((one) => one.terms);
}

/**
 * The parts by the place of their first word, those of a name together with its other names; of names that overlap the
 * longest counts.
 *
 * @param {Map<number, Part[]>} parts
 * @param {NameMatch[]} named
 * @param {Settings} settings
 */
export function groupParts(parts, named, settings) {
  /** @type {Map<number, Group>} */
  const groups = new Map();
  /** @type {Related[]} */
  const related = [];
  for (const { match, places } of longestFirst(named)) {
    const others = match.names.filter((name) => name.key !== match.key);
    if (!others.length) continue;
    const own = places.flatMap((at) => parts.get(at) || []);
    const group = groups.get(match.start) || { parts: own, instead: [] };
    groups.set(match.start, group);
    const more = others.map((name) => ({ terms: name.terms, percent: settings.namePercent }));
    group.instead = [...group.instead, ...more].slice(0, settings.maxInstead);
    const typed = match.names.filter((name) => name.key === match.key)[0];
    related.push({ written: typed.written, terms: new Set(others.flatMap((name) => name.terms)) });
  }
  const inGroups = new Set(longestFirst(named).flatMap(({ match, places }) => (groups.has(match.start) ? places : [])));
  parts.forEach((some, place) => {
    if (!inGroups.has(place)) groups.set(place, { parts: some, instead: [] });
  });
  const starts = inOrder(Array.from(groups.keys()));
  return { groups: starts.flatMap((start) => groups.get(start) || []), related };
}

/**
 * Names and their places; without those that overlap with a longer one, or with one of the same length before them.
 *
 * @param {NameMatch[]} named
 */
function longestFirst(named) {
  /** @type {Map<number, NameMatch>} */
  const taken = new Map();
  const byLength = named.slice().sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  return byLength.flatMap((match) => {
    const places = Array.from({ length: match.end - match.start }, (_, at) => match.start + at);
    const overlaps = places.some((at) => {
      const other = taken.get(at);
      return other && (other.start !== match.start || other.end !== match.end);
    });
    if (overlaps) return [];
    for (const at of places) taken.set(at, match);
    return [{ match, places }];
  });
}

/**
 * The groups that can add most, in their order.
 *
 * @param {Engine} engine
 * @param {Group[]} groups
 */
export function heaviest({ idf, settings }, groups) {
  /** @param {Group} group */
  const weight = ({ parts, instead }) =>
    Math.max(
      0,
      ...parts.flatMap((part) => part.alternatives.flatMap((one) => one.terms.map((term) => idf[term] * part.percent))),
      ...instead.flatMap((one) => one.terms.map((term) => idf[term] * 100)),
    );
  const places = groups.map((group, place) => ({ place, weight: weight(group) }));
  places.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return inOrder(places.slice(0, settings.maxGroups).map((one) => one.place)).map((place) => groups[place]);
}

/**
 * Neighbours that the texts write as one word ("check up", "t-dm1"), by their first place.
 *
 * @param {Engine} engine
 * @param {Token[]} found
 * @param {Set<number>} covered  gets all their places
 */
export function compoundParts({ settings, vocabulary }, found, covered) {
  /** @type {Map<number, Part[]>} */
  const parts = new Map();
  for (let size = settings.maxCompound; size > 1; size--) {
    for (let start = 0; start <= found.length - size; start++) {
      const places = Array.from({ length: size }, (_, offset) => start + offset);
      const words = places.map((place) => found[place].word);
      const term = vocabulary.term(words.join(""));
      if (term < 0 || places.some((place) => covered.has(place))) continue;
      for (const place of places) covered.add(place);
      const group = [oneTerm(term, 100)];
      const known = words.filter((word) => !vocabulary.isStopWord(word)).map(vocabulary.term);
      if (known.length && known.every((part) => part >= 0)) {
        group.push({ terms: known, percent: settings.partsPercent });
        group.push(...known.map((part) => oneTerm(part, settings.partPercent)));
      }
      parts.set(start, [{ alternatives: group, percent: 100 }]);
    }
  }
  return parts;
}
