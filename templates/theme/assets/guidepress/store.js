// @ts-check
/*
 * What a reader keeps: ticks, notes, own questions, the parts of a handout. In localStorage of this browser, nowhere
 * else; nothing is ever sent.
 *
 *   const shelf = guidepress.shelf(library, guideline);
 *   shelf.get(name)            the item, or null; an item is a flat object, see FIELDS
 *   shelf.change(name, edit)   edit(item) gets a copy of what is kept now, or {}; what it returns is kept, null removes
 *   shelf.names(prefix)        names of all items that begin so
 *   shelf.erase(all)           removes everything of this guideline, or of all; returns a function that brings it back
 *   shelf.others()             whether other guidelines of the library have anything kept
 *   shelf.watch(act)           act() when another tab has changed something, or the page comes back into view
 *   shelf.trouble()            "": fine; "forbidden": the browser keeps nothing; "full": the last changes are not kept
 *   shelf.unreadable()         [{name, text}]: what is kept but cannot be understood
 *
 * Every item has a key of its own and is read again right before it is changed: two tabs never overwrite each other's
 * work. On file: all folders may share one storage, therefore the key names the library and the guideline.
 *
 * Nothing that was kept is lost: where writing fails the old item stays, and the change lives in memory until the page
 * is left or there is room again. What cannot be understood (broken, or of a later format) is set aside before
 * anything is written in its place.
 *
 * A classic script, deferred.
 */
/** @import { Guidepress } from "types/guidepress" */
/** @import { Item } from "types/store" */
(() => {
  "use strict";

  const FORMAT = 1;
  const ROOT = "guidepress.mine:";
  const ASIDE = "aside/"; // begins the names of items that could not be understood
  /** @type {Record<string, string | undefined>} */
  const FIELDS = {
    v: "number",
    at: "number",
    ticked: "boolean",
    ask: "string",
    note: "string",
    date: "string",
    who: "string",
    ids: "list",
  };

  window.guidepress.shelf = shelf;
  window.guidepress.bothTexts = bothTexts;

  /** @type {Guidepress["shelf"]} */
  function shelf(library, guideline) {
    const ofLibrary = `${ROOT + library}/`;
    const prefix = `${ofLibrary + guideline}/`;
    const storage = open();
    /** What is not kept yet, by name; null where it was removed. @type {Map<string, Item | null>} */
    const unsaved = new Map();
    /** @type {(() => void)[]} */
    const watchers = [];

    addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(prefix)) tell();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) tell();
      setTimeout(tell); // WebKit empties fields that it shall not remember only after this event
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) tell();
    });
    addEventListener("beforeunload", (event) => {
      flush();
      if (unsaved.size) event.preventDefault(); // the browser asks whether to leave
    });

    return { get, change, names, erase, others, watch, trouble, unreadable };

    /** @param {string} name */
    function get(name) {
      const item = unsaved.get(name);
      return item === undefined ? understood(raw(name)) : copy(item);
    }

    /**
     * @param {string} name
     * @param {(item: Item) => Item | null} edit
     */
    function change(name, edit) {
      const item = edit(get(name) || {});
      if (item) item.v = FORMAT;
      unsaved.set(name, item);
      flush();
    }

    /** @param {string} beginning */
    function names(beginning) {
      const found = new Set([...ownNames(), ...unsaved.keys()]);
      return [...found].filter((name) => name.startsWith(beginning) && get(name) !== null);
    }

    /** @param {boolean} all */
    function erase(all) {
      const before = keys(all ? ofLibrary : prefix).map((key) => ({ key, text: storage?.getItem(key) || "" }));
      const memory = new Map(unsaved);
      unsaved.clear();
      for (const { key } of before) storage?.removeItem(key);
      return () => {
        for (const { key, text } of before) if (storage?.getItem(key) === null) write(key, text);
        memory.forEach((item, name) => {
          if (!unsaved.has(name)) unsaved.set(name, item);
        });
        flush();
      };
    }

    function others() {
      return keys(ofLibrary).length > keys(prefix).length;
    }

    /** @param {() => void} act */
    function watch(act) {
      watchers.push(act);
    }

    function trouble() {
      if (!storage) return "forbidden";
      return unsaved.size ? "full" : "";
    }

    function unreadable() {
      const lost = ownNames().filter((name) => understood(raw(name)) === null);
      return lost.map((name) => ({ name: name.replace(ASIDE, ""), text: raw(name) || "" }));
    }

    // ---- below the items: keys and texts ----

    function tell() {
      flush();
      for (const act of watchers) act();
    }

    /* Keeps what is not kept yet, as far as there is room. */
    function flush() {
      if (!storage) return;
      for (const [name, item] of unsaved) {
        const old = raw(name);
        if (old !== null && understood(old) === null && !setAside(name, old)) continue;
        if (item === null) storage.removeItem(prefix + name);
        else if (!write(prefix + name, JSON.stringify(item))) continue;
        unsaved.delete(name);
      }
    }

    /**
     * @param {string} name
     * @param {string} text
     */
    function setAside(name, text) {
      let free = ASIDE + name;
      while (raw(free) !== null) free += "+";
      return write(prefix + free, text);
    }

    /**
     * Whether there was room; if not, what stood there still stands.
     *
     * @param {string} key
     * @param {string} text
     */
    function write(key, text) {
      return window.guidepress.dom.keep("localStorage", key, text);
    }

    /** @param {string} name */
    function raw(name) {
      return storage ? storage.getItem(prefix + name) : null;
    }

    /** @param {string} beginning */
    function keys(beginning) {
      const all = Array.from({ length: storage?.length || 0 }, (_, at) => storage?.key(at) || "");
      return all.filter((key) => key.startsWith(beginning));
    }

    function ownNames() {
      return keys(prefix).map((key) => key.slice(prefix.length));
    }
  }

  /** The browser's store; null where it gives none. */
  function open() {
    try {
      const storage = window.localStorage;
      storage.getItem(ROOT); // some browsers give it and refuse its use
      return storage;
    } catch {
      return null;
    }
  }

  /**
   * The item that a text stands for; null where it is none of this format.
   *
   * @param {string | null} text
   * @returns {Item | null}
   */
  function understood(text) {
    let item = null;
    try {
      item = JSON.parse(text || "");
    } catch {
      return null;
    }
    if (typeof item !== "object" || item === null || Array.isArray(item) || item.v !== FORMAT) return null;
    return Object.entries(item).every(([field, value]) => fits(value, FIELDS[field])) ? item : null;
  }

  /**
   * @param {unknown} value
   * @param {string | undefined} type
   */
  function fits(value, type) {
    if (type === undefined) return true;
    if (type !== "list") return typeof value === type;
    return Array.isArray(value) && value.every((part) => typeof part === "string");
  }

  /**
   * @param {Item | null} item
   * @returns {Item | null}
   */
  function copy(item) {
    return item && JSON.parse(JSON.stringify(item));
  }

  /**
   * A text that was `base` when this tab read it is `mine` now, and `kept` by another tab: nobody's words are lost.
   *
   * @param {string} base
   * @param {string} mine
   * @param {string} kept
   */
  function bothTexts(base, mine, kept) {
    if (kept === base || mine.startsWith(kept)) return mine;
    if (mine === base || kept.startsWith(mine)) return kept;
    return `${kept}\n${mine}`;
  }
})();
