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
    const [tag, inner = [], start] = run;
    return el(tag === "b" ? "strong" : tag === "i" ? "em" : tag, start ? { start: `${start}` } : "", runs(inner));
  });
}

/** Whether a text is more than one paragraph. @param {Run[]} list */
export function isLong(list) {
  return typeof list[0] === "object" && BLOCK.test(list[0][0]);
}

const BLOCK = /^(p|ul|ol|dl|figure)$/;

/** A text as an element of its own. @param {Run[]} list */
export function flow(list) {
  return isLong(list) ? el("div", "gp-text", runs(list)) : p(runs(list));
}

/**
 * The words of such texts in one line; a bullet tells items of a list apart.
 *
 * @param {Run[]} list
 * @returns {string}
 */
export function plain(list) {
  const words = list.map((run) => {
    if (typeof run === "string") return run;
    const before = run[0] === "li" ? " • " : BLOCK.test(run[0]) || run[0] === "br" ? " " : "";
    return before + plain((run[0] === "a" ? run[2] : run[1]) || []);
  });
  return words.join("");
}
