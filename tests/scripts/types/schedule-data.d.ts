/** What the script of a schedule knows: generator/pages/schedule_data.py. */

/** The lowest and the highest number, the unit, and 1 if it is only about so long. */
export type Length = [number, number, "days" | "weeks" | "months" | "years", number];

export interface StepData {
  id: string;
  title: string;
  /** "start", or the identifier of a step. */
  after: string;
  due: Length;
  earliest?: Length;
  latest?: Length;
  every?: Length;
  until?: Length;
  /** How often, or how many of them are told where there is no end. */
  times?: number;
  endless?: boolean;
  /** What an event says of it. */
  text: string;
}

export interface ScheduleData {
  uid: string;
  file: string;
  steps: StepData[];
  /** What stands before the title of each event: "" for a current guideline, as is `notice`. */
  title: string;
  notice: string;
  foot: string;
  language: string;
  say: Record<string, string>;
}

/** From a day to a day, YYYY-MM-DD; the same where it is one. */
export type Window = [string, string];

export interface StepDays {
  due: Window[];
  /** Whether they are known only roughly. */
  about: boolean;
  earliest?: string;
  latest?: string;
}

export type InWords = (day: string) => string;

export interface StepLine {
  title: string;
  days: string[];
  more: string;
  limits: string[];
}
