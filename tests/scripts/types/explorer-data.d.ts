/** What the explorer of a decision's page knows: generator/pages/explorer.py, and explorer_texts.py for its words. */

import type { AlertData, Source } from "./alert-data";
import type { CompiledTable } from "./compiled-table";
import type { Forms } from "./dom";

/** A text with its links. */
export type Run = string | ["b" | "i", Run[]] | ["a", string, Run[]];

export interface ExplorerInput {
  label: string;
  ask: string;
  unit?: string;
  marks?: Record<string, string>;
  range?: string;
  labels?: { [value: string]: string };
  question?: { text: string; href?: string };
}

/** A label, and what it says. */
export type Said = [string, Run[]];

export interface ExplorerRule {
  when: { [input: string]: string };
  then: Said[];
  note?: Run[];
  sources?: Source[];
  alert?: number;
}

export interface ExplorerExemption {
  why: Run[];
  sources?: Source[];
  waits?: string[];
  alert?: number;
}

export type TextName =
  | "yes"
  | "no"
  | "other"
  | "rangeHint"
  | "inUnit"
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
  | "back"
  | "close"
  | "question"
  | "questionOf"
  | "soFarNone"
  | "row"
  | "source"
  | "needs"
  | "never"
  | "contradict"
  | "open"
  | "gives"
  | "options"
  | "mayChange"
  | "same"
  | "nothing"
  | "depends"
  | "mightToo"
  | "might"
  | "maybeOpen"
  | "maybeWaits"
  | "toAsk"
  | "change"
  | "mine"
  | "mineSoFar"
  | "before"
  | "noResult"
  | "copy"
  | "copied"
  | "selected"
  | "link"
  | "makeLink"
  | "more"
  | "says"
  | "talk"
  | "erase"
  | "why"
  | "appliesNone"
  | "dontKnow"
  | "years"
  | "months"
  | "days"
  | "hours"
  | "duration";

/** Texts that count: a form for each kind of number. */
export type FormsName =
  | "soFar"
  | "whyNot"
  | "applies"
  | "mightRows"
  | "countYears"
  | "countMonths"
  | "countDays"
  | "countHours";

export type ExplorerTexts = { [name in TextName]: string } & { [name in FormsName]: Forms } & { intro: string[] };

export interface ExplorerData {
  table: CompiledTable;
  inputs: { [input: string]: ExplorerInput };
  outputs: { [output: string]: string };
  rules: ExplorerRule[];
  open: ExplorerExemption[];
  impossible: ExplorerExemption[];
  defaults: Said[];
  texts: ExplorerTexts;
  options: boolean;
  alerts?: AlertData[];
  always?: number[];
}
