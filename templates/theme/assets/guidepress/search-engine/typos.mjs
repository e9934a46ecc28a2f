// @ts-check
/* How far words are from each other. Its twin: generator/search/typos.py. */

/**
 * The fewest letters to add, drop, change or swap with the next, so that one word becomes the other.
 *
 * @param {string} first
 * @param {string} second
 */
export function distance(first, second) {
  /** @type {number[]} */
  let before = [];
  /** @type {number[]} */
  let row = [];
  for (let column = 0; column <= second.length; column++) row.push(column);
  for (let i = 1; i <= first.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= second.length; j++) {
      const differ = first[i - 1] === second[j - 1] ? 0 : 1;
      let best = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + differ);
      if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && second[j - 1] === first[i - 2]) {
        best = Math.min(best, before[j - 2] + 1);
      }
      row.push(best);
    }
    before = above;
  }
  return row[row.length - 1];
}

/** Which letters a word has, a bit each: words that differ in many cannot be near. @param {string} word */
export function lettersMask(word) {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

/** @param {number} bits */
export function bitCount(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count++;
  return count;
}
