// @ts-check
/*
 * Begins the explorer of a decision table (explorer.js): it is loaded when a reader wants it, by its button or by an
 * address that leads to it, or has answered before.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const { guidepress } = window;
  const { find, one, recall } = guidepress.dom;
  const found = find(document, "#gp-explorer");
  if (!found) return;
  const place = found;
  // Answers of this tab, in sessionStorage. Not by the address of the page, which hosts write in more ways than one.
  const kept = `guidepress.answers:${place.dataset.key}`;
  let begun = false;
  let loading = false;

  one(place, "button").addEventListener("click", () => {
    begun = true;
    load();
  });
  window.addEventListener("hashchange", lookAtAddress);
  lookAtAddress();
  // Who comes to another part of the page wants to see that.
  if (recall("sessionStorage", kept) && (!location.hash || history.state)) load();

  function lookAtAddress() {
    if (location.hash === "#gp-explorer") load();
  }

  function load() {
    if (loading) return;
    loading = true;
    const { loading: wait = "", failed = "", later = "" } = place.dataset;
    say(wait);
    guidepress.later(later.split(" "), (came) => {
      loading = came; // when it came once, the explorer itself goes on
      say(came ? "" : failed);
      if (came) guidepress.explore(begun, kept);
    });
  }

  /** @param {string} words */
  function say(words) {
    one(place, "[role=status]").textContent = words;
  }
})();
