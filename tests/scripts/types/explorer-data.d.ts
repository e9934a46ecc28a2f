/** What the explorer of a decision's page knows: generator/pages/explorer.py, and explorer_texts.py for its words. */

import type { AlertData, Source } from "./alert-data";
import type { CompiledTable } from "./compiled-table";
import type { Forms } from "./dom";

/** A text with its links; of more than one paragraph, its blocks. */
export type Run =
  | string
  | ["a", string, Run[]]
  | ["br"]
  | ["b" | "i" | "sub" | "sup" | "p" | "li" | "dt" | "dd" | "ul" | "dl" | "figure" | "blockquote" | "figcaption", Run[]]
  | ["ol", Run[], number];

/** One to ask; without `id` it stands in no list of the guideline. */
export interface ExplorerQuestion {
  id?: string;
  text: string;
  href?: string;
}

/** What nobody is asked for. */
export interface ExplorerWorked {
  label?: string;
  unit?: string;
  labels?: { [value: string]: string };
  /** So many of its unit. */
  counted?: Forms;
}

/** A table that the page's own is linked to, or the page's own where it works something out: what comes of it. */
export interface ExplorerStep {
  decision: string;
  name: string;
  href?: string;
  values: { [input: string]: ExplorerWorked };
  rules: { id: string; says: string; sources?: Source[] }[];
  open: ExplorerExemption[];
  impossible: ExplorerExemption[];
}

export interface ExplorerInput extends ExplorerWorked {
  label: string;
  ask: string;
  /** The unit that an age begins with, by its letter. */
  period?: string;
  marks?: Record<string, string>;
  range?: string;
  help?: Run[];
  helps?: { [value: string]: string };
  /** The value that is none of the others, of which several may be true. */
  none?: string;
  question?: ExplorerQuestion;
}

/** A label, what it says, and the grade of that, "" for none. */
export type Said = [string, Run[], string];

export interface ExplorerAnswer {
  then: Said[];
  /** The place in `then` of what is said large. */
  says: number;
  note?: Run[];
  /** `sign` is "" where no meter says the same. */
  certainty?: { sign: string; words: string };
  /** The way to the days on which it is done. */
  schedule?: { words: string; href: string };
}

export interface ExplorerRule extends ExplorerAnswer {
  when: { [input: string]: string };
  /** The inputs whose words in `when` name by themselves what is asked. */
  named?: string[];
  sources?: Source[];
  alert?: number;
  asks?: number[];
}

export interface ExplorerExemption {
  /** Of an open case. */
  when?: { [input: string]: string };
  named?: string[];
  why: Run[];
  outside?: boolean;
  sources?: Source[];
  waits?: string[];
  alert?: number;
  /** What these people could ask. */
  asks?: number[];
}

export type TextName =
  | "yes"
  | "no"
  | "other"
  | "none"
  | "or"
  | "several"
  | "help"
  | "dontKnow"
  | "rather"
  | "leads"
  | "notGiven"
  | "choose"
  | "write"
  | "writeWhole"
  | "writeWholeOf"
  | "writeNumber"
  | "writeNumberOf"
  | "writeOther"
  | "writeOtherOf"
  | "begin"
  | "next"
  | "finish"
  | "back"
  | "close"
  | "question"
  | "questionOf"
  | "questionOnly"
  | "soFar"
  | "private"
  | "comma"
  | "semicolon"
  | "says"
  | "options"
  | "source"
  | "never"
  | "contradict"
  | "silent"
  | "outside"
  | "noAdvice"
  | "depends"
  | "decides"
  | "gives"
  | "mayChange"
  | "same"
  | "nothing"
  | "unknown"
  | "mightToo"
  | "might"
  | "if"
  | "maybeOpen"
  | "maybeWaits"
  | "mine"
  | "change"
  | "own"
  | "askOpen"
  | "askHit"
  | "askAbout"
  | "print"
  | "printed"
  | "seeList"
  | "notKept"
  | "more"
  | "readMore"
  | "talk"
  | "erase"
  | "fromBefore"
  | "again"
  | "why"
  | "before"
  | "noResult"
  | "appliesNone"
  | "years"
  | "months"
  | "weeks"
  | "days"
  | "unit"
  | "birth"
  | "birthWhy"
  | "birthWrong"
  | "hours"
  | "duration";

/** Texts that count: a form for each kind of number. */
export type FormsName =
  | "mightCount"
  | "toAsk"
  | "add"
  | "onList"
  | "whyNot"
  | "applies"
  | "mightCases"
  | "countYears"
  | "countMonths"
  | "countWeeks"
  | "countDays"
  | "countHours";

/** Where a table is linked to others. */
export type ChainName = "way" | "noAnswer" | "about" | "orElse" | "notKnownYet" | "fromTo";

export type ExplorerTexts = { [name in TextName]: string } & { [name in FormsName]: Forms } & { intro: string[] } & {
  [name in ChainName]?: string;
};

export interface ExplorerData {
  table: CompiledTable;
  inputs: { [input: string]: ExplorerInput };
  outputs: { [output: string]: string };
  rules: ExplorerRule[];
  open: ExplorerExemption[];
  impossible: ExplorerExemption[];
  /** What holds where no case does. */
  default?: ExplorerAnswer;
  /** Where the table is linked to others. */
  steps?: ExplorerStep[];
  texts: ExplorerTexts;
  options: boolean;
  grades: { [grade: string]: { sign: string; says: string; label: string } };
  asks: ExplorerQuestion[];
  list: { library: string; guideline: string; href: string };
  more: string;
  alerts?: AlertData[];
  always?: number[];
}
