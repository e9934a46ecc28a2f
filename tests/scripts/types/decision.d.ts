/** What decide.js and relevance.js offer. */

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

export type Sign = "eq" | "ge" | "gt" | "le" | "lt";

/** The cells of a row by the id of their input; one that is left out is "-". */
export type When = CompiledRule["when"];

/** A result; null where a rule says nothing. */
export type Result = CompiledResult | null;

/** Whether something holds; null for unknown. */
export type Verdict = boolean | null;

/** What is known of the inputs; null is "not known", one that is left out is open. */
export type Known = { [input: string]: Scalar | null };

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
  cell: (table: CompiledTable, known: Known, id: string, tests: Cell) => Verdict;
  compare: (value: Scalar | null, sign: Sign, end: Scalar | null, type: string) => Verdict;
  /** The tests of a cell, whether one of them must be true or none. */
  testsOf: (tests: Cell) => Test[];
  /** The inputs that a cell names. */
  named: (tests: Cell) => string[];
  all: (verdicts: Verdict[]) => Verdict;
  /** Of rows that hit and those that are unknown, by their ids. */
  mayChange: (table: CompiledTable, found: { hit: string[]; unknown: string[] }) => boolean;
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
