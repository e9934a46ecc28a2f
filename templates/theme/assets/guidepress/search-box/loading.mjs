// @ts-check
/* The engine (search-engine.js) and its index are loaded when the search is used for the first time. */

/** Those who wait for it. @type {((ready: boolean) => void)[]} */
let waiting = [];
let loading = false;

/**
 * act(true) as soon as queries can be answered, act(false) when they cannot.
 *
 * @param {HTMLFormElement} form
 * @param {(ready: boolean) => void} act
 */
export function withEngine({ dataset }, act) {
  const { guidepress } = window;
  if (guidepress.searchIndex && guidepress.loadSearch) {
    act(true);
    return;
  }
  waiting.push(act);
  if (loading) return;
  loading = true;
  if (guidepress.loadSearch) {
    guidepress.loadSearch(done);
    return;
  }
  // The engine and its index come side by side; the engine finds the index already under way.
  const ahead = document.createElement("link");
  ahead.rel = "preload";
  ahead.as = "script";
  ahead.href = (dataset.root || "./") + dataset.index;
  document.head.append(ahead);
  guidepress.dom.loadScript(dataset.engine || "", (came) => {
    if (came && guidepress.loadSearch) guidepress.loadSearch(done);
    else done(new Error("The search cannot be loaded."));
  });
}

/** @param {Error | null} error */
function done(error) {
  const all = waiting;
  loading = false;
  waiting = [];
  // Makes the engine ready while the reader is still typing.
  if (!error) window.guidepress.search("", { limit: 0 }, () => {});
  for (const act of all) act(!error);
}
