// @ts-check
/*
 * The days of a schedule: the twin of generator/model/schedule_days.py.
 *
 * Days are texts, YYYY-MM-DD, counted without a time and a time zone. A month is the calendar's: a month after 31 January is
 * the last day of February.
 */
/** @import { Length, StepData, StepDays, Window } from "types/schedule-data" */

const DAY = 86400000;
const MOST_TIMES = 100; // no check lets more pass

/** Whether a text is a day of these centuries. @param {string} text */
export function isDay(text) {
  return /^(19|20)\d\d-\d\d-\d\d$/.test(text) && later(text, 0, "days") === text;
}

/**
 * The day that is a number of days, weeks, months or years after a day.
 *
 * @param {string} day
 * @param {number} number
 * @param {string} unit
 */
export function later(day, number, unit) {
  const [year, month, date] = day.split("-").map(Number);
  if (unit === "days" || unit === "weeks") {
    return written(new Date(Date.UTC(year, month - 1, date) + number * (unit === "weeks" ? 7 : 1) * DAY));
  }
  const months = year * 12 + month - 1 + number * (unit === "years" ? 12 : 1);
  const there = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(there[0], there[1] + 1, 0)).getUTCDate();
  return written(new Date(Date.UTC(there[0], there[1], Math.min(date, last))));
}

/** @param {Date} day */
function written(day) {
  return day.toISOString().slice(0, 10);
}

/**
 * The days of each step, by its identifier. What counts from a step counts from its last time, and from each end of its
 * window.
 *
 * @param {StepData[]} steps  without a circle
 * @param {string} start
 * @returns {Map<string, StepDays>}
 */
export function daysOf(steps, start) {
  /** @type {Map<string, StepDays>} */
  const found = new Map();
  /** @param {StepData} step @returns {StepDays} */
  const of = (step) => {
    const known = found.get(step.id);
    if (known) return known;
    const earlier = steps.find(({ id }) => id === step.after);
    /** @type {Window} */
    const begin = earlier ? of(earlier).due.slice(-1)[0] : [start, start];
    const made = {
      due: times(step, begin),
      // What counts from a day that is known only roughly is known no better.
      about: Boolean(step.due[3] || earlier?.every?.[3] || (earlier && of(earlier).about)),
      earliest: step.earliest && later(begin[0], step.earliest[0], step.earliest[2]),
      latest: step.latest && later(begin[1], step.latest[1], step.latest[2]),
    };
    found.set(step.id, made);
    return made;
  };
  for (const step of steps) of(step);
  return found;
}

/**
 * Each time that a step is done.
 *
 * @param {StepData} step
 * @param {Window} begin
 * @returns {Window[]}
 */
function times({ due, every, until, times: number }, begin) {
  const first = after(begin, due, 1);
  if (!every) return [first];
  const found = [first];
  const end = until && later(begin[1], until[1], until[2]);
  // Always from the first time: from one to the next, the 31st would become the 28th for good.
  for (let at = 1; at < (number ?? MOST_TIMES + 1); at += 1) {
    const again = after(first, every, at);
    if (end && again[0] > end) break;
    found.push(again);
  }
  return found;
}

/**
 * @param {Window} begin
 * @param {Length} length
 * @param {number} often
 * @returns {Window}
 */
function after([first, last], [low, high, unit], often) {
  return [later(first, low * often, unit), later(last, high * often, unit)];
}
