// @ts-check
/* What a reader takes along: questions, for her list too, and the answer on paper. */
/** @import { ExplorerQuestion } from "types/explorer-data" */
/** @import { Shelf } from "types/store" */
/** @import { Judged } from "./judge.mjs" */
/** @import { Session, State } from "./session.mjs" */
import { button, el } from "./elements.mjs";
import { counted, facts, fill } from "./words.mjs";

/**
 * @param {Session} session
 * @param {State} state
 * @param {Judged} judged
 */
export function toTake(session, state, judged) {
  const { data, texts } = session;
  const asks = questions(session, state, judged);
  const items = asks.map(({ id, text, href }) =>
    el("li", "", href ? el("a", { href }, text) : text, !id && el("small", "", texts.own)),
  );
  const told = el("p", { className: "gp-take__told", role: "status" });
  return el(
    "div",
    "gp-take-along",
    el("div", "gp-take", el("h4", "", counted(texts.toAsk, asks.length)), el("ul", "", items)),
    el(
      "div",
      "gp-answer__buttons",
      button(texts.print, () => window.print(), "gp-button gp-button--wide"),
      button(
        counted(texts.add, asks.length),
        () => add(session, asks, told),
        "gp-button gp-button--plain gp-button--wide",
      ),
      el("a", { href: data.more, className: "gp-explorer__link" }, texts.readMore),
    ),
    told,
  );
}

/**
 * What to ask: what was not known; with an answer, what goes with it; else what to do without one. At least one.
 *
 * @param {Session} session
 * @param {State} state
 * @param {Judged} judged
 * @returns {ExplorerQuestion[]}
 */
function questions(session, { path }, { hits, open, waits }) {
  const { answers, data, texts } = session;
  const ids = path.filter((id) => answers[id] === null);
  const known = ids.flatMap((id) => data.inputs[id].question || []);
  const without = waits ? ids.filter((id) => !data.inputs[id].question) : [];
  const about = without.length ? [{ text: fill(texts.askAbout, { facts: facts(session, without) }) }] : [];
  const beside = hits.flatMap(({ at }) => (data.rules[at].asks || []).map((place) => data.asks[place]));
  const found = [...known, ...about, ...beside];
  const once = found.filter(({ text }, at) => found.findIndex((other) => other.text === text) === at).slice(0, 4);
  if (once.length) return once;
  return [{ text: open.some((item) => item.holds) ? texts.askOpen : texts.askHit }];
}

/** @type {Shelf | undefined} */
let shelf;

/**
 * Puts questions on her list, which store.js keeps on this device.
 *
 * @param {Session} session
 * @param {ExplorerQuestion[]} asks
 * @param {HTMLElement} told  where it says so
 */
function add({ data, place, texts }, asks, told) {
  const { list } = data;
  const { guidepress } = window;
  guidepress.later([place.dataset.store || ""], (came) => {
    if (came) {
      shelf = shelf || guidepress.shelf(list.library, list.guideline);
      for (const { id, text } of asks) put(shelf, id, text.replace(/\u2060/g, "").replace(/\s+/g, " "));
    }
    if (!shelf || shelf.trouble()) {
      told.textContent = texts.notKept;
      return;
    }
    const kept = shelf;
    const count = kept.names("own/").length + kept.names("q/").filter((name) => kept.get(name)?.ticked).length;
    told.replaceChildren(`${counted(texts.onList, count)} `, el("a", { href: list.href }, texts.seeList));
  });
}

/**
 * @param {Shelf} kept
 * @param {string | undefined} id  in the guideline's list
 * @param {string} ask
 */
function put(kept, id, ask) {
  const at = Date.now();
  const same = kept.names("own/").find((name) => kept.get(name)?.ask === ask);
  const name = id ? `q/${id}` : same || `own/${at.toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  kept.change(name, (item) => ({ ...item, ask, ticked: true, ...(id ? {} : { at }) }));
}
