// @ts-check
/* Small sums. */

/**
 * How often each value is there, in the order in which they come up.
 *
 * @template T
 * @param {T[]} values
 */
export function counted(values) {
  /** @type {Map<T, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number} value
 */
export function sum(items, value) {
  return items.reduce((total, item) => total + value(item), 0);
}

/** @param {number[]} places */
export function inOrder(places) {
  return places.sort((a, b) => a - b);
}
