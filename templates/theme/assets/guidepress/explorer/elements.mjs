// @ts-check
/* Elements of the explorer. Whatever words they hold are set as text. */
/** @import { Run } from "types/explorer-data" */

/**
 * What stands in an element; what is empty, null or false is left out.
 *
 * @typedef {Node | string | number | boolean | null | undefined | Child[]} Child
 */

/**
 * An element; `className`, `value`, `checked` and what begins with "on" are properties, the rest are attributes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} name
 * @param {string | { [name: string]: string | boolean | undefined | ((event: Event) => void) }} given  a text is its class
 * @param {...Child} children
 */
export function el(name, given, ...children) {
  const made = document.createElement(name);
  if (typeof given === "string") made.className = given;
  else {
    for (const [key, value] of Object.entries(given)) {
      if (/^on|^className$|^value$|^checked$/.test(key)) Object.assign(made, { [key]: value });
      else if (value !== undefined && value !== false) made.setAttribute(key, String(value));
    }
  }
  made.append(...flat(children));
  return made;
}

/**
 * What really stands in an element, one by one.
 *
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
export function flat(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return flat(child);
    if (child instanceof Node) return child;
    return child || child === 0 ? String(child) : [];
  });
}

/**
 * @param {string} words
 * @param {() => void} onclick
 * @param {string} className
 * @param {Child} [more]
 */
export function button(words, onclick, className, more) {
  return el("button", { type: "button", className, onclick }, words, more);
}

/** Words for those alone who listen. @param {string} words */
export function hidden(words) {
  return el("span", "gp-visually-hidden", words);
}

/** What has the focus when a view comes. @param {string} words */
export function heading(words) {
  return el("h3", { tabindex: "-1", "data-focus": "" }, words);
}

/** @param {...Child} children */
export function p(...children) {
  return el("p", "", ...children);
}

/**
 * Texts with their links.
 *
 * @param {Run[]} list
 * @returns {Child[]}
 */
export function runs(list) {
  return list.map((run) => {
    if (typeof run === "string") return run;
    if (run[0] === "a") return el("a", { href: run[1] }, runs(run[2]));
    return el(run[0] === "b" ? "strong" : "em", "", runs(run[1]));
  });
}

/**
 * The words of such texts.
 *
 * @param {Run[]} list
 * @returns {string}
 */
export function plain(list) {
  return list.map((run) => (typeof run === "string" ? run : plain(run[0] === "a" ? run[2] : run[1]))).join("");
}
