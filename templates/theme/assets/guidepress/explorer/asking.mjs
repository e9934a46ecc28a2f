// @ts-check
/* What is asked, one thing at a time. */
/** @import { Session, State } from "./session.mjs" */
import { asksBirth, controls, problem } from "./controls.mjs";
import { button, el, flow, heading, p } from "./elements.mjs";
import { alerts, notices, show, tell } from "./screen.mjs";
import { LAST, relevanceOf } from "./session.mjs";
import { fill, said } from "./words.mjs";

/**
 * The view before anything is asked.
 *
 * @param {Session} session
 * @param {boolean} focus
 */
export function introduce(session, focus) {
  const { texts } = session;
  tell(session, "");
  const begin = button(texts.begin, () => session.go(0), "gp-button gp-button--wide");
  if (focus) begin.setAttribute("data-focus", "");
  show(session, [texts.intro.map((text) => p(text)), begin], focus);
}

/**
 * The view of a question.
 *
 * @param {Session} session
 * @param {State} state
 * @param {boolean} focus
 */
export function ask(session, state, focus) {
  const { texts, step } = session;
  const { path, next, known } = state;
  const asked = path.slice(0, step);
  const sofar = Object.fromEntries(asked.filter((id) => id in known).map((id) => [id, known[id]]));
  const total = path.length + next.length;
  const text = total < 2 ? texts.questionOnly : step + 1 < total ? texts.questionOf : texts.question;
  const count = fill(text, { number: step + 1, total });
  const bars = Array.from({ length: total }, (_, at) => el("i", at < step ? "is-done" : at > step ? "" : "is-now"));
  const before = asked.map((id) => said(session, id));
  const old = fromBefore(session, path.slice(0, step + 1));
  show(
    session,
    [
      back(session),
      old,
      el("p", "gp-steps", total > 1 && el("span", { className: "gp-steps__bar", "aria-hidden": "true" }, bars), count),
      formOf(session, path[step] || next[0], step + 1 === total),
      el(
        "p",
        "gp-explorer__small",
        before.length > 0 && [fill(texts.soFar, { answers: before.join(texts.semicolon) }), " "],
        texts.private,
      ),
      closing(session),
      notices(session, false),
      alerts(session, relevanceOf(session.table, sofar).status).standing,
    ],
    focus,
  );
  tell(session, old && texts.fromBefore, count);
}

/**
 * That answers are shown which were given before this page was opened, maybe by somebody else, and the way to new ones.
 *
 * @param {Session} session
 * @param {string[]} ids  the inputs whose answers are shown
 */
export function fromBefore(session, ids) {
  const { answers, before, texts } = session;
  if (!ids.some((id) => before.has(id) && id in answers)) return null;
  const again = button(texts.again, () => startAgain(session, 0), "gp-explorer__link");
  return el("p", "gp-from-before", el("b", "", texts.fromBefore), " ", again);
}

/**
 * Forgets what was answered.
 *
 * @param {Session} session
 * @param {number} step  where it goes on
 */
export function startAgain(session, step) {
  session.answers = {};
  session.births = {};
  session.go(step);
}

/** The way out, to the cases. @param {Session} session */
export function closing(session) {
  return button(session.texts.close, () => session.go(-1, false, "#gp-cases"), "gp-explorer__link");
}

/** @param {Session} session */
export function back(session) {
  return button(session.texts.back, () => session.back(), "gp-explorer__link gp-explorer__back");
}

/**
 * @param {Session} session
 * @param {string} id
 * @param {boolean} last
 */
function formOf(session, id, last) {
  const { texts } = session;
  const { ask: question, help, none } = session.data.inputs[id];
  const { fields, read } = controls(session, id);
  const error = el("p", { className: "gp-explorer__error", id: "gp-answer-error", role: "alert" });
  const title = heading(question);
  title.id = "gp-question";
  const form = el(
    "form",
    { novalidate: "", onsubmit: onSubmit, oninput: () => complain("") },
    el(
      "fieldset",
      "",
      el("legend", "", title),
      none && el("p", "gp-explorer__small", texts.several),
      help && el("details", "gp-help", el("summary", "", texts.help), flow(help)),
      error,
      fields,
    ),
    el(
      "button",
      { type: "submit", className: "gp-button gp-button--wide" },
      last && !session.changing ? texts.finish : texts.next,
    ),
  );
  const box = window.guidepress.dom.one(form, "input");
  const described = box.getAttribute("aria-describedby") || "";
  return form;

  /** Says what is wrong; "" takes it back, as soon as something else is chosen or written. @param {string} wrong */
  function complain(wrong) {
    error.textContent = wrong;
    const told = [wrong && error.id, described].filter(Boolean).join(" ");
    for (const [name, value] of [
      ["aria-invalid", wrong && "true"],
      ["aria-describedby", told],
    ]) {
      if (value) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    const raw = read();
    const wrong = problem(session, id, raw);
    complain(wrong);
    if (wrong || raw === undefined) {
      box.focus();
      return;
    }
    const birth = window.guidepress.dom.find(form, "#gp-answer-birth");
    session.answers[id] = raw;
    session.before.delete(id);
    if (!birth && asksBirth(session, id)) {
      session.render(true);
      return;
    }
    // Behind a changed answer follow those that still hold: what is shown next is not answered yet, or the end.
    session.go(session.changing ? LAST : session.step + 1);
  }
}
