// @ts-check
/* Cards of answers. */
/** @import { Source } from "types/alert-data" */
/** @import { ExplorerAnswer, ExplorerExemption, Run, Said } from "types/explorer-data" */
/** @import { Child } from "./elements.mjs" */
/** @import { JudgedRow, Judged } from "./judge.mjs" */
/** @import { Session } from "./session.mjs" */
import { el, flow, isLong, plain, runs } from "./elements.mjs";
import { counted, fill, labelOf, said } from "./words.mjs";

/**
 * The answer in one large sentence, and what stands below it.
 *
 * @param {Child} says
 * @param {Child[]} parts
 * @param {string} [kind]
 */
function card(says, parts, kind = "") {
  return el("article", `gp-answer ${kind}`, el("h4", "gp-answer__says", says), parts);
}

/**
 * A copy of a sign that the page has laid ready.
 *
 * @param {Session} session
 * @param {string} name
 */
function sign({ place }, name) {
  /** @type {HTMLTemplateElement} */
  const store = window.guidepress.dom.one(place, "template");
  return store.content.querySelector(`[data-sign="${name}"] svg`)?.cloneNode(true);
}

/**
 * Which way an advice goes and how firmly: a sign, and its words.
 *
 * @param {Session} session
 * @param {string} name  the sign
 * @param {string} says
 * @param {string} [label]  what the source calls it
 */
export function strength(session, name, says, label) {
  return el(
    "div",
    `gp-strength gp-strength--${name}`,
    sign(session, name),
    el("p", "", says, label && [" ", el("small", "", label)]),
  );
}

/**
 * The strength of a case's result; nothing where it has none.
 *
 * @param {Session} session
 * @param {Said[]} then
 * @param {boolean} [brief]
 */
export function strengthOf(session, then, brief) {
  return then.map(([, , name]) => {
    if (!name) return null;
    const { sign: way, says, label } = session.data.grades[name];
    return strength(session, way, says, brief ? "" : label);
  });
}

/**
 * @param {Session} session
 * @param {ExplorerAnswer} answer  of a case, or where none fits
 */
export function caseCard(session, { then, says, note, certainty, schedule }) {
  const others = then.filter(([, , grade], place) => place !== says && !grade);
  /** @type {Said} */
  const [label, whole] = then[says] || ["", [session.texts.noResult], ""];
  // A heading has no room for lists: it is the first paragraph, and what follows stands below it.
  const [first] = whole;
  const lead = isLong(whole) && typeof first !== "string" && first[0] === "p" && first[1];
  const below = isLong(whole) ? whole.slice(lead ? 1 : 0) : [];
  return card(runs(lead || (below.length ? [label] : whole)), [
    below.length > 0 && flow(below),
    strengthOf(session, then),
    certainty && el("p", "gp-certainty", sign(session, certainty.sign), certainty.words),
    outputs(others),
    note && flow(note),
    schedule && el("p", "", el("a", { href: schedule.href }, schedule.words)),
  ]);
}

/** @param {Said[]} list */
function outputs(list) {
  return (
    list.length > 0 &&
    el(
      "dl",
      "gp-answer__more",
      list.map(([label, said]) =>
        el("div", "", el("dt", "", label), el("dd", "", isLong(said) ? flow(said) : runs(said))),
      ),
    )
  );
}

/**
 * What the guideline leaves open, or what waits for a fact.
 *
 * @param {Session} session
 * @param {ExplorerExemption} item
 * @param {boolean} depends
 */
export function openCard(session, item, depends) {
  const { texts } = session;
  const words = item.outside ? texts.outside : texts.noAdvice;
  return card(
    depends ? texts.depends : texts.silent,
    [!depends && strength(session, "no-advice", words), flow(item.why)],
    "gp-answer--open",
  );
}

/**
 * @param {string} says
 * @param {ExplorerExemption} [item]
 */
export function plainCard(says, item) {
  return card(says, item ? [flow(item.why)] : [], "gp-answer--open");
}

/** What holds where no case does. @param {Session} session */
export function defaultCard(session) {
  const { data, texts } = session;
  return data.default ? caseCard(session, data.default) : plainCard(texts.nothing);
}

/**
 * Who says so, each once.
 *
 * @param {Session} session
 * @param {{ sources?: Source[] }[]} told
 */
export function sourcesOf({ texts }, told) {
  const all = new Map(told.flatMap(({ sources = [] }) => sources).map(({ title, href }) => [href, title]));
  const links = [...all].map(([href, title], at) => [at ? texts.comma : "", el("a", { href }, title)]);
  return links.length ? el("p", "gp-sources", texts.source, " ", links) : null;
}

/**
 * Why the other cases do not fit.
 *
 * @param {Session} session
 * @param {Judged} judged
 */
export function whyNot(session, { others }) {
  const { data, texts } = session;
  if (!others.length) return null;
  /** @param {JudgedRow} row */
  const reason = ({ at, wrong }) =>
    wrong
      .map((id) =>
        fill(texts.why, { label: labelOf(session, id), answer: said(session, id), values: data.rules[at].when[id] }),
      )
      .join(" ");
  const items = others.map((row) => {
    const { then, says } = data.rules[row.at];
    /** @type {Run[]} */
    const result = then.length ? then[says][1] : [texts.noResult];
    return el("li", "", el("b", "", plain(result)), row.wrong.length ? reason(row) : texts.before);
  });
  const list = el("ul", "", items);
  return el("details", "gp-help gp-screen-only", el("summary", "", counted(texts.whyNot, others.length)), list);
}
