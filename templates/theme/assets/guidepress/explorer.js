// @ts-check
/*
 * "Which part is for me?": asks what a decision table needs, one thing at a time, and tells what the guideline says. It
 * gives no orders. Texts come as a piece (generator/pages/explorer.py) and are set as text. Answers live in memory and
 * sessionStorage; a link that holds them is made only when asked for, behind "#", which no server sees.
 *
 *   guidepress.explore(begun, kept, hash)  whether a reader has begun; under which key of sessionStorage, and behind
 *                                          which mark of an address answers are found
 *
 * Joined with its parts into a classic script; begin.js loads it.
 */
/** @import { ExplorerData } from "types/explorer-data" */
import { ask, introduce } from "./explorer/asking.mjs";
import { showPageAlerts } from "./explorer/screen.mjs";
import { keep, makeSession, recall, replay, takeFromAddress } from "./explorer/session.mjs";
import { tellResult } from "./explorer/telling.mjs";

window.guidepress.explore = (begun, kept, hash) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("gp-explorer"));
  const data = /** @type {ExplorerData} */ (window.guidepress.pieces.get("explorer"));
  const session = makeSession(data, place, kept, hash);

  session.render = (focus) => {
    keep(session);
    showPageAlerts(true);
    if (!session.started) {
      introduce(session, focus);
      return;
    }
    const state = replay(session);
    const asked = session.editing || state.next[0];
    if (asked) ask(session, asked, state, focus);
    else tellResult(session, state, focus);
  };

  if (!takeFromAddress(session)) recall(session, begun);
  window.addEventListener("hashchange", () => {
    if (takeFromAddress(session)) session.render(true);
  });
  session.render(begun);
};
