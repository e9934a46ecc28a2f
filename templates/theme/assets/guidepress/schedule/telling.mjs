// @ts-check
/* A reader's own days in words. */
/** @import { InWords, ScheduleData, StepDays, StepLine, Window } from "types/schedule-data" */

/**
 * What is said of each step: its days, and how long before and after.
 *
 * @param {ScheduleData} data
 * @param {Map<string, StepDays>} days
 * @param {InWords} words  a day in words
 * @returns {StepLine[]}
 */
export function linesOf({ steps, say }, days, words) {
  return steps.map((step) => {
    const own = days.get(step.id) || { due: [], about: false };
    return {
      title: step.title,
      days: own.due.map((window, at) =>
        windowInWords(window, Boolean(own.about || (at && step.every?.[3])), say, words),
      ),
      more: step.endless ? say.first : "",
      limits: limitsInWords(own, say, words),
    };
  });
}

/**
 * One day, or from one to another; said to be rough where the source gives it only roughly.
 *
 * @param {Window} window
 * @param {boolean} about
 * @param {Record<string, string>} say
 * @param {InWords} words
 */
export function windowInWords([first, last], about, say, words) {
  const day = first === last ? words(first) : filled(say.window, { first: words(first), last: words(last) });
  return about ? filled(say.about, { day }) : day;
}

/**
 * @param {StepDays} days
 * @param {Record<string, string>} say
 * @param {InWords} words
 */
export function limitsInWords({ earliest, latest }, say, words) {
  return [
    earliest ? filled(say.earliest, { day: words(earliest) }) : "",
    latest ? filled(say.latest, { day: words(latest) }) : "",
  ].filter(Boolean);
}

/**
 * @param {string} text
 * @param {Record<string, string>} places
 */
function filled(text, places) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}
