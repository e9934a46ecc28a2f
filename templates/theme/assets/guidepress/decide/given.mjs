// @ts-check
/* What is given for an input, as what can be compared at once. Its twin: generator/decision/scalars.py. */
/** @import { CompiledInput, Scalar } from "types/compiled-table" */
/** @import { Sign } from "types/decision" */
import { age } from "./ages.mjs";
import { compare } from "./cells.mjs";
import { parts, places, plain, whole } from "./decimals.mjs";
import { fail } from "./failing.mjs";
import { duration, moment } from "./times.mjs";

const BOOLEANS = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

/**
 * The scalar of a value, or null for "not known". Throws {code} for what is no value of the input.
 *
 * @param {unknown} value
 * @param {CompiledInput} input
 */
export function read(value, { type, values, range, step, from = "0" }) {
  if (value === null || value === undefined) return null;
  const found = typed(value, type);
  if (values && !values.some((known) => compare(found, "eq", known, type))) fail("unknown-value");
  for (const [sign, end] of Object.entries(range || {})) {
    if (compare(found, /** @type {Sign} */ (sign), end, type) === false) fail("outside-domain");
  }
  if (step) {
    const number = String(found);
    const count = places([number, from, step]);
    if ((whole(number, count) - whole(from, count)) % whole(step, count)) fail("outside-domain");
  }
  return found;
}

/**
 * @param {unknown} value
 * @param {string} type
 * @returns {Scalar}
 */
function typed(value, type) {
  if (type === "boolean") return BOOLEANS.get(String(value)) ?? fail("wrong-type");
  if (typeof value !== "string") return fail("wrong-type");
  if (/text|values/.test(type)) return value;
  if (type === "age") return age(value);
  if (/number|integer/.test(type)) return number(value);
  return /duration/.test(type) ? duration(value, /months/.test(type)) : moment(value, type);
}

/** @param {string} text */
function number(text) {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) fail("wrong-type");
  const x = parts(text);
  if (/[1-9]/.test(text) && x[2].replace(/^0+/, "").length + x[3].length > 34) fail("bad-number");
  return plain(text);
}
