/* Where the browser's scripts are, and a page to run one of them without a browser. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { dom } from "../../templates/theme/assets/guidepress/shared/dom.mjs";

/** The folder in which test_in_node.py wrote each script twice, below `joined/` and `shipped/`, and settings.json. */
const { GUIDEPRESS_SCRIPTS: FOLDER = "." } = process.env;

export function read(...path) {
  return readFileSync(join(FOLDER, ...path), "utf8");
}

/** Runs whole scripts one after the other in a page; gives what stands in its window. */
export function run(names, page) {
  const context = vm.createContext({ window: page, ...page });
  for (const name of names) vm.runInContext(read("joined", name), context, { filename: name });
  return page;
}

/** A value as JSON has it: what a page made compares as if it were made here. */
export function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

/** A store as browsers have it, with so much room: setItem beyond it throws. */
export function fakeStorage({ room = Number.POSITIVE_INFINITY, items = {} } = {}) {
  const kept = new Map(Object.entries(items));
  const size = () => [...kept].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  return {
    room,
    kept,
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem(key, text) {
      const before = kept.get(key);
      kept.set(key, text);
      if (size() <= this.room) return;
      if (before === undefined) kept.delete(key);
      else kept.set(key, before);
      throw new Error("QuotaExceededError");
    },
  };
}

/** guidepress.dom with just what works without a page. */
export function fakeDom(window) {
  const { filled, plural, dayInWords } = dom;
  return {
    filled,
    plural,
    dayInWords,
    recall: (storage, key) => window[storage].getItem(key),
    keep(storage, key, value) {
      try {
        if (value === null) window[storage].removeItem(key);
        else window[storage].setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
  };
}
