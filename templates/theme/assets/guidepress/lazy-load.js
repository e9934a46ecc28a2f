// @ts-check
/*
 * What a page asks for only when a reader wants it: scripts, and pieces that were laid aside when the page was made
 * (Renderer.later). Classic scripts too, so that a page from a folder (file:) gets them as well.
 *
 *   guidepress.later(addresses, done)  loads style sheets, and scripts in their order, each once; done(true), or done(false) when one of
 *                                      them did not come: the next call asks for it again
 *   guidepress.pieces                  what has come, by name
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const { guidepress } = window;
  /** @type {Set<string>} */
  const loaded = new Set();
  guidepress.pieces = new Map();
  guidepress.piece = (name, data) => {
    guidepress.pieces.set(name, data);
  };

  guidepress.later = (addresses, done) => {
    const missing = addresses.filter((address) => !loaded.has(address));
    let left = missing.length;
    if (!left) done(true);
    for (const address of missing) {
      const load = address.endsWith(".css") ? loadStyle : guidepress.dom.loadScript;
      load(address, (came) => {
        if (came) loaded.add(address);
        left -= 1;
        if (!left) done(missing.every((one) => loaded.has(one)));
      });
    }
  };

  /**
   * @param {string} address
   * @param {(came: boolean) => void} done
   */
  function loadStyle(address, done) {
    const sheet = guidepress.dom.element("link");
    sheet.rel = "stylesheet";
    sheet.href = address;
    sheet.onload = () => done(true);
    sheet.onerror = () => {
      sheet.remove(); // the next attempt asks again
      done(false);
    };
    document.head.append(sheet);
  }
})();
