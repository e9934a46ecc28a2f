// @ts-check
/*
 * A calendar file (RFC 5545): an event for each day of each step, all day long, with what it is and who says so.
 *
 * Its lines end with CR and LF and have at most 75 octets (3.1), text is escaped (3.3.11). An event has the same UID whenever
 * the file is made anew for the same day 0, so that calendars replace it and do not show it twice; for another day 0 it has
 * another, since that may be another person.
 */
/** @import { InWords, ScheduleData, StepData, StepDays } from "types/schedule-data" */
import { daysOf, later } from "./days.mjs";
import { limitsInWords, windowInWords } from "./telling.mjs";

const OCTETS = 75;

/**
 * @param {ScheduleData} data
 * @param {string} start  day 0
 * @param {Date} now
 * @param {InWords} words  a day in words
 */
export function calendar(data, start, now, words) {
  const stamp = now.toISOString().replace(/\.\d+|[-:]/g, "");
  const days = daysOf(data.steps, start);
  const events = data.steps.flatMap((step) => {
    const own = days.get(step.id) || { due: [], about: false };
    return own.due.flatMap((_, at) => [
      "BEGIN:VEVENT",
      `UID:${data.uid}.${step.id}.${at + 1}.${start}@guidepress`,
      `DTSTAMP:${stamp}`,
      ...event(data, step, own, at, words),
      "CLASS:PRIVATE", // it tells of somebody's health
      "TRANSP:TRANSPARENT", // the day is not taken
      "END:VEVENT",
    ]);
  });
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guidepress//Schedule//EN", "CALSCALE:GREGORIAN"];
  return [...head, ...events, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * When an event is, and what it says.
 *
 * @param {ScheduleData} data
 * @param {StepData} step
 * @param {StepDays} own
 * @param {number} at  which time it is, from 0
 * @param {InWords} words
 */
function event({ foot, language, notice, say, title }, step, own, at, words) {
  const [first, last] = own.due[at];
  const about = Boolean(own.about || (at && step.every?.[3]));
  const roughly = about || first !== last ? [windowInWords([first, last], about, say, words)] : [];
  const text = [notice, step.text, ...roughly, ...limitsInWords(own, say, words)].filter(Boolean).join("\n");
  const summary = [title, step.title].filter(Boolean).join(" ");
  return [
    `DTSTART;VALUE=DATE:${compact(first)}`,
    `DTEND;VALUE=DATE:${compact(later(last, 1, "days"))}`, // the day after it
    `SUMMARY;LANGUAGE=${language}:${escaped(summary)}`,
    `DESCRIPTION;LANGUAGE=${language}:${escaped(`${text}\n\n${foot}`)}`,
  ];
}

/** @param {string} day */
function compact(day) {
  return day.replace(/-/g, "");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/** A line in pieces of at most 75 octets, no character cut in two. @param {string} line */
function folded(line) {
  let found = "";
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > OCTETS) {
      found += "\r\n ";
      octets = 1;
    }
    found += sign;
    octets += size;
  }
  return found;
}
