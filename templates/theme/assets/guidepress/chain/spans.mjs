// @ts-check
/*
 * What a number can be while something that it is worked out from is not known. The twin of generator/decision/spans.py
 * and computing.py. Fractions, never floats: [above, below], below > 0; no end at all is [1, 0] or [-1, 0].
 */
/** @import { CompiledInput, FormulaStep, Scalar } from "types/compiled-table" */
/** @import { Worked } from "types/decision" */

/** @typedef {[bigint, bigint]} Fraction */
/** From `low` to `high`; or `values`, in order, and no others. @typedef {{ low: Fraction, high: Fraction, values: Fraction[] }} Span */

/** Numbers that are kept one by one. */
const MOST = 64;
/** @type {Fraction} */
const NO_HIGH = [1n, 0n];
/** @type {Fraction} */
const NO_LOW = [-1n, 0n];

/**
 * @param {bigint} a
 * @param {bigint} b
 * @returns {bigint}
 */
function common(a, b) {
  return b ? common(b, a % b) : a < 0n ? -a : a;
}

/**
 * @param {bigint} above
 * @param {bigint} below
 * @returns {Fraction}
 */
function fraction(above, below) {
  if (!below) return above < 0n ? NO_LOW : NO_HIGH;
  const by = common(above, below) * (below < 0n ? -1n : 1n);
  return [above / by, below / by];
}

/** The number of a scalar: a decimal, or `1/3`. @param {string} text @returns {Fraction} */
export function fractionOf(text) {
  const [above, below = "1"] = text.split("/");
  const [whole, rest = ""] = above.split(".");
  return fraction(BigInt(whole + rest), 10n ** BigInt(rest.length) * BigInt(below));
}

/** A number as a scalar. @param {Fraction} number */
export function textOf([above, below]) {
  let left = below;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    for (; left % prime === 0n; count += 1) left /= prime;
    places = Math.max(places, count);
  }
  if (left !== 1n) return `${above}/${below}`;
  return window.guidepress.decide.decimal((above * 10n ** BigInt(places)) / below, places);
}

/**
 * Less than 0, 0, or more, as the one lies before the other, on it, or behind it.
 *
 * @param {Fraction} a
 * @param {Fraction} b
 */
export function compared(a, b) {
  if (!a[1] && !b[1]) return Number(a[0] - b[0]);
  const apart = a[0] * b[1] - b[0] * a[1];
  return apart < 0n ? -1 : apart > 0n ? 1 : 0;
}

/** @param {Fraction[]} numbers */
function least(numbers) {
  return numbers.reduce((one, other) => (compared(other, one) < 0 ? other : one));
}

/** @param {Fraction[]} numbers */
function most(numbers) {
  return numbers.reduce((one, other) => (compared(other, one) > 0 ? other : one));
}

/** @param {Fraction[]} numbers  one at least @returns {Span} */
function oneOf(numbers) {
  const sorted = [...numbers].sort(compared);
  const values = sorted.filter((number, at) => !at || compared(number, sorted[at - 1]));
  return {
    low: values[0],
    high: values[values.length - 1],
    values: values.length > MOST ? [] : values,
  };
}

/** @param {Fraction} low @param {Fraction} high @returns {Span} */
function between(low, high) {
  return low[1] && !compared(low, high) ? oneOf([low]) : { low, high, values: [] };
}

/** @param {Fraction} a @param {Fraction} b @returns {Fraction} */
function plus(a, b) {
  return a[1] ? (b[1] ? fraction(a[0] * b[1] + b[0] * a[1], a[1] * b[1]) : b) : a;
}

/** @param {Fraction} number @returns {Fraction} */
function minus([above, below]) {
  return [-above, below];
}

/** @param {Fraction} a @param {Fraction} b @returns {Fraction} */
function times(a, b) {
  return a[0] && b[0] ? fraction(a[0] * b[0], a[1] * b[1]) : [0n, 1n];
}

/** @type {{ [join: string]: [(a: Fraction, b: Fraction) => Fraction, (a: Span, b: Span) => Span] }} */
const JOINS = {
  "+": [plus, (a, b) => between(plus(a.low, b.low), plus(a.high, b.high))],
  "-": [(a, b) => plus(a, minus(b)), (a, b) => between(plus(a.low, minus(b.high)), plus(a.high, minus(b.low)))],
  "*": [times, product],
  "/": [
    (a, b) => times(a, fraction(b[1], b[0])),
    (a, b) =>
      product(a, {
        low: b.high[0] ? fraction(b.high[1], b.high[0]) : NO_LOW,
        high: b.low[0] ? fraction(b.low[1], b.low[0]) : NO_HIGH,
        values: [],
      }),
  ],
  min: [(a, b) => least([a, b]), (a, b) => between(least([a.low, b.low]), least([a.high, b.high]))],
  max: [(a, b) => most([a, b]), (a, b) => between(most([a.low, b.low]), most([a.high, b.high]))],
};

/** @param {Span} a @param {Span} b */
function product(a, b) {
  const ends = [a.low, a.high].flatMap((one) => [times(one, b.low), times(one, b.high)]);
  return between(least(ends), most(ends));
}

/** @param {string} join @param {Span} a @param {Span} b */
function joined(join, a, b) {
  const [each, ends] = JOINS[join];
  if (a.values.length && b.values.length) {
    const found = oneOf(a.values.flatMap((one) => b.values.map((other) => each(one, other))));
    if (found.values.length) return found;
  }
  return ends(a, b);
}

/** The whole number at or below. @param {Fraction} number */
function floor([above, below]) {
  const found = above / below;
  return found * below > above ? found - 1n : found;
}

/** @param {string} how @param {Fraction} step @returns {(number: Fraction) => Fraction} */
function rounding(how, step) {
  return (number) => {
    if (!number[1]) return number;
    const steps = times(number, [step[1], step[0]]);
    /** @param {bigint} count */
    const to = (count) => times([count, 1n], step);
    if (how === "down") return to(floor(steps));
    if (how === "up") return to(-floor(minus(steps)));
    const isBelow = steps[0] < 0n;
    const size = floor(plus(isBelow ? minus(steps) : steps, [1n, 2n]));
    return to(isBelow ? -size : size);
  };
}

/**
 * What the steps of a formula come to; null where an earlier table has no answer, or may have none.
 *
 * @param {FormulaStep[]} steps
 * @param {(id: string) => CompiledInput} inputOf
 * @param {(id: string) => Worked} known
 * @returns {Worked}
 */
export function computed(steps, inputOf, known) {
  /** @type {Span[]} */
  const pile = [];
  for (const step of steps) {
    if ("number" in step) pile.push(oneOf([fractionOf(step.number)]));
    else if ("input" in step) {
      const span = spanOf(known(step.input), inputOf(step.input));
      if (!span) return null;
      pile.push(span);
    } else if ("join" in step) {
      const [one, other] = pile.splice(-2);
      pile.push(joined(step.join, one, other));
    } else {
      const to = rounding(step.round, fractionOf(step.to));
      const [{ low, high, values }] = pile.splice(-1);
      pile.push(values.length ? oneOf(values.map(to)) : between(to(low), to(high)));
    }
  }
  const [{ low, high, values }] = pile;
  if (values.length) return values.length > 1 ? { values: values.map(textOf) } : textOf(values[0]);
  return {
    low: low[1] ? textOf(low) : null,
    high: high[1] ? textOf(high) : null,
  };
}

/** @param {Scalar} value */
function numberOf(value) {
  return typeof value === "boolean" ? fractionOf(value ? "1" : "0") : fractionOf(value);
}

/** @param {Worked} value @param {CompiledInput} input @returns {Span | null} */
function spanOf(value, input) {
  if (value === null) return input.linked || input.compute ? null : all(input);
  if (typeof value !== "object") return oneOf([numberOf(value)]);
  if (!value.values)
    return between(value.low ? fractionOf(value.low) : NO_LOW, value.high ? fractionOf(value.high) : NO_HIGH);
  const known = value.values.flatMap((one) => (one === null ? [] : [numberOf(one)]));
  return known.length < value.values.length ? null : oneOf(known);
}

/** All that an input can be. @param {CompiledInput} input @returns {Span} */
function all({ type, values, range = {} }) {
  if (type === "boolean") return oneOf([fractionOf("0"), fractionOf("1")]);
  if (values) return oneOf(values.map(numberOf));
  const [least = NO_LOW] = [range.ge, range.gt].flatMap((end) => (typeof end === "string" ? [fractionOf(end)] : []));
  const [greatest = NO_HIGH] = [range.le, range.lt].flatMap((end) =>
    typeof end === "string" ? [fractionOf(end)] : [],
  );
  if (type === "integer" && least[1] && greatest[1]) {
    const first = -floor(minus(least));
    const count = Number(floor(greatest) - first) + 1;
    if (compared(plus(greatest, minus(least)), [BigInt(MOST), 1n]) < 0 && count > 0) {
      return oneOf(Array.from({ length: count }, (_, at) => [first + BigInt(at), 1n]));
    }
  }
  return between(least, greatest);
}
