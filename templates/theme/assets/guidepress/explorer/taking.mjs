// @ts-check
/* What a reader takes along: questions, for her list too, and the answer on paper. */
/** @import { ExplorerQuestion } from "types/explorer-data" */
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
    el("li", "", href ? el("a", { href }, text) : text, !id && [" ", el("small", "", texts.own)]),
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
  const told = [...open.filter((item) => item.holds), ...hits.map(({ at }) => data.rules[at])];
  const beside = told.flatMap(({ asks = [] }) => asks.map((place) => data.asks[place]));
  const found = [...known, ...about, ...beside];
  const once = found.filter(({ text }, at) => found.findIndex((other) => other.text === text) === at).slice(0, 4);
  if (once.length) return once;
  return [{ text: open.some((item) => item.holds) ? texts.askOpen : texts.askHit }];
}

/** The day on which an answer is printed, which need not be that on which she gave hers. @param {Session} session */
export function dateOnPaper({ place, texts }) {
  const { dayInWords, one } = window.guidepress.dom;
  one(place, ".gp-explorer__printed").textContent = fill(texts.printed, { date: dayInWords(new Date()) });
}

/**
 * Puts questions on her list, which store.js keeps on this device.
 *
 * @param {Session} session
 * @param {ExplorerQuestion[]} asks
 * @param {HTMLElement} told  where it says so
 */
function add({ data, place, texts }, asks, told) {
  const { guidepress } = window;
  guidepress.later((place.dataset.list || "").split(" "), (came) => {
    const count = came ? guidepress.putOnList(data.list, asks) : 0;
    if (count)
      told.replaceChildren(`${counted(texts.onList, count)} `, el("a", { href: data.list.href }, texts.seeList));
    else told.textContent = texts.notKept;
  });
}
