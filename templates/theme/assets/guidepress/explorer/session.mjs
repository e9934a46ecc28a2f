// @ts-check
/* What a reader has answered: in memory and in this tab's sessionStorage, nowhere else unless a link is asked for. */
/** @import { Scalar } from "types/compiled-table" */
/** @import { Known } from "types/decision" */
/** @import { ExplorerData } from "types/explorer-data" */

/**
 * What was entered, by input; null is "I don't know".
 *
 * @typedef {{ [input: string]: Scalar | null }} Answers
 */

/** @typedef {ReturnType<typeof makeSession>} Session */

/** @typedef {ReturnType<typeof replay>} State */

/**
 * @param {ExplorerData} data
 * @param {HTMLElement} place  where the explorer stands
 * @param {string} kept  the key of the answers in sessionStorage
 * @param {string} hash  what begins the part of an address that holds answers
 */
export function makeSession(data, place, kept, hash) {
  return {
    data,
    table: data.table,
    texts: data.texts,
    place,
    kept,
    hash,
    /** @type {Answers} */
    answers: {},
    /** An input that is answered again. */
    editing: "",
    started: false,
    /** Shows what is next; `focus`: it also gets the focus. @type {(focus: boolean) => void} */
    render: () => {},
  };
}

/**
 * @param {Session} session
 * @param {string} id
 */
export function inputOf({ table }, id) {
  return table.inputs.filter((input) => input.id === id)[0];
}

/**
 * Whether something is an answer to an input.
 *
 * @param {Session} session
 * @param {string} id
 * @param {unknown} raw
 * @returns {raw is Scalar | null}
 */
export function isGood(session, id, raw) {
  const input = inputOf(session, id);
  if (!input || raw === null) return Boolean(input);
  try {
    return window.guidepress.decide.read(raw, input) !== null;
  } catch {
    return false;
  }
}

/**
 * The answers that a text holds; none where it was not written by us.
 *
 * @param {Session} session
 * @param {string} text
 */
export function take(session, text) {
  /** @type {Answers} */
  const found = {};
  try {
    for (const [id, raw] of Object.entries(JSON.parse(text) || {})) if (isGood(session, id, raw)) found[id] = raw;
  } catch {
    // As if there were none.
  }
  return found;
}

/** @param {Session} session */
export function keep({ answers, kept }) {
  const any = Object.keys(answers).length > 0;
  window.guidepress.dom.keep("sessionStorage", kept, any ? JSON.stringify(answers) : null); // or else in memory
}

/**
 * Takes what was answered in this tab before.
 *
 * @param {Session} session
 * @param {boolean} begun  whether the reader wants to begin
 */
export function recall(session, begun) {
  session.answers = take(session, window.guidepress.dom.recall("sessionStorage", session.kept) || "{}");
  session.started = begun || Object.keys(session.answers).length > 0;
}

/** Takes the answers of a link; false where the address holds none. @param {Session} session */
export function takeFromAddress(session) {
  if (!location.hash.startsWith(session.hash)) return false;
  try {
    session.answers = take(session, decodeURIComponent(location.hash.slice(session.hash.length)));
  } catch {
    return false; // a link that was cut
  }
  session.editing = "";
  session.started = true;
  return true;
}

/** @param {Session} session */
export function forget(session) {
  session.answers = {};
  session.started = false;
  if (location.hash.startsWith(session.hash)) history.replaceState(null, "", location.pathname + location.search);
}

/** What is known, in the order in which it was asked; what is asked next, if anything still matters. @param {Session} session */
export function replay(session) {
  const { table, answers } = session;
  const { decide, relevance } = window.guidepress;
  /** @type {Known} */
  const known = {};
  /** @type {string[]} */
  const path = [];
  /** @type {string[]} */
  const unknown = [];
  for (;;) {
    const found = relevance(table, known);
    const next = found.matters.filter((id) => !unknown.includes(id));
    if (!next.length || !(next[0] in answers)) return { known, path, found, next };
    const input = inputOf(session, next[0]);
    path.push(input.id);
    if (answers[input.id] !== null) known[input.id] = decide.read(answers[input.id], input);
    else if (input["may-be-missing"]) known[input.id] = null;
    else unknown.push(input.id);
  }
}
