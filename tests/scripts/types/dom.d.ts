/** What shared/dom.mjs offers to all scripts as guidepress.dom. */

type Tags = HTMLElementTagNameMap;

export type Places = Record<string, string | number>;
export type Forms = Record<string, string>;

export interface Dom {
  /** The first element that fits, or null. */
  find<K extends keyof Tags>(root: ParentNode, selector: K): Tags[K] | null;
  find<T extends Element = HTMLElement>(root: ParentNode, selector: string): T | null;
  /** The same where our own templates have it for certain. */
  one<K extends keyof Tags>(root: ParentNode, selector: K): Tags[K];
  one<T extends Element = HTMLElement>(root: ParentNode, selector: string): T;
  all<K extends keyof Tags>(root: ParentNode, selector: K): Tags[K][];
  all<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[];
  /** What an address leads to by its part behind "#", by default that of the page; null where there is nothing. */
  linked: (hash?: string) => HTMLElement | null;
  /** A new element with its class and its text. */
  element: <K extends keyof Tags>(tag: K, name?: string, text?: string) => Tags[K];
  link: (href: string, text?: string, name?: string) => HTMLAnchorElement;
  button: (name: string, text: string, act: () => void) => HTMLButtonElement;
  /** A box to tick in place of a drawn one; what stands in `words` becomes its label. */
  tickBox: (id: string, drawn: Element, words: Element) => HTMLInputElement;
  /** Only where it differs: what listens for changes would read it out again. */
  setText: (place: Element, text: string) => void;
  /** A text with its blanks, {}, filled in turn. */
  fill: (text: string, ...words: (string | number)[]) => string;
  /** A text with its places, {name}, filled in. */
  filled: (text: string, places: Places) => string;
  /** A message in the language of the page, its places, {name}, filled in. */
  gettext: (message: string, places?: Places) => string;
  /** The same for so many: `one` is English for one, `more` for any other number; {count} is filled in. */
  ngettext: (one: string, more: string, count: number, places?: Places) => string;
  /** Of forms by the kinds of `Intl.PluralRules` the one for so many; {count} is filled in. */
  plural: (forms: Forms, count: number, places?: Places) => string;
  /** A day with its month in words, in the language of the page; by the reader's clock where no time zone is given. */
  dayInWords: (day: Date, timeZone?: string) => string;
  /** What a browser keeps under a key; null also where it is not allowed to. */
  recall: (storage: Store, key: string) => string | null;
  /** Keeps a text, or with null forgets it; false where the browser does not allow that, or has no room. */
  keep: (storage: Store, key: string, value: string | null) => boolean;
  /** Loads a script; done(whether it came). */
  loadScript: (address: string, done: (came: boolean) => void) => void;
  /** Puts a text where a reader can paste it from; done(false) where the browser does not let scripts do that. */
  copyText: (text: string, done: (copied: boolean) => void) => void;
}

export type Store = "localStorage" | "sessionStorage";
