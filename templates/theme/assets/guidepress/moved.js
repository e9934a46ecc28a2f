/* On a page that has moved: goes on at once, and takes along what stands after the # of the old address. */
"use strict";

addEventListener("DOMContentLoaded", () => {
  const way = document.querySelector("main a");
  if (way instanceof HTMLAnchorElement) location.replace(way.href + location.hash);
});
