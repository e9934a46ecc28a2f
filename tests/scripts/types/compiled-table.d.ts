// Written by tests/scripts/write_types.py from generator/decision/compiled.py. Do not edit it by hand.

export type Scalar = string | boolean;

export type ValueType = "text" | "values" | "boolean" | "integer" | "number" | "date" | "days and time duration" | "years and months duration" | "time" | "date and time" | "age";

export type HitPolicy = "unique" | "any" | "priority" | "first" | "rule order" | "output order" | "collect";

export type Aggregation = "sum" | "min" | "max" | "count";

/** The value of another input, by that input's identifier. */
export interface InputPoint {
  input: string;
}

/** A value, or that of another input */
export type Point = Scalar | InputPoint;

/** The input equals a value. */
export interface EqualTest {
  eq: Point;
}

/** The input is known to be missing. */
export interface NullTest {
  null: true;
}

/** The input lies between two ends, each of which may be left out: from `ge` or above `gt`, to `le` or below `lt`. */
export interface IntervalTest {
  ge?: Point;
  gt?: Point;
  le?: Point;
  lt?: Point;
}

export type Test = EqualTest | NullTest | IntervalTest;

/** True when any of the tests is. */
export interface AnyCell {
  any: Array<Test>;
}

/** True when the input is known and none of the tests is true. */
export interface NoneCell {
  none: Array<Test>;
}

export type Cell = AnyCell | NoneCell;

/** A result that has to be computed, by its FEEL expression: see `results`. */
export interface ComputedResult {
  feel: string;
}

export type CompiledResult = Scalar | ComputedResult;

/** Lays a number on the pile. */
export interface NumberStep {
  number: string;
}

/** Lays the value of an input on the pile: a number, or 1 for true and 0 for false. */
export interface InputStep {
  input: string;
}

/** Takes the two upper numbers from the pile, and lays what they come to on it: `+ - * / min max`. */
export interface JoinStep {
  join: string;
}

/** Rounds the upper number of the pile to a multiple of `to`: `down`, `up`, or `half-up`, a half away from zero. */
export interface RoundStep {
  round: string;
  to: string;
}

export type FormulaStep = NumberStep | InputStep | JoinStep | RoundStep;

/** The answer of another decision, or a value that it works out on the way. */
export interface CompiledLink {
  decision: string;
  output: string;
}

export interface CompiledInput {
  id: string;
  /** Its name in DMN, where that is another than the identifier */
  name?: string;
  type: ValueType;
  /** The declared values */
  values?: Array<Scalar>;
  range?: IntervalTest;
  /** Distance of neighbouring numbers */
  step?: string;
  /** The number from which steps are counted */
  from?: string;
  "may-be-missing"?: true;
  /** Where it comes from: nobody is asked for it */
  linked?: CompiledLink;
  /** How it is worked out, step by step on a pile: nobody is asked for it */
  compute?: Array<FormulaStep>;
}

/** An output clause. */
export interface CompiledOutput {
  id: string;
  /** Its name in DMN, where that is another than the identifier */
  name?: string;
  type: ValueType;
  /** The declared values, in their order of priority */
  values?: Array<Scalar>;
  default?: CompiledResult;
}

export interface CompiledRule {
  id: string;
  /** Cells by input; an input left out may have any value */
  when: Record<string, Cell>;
  /** Results by output; null where the rule says nothing */
  then: Record<string, CompiledResult | null>;
  /** Its cells hold for whatever is answered: it counts once all that goes before it is excluded */
  "catch-all"?: true;
}

/** An entry under `open` or `impossible`. */
export interface CompiledExemption {
  /** Cells by input; an input left out may have any value */
  when: Record<string, Cell>;
  why: string;
}

export interface CompiledTable {
  decision: string;
  /** Its name in DMN, where that is another than the identifier */
  name?: string;
  "hit-policy": HitPolicy;
  aggregation: Aggregation | null;
  inputs: Array<CompiledInput>;
  outputs: Array<CompiledOutput>;
  rules: Array<CompiledRule>;
  open: Array<CompiledExemption>;
  impossible: Array<CompiledExemption>;
  /** The tables that its inputs come from, each after those that it needs itself */
  linked?: Array<CompiledTable>;
}
