// @ts-check
/* Dates, times and durations as decimals: days, seconds or months. Their twin: generator/decision/scalars.py. */
import { plain, sum } from "./decimals.mjs";
import { fail } from "./failing.mjs";

/**
 * Seconds since 1970 of a reader's clock, as if it were UTC's; NaN for what is no day or no time.
 *
 * @param {(string | number)[]} given  year, month, day, hour, minute, second
 */
function utc(given) {
  const [year, month, day, hour, minute, second] = given.map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const right = year && at.getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 60;
  return right ? at.getTime() / 1000 + hour * 3600 + minute * 60 + second : Number.NaN;
}

/**
 * By how many seconds a zone's clock is ahead of UTC's.
 *
 * @param {string} timeZone
 * @param {number} at  seconds
 */
function ahead(timeZone, at) {
  const n = "numeric";
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { timeZone, hourCycle: "h23", year: n, month: n, day: n, hour: n, minute: n, second: n };
  /** @type {Record<string, string>} */
  const found = {};
  for (const { type, value } of new Intl.DateTimeFormat("en", form).formatToParts(at * 1000)) found[type] = value;
  return utc([found.year, found.month, found.day, found.hour, found.minute, found.second]) - at;
}

/**
 * By how many seconds a written zone is ahead of UTC.
 *
 * @param {string} zone
 * @param {number} local
 */
function offset(zone, local) {
  const fixed = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(zone);
  if (fixed) {
    const [hours, minutes, more] = fixed.slice(2).map((part) => Number(part || 0));
    const seconds = hours * 3600 + minutes * 60 + more;
    if (seconds > 50400 || minutes > 59 || more > 59) fail("wrong-type");
    return fixed[1] === "-" ? -seconds : seconds;
  }
  if (zone === "Z") return 0;
  const name = zone.slice(1);
  try {
    // Of an hour that comes twice the first; in a gap the clock that ran into it (Python's fold=0).
    const before = ahead(name, local - 86400);
    const after = ahead(name, local - before);
    return after === before || ahead(name, local - after) !== after ? before : after;
  } catch {
    return fail("wrong-type");
  }
}

const DAY = "(\\d{4})-(\\d\\d)-(\\d\\d)";
const CLOCK = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@[\\w/+-]{1,80})?";

/**
 * A date as days, a time or both as seconds.
 *
 * @param {string} text
 * @param {string} type
 */
export function moment(text, type) {
  const isTime = type === "time";
  const pattern = isTime ? CLOCK : type === "date" ? DAY : `${DAY}(?:T${CLOCK})?`;
  const found = RegExp(`^${pattern}$`).exec(text) || fail("wrong-type");
  const day = isTime ? [2000, 1, 1] : found.slice(1, 4);
  const [hour, minute, second, rest, zone] = found.slice(isTime ? 1 : 4);
  const local = utc([...day, hour || 0, minute || 0, second || 0]);
  if (Number.isNaN(local)) fail("wrong-type");
  if (type === "date") return String(local / 86400);
  const seconds = local - (isTime ? 946684800 : 0) - (zone ? offset(zone, local) : 0);
  return sum([String(seconds), `0${rest || ""}`]) + (zone ? "Z" : "");
}

const MONTHS = /^(-?)P(?=\d)(?:(\d{1,15})Y)?(?:(\d{1,15})M)?$/;
const SECONDS =
  /^(-?)P(?=[\dT])(?:(\d{1,15})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(\.\d{1,9})?S)?)?$/;

/**
 * @param {string} text
 * @param {boolean} inMonths  or else in seconds
 */
export function duration(text, inMonths) {
  const found = (inMonths ? MONTHS : SECONDS).exec(text) || fail("wrong-type");
  const [a, b, c, d] = found.slice(2, 6).map((part) => BigInt(part || 0));
  const total = inMonths ? a * 12n + b : a * 86400n + b * 3600n + c * 60n + d;
  if (total >= (inMonths ? 10n ** 12n : 10n ** 15n)) fail("wrong-type");
  return plain(`${found[1]}${total}${found[6] || ""}`);
}
