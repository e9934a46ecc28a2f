// @ts-check
/* What the guideline says to the answers, as a whole. */
/** @import { Session, State } from "./session.mjs" */
import { answered } from "./asking.mjs";
import { button, el, heading, p } from "./elements.mjs";
import { judge } from "./judge.mjs";
import { main, mightBe, whyNot } from "./rows.mjs";
import { alerts, notices, show, showPageAlerts, tell } from "./screen.mjs";
import { forget } from "./session.mjs";
import { counted } from "./words.mjs";

/**
 * @param {Session} session
 * @param {State} state
 * @param {boolean} focus
 */
export function tellResult(session, state, focus) {
  const { texts, table } = session;
  const judged = judge(session, state);
  showPageAlerts(false);
  const link = el("div", "");
  const makeLink = button(texts.makeLink, () => {
    const { field, made } = linkMaker(session, state);
    link.replaceChildren(made);
    field.focus();
  });
  const erase = button(texts.erase, () => {
    forget(session);
    session.render(true);
  });
  show(
    session,
    [
      notices(session, true),
      heading(texts.says),
      alerts(session, judged),
      main(session, judged),
      mightBe(session, judged),
      toAsk(session, state),
      p(texts.talk),
      el("h4", "", texts.mine),
      answered(session, state),
      whyNot(session, judged),
      // The address of a file is of no use to anyone else.
      el("div", "gp-explorer__buttons", /^http/.test(location.protocol) && makeLink, erase),
      link,
    ],
    focus,
  );
  const { hits, might } = judged;
  const total = table.rules.length;
  const applies = hits.length ? counted(texts.applies, hits.length, { total }) : texts.appliesNone;
  tell(session, might.length ? `${applies} ${counted(texts.mightRows, might.length)}` : applies);
}

/**
 * Questions whose answers were not known, each once.
 *
 * @param {Session} session
 * @param {State} state
 */
function toAsk({ answers, data, texts }, { path }) {
  /** @type {Map<string, string | undefined>} */
  const questions = new Map();
  for (const id of path.filter((asked) => answers[asked] === null)) {
    const { text, href } = data.inputs[id].question || { text: data.inputs[id].ask };
    if (!questions.has(text)) questions.set(text, href);
  }
  if (!questions.size) return [];
  const items = [...questions].map(([text, href]) => el("li", "", href ? el("a", { href }, text) : text));
  return [el("h4", "", texts.toAsk), el("ul", "", items)];
}

/**
 * A field with a link that holds the answers, ready to be copied.
 *
 * @param {Session} session
 * @param {State} state
 */
function linkMaker({ answers, hash, texts }, { path }) {
  const kept = JSON.stringify(Object.fromEntries(path.map((id) => [id, answers[id]])));
  const value = location.href.split("#")[0] + hash + encodeURIComponent(kept);
  const field = el("input", { type: "text", readonly: "", id: "gp-answer-link", value });
  const done = el("span", { role: "status" });
  const copy = button(texts.copy, () => {
    field.select();
    window.guidepress.dom.copyText(value, (copied) => {
      done.textContent = copied ? texts.copied : texts.selected;
    });
  });
  const label = el("label", { for: field.id }, texts.link);
  return { field, made: el("div", "gp-explorer__field", label, field, copy, done) };
}
