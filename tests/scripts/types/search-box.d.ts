/** What search-box.js shares with the search page. */

import type { Group, Hit } from "../../../templates/theme/assets/guidepress/search-box/hits.mjs";
import type { TEXTS } from "../../../templates/theme/assets/guidepress/search-box/texts.mjs";
import type { Results } from "../../../templates/theme/assets/guidepress/search-engine/results.mjs";
import type { AlertData } from "./alert-data";

export interface SearchBox {
  form: HTMLFormElement;
  input: HTMLInputElement;
  /** The key in sessionStorage of a query that is carried to the search page. */
  carried: string;
  texts: typeof TEXTS;
  /** Where the results are shown on this page: act(query) instead of going there. */
  atSubmit: (act: (query: string) => void) => void;
  /** act(true) as soon as queries can be answered, act(false) when they cannot. */
  withEngine: (act: (ready: boolean) => void) => void;
  grouped: (hits: Hit[]) => Group[];
  hitInside: (titleTag: "a" | "span", hit: Hit, group: string) => HTMLElement;
  /** What helps where nothing answers a query; choose(word) takes one that may have been meant. */
  nothing: (query: string, found: Results, choose: (word: string) => void) => HTMLElement;
  alerts: (found: AlertData[], tag: "aside" | "div") => HTMLElement;
  spoken: (found: AlertData[]) => string;
  /** For those who listen, once the typing has come to rest. */
  say: (text: string) => void;
}
