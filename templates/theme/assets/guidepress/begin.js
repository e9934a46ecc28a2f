/*
 * Begins the explorer of a decision table (explorer.js): it is loaded when a reader wants it, or has answered before.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const place = document.getElementById("gp-explorer");
  if (!place) return;
  const guidepress = window.guidepress;
  const kept = `guidepress.answers:${location.pathname}`; // answers of this tab, in sessionStorage
  const hash = "#gp-answers="; // answers of a link
  let begun = false;
  let loading = false;

  place.querySelector("button").addEventListener("click", () => {
    begun = true;
    load();
  });
  window.addEventListener("hashchange", lookAtLink);
  lookAtLink();
  try {
    if (sessionStorage.getItem(kept)) load();
  } catch {
    // No storage: nothing was answered before.
  }

  function lookAtLink() {
    if (location.hash.indexOf(hash) === 0) load();
  }

  function load() {
    if (loading) return;
    loading = true;
    say(place.dataset.loading);
    guidepress.later(place.dataset.later.split(" "), (came) => {
      loading = came; // when it came once, the explorer itself goes on
      say(came ? "" : place.dataset.failed);
      if (came) guidepress.explore(begun, kept, hash);
    });
  }

  function say(words) {
    place.querySelector("[role=status]").textContent = words;
  }
})();
