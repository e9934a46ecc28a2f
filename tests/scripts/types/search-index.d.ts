/** What the build writes for search: generator/search/pieces.py (the root and its pieces) and settings.py. */

import type { AlertData } from "./alert-data";

/** First and last code of a range of characters. */
export type CodeRange = [number, number];

export interface Settings {
  dropped: CodeRange[];
  hyphens: CodeRange[];
  separators: CodeRange[];
  unspaced: CodeRange[];
  letters: [string, string][];
  greek: [string, string][];
  stopWords: string[];
  lowWeightWords: string[];
  levels: number;
  prefixPercent: number;
  prefixBesideExactPercent: number;
  typoPercent: number[];
  formPercent: number;
  namePercent: number;
  partsPercent: number;
  partPercent: number;
  lowWeightPercent: number;
  lowWeightBelow: number;
  repeatPercent: number[];
  reranked: number;
  pairPercent: number;
  titlePercent: number;
  coverPercent: number;
  passageWords: number;
  exactPercent: number;
  wordPercent: number;
  status: [string, number][];
  kindPercent: [string, number][];
  keepPercent: number;
  answerPercent: number;
  maxCharacters: number;
  maxWords: number;
  maxGroups: number;
  maxMisspelt: number;
  maxInstead: number;
  maxCompound: number;
  maxNameWords: number;
  minPrefix: number;
  maxPrefixTerms: number;
  maxTypoTerms: number;
  minSplit: number;
  typoLengths: number[];
  minFreeFirst: number;
  maxResembling: number;
  minSound: number;
  minSoundBeginning: number;
  sounds: [letters: string, before: string, heard: string][];
  maxSuggestions: number;
  minForm: number;
  maxEnding: number;
  excerptBefore: number;
  excerptWords: number;
  /** Name, label, and the name of the kind as which readers meet it. */
  kinds: [string, string, string][];
  namedKind: string;
  reasonName: string;
  reasonSearchTerm: string;
}

/** Written, terms, and the key where it is not just the terms' words. */
export type NameRow = [string, number[], string?];

export interface Root {
  version: number;
  language: string;
  settings: Settings;
  words: string;
  everyday: string;
  terms: string;
  frequency: number[];
  idf: [number, number][];
  things: NameRow[][];
  /** One letter a record. */
  kinds: string;
  /** Value, how many, value, how many … */
  statuses: (string | number)[];
  guidelines: (string | number)[];
  /** The place of its level, and its phrases as lists of terms. */
  alerts: [number, number[][]][];
  titles: [string, string][];
  postings: string;
  records: string;
  alerted: string;
}

/** Address, title, heading, aliases, headings, text, notice. */
export type RecordRow = [string, string, string, string[], string[], string, string];

/** What a piece holds, by the part of the index that it is of. */
export interface Rows {
  postings: number[];
  records: RecordRow;
  alerted: AlertData;
}

/** What a query may ask for. */
export interface SearchOptions {
  /** How many hits to give; 10 unless told. */
  limit?: number;
  kind?: string;
  /** "" is the library itself, null no filter. */
  guideline?: string | null;
}
