// @ts-check
/* Decimals in strings, never floats. One that counts in UTC has a "Z" behind it. */

/**
 * Its sign, its digits before the point, and those behind.
 *
 * @param {string} text
 */
export function parts(text) {
  return /** @type {RegExpExecArray} */ (/^(-?)(\d*)\.?(\d*)Z?$/.exec(text));
}

/**
 * -1, 0 or 1; both without needless zeros. What was computed may be a fraction, `1/3`.
 *
 * @param {string} a
 * @param {string} b
 */
export function order(a, b) {
  if (/\//.test(a + b)) return window.guidepress.chain.order(a, b);
  const x = parts(a);
  const y = parts(b);
  const sign = x[1] ? -1 : 1;
  if (x[1] !== y[1]) return sign;
  if (x[2].length !== y[2].length) return x[2].length < y[2].length ? -sign : sign;
  const one = x[2] + x[3];
  const other = y[2] + y[3];
  return one === other ? 0 : one < other ? -sign : sign;
}

/** Without needless zeros. @param {string} text */
export function plain(text) {
  const x = parts(text);
  const digits = x[2].replace(/^0+(?=.)/, "") || "0";
  const rest = x[3].replace(/0+$/, "");
  return (digits + rest === "0" ? "" : x[1]) + digits + (rest && `.${rest}`);
}

/** The most decimals that one of them has. @param {string[]} numbers */
export function places(numbers) {
  return Math.max(...numbers.map((text) => parts(text)[3].length));
}

/**
 * As a whole number of the smallest decimals that are counted.
 *
 * @param {string} text
 * @param {number} count  decimals
 */
export function whole(text, count) {
  const x = parts(text);
  return BigInt(x[1] + x[2] + x[3].padEnd(count, "0"));
}

/**
 * The text of such a whole number.
 *
 * @param {bigint} number
 * @param {number} count  decimals
 */
export function decimal(number, count) {
  const digits = String(number)
    .replace("-", "")
    .padStart(count + 1, "0");
  const point = digits.length - count;
  return plain(`${number < 0 ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** @param {string[]} numbers */
export function sum(numbers) {
  const count = places(numbers);
  return decimal(
    numbers.reduce((all, text) => all + whole(text, count), 0n),
    count,
  );
}
