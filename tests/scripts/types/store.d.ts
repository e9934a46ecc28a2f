/** What store.js keeps and offers. */

/** A flat object; `v` is the version of the format. */
export interface Item {
  v?: number;
  at?: number;
  ticked?: boolean;
  ask?: string;
  note?: string;
  date?: string;
  who?: string;
  ids?: string[];
}

/** Fields that a reader writes into. */
export type TextField = "ask" | "note" | "date" | "who";

export interface Shelf {
  get: (name: string) => Item | null;
  /** `edit` gets a copy of what is kept now, or {}; what it returns is kept, null removes. */
  change: (name: string, edit: (item: Item) => Item | null) => void;
  names: (prefix: string) => string[];
  /** Removes everything of this guideline, or of all; returns a function that brings it back. */
  erase: (all: boolean) => () => void;
  others: () => boolean;
  watch: (act: () => void) => void;
  trouble: () => "" | "forbidden" | "full";
  unreadable: () => { name: string; text: string }[];
}
