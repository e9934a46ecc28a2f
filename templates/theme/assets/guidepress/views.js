// @ts-check
/*
 * Two views of a decision's page under one address: "Find my answer", and "See every case". The part of the address behind
 * "#" says which is shown, so that Back works and a link to a case opens the view that holds it. Without this script
 * both stand on the page, one below the other.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const { all, find, linked } = window.guidepress.dom;
  const both = find(document, ".gp-both");
  if (!both) return;
  const place = both;
  const links = all(place, ".gp-views a");

  // A wide screen has room for a table whose groups are folded on a phone; most read it after the switch.
  if (matchMedia("(min-width: 64em)").matches)
    for (const fold of all(place, "details[data-spread]")) fold.setAttribute("open", "");

  for (const link of links)
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the page stays where it is, and the switch in view
      const hash = link.getAttribute("href") || "";
      if (hash !== location.hash) history.pushState(null, "", hash);
      show(hash);
    });
  addEventListener("hashchange", follow); // Back, too
  follow();

  /** Show what the address names, and go there if it was not to be seen. */
  function follow() {
    const hash = location.hash;
    const target = linked();
    const hidden = target !== null && !target.getClientRects().length;
    show(hash && target && place.contains(target) ? hash : !hash && links.length ? "#gp-find" : "");
    if (!hidden || !target) return;
    let fold = target.closest("details");
    while (fold) {
      fold.open = true;
      fold = fold.parentElement ? fold.parentElement.closest("details") : null;
    }
    target.scrollIntoView();
    if (/^H\d$/.test(target.tagName)) return; // the head of a view, which is heard and not seen
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /** @param {string} hash of a view, or of something in it; "" leaves what is shown */
  function show(hash) {
    if (!links.length) return;
    const target = linked(hash);
    if (target) place.dataset.view = target.closest(".gp-view--cases") ? "cases" : "find";
    else if (!place.dataset.view) place.dataset.view = "find";
    for (const link of links) {
      const shown = link.getAttribute("href") === (place.dataset.view === "cases" ? "#gp-cases" : "#gp-find");
      if (shown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
})();
