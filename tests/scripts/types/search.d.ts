/** What asks search-engine.js, and what it gives. */

export type { Results } from "../../../templates/theme/assets/guidepress/search-engine/results.mjs";

export interface SearchOptions {
  /** How many hits to give; 10 unless told. */
  limit?: number;
  kind?: string;
  /** "" is the library itself, null no filter. */
  guideline?: string | null;
}
