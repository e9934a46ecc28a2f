// @ts-check
/*
 * The first question on the overview (templates/pages/_first_question.html): its answer goes to where the explorer of the
 * table's page looks for it, under the same data-key in this tab's sessionStorage, and this page asks the second. No answer stands in an address.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const { all, find, keep, one, recall } = window.guidepress.dom;
  /** @type {HTMLFormElement | null} */
  const found = find(document, ".gp-first form");
  if (!found) return;
  const form = found;
  const boxes = all(form, "input");
  const error = one(form, "[role=alert]");
  const { checks, key: table, missing = "", name = "", to = "", wrong = "" } = form.dataset;

  for (const box of boxes) {
    box.addEventListener("change", () => {
      for (const other of boxes) {
        if (other !== box && [box, other].some((item) => "alone" in item.dataset)) other.checked = false;
      }
    });
  }

  form.addEventListener("input", () => told(""));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const unknown = event.submitter?.getAttribute("name") === "unknown";
    const given = unknown ? null : checks ? written(boxes[0].value.trim()) : chosen();
    told(given === undefined ? missing : given === "" ? wrong : "");
    if (error.textContent) {
      boxes[0].focus();
      return;
    }
    const key = `guidepress.answers:${table}`;
    keep("sessionStorage", key, JSON.stringify({ ...before(key), [name]: given }));
    keep("sessionStorage", `guidepress.just:${table}`, name);
    location.assign(to);
  });

  /** Says what is wrong with an answer; "" takes it back. @param {string} words */
  function told(words) {
    error.textContent = words;
    for (const [attribute, value] of [
      ["aria-invalid", "true"],
      ["aria-errormessage", error.id],
    ]) {
      if (words) boxes[0].setAttribute(attribute, value);
      else boxes[0].removeAttribute(attribute);
    }
  }

  /** What was answered in this tab before. @param {string} key */
  function before(key) {
    try {
      return JSON.parse(recall("sessionStorage", key) || "{}");
    } catch {
      return {};
    }
  }

  /** As JSON has it: one answer, or several; undefined for none. */
  function chosen() {
    const values = boxes.filter((box) => box.checked).map((box) => JSON.parse(box.value));
    return values.length > 1 ? values : values[0];
  }

  /** A number as the explorer keeps it; "" for what cannot be one, undefined for nothing. @param {string} text */
  function written(text) {
    const { whole, low, high, marks } = JSON.parse(checks || "{}");
    if (!text) return undefined;
    const number = text.replace(/\W/g, (mark) => marks[mark] || mark);
    const fits = (whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(number);
    return fits && (low === null || Number(number) >= low) && (high === null || Number(number) <= high) ? number : "";
  }
})();
