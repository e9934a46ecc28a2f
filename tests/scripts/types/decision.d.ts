/** What decide.js and relevance.js offer. */

import type { Child, el } from "../../../templates/theme/assets/guidepress/explorer/elements.mjs";
import type { Session, State } from "../../../templates/theme/assets/guidepress/explorer/session.mjs";
import type { Source } from "./alert-data";
import type {
  Cell,
  CompiledExemption,
  CompiledInput,
  CompiledResult,
  CompiledRule,
  CompiledTable,
  Scalar,
  Test,
} from "./compiled-table";
import type { ExplorerExemption, ExplorerTexts, ExplorerWorked } from "./explorer-data";

export type Sign = "eq" | "ge" | "gt" | "le" | "lt";

/** The cells of a row by the id of their input; one that is left out is "-". */
export type When = CompiledRule["when"];

/** A result; null where a rule says nothing. */
export type Result = CompiledResult | null;

/** Whether something holds; null for unknown. */
export type Verdict = boolean | null;

/** One of `values`, null among them where there may be no answer; else a number between two ends, null for none. */
export interface Possible {
  values?: (Scalar | null)[];
  low?: string | null;
  high?: string | null;
}

/** What came of an input that nobody is asked for. */
export type Worked = Scalar | Possible | null;

/** What is known of the inputs; null is "not known", one that is left out is open. */
export type Known = { [input: string]: Worked };

export type Row = CompiledRule | CompiledExemption;

export type Then = CompiledRule["then"];

export interface Conclusion {
  hit: string[];
  result: Result | Then | Then[];
  unknown: string[];
  "may-change": boolean;
  error: string | null;
  open?: string;
  impossible?: string;
}

export interface Answer extends Conclusion {
  needs: string[];
}

export interface Decide {
  /** Throws {code} for what is no value of the input. */
  read: (value: unknown, input: CompiledInput) => Scalar | null;
  answer: (table: CompiledTable, known: Known) => Answer;
  conclude: (table: CompiledTable, verdictOf: (row: Row) => Verdict) => Conclusion;
  cell: (table: Pick<CompiledTable, "inputs">, known: Known, id: string, tests: Cell) => Verdict;
  compare: (value: Worked, sign: Sign, end: Worked, type: string) => Verdict;
  /** The tests of a cell, whether one of them must be true or none. */
  testsOf: (tests: Cell) => Test[];
  /** The inputs that a cell names. */
  named: (tests: Cell) => string[];
  all: (verdicts: Verdict[]) => Verdict;
  /** Of rows that hit and those that are unknown, by their ids. */
  mayChange: (table: CompiledTable, found: { hit: string[]; unknown: string[] }) => boolean;
  /** Rules in the order in which they count. */
  ranked: (table: CompiledTable, some: CompiledRule[]) => CompiledRule[];
  /** -1, 0 or 1, of decimals without needless zeros. */
  order: (a: string, b: string) => number;
  places: (numbers: string[]) => number;
  whole: (text: string, count: number) => bigint;
  decimal: (number: bigint, count: number) => string;
  /** The first whole day on which an end of ages is reached, if a month has 365.25 / 12 days. */
  line: (end: string) => number;
}

export interface Status {
  holds: Verdict;
  wrong: string[];
  needs: string[];
}

export interface Relevance {
  matters: string[];
  status: (when: When) => Status;
  exact: boolean;
}

/** A table on the way. */
export interface Reached {
  table: CompiledTable;
  known: Known;
  answer: Answer;
}

export interface Chained extends Relevance {
  /** What the last table's inputs come to that nobody is asked for. */
  worked: Known;
  reached: Map<string, Reached>;
  /** The table that has no answer, and whose silence ends the way. */
  stopped: Reached | null;
}

export interface Chain {
  asked: (table: CompiledTable) => CompiledInput[];
  answer: (table: CompiledTable, known: Known) => Answer;
  relevance: (table: CompiledTable, known: Known) => Chained;
  verdict: (value: Possible, tests: Cell, holds: (value: Scalar | null) => Verdict) => Verdict;
  order: (a: string, b: string) => number;
  told: (texts: ExplorerTexts, input: ExplorerWorked, value: Worked) => string;
  way: (session: Session, state: State, tools: Tools) => HTMLElement | null;
  ended: (session: Session, state: State) => { never: boolean; item: ExplorerExemption | undefined } | null;
}

/** What the explorer lends for its elements. */
export interface Tools {
  el: typeof el;
  button: (words: string, onclick: () => void, className: string, more?: Child) => HTMLElement;
  hidden: (words: string) => HTMLElement;
  sourcesOf: (session: Session, told: { sources?: Source[] }[]) => HTMLElement | null;
}
