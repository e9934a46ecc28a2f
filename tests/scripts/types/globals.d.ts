import type { Root } from "./search-index";
import type { Results, SearchOptions } from "./search";
import type { Done } from "../../../templates/theme/assets/guidepress/search-engine/pieces.mjs";

/** What the scripts of a page have in common; each line names the script that offers it. */
interface Guidepress {
  /** The root of the search index. */
  searchIndex?: Root;
  /** search-engine.js */
  searchPiece: (name: string, rows: unknown[]) => void;
  search: (
    query: string,
    options: SearchOptions,
    callback: (error: Error | null, results?: Results) => void,
  ) => void;
  loadSearch: (done: Done) => void;
}

declare global {
  interface Window {
    guidepress: Guidepress;
  }
}
