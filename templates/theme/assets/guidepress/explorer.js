// @ts-check
/*
 * "Which part is for me?": asks what a decision table needs, one thing at a time, and tells what the guideline says. It
 * gives no orders. Texts come as a piece (generator/pages/explorer.py) and are set as text. Answers live in memory and
 * sessionStorage. The browser's history holds the number of a step and nothing else: no answer ever stands in an address.
 *
 *   guidepress.explore(begun, kept)  whether a reader has pressed the button; the key of the answers in sessionStorage
 *
 * Joined with its parts into a classic script; begin.js loads it.
 */
/** @import { ExplorerData } from "types/explorer-data" */

import { tellAnswer } from "./explorer/answer.mjs";
import { ask, introduce } from "./explorer/asking.mjs";
import { keep, LAST, makeSession, recall, replay } from "./explorer/session.mjs";
import { dateOnPaper } from "./explorer/taking.mjs";

window.guidepress.explore = (begun, kept) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("gp-explorer"));
  const data = /** @type {ExplorerData} */ (window.guidepress.pieces.get("explorer"));
  const session = makeSession(data, place, kept);
  const asked = () => location.hash === "#gp-explorer";

  session.render = (focus) => {
    keep(session);
    const state = replay(session);
    const { length } = state.path;
    session.step = Math.min(session.step, length);
    const told = session.step === length && !state.next.length;
    const { classList } = document.documentElement;
    classList.toggle("gp-asking", session.step >= 0);
    classList.toggle("gp-answered", told);
    if (session.step < 0) introduce(session, focus);
    else if (told) tellAnswer(session, state, focus);
    else ask(session, state, focus);
    if (focus) scrollTo(0, 0);
  };

  window.addEventListener("popstate", ({ state }) => {
    // An entry of somebody else is another part of the page, or a link to here; to skip to the text goes on asking.
    if (!state && location.hash === "#gp-content") return;
    session.step = state?.gpStep ?? (asked() ? LAST : -1);
    session.changing = state?.gpChange;
    session.render(session.step >= 0);
    history.replaceState({ ...state, gpStep: session.step }, "");
  });

  addEventListener("beforeprint", () => dateOnPaper(session));

  recall(session);
  const before = history.state?.gpStep; // the page is loaded again
  const { length } = replay(session).path;
  session.step = before ?? (asked() || (length && !begun) ? length : -1);
  history.replaceState({ gpStep: session.step, ...history.state }, "");
  if (begun) session.go(length);
  else session.render(asked() && before === undefined);
};
