/*
 * What a reader keeps: ticks, notes, own questions, the parts of a handout. In localStorage of this browser, nowhere
 * else; nothing is ever sent.
 *
 *   var shelf = guidepress.shelf(library, guideline);
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
(() => {
  "use strict";

  const FORMAT = 1;
  const ROOT = "guidepress.mine:";
  const ASIDE = "aside/"; // begins the names of items that could not be understood
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

  const guidepress = (window.guidepress = window.guidepress || {});
  guidepress.shelf = shelf;
  guidepress.bothTexts = bothTexts;

  function shelf(library, guideline) {
    const prefix = `${ROOT + library}/${guideline}/`;
    const storage = open();
    const unsaved = new Map(); // name: item, or null where it was removed
    const watchers = [];

    window.addEventListener("storage", (event) => {
      if (event.key === null || event.key.indexOf(prefix) === 0) tell();
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) tell();
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) tell();
    });
    window.addEventListener("beforeunload", (event) => {
      flush();
      if (unsaved.size) event.preventDefault(); // the browser asks whether to leave
    });

    return {
      get: get,
      change: change,
      names: names,
      erase: erase,
      others: others,
      watch: watch,
      trouble: trouble,
      unreadable: unreadable,
    };

    function get(name) {
      if (unsaved.has(name)) return copy(unsaved.get(name));
      return understood(raw(name));
    }

    function change(name, edit) {
      const item = edit(get(name) || {});
      if (item) item.v = FORMAT;
      unsaved.set(name, item);
      flush();
    }

    function names(beginning) {
      const found = new Set(ownNames());
      unsaved.forEach((_, name) => {
        found.add(name);
      });
      return Array.from(found).filter((name) => name.indexOf(beginning) === 0 && get(name) !== null);
    }

    function erase(all) {
      const before = keys(all ? `${ROOT + library}/` : prefix).map((key) => [key, storage.getItem(key)]);
      const memory = new Map(unsaved);
      unsaved.clear();
      before.forEach((pair) => {
        storage.removeItem(pair[0]);
      });
      return () => {
        before.forEach((pair) => {
          if (storage.getItem(pair[0]) === null) write(pair[0], pair[1]);
        });
        memory.forEach((item, name) => {
          if (!unsaved.has(name)) unsaved.set(name, item);
        });
        flush();
      };
    }

    function others() {
      return keys(`${ROOT + library}/`).length > keys(prefix).length;
    }

    function watch(act) {
      watchers.push(act);
    }

    function trouble() {
      return storage ? (unsaved.size ? "full" : "") : "forbidden";
    }

    function unreadable() {
      return ownNames()
        .filter((name) => understood(raw(name)) === null)
        .map((name) => ({ name: name.replace(ASIDE, ""), text: raw(name) }));
    }

    // ---- below the items: keys and texts ----

    function tell() {
      flush();
      watchers.forEach((act) => {
        act();
      });
    }

    /* Keeps what is not kept yet, as far as there is room. */
    function flush() {
      if (!storage) return;
      unsaved.forEach((item, name) => {
        const old = raw(name);
        if (old !== null && understood(old) === null && !setAside(name, old)) return;
        if (item === null) storage.removeItem(prefix + name);
        else if (!write(prefix + name, JSON.stringify(item))) return;
        unsaved.delete(name);
      });
    }

    function setAside(name, text) {
      let free = ASIDE + name;
      while (raw(free) !== null) free += "+";
      return write(prefix + free, text);
    }

    function write(key, text) {
      try {
        storage.setItem(key, text);
        return true;
      } catch {
        return false; // no room; what stood there still stands
      }
    }

    function raw(name) {
      return storage ? storage.getItem(prefix + name) : null;
    }

    function keys(beginning) {
      const found = [];
      for (let index = 0; storage && index < storage.length; index++) {
        if (storage.key(index).indexOf(beginning) === 0) found.push(storage.key(index));
      }
      return found;
    }

    function ownNames() {
      return keys(prefix).map((key) => key.slice(prefix.length));
    }
  }

  function open() {
    try {
      const storage = window.localStorage;
      storage.getItem(ROOT); // some browsers give it and refuse its use
      return storage;
    } catch {
      return null;
    }
  }

  /* The item that a text stands for; null where it is none of this format. */
  function understood(text) {
    let item = null;
    try {
      item = JSON.parse(text);
    } catch {
      return null;
    }
    if (typeof item !== "object" || item === null || Array.isArray(item) || item.v !== FORMAT) return null;
    return Object.keys(item).every((field) => fits(item[field], FIELDS[field])) ? item : null;
  }

  function fits(value, type) {
    if (type === undefined) return true;
    if (type !== "list") return typeof value === type;
    return Array.isArray(value) && value.every((part) => typeof part === "string");
  }

  function copy(item) {
    return item && JSON.parse(JSON.stringify(item));
  }

  /* A text that was `base` when this tab read it is `mine` now, and `kept` by another tab: nobody's words are lost. */
  function bothTexts(base, mine, kept) {
    if (kept === base || mine.indexOf(kept) === 0) return mine;
    if (mine === base || kept.indexOf(mine) === 0) return kept;
    return `${kept}\n${mine}`;
  }
})();
