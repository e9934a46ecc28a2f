// @ts-check
/*
 * A reader's own days of a schedule, and a calendar file of them (templates/pages/_schedule.html).
 *
 * She says which day is day 0. It stays in the field: it is not stored, stands in no address and is sent nowhere. The file is
 * made here and given to the browser to save.
 *
 * Joined with its parts into a classic script, deferred. Words of the page stand in the template and in data-schedule.
 */
/** @import { ScheduleData } from "types/schedule-data" */
import { calendar } from "./schedule/calendar.mjs";
import { daysOf, isDay } from "./schedule/days.mjs";
import { linesOf } from "./schedule/telling.mjs";

for (const form of window.guidepress.dom.all(document, "form.gp-schedule__own")) setUp(form);

/** @param {HTMLElement} form */
function setUp(form) {
  const { dom } = window.guidepress;
  /** @type {ScheduleData} */
  const data = JSON.parse(form.dataset.schedule || "");
  /** @type {HTMLInputElement} */
  const field = dom.one(form, "input");
  const result = dom.one(form, ".gp-schedule__result");
  const status = dom.one(form, "[role=status]");
  form.hidden = false;
  field.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!show()) return;
    save(calendar(data, field.value, new Date(), words), data.file);
    dom.setText(status, data.say.saved);
  });
  if (field.value) show(); // what the browser has kept, when a reader comes back

  /** Her days, or what is wrong; whether there are days. */
  function show() {
    const good = isDay(field.value);
    const wrong = !good && (field.value !== "" || field.validity.badInput);
    field.setAttribute("aria-invalid", String(wrong));
    dom.setText(status, wrong ? data.say.wrong : "");
    result.hidden = !good;
    if (good) dom.one(result, "ol").replaceChildren(...items());
    return good;
  }

  function items() {
    return linesOf(data, daysOf(data.steps, field.value), words).map(({ title, days, more, limits }) => {
      const item = dom.element("li");
      item.append(dom.element("b", "", days[0]), title);
      for (const limit of limits) item.append(dom.element("span", "gp-schedule__limit", limit));
      if (more) item.append(dom.element("span", "gp-schedule__limit", more));
      if (days.length > 1) {
        const list = dom.element("ul");
        for (const day of days.slice(1)) list.append(dom.element("li", "", day));
        item.append(list);
      }
      return item;
    });
  }

  /** A day in the language of the page. @param {string} day */
  function words(day) {
    return dom.dayInWords(new Date(`${day}T00:00:00Z`), "UTC");
  }
}

/**
 * @param {string} text
 * @param {string} name
 */
function save(text, name) {
  const way = window.guidepress.dom.link(
    URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" })),
  );
  way.download = name;
  way.hidden = true;
  document.body.append(way);
  way.click();
  way.remove();
  window.setTimeout(() => {
    URL.revokeObjectURL(way.href);
  }, 60000); // slow devices read it late
}
