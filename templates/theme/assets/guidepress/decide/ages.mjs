// @ts-check
/*
 * Ages: what is known of somebody, `P6M/P7M` (at least 6 and less than 7 months) or `2026-05-01/2026-11-27` (born, and the
 * day on which she asks), against ends such as `P6M` and `P42D`. Their twin: generator/decision/ages.py.
 */
import { fail } from "./failing.mjs";
import { moment } from "./times.mjs";

/** Days of a month where a proof puts all ends on one line: 365.25 / 12. */
const MONTH = 30.4375;
const DAY_MS = 864e5;
const MOST_DAYS = 54900;

/**
 * Months and days of an age, and those of its smallest unit.
 *
 * @param {string} text
 */
function counted(text) {
  const found =
    /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/.exec(text) || fail("wrong-type");
  const [years, months, weeks, days] = found.slice(1).map((part) => Number(part || 0));
  const unit = found[4] ? [0, 1] : found[3] ? [0, 7] : found[2] ? [1, 0] : [12, 0];
  return [years * 12 + months, weeks * 7 + days, ...unit];
}

/**
 * @param {number} months
 * @param {number} days
 */
function point(months, days) {
  return `P${months ? `${months}M` : ""}${days || !months ? `${days}D` : ""}`;
}

/** A day of the calendar, in days since 1970. @param {string} text */
function dayOf(text) {
  return Number(moment(text, "date"));
}

/**
 * What is known of somebody by her age, or by her day of birth and the day on which she asks.
 *
 * @param {string} text
 */
export function age(text) {
  const [born, on] = text.split("/");
  if (on !== undefined) return dayOf(born) > dayOf(on) ? fail("wrong-type") : `${born}/${on}`;
  const [months, days, more, later] = counted(text);
  if (months * MONTH + days > MOST_DAYS) fail("wrong-type");
  return `${point(months, days)}/${point(months + more, days + later)}`;
}

/**
 * Where an end stands on the line of the proofs: the first whole day on which it is reached.
 *
 * @param {string} end
 */
export function line(end) {
  const [months, days] = counted(end);
  return Math.ceil(months * MONTH) + days;
}

/**
 * The least number of days that so many months can have; of less than none the least that they take away.
 *
 * @param {number} months
 */
function least(months) {
  const count = Math.abs(months);
  // Every fourth year is a leap year from 1901 to 2099; who lives over another turn of a century is a day off.
  const spans = Array.from({ length: 48 }, (_, at) => (Date.UTC(1901, at + count) - Date.UTC(1901, at)) / DAY_MS);
  return months < 0 ? -Math.max(...spans) : Math.min(...spans);
}

/**
 * Whether somebody has reached the age `end`: 1, -1, or null where that depends on the length of months, or on a part
 * of her age that was not said. A `value` without a "/" is a day on the line of the proofs.
 *
 * @param {string} value
 * @param {string} end
 */
export function reached(value, end) {
  const [months, days] = counted(end);
  const [first, second] = value.split("/");
  if (!second) return Number(first) >= months * MONTH + days ? 1 : -1;
  if (!first.startsWith("P")) {
    const [year, month, day] = first.split("-").map(Number);
    // Who was born on a day that the month has not is older from the first of the next month on.
    const day1 = Math.min(start(year, month - 1 + months) / DAY_MS + day - 1, start(year, month + months) / DAY_MS);
    return dayOf(second) >= day1 + days ? 1 : -1;
  }
  const low = counted(first);
  const high = counted(second);
  if (least(low[0] - months) + low[1] - days >= 0) return 1;
  return -least(months - high[0]) + high[1] - days <= 0 ? -1 : null;
}

/**
 * @param {number} year
 * @param {number} month  from 0, of this year or later
 */
function start(year, month) {
  return new Date(0).setUTCFullYear(year, month, 1);
}
