// @ts-check
/* Rows of the table and open cases, as they are told. */
/** @import { Source } from "types/alert-data" */
/** @import { Child } from "./elements.mjs" */
/** @import { JudgedExemption, JudgedRow, Judged } from "./judge.mjs" */
/** @import { Session } from "./session.mjs" */
import { el, hidden, p, pairs, plain, runs, strong } from "./elements.mjs";
import { counted, fill, labelOf, said } from "./words.mjs";

/**
 * @param {Session} session
 * @param {JudgedRow} row
 */
function card(session, row) {
  const { texts } = session;
  const told = session.data.rules[row.at];
  const link = el("a", { href: `#${row.rule.id}` }, texts.row, hidden(` (${row.at + 1})`));
  return el(
    "li",
    "gp-explorer__row",
    pairs(told.then.map(([label, text]) => [label, runs(text)])),
    told.note && p(runs(told.note)),
    sourcesOf(session, told),
    el("p", "gp-explorer__more", link),
  );
}

/**
 * @param {Session} session
 * @param {JudgedRow[]} rows
 */
function cards(session, rows) {
  return el(
    "ul",
    "gp-explorer__rows",
    rows.map((row) => card(session, row)),
  );
}

/**
 * @param {Session} session
 * @param {{ sources?: Source[] }} told
 */
function sourcesOf({ texts }, { sources }) {
  if (!sources) return null;
  const links = sources.map(({ title, href }, at) => [at ? ", " : "", el("a", { href }, title)]);
  return el("p", "gp-sources", texts.source, " ", links);
}

/**
 * What the guideline says.
 *
 * @param {Session} session
 * @param {Judged} judged
 * @returns {Child[]}
 */
export function main(session, judged) {
  const { data, texts } = session;
  const { hits, might, error, certain, result, waits } = judged;
  const never = judged.impossible.filter((item) => item.holds);
  const left = judged.open.filter((item) => item.holds);
  /** @param {JudgedExemption} item */
  const why = (item) => runs(item.why);
  /** @type {Child[]} */
  const parts = [];
  if (never.length) parts.push(p(texts.never), ...never.map((item) => p(why(item), sourcesOf(session, item))));
  if (error === "hit-policy-violated" || error === "open-but-answered") parts.push(p(texts.contradict));
  if (left.length) {
    parts.push(p(strong(might.length ? texts.depends : texts.open)));
    parts.push(...left.map((item) => [p(why(item)), sourcesOf(session, item)]));
  }
  if (hits.length && !error && session.table.aggregation) {
    parts.push(waits ? p(strong(texts.depends)) : p(texts.gives, " ", strong(String(result))));
  }
  if (hits.length) {
    if (data.options && hits.length > 1) parts.push(el("p", "gp-explorer__options", texts.options));
    parts.push(cards(session, hits));
    if (waits) parts.push(p(strong(texts.mayChange)));
  } else if (certain && might.length && !left.length) {
    parts.push(p(texts.same), cards(session, might.slice(0, 1)));
  } else if (!left.length && !never.length) {
    parts.push(waits ? p(texts.depends) : otherwise(session));
  }
  return parts;
}

/** What holds where no row does. @param {Session} session */
function otherwise({ data, texts }) {
  const { defaults } = data;
  return defaults.length ? pairs(defaults.map(([label, text]) => [label, runs(text)])) : p(texts.nothing);
}

/**
 * What may apply, and what it depends on.
 *
 * @param {Session} session
 * @param {Judged} judged
 */
export function mightBe(session, { might, open, certain, hits }) {
  const { texts } = session;
  const unsure = open.filter((item) => item.holds === null);
  if (certain || (!might.length && !unsure.length)) return [];
  /** @param {string[]} needs */
  const needed = (needs) =>
    el("p", "gp-explorer__needs", fill(texts.needs, { facts: needs.map((id) => labelOf(session, id)).join("; ") }));
  const rows = might.map((row) => {
    const made = card(session, row);
    made.prepend(needed(row.needs));
    return made;
  });
  const cases = unsure.map(({ needs, waits, why }) => {
    const maybe = waits ? fill(texts.maybeWaits, { facts: waits.join("; ") }) : texts.maybeOpen;
    return el("li", "gp-explorer__row", needed(needs), p(maybe), p(runs(why)));
  });
  return [el("h4", "", hits.length ? texts.mightToo : texts.might), el("ul", "gp-explorer__rows", rows, cases)];
}

/**
 * Why the other rows do not fit.
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
    const [result] = data.rules[row.at].then;
    const link = el("a", { href: `#${row.rule.id}` }, result ? plain(result[1]) : texts.noResult);
    return el("li", "", link, el("br", ""), row.wrong.length ? reason(row) : texts.before);
  });
  return el("details", "", el("summary", "", counted(texts.whyNot, others.length)), el("ul", "", items));
}
