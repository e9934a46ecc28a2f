// @ts-check
/* What the engine asks of the page that it is on. */

/**
 * What the search form says of a place, or "".
 *
 * @param {"root" | "index"} name
 */
export function placeInForm(name) {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form.gp-search");
  return form?.dataset[name] || "";
}

/**
 * An address below the site's root, seen from this page.
 *
 * @param {string} address
 */
export function addressOf(address) {
  // "./" keeps a browser from reading it as one with a scheme.
  return (placeInForm("root") || "./") + address;
}

/**
 * @param {string} address  below the site's root
 * @param {() => void} done  when it has run, and when it did not come
 */
export function load(address, done) {
  window.guidepress.dom.loadScript(addressOf(address), done);
}
