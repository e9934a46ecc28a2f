// @ts-check
/* What is asked, one thing at a time. */
/** @import { Scalar } from "types/compiled-table" */
/** @import { Session, State } from "./session.mjs" */
import { choices, controls, problem } from "./controls.mjs";
import { button, el, heading, hidden, p, pairs } from "./elements.mjs";
import { judge } from "./judge.mjs";
import { notices, show, tell } from "./screen.mjs";
import { counted, fill, labelOf, said } from "./words.mjs";

/**
 * The view before anything is asked.
 *
 * @param {Session} session
 * @param {boolean} focus
 */
export function introduce(session, focus) {
  const { texts } = session;
  tell(session, "");
  const begin = button(texts.begin, () => {
    session.started = true;
    session.render(true);
  });
  begin.className = "gp-button";
  if (focus) begin.setAttribute("data-focus", "");
  show(session, [texts.intro.map((text) => p(text)), begin], focus);
}

/**
 * The view of a question.
 *
 * @param {Session} session
 * @param {string} id
 * @param {State} state
 * @param {boolean} focus
 */
export function ask(session, id, state, focus) {
  const { texts, editing } = session;
  const before = editing ? state.path.indexOf(editing) : state.path.length;
  const left = editing ? state.path.length - before : state.next.length;
  const count = fill(left > 1 ? texts.questionOf : texts.question, { number: before + 1, total: before + left });
  show(
    session,
    [
      notices(session, false),
      el("p", "gp-explorer__count", count),
      formOf(session, id, state.path.slice(0, before)),
      state.path.length > 0 && el("details", "", el("summary", "", texts.mineSoFar), answered(session, state)),
    ],
    focus,
  );
  const { hits, might } = judge(session, state);
  const fitting = hits.length + might.length;
  const total = session.table.rules.length;
  const soFar = fitting ? counted(texts.soFar, fitting, { total }) : texts.soFarNone;
  tell(session, state.path.length ? soFar : "");
}

/**
 * @param {Session} session
 * @param {string} id
 * @param {string[]} before  the inputs that were asked before this one
 */
function formOf(session, id, before) {
  const { texts } = session;
  const { fields, read } = controls(session, id);
  const error = el("p", { className: "gp-explorer__error", id: "gp-answer-error", role: "alert" });
  const listed = choices(session, id).length > 0;
  const form = el(
    "form",
    { novalidate: "", onsubmit: onSubmit },
    el("fieldset", "", el("legend", "", heading(session.data.inputs[id].ask)), fields, error),
    el(
      "div",
      "gp-explorer__buttons",
      el("button", { type: "submit", className: "gp-button" }, texts.next),
      !listed && button(texts.dontKnow, () => accept(null)),
      before.length ? button(texts.back, () => edit(session, before[before.length - 1])) : button(texts.close, close),
    ),
  );
  return form;

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    const raw = read();
    const wrong = raw === null ? "" : problem(session, id, raw);
    error.textContent = wrong;
    if (wrong || raw === undefined) showError();
    else accept(raw);
  }

  function showError() {
    const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const hint = session.data.inputs[id].range && !listed ? " gp-answer-hint" : "";
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", error.id + hint);
    box.focus();
  }

  /** @param {Scalar | null} raw */
  function accept(raw) {
    session.answers[id] = raw;
    edit(session, "");
  }

  function close() {
    session.started = false;
    edit(session, "");
  }
}

/**
 * Goes to an input that is answered again, or with "" to what is next.
 *
 * @param {Session} session
 * @param {string} id
 */
function edit(session, id) {
  session.editing = id;
  session.render(true);
}

/**
 * What she has answered, each to be changed.
 *
 * @param {Session} session
 * @param {State} state
 */
export function answered(session, { path }) {
  return pairs(
    path.map((id) => {
      const name = labelOf(session, id);
      const change = button(session.texts.change, () => edit(session, id), hidden(` ${name}`));
      return [name, [el("span", "", said(session, id)), " ", change]];
    }),
    "gp-explorer__answers",
  );
}
