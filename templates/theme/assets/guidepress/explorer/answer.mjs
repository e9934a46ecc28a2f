// @ts-check
/* The answer: a card for each case that fits, or one that says why there is none; then what leads on from there. */
/** @import { ExplorerData, ExplorerExemption } from "types/explorer-data" */
/** @import { Child } from "./elements.mjs" */
/** @import { Judged } from "./judge.mjs" */
/** @import { Session, State } from "./session.mjs" */
import { back, closing, fromBefore, startAgain } from "./asking.mjs";
import { caseCard, defaultCard, openCard, plainCard, sourcesOf, whyNot } from "./cards.mjs";
import { button, el, flat, heading, hidden, p } from "./elements.mjs";
import { forks } from "./forks.mjs";
import { judge } from "./judge.mjs";
import { alerts, notices, show, tell } from "./screen.mjs";
import { toTake } from "./taking.mjs";
import { counted, facts, fill, labelOf, said } from "./words.mjs";

/**
 * @param {Session} session
 * @param {State} state
 * @param {boolean} focus
 */
export function tellAnswer(session, state, focus) {
  const { data, texts } = session;
  const judged = judge(session, state);
  const { hits, might, impossible, open } = judged;
  const { chain } = window.guidepress;
  const end = chain?.ended(session, state);
  const made = end ? [endCard(session, end)] : cards(session, judged);
  const old = fromBefore(session, state.path);
  const { named, standing } = alerts(session, state.found.status, judged);
  // Those that stand everywhere give way to what her own answer warns of, and on paper to the answer.
  const above = el("div", "gp-screen-only", named.length ? null : standing);
  const below = el(
    "div",
    named.length ? "" : "gp-print-only",
    standing.map((box) => box.cloneNode(true)),
  );
  // What belongs to one answer stands in its card, what belongs to several below them.
  const rest = made.length > 1 ? el("div", "gp-answer gp-answer--rest") : made[0];
  const told = [...hits.map(({ at }) => data.rules[at]), ...[...open, ...impossible].filter((item) => item.holds)];
  const way = chain?.way(session, state, { el, button, hidden, sourcesOf });
  const parts = [unknown(session, state, judged), because(session, state), way, toTake(session, state, judged)];
  if (made.length === 1) made[0].prepend(...named);
  rest.append(...flat([parts, sourcesOf(session, told)]));
  show(
    session,
    [
      back(session),
      old,
      notices(session, true),
      heading(texts.says),
      above,
      made.length > 1 && named,
      data.options && hits.length > 1 && p(texts.options),
      made,
      rest !== made[0] && rest,
      forks(session, judged),
      below,
      el("p", "gp-explorer__small", texts.talk),
      el("div", "gp-explorer__state gp-print-only", notices(session, true)),
      whyNot(session, judged),
      el(
        "p",
        "gp-explorer__links",
        closing(session),
        button(texts.erase, () => startAgain(session, -1), "gp-explorer__link"),
      ),
    ],
    focus,
  );
  keepTold(session);
  const applies = hits.length ? counted(texts.applies, hits.length) : texts.appliesNone;
  tell(
    session,
    old && texts.fromBefore,
    might.length ? `${applies} ${counted(texts.mightCases, might.length)}` : applies,
  );
}

const TOLD =
  ".gp-alert:not(.gp-alert--brief) :is(.gp-alert__head, .gp-alert__do), .gp-answer :is(h4, .gp-strength > p, .gp-answer__more > div, .gp-said dl > div, .gp-take li), .gp-answer > p, .gp-text :is(p, li, dt, dd, figcaption)";

/**
 * What "my handout" can take in, as [tag, words] in the language of the page, while this tab is open.
 *
 * @param {Session} session
 */
function keepTold({ place, told, texts }) {
  const { all, find, keep } = window.guidepress.dom;
  const lines = all(place, TOLD).map((line) => {
    const label = find(line, "dt")?.textContent;
    // What is more than a line follows in lines of its own, items of a list without those inside them.
    const value = (find(line, "dd > .gp-text") ? null : find(line, "dd > span") || find(line, "dd"))?.textContent || "";
    const own = [...line.childNodes]
      .map((node) => (/^(OL|UL|P)$/.test(node.nodeName) ? "" : node.textContent))
      .join("");
    const begins = own && line.matches("li, li > p:first-child") ? markOf(line.closest("li")) : "";
    const tag = line.matches("h4") ? "h4" : "p";
    const words = line.matches(".gp-text *") ? begins + own : line.textContent;
    return [tag, label ? fill(texts.gives, { label, value }) : words];
  });
  keep(
    "sessionStorage",
    told,
    JSON.stringify({ lang: document.documentElement.lang, lines: lines.filter(([, words]) => words) }),
  );
}

/** What stands before an item of a list. @param {HTMLLIElement | null} item */
function markOf(item) {
  const list = item?.parentElement;
  return item && list instanceof HTMLOListElement ? `${list.start + [...list.children].indexOf(item)}. ` : "• ";
}

/**
 * @param {Session} session
 * @param {Judged} judged
 * @returns {HTMLElement[]}
 */
function cards(session, { hits, might, error, certain, result, waits, open, impossible }) {
  const { data, table, texts } = session;
  const never = impossible.filter((item) => item.holds);
  if (never.length) return never.map((item) => plainCard(texts.never, item));
  const left = open.filter((item) => item.holds);
  const wrong = error === "hit-policy-violated" || error === "open-but-answered";
  if (wrong) return [plainCard(texts.contradict, left[0])];
  if (left.length) return left.map((item) => openCard(session, item, might.length > 0));
  if (hits.length && table.aggregation) {
    const [label] = data.rules[hits[0].at].then[0];
    const sum = fill(texts.gives, { label, value: String(result) });
    return [plainCard(waits ? texts.depends : sum), ...(waits ? [] : caseCards(session, hits))];
  }
  if (hits.length) return caseCards(session, hits);
  if (certain && might.length) {
    const [card] = caseCards(session, might.slice(0, 1));
    card.prepend(p(texts.same));
    return [card];
  }
  return [waits ? plainCard(texts.depends) : defaultCard(session)];
}

/**
 * Where an earlier table that this one is linked to has no answer.
 *
 * @param {Session} session
 * @param {{ never: boolean, item: ExplorerExemption | undefined }} end
 */
function endCard(session, { never, item }) {
  const { texts } = session;
  if (!item || never) return plainCard(never ? texts.never : texts.nothing, item);
  return openCard(session, item, false);
}

const ORDER = ["for", "weakly-for", "either", "weakly-against", "against", "no-advice"];

/**
 * Cases in our order of their directions, and last those of which none is known; of one direction in the table's order.
 *
 * @param {Pick<ExplorerData, "grades" | "rules">} data
 * @param {{ at: number }[]} cases
 */
export function byDirection({ grades, rules }, cases) {
  /** @param {{ at: number }} one */
  const place = ({ at }) => {
    const grade = rules[at].then.map((then) => then[2]).find(Boolean);
    const found = grade ? ORDER.indexOf(grades[grade].sign) : -1;
    return found < 0 ? ORDER.length : found;
  };
  return [...cases].sort((one, other) => place(one) - place(other));
}

/**
 * @param {Session} session
 * @param {{ at: number }[]} cases
 */
function caseCards(session, cases) {
  return byDirection(session.data, cases).map(({ at }) => caseCard(session, session.data.rules[at]));
}

/**
 * What is not known and decides.
 *
 * @param {Session} session
 * @param {State} state
 * @param {Judged} judged
 */
function unknown(session, { path, known, found }, { hits, might, open, waits, certain }) {
  const { answers, texts } = session;
  // Where the guideline itself says what it waits for, that is said.
  if (!waits || certain || open.some((item) => item.holds)) return null;
  const needs = [...might, ...open].flatMap((item) => item.needs);
  const vague = found.matters.filter((id) => id in known);
  const ids = path.filter((id) => (answers[id] === null || vague.includes(id)) && needs.includes(id));
  if (!ids.length) return null;
  const decides = hits.length ? texts.mayChange : texts.decides;
  return el("div", "gp-unknown", el("h4", "", texts.unknown), p(`${facts(session, ids)}. `, decides));
}

/**
 * What she has answered, each to be changed.
 *
 * @param {Session} session
 * @param {State} state
 */
function because(session, { path }) {
  const { texts } = session;
  if (!path.length) return null;
  /** @type {Child[]} */
  const lines = path.map((id, at) => {
    const name = labelOf(session, id);
    const change = button(texts.change, () => session.go(at, true), "gp-explorer__link", hidden(` ${name}`));
    return el("div", "", el("dt", "", name), el("dd", "", el("span", "", said(session, id)), " ", change));
  });
  return el("div", "gp-said", el("h4", "", texts.mine), el("dl", "", lines));
}
