// @ts-check
/* What a reader has answered, in memory and in this tab's sessionStorage, and at which step she is. */
/** @import { CompiledTable, Scalar } from "types/compiled-table" */
/** @import { Chained, Known, Relevance } from "types/decision" */
/** @import { ExplorerData } from "types/explorer-data" */

/**
 * What was entered for an input: one answer, or several that are true together; null is "I don't know".
 *
 * @typedef {Scalar | Scalar[] | null} Given
 */

/** @typedef {{ [input: string]: Given }} Answers */

/** @typedef {ReturnType<typeof makeSession>} Session */

/** @typedef {ReturnType<typeof replay>} State */

/** The step behind all that are answered, however many those are. */
export const LAST = 1e3;

/**
 * @param {ExplorerData} data
 * @param {HTMLElement} place  where the explorer stands
 * @param {string} kept  the key of the answers in sessionStorage
 */
export function makeSession(data, place, kept) {
  const session = {
    data,
    table: data.table,
    texts: data.texts,
    /** What people are asked for, in tables that are linked as well. */
    get inputs() {
      const { chain } = window.guidepress;
      return chain ? chain.asked(session.table) : session.table.inputs;
    },
    /** What came of the others. @type {Known} */
    worked: {},
    place,
    kept,
    /** The key of what was told (my-handout.js). */
    told: kept.replace("answers", "told"),
    /** @type {Answers} */
    answers: {},
    /** What of these was answered before this page was opened, and not since. @type {Set<string>} */
    before: new Set(),
    /** Dates of birth, which say an age exactly: in memory, and nowhere else. @type {{ [input: string]: string }} */
    births: {},
    /** The place of the question among those that are asked; behind the last one: the answer; -1: not begun. */
    step: -1,
    /** Whether an answer is changed: what comes after it is asked before. */
    changing: false,
    /** Shows the step; `focus`: it also gets the focus. @type {(focus: boolean) => void} */
    render: () => {},
    /** Goes to a step, which the browser's Back leaves again; with `hash` to another part of the page after it. */
    go(step = -1, changing = false, hash = "") {
      Object.assign(session, { step, changing });
      history.pushState({ gpStep: step, gpChange: changing, gpBack: true }, "");
      session.render(true);
      if (hash) location.hash = hash;
    },
    back() {
      if (history.state?.gpBack) {
        history.back();
        return;
      }
      session.step -= 1;
      history.replaceState({ gpStep: session.step }, "");
      session.render(true);
    },
  };
  return session;
}

/**
 * @param {Session} session
 * @param {string} id
 */
export function inputOf({ inputs }, id) {
  return inputs.filter((input) => input.id === id)[0];
}

/** Of several that are true the first stands for all: the table is held to say the same of each. @param {Given} given */
export function first(given) {
  return Array.isArray(given) ? given[0] : given;
}

/**
 * Whether something is an answer to an input.
 *
 * @param {Session} session
 * @param {string} id
 * @param {unknown} raw
 * @returns {raw is Given}
 */
export function isGood(session, id, raw) {
  const input = inputOf(session, id);
  if (!input || raw === null) return Boolean(input);
  if (Array.isArray(raw)) {
    return (
      Boolean(session.data.inputs[id].none && raw.length) &&
      raw.every((one) => one !== null && isGood(session, id, one))
    );
  }
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

/** Keeps what was answered; what was told before may hold no more. @param {Session} session */
export function keep({ answers, kept, told }) {
  const any = Object.keys(answers).length > 0;
  window.guidepress.dom.keep("sessionStorage", kept, any ? JSON.stringify(answers) : null); // or else in memory
  window.guidepress.dom.keep("sessionStorage", told, null);
}

/**
 * Takes what was answered in this tab before. What the overview has just asked (first-question.js) is not from before.
 *
 * @param {Session} session
 */
export function recall(session) {
  const { dom } = window.guidepress;
  const just = session.kept.replace("answers", "just");
  session.answers = take(session, dom.recall("sessionStorage", session.kept) || "{}");
  session.before = new Set(Object.keys(session.answers));
  session.before.delete(dom.recall("sessionStorage", just) || "");
  dom.keep("sessionStorage", just, null);
}

/**
 * An age by the date of birth, where that was given, as of today.
 *
 * @param {Session} session
 * @param {string} id
 * @param {Scalar} given
 */
export function exactly({ births }, id, given) {
  const now = new Date();
  const today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  return births[id] ? `${births[id]}/${today}` : given;
}

/**
 * What still matters to a table, and to all that it is linked to.
 *
 * @param {CompiledTable} table
 * @param {Known} known
 */
export function relevanceOf(table, known) {
  return (window.guidepress.chain || window.guidepress).relevance(table, known);
}

/** What is known, in the order in which it was asked; what is asked next, if anything still matters. @param {Session} session */
export function replay(session) {
  const { table, answers } = session;
  const { decide } = window.guidepress;
  /** @type {Known} */
  const known = {};
  /** @type {string[]} */
  const path = [];
  /** @type {string[]} */
  const unknown = [];
  for (;;) {
    /** @type {Relevance & Partial<Chained>} */
    const found = relevanceOf(table, known);
    session.worked = found.worked || {};
    const next = found.matters.filter((id) => !unknown.includes(id) && !(id in known));
    if (!next.length || !(next[0] in answers)) return { known, path, found, next };
    const input = inputOf(session, next[0]);
    const given = first(answers[input.id]);
    path.push(input.id);
    if (given !== null) known[input.id] = decide.read(exactly(session, input.id, given), input);
    else if (input["may-be-missing"]) known[input.id] = null;
    else unknown.push(input.id);
  }
}
