/** What the scripts of a page have in common: each offers what stands below its name. */

import type { Results } from "../../../templates/theme/assets/guidepress/search-engine/results.mjs";
import type { Done } from "../../../templates/theme/assets/guidepress/search-engine/shards.mjs";
import type { AlertData } from "./alert-data";
import type { CompiledTable } from "./compiled-table";
import type { Chain, Decide, Known, Relevance } from "./decision";
import type { Dom } from "./dom";
import type { SearchBox } from "./search-box";
import type { Root, SearchOptions } from "./search-index";
import type { Shelf } from "./store";

/** Either an error, or null and the results. */
export type Found = (error: Error | null, results?: Results) => void;

/** An element of the page, or tag, class and text of a new one. */
export type Block = Element | [string, string, string];

/** What "my handout" adds to a question list. */
export interface Parts {
  setUp: (shelf: Shelf, changed: () => void) => void;
  refresh: () => void;
  /** How many are chosen. */
  count: () => number;
  /** What goes into a file. */
  blocks: () => Block[];
  /** The chosen parts, whose words need explaining. */
  sources: () => Element[];
}

export interface Guidepress {
  /* words-<language>.js, where the page is not in English */
  words?: Record<string, string | Record<string, string>>;
  /* chrome.js */
  dom: Dom;
  /* alert-box.js */
  alertBox: (data: AlertData, how?: { tag?: "aside" | "div"; more?: string }) => HTMLElement;
  /* search-box.js */
  searchBox?: SearchBox;
  /* search-engine.js, and the index that it loads */
  searchIndex?: Root;
  searchShard: (name: string, rows: unknown[]) => void;
  search: (query: string, options: SearchOptions, callback: Found) => void;
  loadSearch?: (done: Done) => void;
  /* lazy-load.js, and the pieces that it loads */
  later: (addresses: string[], done: (came: boolean) => void) => void;
  pieces: Map<string, unknown>;
  piece: (name: string, data: unknown) => void;
  /* decide.js, relevance.js, explorer.js */
  decide: Decide;
  relevance: (table: CompiledTable, known: Known) => Relevance;
  /* chain.js, where a table is linked */
  chain: Chain;
  explore: (begun: boolean, kept: string) => void;
  /* store.js */
  shelf: (library: string, guideline: string) => Shelf;
  bothTexts: (base: string, mine: string, kept: string) => string;
  /* put-on-list.js */
  putOnList: (list: { library: string; guideline: string }, questions: { id?: string; text: string }[]) => number;
  /* take-along.js */
  takeAlong: (what: { title: string; name: string; blocks: Block[] }) => void;
  needWords: (elements: Element[]) => void;
  /* my-handout.js */
  parts?: Parts;
  /* options.js, on pages that compare options */
  options?: { setUp: (root: Element, shelf: Shelf) => void; refresh: () => void };
  /* terms.js */
  findTerms: () => void;
}
