/** A compiled decision table: the grammar stands in generator/decision/compile.py. */

/** What can be compared at once: a text, a boolean, or a decimal number in a string. */
export type Scalar = string | boolean;

export type Point = Scalar | { input: string };

export type Sign = "eq" | "ge" | "gt" | "le" | "lt";

export interface NullTest {
  null: true;
}

/** `eq` alone, or the ends of an interval; one without ends is {}. */
export type Ends = { [sign in Sign]?: Point };

export type Test = NullTest | Ends;

export type Cell = { any: Test[]; none?: undefined } | { none: Test[]; any?: undefined };

/** By the id of an input; one that is left out is "-". */
export type When = { [input: string]: Cell };

/** A result; null for what a rule leaves out. */
export type Result = Scalar | null | { feel: string };

export interface CompiledInput {
  id: string;
  name?: string;
  type: string;
  values?: Scalar[];
  range?: { [sign in Sign]?: Scalar };
  step?: string;
  from?: string;
  "may-be-missing"?: true;
}

export interface CompiledOutput {
  id: string;
  name?: string;
  type?: string;
  values?: Result[];
  default?: Result;
}

export interface CompiledRule {
  id: string;
  when: When;
  then: { [output: string]: Result };
  "catch-all"?: true;
}

export interface CompiledExemption {
  when: When;
  why: string;
}

export interface CompiledTable {
  decision: string;
  name?: string;
  "hit-policy": string;
  aggregation: string | null;
  inputs: CompiledInput[];
  outputs: CompiledOutput[];
  rules: CompiledRule[];
  open: CompiledExemption[];
  impossible: CompiledExemption[];
}
