// @ts-check
/* What might apply, once more is known. */
/** @import { Child } from "./elements.mjs" */
/** @import { Judged } from "./judge.mjs" */
/** @import { Session } from "./session.mjs" */
import { strength, strengthOf } from "./cards.mjs";
import { el, flow, p } from "./elements.mjs";
import { counted, facts, fill, labelOf } from "./words.mjs";

const MOST = 4; // to be seen at once: more are folded

/**
 * @param {Session} session
 * @param {Judged} judged
 */
export function forks(session, { might, open, certain, hits }) {
  const { data, texts } = session;
  const unsure = open.filter((item) => item.holds === null);
  if (certain || (!might.length && !unsure.length)) return null;
  const made = [
    ...might.map(({ at, needs }) => {
      const { when, named, then, says } = data.rules[at];
      const result = then.length ? flow(then[says][1]) : null;
      return fork(session, { when, named }, needs, [result, strengthOf(session, then, true)]);
    }),
    ...unsure.map(({ when, named, needs, waits, outside, why }) => {
      const maybe = waits ? fill(texts.maybeWaits, { facts: facts(session, waits) }) : texts.maybeOpen;
      return fork(session, { when, named }, needs, [
        outside ? strength(session, "no-advice", texts.outside) : p(maybe),
        flow(why),
      ]);
    }),
  ];
  const title = hits.length ? texts.mightToo : texts.might;
  if (made.length <= MOST) return el("div", "gp-forks", el("h4", "", title), made);
  // So many say no more than that it is worth asking: on paper, too, the question does.
  const summary = el("summary", "", counted(texts.mightCount, made.length));
  return el("details", "gp-help gp-screen-only", summary, el("div", "gp-forks", made));
}

/**
 * What would follow, and from what.
 *
 * @param {Session} session
 * @param {{ when?: { [input: string]: string }, named?: string[] }} row
 * @param {string[]} needs
 * @param {Child[]} result
 */
function fork(session, { when = {}, named = [] }, needs, result) {
  const { texts } = session;
  const conditions = needs.map((id) => {
    const label = labelOf(session, id);
    const value = when[id];
    return el("b", "", named.includes(id) ? value : value ? fill(texts.gives, { label, value }) : label);
  });
  return el(
    "div",
    "gp-fork",
    p(
      texts.if,
      conditions.map((one) => [el("br", ""), one]),
    ),
    result,
  );
}
