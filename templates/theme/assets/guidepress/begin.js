/*
 * Begins the explorer of a decision table (explorer.js): it is loaded when a reader wants it, or has answered before.
 *
 * A classic script in ES2017, deferred.
 */
(function () {
  "use strict";

  var place = document.getElementById("gp-explorer");
  if (!place) return;
  var guidepress = window.guidepress;
  var kept = "guidepress.answers:" + location.pathname; // answers of this tab, in sessionStorage
  var hash = "#gp-answers="; // answers of a link
  var begun = false;
  var loading = false;

  place.querySelector("button").addEventListener("click", function () {
    begun = true;
    load();
  });
  window.addEventListener("hashchange", lookAtLink);
  lookAtLink();
  try {
    if (sessionStorage.getItem(kept)) load();
  } catch (error) {
    // No storage: nothing was answered before.
  }

  function lookAtLink() {
    if (location.hash.indexOf(hash) === 0) load();
  }

  function load() {
    if (loading) return;
    loading = true;
    say(place.dataset.loading);
    guidepress.later(place.dataset.later.split(" "), function (came) {
      loading = came; // when it came once, the explorer itself goes on
      say(came ? "" : place.dataset.failed);
      if (came) guidepress.explore(begun, kept, hash);
    });
  }

  function say(words) {
    place.querySelector("[role=status]").textContent = words;
  }
})();
