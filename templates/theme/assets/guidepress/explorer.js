/*
 * "Which part is for me?": asks what a decision table needs, one thing at a time, and tells what the guideline says. It
 * gives no orders. Texts come as a piece (generator/pages/explorer.py) and are set as text. Answers live in memory and
 * sessionStorage; a link that holds them is made only when asked for, behind "#", which no server sees. Loaded
 * by begin.js, which says whether a reader has begun, and under which key and behind which mark answers are found.
 */
window.guidepress.explore = (begun, KEPT, HASH) => {
  "use strict";

  const place = document.getElementById("gp-explorer");
  const { decide, relevance, pieces } = window.guidepress;
  const data = pieces.get("explorer");
  const table = data.table;
  const T = data.texts;

  let answers = {}; // by input: what was entered; null is "I don't know"
  let editing = ""; // an input that is answered again
  let started = begun;

  const inputOf = (id) => table.inputs.find((input) => input.id === id);
  const area = place.querySelector(".gp-explorer__area");
  const status = place.querySelector(".gp-explorer__status");

  // ---- elements

  /** An element; `className`, `value` and what begins with "on" are properties, the rest are attributes. */
  function el(name, given, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given || {})) {
      if (/^on|^className$|^value$|^checked$/.test(key)) made[key] = value;
      else if (value !== undefined && value !== false) made.setAttribute(key, value);
    }
    made.append(...children.flat(9).filter((child) => child || child === 0));
    return made;
  }

  const button = (words, onclick, more) =>
    el("button", { type: "button", className: "gp-explorer__button", onclick }, words, more || "");
  const hidden = (words) => el("span", { className: "gp-visually-hidden" }, words);

  /** Texts with their links; see the shape of runs in explorer.py. */
  const runs = (list) =>
    list.map((run) => {
      if (typeof run === "string") return run;
      if (run[0] === "a") return el("a", { href: run[1] }, runs(run[2]));
      return el(run[0] === "b" ? "strong" : "em", {}, runs(run[1]));
    });

  const plain = (list) => list.map((run) => (typeof run === "string" ? run : plain(run[run.length - 1]))).join("");

  // ---- answers

  function isGood(id, raw) {
    const input = inputOf(id);
    if (!input || raw === null) return Boolean(input);
    try {
      return decide.read(raw, input) !== null;
    } catch {
      return false;
    }
  }

  function take(text) {
    const found = {};
    try {
      for (const [id, raw] of Object.entries(JSON.parse(text) || {})) if (isGood(id, raw)) found[id] = raw;
    } catch {
      // Not written by us: as if there were none.
    }
    return found;
  }

  function keep() {
    try {
      if (Object.keys(answers).length) sessionStorage.setItem(KEPT, JSON.stringify(answers));
      else sessionStorage.removeItem(KEPT);
    } catch {
      // No storage: the answers stay in memory.
    }
  }

  /** What is known, in the order in which it was asked; what is asked next, if anything still matters. */
  function replay() {
    const known = {};
    const path = [];
    const unknown = [];
    for (;;) {
      const found = relevance(table, known);
      const next = found.matters.filter((id) => !unknown.includes(id));
      if (!next.length || !(next[0] in answers)) return { known, path, unknown, found, next };
      const input = inputOf(next[0]);
      path.push(input.id);
      if (answers[input.id] !== null) known[input.id] = decide.read(answers[input.id], input);
      else if (input["may-be-missing"]) known[input.id] = null;
      else unknown.push(input.id);
    }
  }

  /** Which rows count, which might, and why the others do not. */
  function judge({ known, found }) {
    const told = table.rules.map((rule, at) => ({ rule, at, ...found.status(rule.when) }));
    const verdicts = new Map(told.map((row) => [row.rule, row.holds]));
    const { hit, error, result } = decide.conclude(table, (row) =>
      verdicts.has(row) ? verdicts.get(row) : found.status(row.when).holds,
    );
    // A row that fits everyone, and fires before all that goes before it is excluded: it only might count.
    const early = hit.length ? undefined : told.find((row) => row.holds);
    const counts = (row) => decide.mayChange(table, { hit: early ? [early.rule.id] : hit, unknown: [row.rule.id] });
    const hits = error === "open-but-answered" ? [] : hit.map((id) => told.find((row) => row.rule.id === id));
    const might = told.filter((row) => row.holds === null && counts(row));
    const of = (kind) =>
      table[kind]
        .map((item, at) => ({ ...data[kind][at], ...found.status(item.when) }))
        .filter((item) => item.holds !== false);
    const open = of("open");
    const unsure = [...might, ...open.filter((item) => item.holds === null)];
    if (early) {
      early.needs = table.inputs.map((input) => input.id).filter((id) => unsure.some((row) => row.needs.includes(id)));
      might.push(early);
    }
    const others = told.filter((row) => !hit.includes(row.rule.id) && !might.includes(row));
    return {
      hits,
      might,
      others,
      error,
      result,
      open,
      waits: unsure.length > 0,
      impossible: of("impossible"),
      certain: !found.matters.length && !Object.values(known).includes(null),
    };
  }

  // ---- words

  const labelOf = (id) => data.inputs[id].label;

  function said(id) {
    const raw = answers[id];
    const { unit, labels } = data.inputs[id];
    const { type } = inputOf(id);
    if (raw === null) return T.dontKnow;
    if (labels) return labels[raw];
    if (type === "boolean") return raw ? T.yes : T.no;
    if (type === "date")
      return new Date(`${raw}T00:00Z`).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    if (type === "text") return raw === OTHER ? T.other : raw;
    if (/duration/.test(type))
      return periods(id)
        .flatMap(([letter, words]) => (RegExp(`(\\d+)${letter}`).exec(raw) || []).slice(1).map((n) => `${n} ${words}`))
        .join(" ");
    return raw.replace("T", ", ") + (unit ? `\u00a0${unit}` : "");
  }

  /** A text with its blanks filled; the plural behind "|" where the first number is not 1. */
  function fill(text, ...words) {
    const [one, many] = text.split("|");
    return words.reduce((filled, word) => filled.replace("{}", () => word), many && words[0] !== 1 ? many : one);
  }

  function tell(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  // ---- what is asked

  const OTHER = "\uffff";
  const periods = (id) =>
    /months/.test(inputOf(id).type)
      ? [
          ["Y", T.years],
          ["M", T.months],
        ]
      : [
          ["D", T.days],
          ["H", T.hours],
        ];

  /** The choices of an input: [value, words]; none where something is to be written. */
  function choices(id) {
    const input = inputOf(id);
    if (data.inputs[id].labels) return Object.entries(data.inputs[id].labels);
    if (input.values) return input.values.map((value) => [value, value]);
    if (input.type === "boolean")
      return [
        [true, T.yes],
        [false, T.no],
      ];
    if (input.type !== "text") return [];
    const named = [...table.rules, ...table.open, ...table.impossible].flatMap((row) => {
      const tests = row.when[id] ? row.when[id].any || row.when[id].none : [];
      return tests.flatMap((test) => (typeof test.eq === "string" ? test.eq : []));
    });
    return named.length ? [...[...new Set(named)].map((text) => [text, text]), [OTHER, T.other]] : [];
  }

  /** The controls of an input, and a function that reads them: undefined is "nothing entered". */
  function controls(id) {
    const input = inputOf(id);
    const { unit, range } = data.inputs[id];
    const list = choices(id);
    const raw = editing === id || id in answers ? answers[id] : undefined;
    if (list.length) {
      const all = [...list, [null, T.dontKnow]];
      const boxes = all.map(([value], at) =>
        el("input", { type: "radio", name: "gp-answer", id: `gp-answer-${at}`, checked: raw === value }),
      );
      const made = all.map(([, words], at) =>
        el("div", { className: "gp-explorer__choice" }, boxes[at], el("label", { for: boxes[at].id }, words)),
      );
      return [made, () => (all.find((_, at) => boxes[at].checked) || [])[0]];
    }
    if (/duration/.test(input.type)) {
      const parts = periods(id).map(([letter, words]) => {
        const found = raw ? RegExp(`(\\d+)${letter}`).exec(raw) : null;
        const box = el("input", {
          type: "text",
          inputmode: "numeric",
          autocomplete: "off",
          id: `gp-answer-${letter}`,
          value: found ? found[1] : "",
        });
        return [letter, box, el("div", { className: "gp-explorer__field" }, el("label", { for: box.id }, words), box)];
      });
      return [
        parts.map((part) => part[2]),
        () => {
          const written = parts.map(([letter, box]) => [letter, box.value.trim()]).filter(([, text]) => text);
          if (!written.length) return undefined;
          const text = written.map(([letter, number]) => (letter === "H" ? "T" : "") + number + letter).join("");
          return `P${text}`;
        },
      ];
    }
    const kinds = { date: "date", time: "time", "date and time": "datetime-local" };
    const number = /number|integer/.test(input.type);
    const box = el("input", {
      type: kinds[input.type] || "text",
      inputmode: number && (input.type === "integer" ? "numeric" : "decimal"),
      autocomplete: "off",
      id: "gp-answer-0",
      "aria-describedby": range ? "gp-answer-hint" : undefined,
      value: typeof raw === "string" ? raw : "",
    });
    const label = el("label", { for: box.id }, unit ? fill(T.inUnit, labelOf(id), unit) : labelOf(id));
    const hint = range
      ? el("span", { className: "gp-explorer__hint", id: "gp-answer-hint" }, fill(T.rangeHint, range))
      : "";
    return [
      [el("div", { className: "gp-explorer__field" }, label, hint, box)],
      () => box.value.trim().replace(/^\u2212/, "-") || undefined,
    ];
  }

  /** What is wrong with an answer, in words; "" for nothing. */
  function problem(id, raw) {
    const input = inputOf(id);
    if (raw === undefined) return choices(id).length ? T.choose : T.write;
    if (isGood(id, raw)) return "";
    const range = data.inputs[id].range;
    const text = /integer|duration/.test(input.type)
      ? T.writeWhole
      : input.type === "number"
        ? T.writeNumber
        : T.writeOther;
    return fill(text, range ? `: ${range}` : "");
  }

  // ---- alerts

  const LEVELS = ["emergency", "urgent", "soon"];

  /** The alerts of a result: first what its rows and open cases name, then those of the page; one of each level. */
  function alerts({ hits, open }) {
    const held = open.filter((item) => item.holds);
    const named = [...hits.map((row) => data.rules[row.at]), ...held]
      .map((item) => item.alert)
      .filter((at) => at !== undefined);
    const chosen = new Map();
    for (const at of [...named, ...(data.always || [])]) {
      const alert = data.alerts[at];
      if (!chosen.has(alert.level))
        chosen.set(alert.level, {
          alert,
          place: LEVELS.indexOf(alert.level) + (alert.library ? LEVELS.length : 0),
          more: named.includes(at) ? "" : T.more,
        });
    }
    return [...chosen.values()]
      .sort((one, other) => one.place - other.place)
      .map(({ alert, more }) => window.guidepress.alertBox(alert, { more }));
  }

  /** The page's own alerts are shown with the result while there is one: no alert stands twice on a page. */
  function showPageAlerts(shown) {
    const own = document.querySelector("#gp-content > .gp-alerts");
    if (own) own.hidden = !shown;
  }

  // ---- views

  /** The page's notices on the guideline's state stand before every step, too: in short, and whole with the result. */
  function notices(whole) {
    const all = [...document.querySelectorAll("#gp-content .gp-notice")];
    return all
      .filter((one) => !one.hidden && !place.contains(one))
      .map((one) => {
        const parts = [...one.cloneNode(true).children]; // no landmark a second time
        if (whole) return el("div", { className: one.className }, parts);
        return el("p", { className: one.className }, el("strong", {}, parts[0].textContent), " ", parts[1].textContent);
      });
  }

  function show(view, focus) {
    area.replaceChildren(...view.flat(9).filter(Boolean));
    const heading = area.querySelector("[data-focus]");
    if (focus && heading) heading.focus();
  }

  const heading = (words) => el("h3", { tabindex: "-1", "data-focus": "" }, words);

  function render(focus) {
    keep();
    showPageAlerts(true);
    if (!started) return start(focus);
    const state = replay();
    const asked = editing || state.next[0];
    return asked ? ask(asked, state, focus) : tellResult(state, focus);
  }

  function start(focus) {
    tell("");
    const begin = button(T.begin, () => {
      started = true;
      render(true);
    });
    begin.className = "gp-button";
    if (focus) begin.setAttribute("data-focus", "");
    show([T.intro.map((text) => el("p", {}, text)), begin], focus);
  }

  function ask(id, state, focus) {
    const before = editing ? state.path.indexOf(editing) : state.path.length;
    const left = editing ? state.path.length - before : state.next.length;
    const [fields, readFields] = controls(id);
    const error = el("p", { className: "gp-explorer__error", id: "gp-answer-error", role: "alert" });
    const listed = choices(id).length > 0;

    function accept(raw) {
      const wrong = raw === null ? "" : problem(id, raw);
      error.textContent = wrong;
      const box = form.querySelector("input");
      if (wrong) {
        box.setAttribute("aria-invalid", "true");
        box.setAttribute("aria-describedby", `${error.id}${data.inputs[id].range && !listed ? " gp-answer-hint" : ""}`);
        box.focus();
        return;
      }
      answers[id] = raw;
      editing = "";
      render(true);
    }

    const next = el("button", { type: "submit", className: "gp-button" }, T.next);
    const form = el(
      "form",
      {
        novalidate: "",
        onsubmit: (event) => {
          event.preventDefault();
          accept(readFields());
        },
      },
      el("fieldset", {}, el("legend", {}, heading(data.inputs[id].ask)), fields, error),
      el(
        "div",
        { className: "gp-explorer__buttons" },
        next,
        !listed && button(T.dontKnow, () => accept(null)),
        before > 0 &&
          button(T.back, () => {
            editing = state.path[before - 1];
            render(true);
          }),
        !before &&
          button(T.close, () => {
            started = false;
            editing = "";
            render(true);
          }),
      ),
    );
    show(
      [
        notices(),
        el(
          "p",
          { className: "gp-explorer__count" },
          fill(left > 1 ? T.questionOf : T.question, before + 1, before + left),
        ),
        form,
        state.path.length > 0 && mine(state, false),
      ],
      focus,
    );
    const { hits, might } = judge(state);
    const fitting = hits.length + might.length;
    tell(!state.path.length ? "" : fitting ? fill(T.soFar, fitting, table.rules.length) : T.soFarNone);
  }

  function card(row) {
    const told = data.rules[row.at];
    return el(
      "li",
      { className: "gp-explorer__row" },
      el(
        "dl",
        {},
        told.then.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", {}, runs(text)))),
      ),
      told.note && el("p", {}, runs(told.note)),
      sources(told),
      el(
        "p",
        { className: "gp-explorer__more" },
        el("a", { href: `#${row.rule.id}` }, T.row, hidden(` (${row.at + 1})`)),
      ),
    );
  }

  const sources = ({ sources: list }) =>
    list &&
    el(
      "p",
      { className: "gp-sources" },
      T.source,
      list.flatMap(({ title, href }, at) => [at ? ", " : "", el("a", { href }, title)]),
    );

  const needed = (needs) => fill(T.needs, needs.map(labelOf).join("; "));

  function main(judged) {
    const { hits, might, error, open, impossible, certain, result, waits } = judged;
    const never = impossible.filter((item) => item.holds);
    const left = open.filter((item) => item.holds);
    const parts = [];
    if (never.length)
      parts.push(
        el("p", {}, T.never),
        never.map((item) => el("p", {}, runs(item.why), sources(item) || "")),
      );
    if (error === "hit-policy-violated" || error === "open-but-answered") parts.push(el("p", {}, T.contradict));
    if (left.length)
      parts.push(
        el("p", {}, el("strong", {}, might.length ? T.depends : T.open)),
        left.map((item) => [el("p", {}, runs(item.why)), sources(item)]),
      );
    if (hits.length && !error && table.aggregation)
      parts.push(
        waits ? el("p", {}, el("strong", {}, T.depends)) : el("p", {}, T.gives, el("strong", {}, String(result))),
      );
    if (hits.length) {
      if (data.options && hits.length > 1) parts.push(el("p", { className: "gp-explorer__options" }, T.options));
      parts.push(el("ul", { className: "gp-explorer__rows" }, hits.map(card)));
      if (waits) parts.push(el("p", {}, el("strong", {}, T.mayChange)));
    } else if (certain && might.length && !left.length) {
      parts.push(el("p", {}, T.same), el("ul", { className: "gp-explorer__rows" }, card(might[0])));
    } else if (!waits && !left.length && !never.length) {
      const defaults = data.defaults || [];
      parts.push(
        defaults.length
          ? el(
              "dl",
              {},
              defaults.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", {}, runs(text)))),
            )
          : el("p", {}, T.nothing),
      );
    } else if (!left.length && !never.length) {
      parts.push(el("p", {}, T.depends));
    }
    return parts;
  }

  function mightBe({ might, open, certain, hits }) {
    const unsure = open.filter((item) => item.holds === null);
    if (certain || (!might.length && !unsure.length)) return [];
    return [
      el("h4", {}, hits.length ? T.mightToo : T.might),
      el(
        "ul",
        { className: "gp-explorer__rows" },
        might.map((row) => {
          const made = card(row);
          made.prepend(el("p", { className: "gp-explorer__needs" }, needed(row.needs)));
          return made;
        }),
        unsure.map((item) =>
          el(
            "li",
            { className: "gp-explorer__row" },
            el("p", { className: "gp-explorer__needs" }, needed(item.needs)),
            el("p", {}, item.waits ? fill(T.maybeWaits, item.waits.join("; ")) : T.maybeOpen),
            el("p", {}, runs(item.why)),
          ),
        ),
      ),
    ];
  }

  function toAsk(state) {
    const missing = state.path.filter((id) => answers[id] === null);
    if (!missing.length) return [];
    const list = missing.map((id) => data.inputs[id].question || { text: data.inputs[id].ask });
    const once = list.filter((item, at) => list.findIndex((other) => other.text === item.text) === at);
    return [
      el("h4", {}, T.toAsk),
      el(
        "ul",
        {},
        once.map(({ text, href }) => el("li", {}, href ? el("a", { href }, text) : text)),
      ),
    ];
  }

  /** What she has answered, each to be changed. */
  function mine(state, open) {
    const list = el(
      "dl",
      { className: "gp-explorer__answers" },
      state.path.map((id) =>
        el(
          "div",
          {},
          el("dt", {}, labelOf(id)),
          el(
            "dd",
            {},
            el("span", {}, said(id)),
            " ",
            button(
              T.change,
              () => {
                editing = id;
                render(true);
              },
              hidden(` ${labelOf(id)}`),
            ),
          ),
        ),
      ),
    );
    return open ? [el("h4", {}, T.mine), list] : el("details", {}, el("summary", {}, T.mineSoFar), list);
  }

  function whyNot({ others }) {
    if (!others.length) return null;
    const reason = (row) =>
      row.wrong.length
        ? row.wrong.map((id) => fill(T.why, labelOf(id), said(id), data.rules[row.at].when[id])).join(" ")
        : T.before;
    return el(
      "details",
      {},
      el("summary", {}, fill(T.whyNot, others.length)),
      el(
        "ul",
        {},
        others.map((row) =>
          el(
            "li",
            {},
            el("a", { href: `#${row.rule.id}` }, plain((data.rules[row.at].then[0] || [0, [T.noResult]])[1])),
            el("br"),
            reason(row),
          ),
        ),
      ),
    );
  }

  function linkMaker(state) {
    const kept = JSON.stringify(Object.fromEntries(state.path.map((id) => [id, answers[id]])));
    const box = el("input", {
      type: "text",
      readonly: "",
      id: "gp-answer-link",
      value: location.href.split("#")[0] + HASH + encodeURIComponent(kept),
    });
    const done = el("span", { role: "status" });
    const copy = button(T.copy, () => {
      box.select();
      const copied = navigator.clipboard
        ? navigator.clipboard.writeText(box.value)
        : Promise.reject(new Error("no clipboard"));
      copied.then(
        () => {
          done.textContent = T.copied;
        },
        () => {
          done.textContent = T.selected;
        },
      );
    });
    return el("div", { className: "gp-explorer__field" }, el("label", { for: box.id }, T.link), box, copy, done);
  }

  function tellResult(state, focus) {
    const judged = judge(state);
    showPageAlerts(false);
    const link = el("div", {});
    const make = button(T.makeLink, () => {
      link.replaceChildren(linkMaker(state));
      link.querySelector("input").focus();
    });
    show(
      [
        notices(true),
        heading(T.says),
        alerts(judged),
        main(judged),
        mightBe(judged),
        toAsk(state),
        el("p", {}, T.talk),
        mine(state, true),
        whyNot(judged),
        el(
          "div",
          { className: "gp-explorer__buttons" },
          /^http/.test(location.protocol) && make, // the address of a file is of no use to anyone else
          button(T.erase, () => {
            answers = {};
            started = false;
            if (location.hash.startsWith(HASH)) history.replaceState(null, "", location.pathname + location.search);
            render(true);
          }),
        ),
        link,
      ],
      focus,
    );
    const { hits, might } = judged;
    tell(
      `${hits.length ? fill(T.applies, hits.length, table.rules.length) : T.appliesNone}${might.length ? fill(T.mightRows, might.length) : ""}`,
    );
  }

  // ---- beginning

  function fromHash() {
    if (!location.hash.startsWith(HASH)) return false;
    try {
      answers = take(decodeURIComponent(location.hash.slice(HASH.length)));
    } catch {
      return false; // a link that was cut
    }
    editing = "";
    started = true;
    return true;
  }

  if (!fromHash()) {
    try {
      answers = take(sessionStorage.getItem(KEPT) || "{}");
    } catch {
      answers = {};
    }
    started = begun || Object.keys(answers).length > 0;
  }
  window.addEventListener("hashchange", () => {
    if (fromHash()) render(true);
  });
  render(begun);
};
