/*
 * The twin of generator/decision/evaluate.py; compile.py tells what a table looks like. Numbers are decimals in
 * strings, never floats. A classic script.
 *
 *   guidepress.decide.read(value, input)            a scalar, or null for "not known"; throws {code}
 *   guidepress.decide.answer(table, known)          {hit, result, unknown, needs, "may-change", error[, open, impossible]}
 *   guidepress.decide.conclude(table, holds)        the same but needs; holds(row): true, false, or null for unknown
 *   guidepress.decide.cell(table, known, id, cell)  true, false, or null for unknown
 *   guidepress.decide.mayChange(table, answer)
 */
(() => {
  "use strict";

  // ---- decimals

  const parts = (text) => /^(-?)(\d*)\.?(\d*)Z?$/.exec(text);

  /** -1, 0 or 1; both without needless zeros. */
  function order(a, b) {
    const x = parts(a);
    const y = parts(b);
    const sign = x[1] ? -1 : 1;
    if (x[1] !== y[1]) return sign;
    if (x[2].length !== y[2].length) return x[2].length < y[2].length ? -sign : sign;
    const one = x[2] + x[3];
    const other = y[2] + y[3];
    return one === other ? 0 : one < other ? -sign : sign;
  }

  function plain(text) {
    const x = parts(text);
    const digits = x[2].replace(/^0+(?=.)/, "") || "0";
    const rest = x[3].replace(/0+$/, "");
    return (digits + rest === "0" ? "" : x[1]) + digits + (rest && `.${rest}`);
  }

  const places = (numbers) => Math.max(...numbers.map((text) => parts(text)[3].length));

  /** As a whole number of the smallest decimals that are counted. */
  function whole(text, count) {
    const x = parts(text);
    return BigInt(x[1] + x[2] + x[3].padEnd(count, "0"));
  }

  /** The text of such a whole number. */
  function decimal(number, count) {
    const digits = String(number)
      .replace("-", "")
      .padStart(count + 1, "0");
    const point = digits.length - count;
    return plain(`${(number < 0 ? "-" : "") + digits.slice(0, point)}.${digits.slice(point)}`);
  }

  function sum(numbers) {
    const count = places(numbers);
    return decimal(
      numbers.reduce((all, text) => all + whole(text, count), 0n),
      count,
    );
  }

  // ---- what is given

  function fail(code) {
    throw { code };
  }

  function number(text) {
    if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) fail("wrong-type");
    const x = parts(text);
    if (/[1-9]/.test(text) && x[2].replace(/^0+/, "").length + x[3].length > 34) fail("bad-number");
    return plain(text);
  }

  /** Seconds since 1970 of a reader's clock, as if it were UTC's; NaN for what is no day or no time. */
  function utc(year, month, day, hour, minute, second) {
    const at = new Date(0);
    at.setUTCFullYear(year, month - 1, day);
    const right = +year && at.getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 60;
    return right ? at / 1000 + hour * 3600 + minute * 60 + +second : NaN;
  }

  /** By how many seconds a zone's clock is ahead of UTC's. */
  function ahead(timeZone, at) {
    const n = "numeric";
    const form = { timeZone, hourCycle: "h23", year: n, month: n, day: n, hour: n, minute: n, second: n };
    const found = {};
    for (const { type, value } of new Intl.DateTimeFormat("en", form).formatToParts(at * 1000)) found[type] = value;
    return utc(found.year, found.month, found.day, found.hour, found.minute, found.second) - at;
  }

  function offset(zone, local) {
    const fixed = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(zone);
    if (fixed) {
      const seconds = fixed[2] * 3600 + fixed[3] * 60 + +(fixed[4] || 0);
      if (seconds > 50400 || fixed[3] > 59 || fixed[4] > 59) fail("wrong-type");
      return fixed[1] === "-" ? -seconds : seconds;
    }
    if (zone === "Z") return 0;
    const name = zone.slice(1);
    try {
      // Of an hour that comes twice the first; in a gap the clock that ran into it (Python's fold=0).
      const before = ahead(name, local - 86400);
      const after = ahead(name, local - before);
      return after === before || ahead(name, local - after) !== after ? before : after;
    } catch {
      return fail("wrong-type");
    }
  }

  const DAY = "(\\d{4})-(\\d\\d)-(\\d\\d)";
  const CLOCK = "(\\d\\d):(\\d\\d)(?::(\\d\\d)(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@[\\w/+-]{1,80})?";

  function moment(text, type) {
    const isTime = type === "time";
    const pattern = isTime ? CLOCK : type === "date" ? DAY : `${DAY}(?:T${CLOCK})?`;
    const found = RegExp(`^${pattern}$`).exec(text) || fail("wrong-type");
    const [day, [hour, minute, second, rest, zone]] = isTime
      ? [[2000, 1, 1], found.slice(1)]
      : [found.slice(1, 4), found.slice(4)];
    const local = utc(...day, hour || 0, minute || 0, second || 0);
    if (Number.isNaN(local)) fail("wrong-type");
    if (type === "date") return String(local / 86400);
    const seconds = local - (isTime ? 946684800 : 0) - (zone ? offset(zone, local) : 0);
    return sum([String(seconds), `0${rest || ""}`]) + (zone ? "Z" : "");
  }

  const MONTHS = /^(-?)P(?=\d)(?:(\d{1,15})Y)?(?:(\d{1,15})M)?$/;
  const SECONDS =
    /^(-?)P(?=[\dT])(?:(\d{1,15})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(\.\d{1,9})?S)?)?$/;

  function duration(text, inMonths) {
    const found = (inMonths ? MONTHS : SECONDS).exec(text) || fail("wrong-type");
    const [a, b, c, d] = found.slice(2, 6).map((part) => BigInt(part || 0));
    const total = inMonths ? a * 12n + b : a * 86400n + b * 3600n + c * 60n + d;
    if (total >= (inMonths ? 10n ** 12n : 10n ** 15n)) fail("wrong-type");
    return plain(found[1] + total + (found[6] || ""));
  }

  function typed(value, type) {
    if (type === "boolean") {
      const known = { true: true, yes: true, false: false, no: false }[value];
      return known === undefined ? fail("wrong-type") : known;
    }
    if (typeof value !== "string") fail("wrong-type");
    if (/text|values/.test(type)) return value;
    if (/number|integer/.test(type)) return number(value);
    return /duration/.test(type) ? duration(value, /months/.test(type)) : moment(value, type);
  }

  function read(value, input) {
    if (value === null || value === undefined) return null;
    const found = typed(value, input.type);
    if (input.values && !input.values.some((known) => compare(found, "eq", known, input.type))) fail("unknown-value");
    for (const sign in input.range) {
      if (compare(found, sign, input.range[sign], input.type) === false) fail("outside-domain");
    }
    if (input.step) {
      const count = places([found, input.from, input.step]);
      if ((whole(found, count) - whole(input.from, count)) % whole(input.step, count)) fail("outside-domain");
    }
    return found;
  }

  // ---- conditions: true, false, or null for unknown

  function compare(value, sign, end, type) {
    if (value === null || end === null) return null;
    if (/text|values|boolean/.test(type)) return value === end;
    if (/Z/.test(value) !== /Z/.test(end)) return sign === "eq" ? false : null;
    const found = order(value, end);
    return { eq: !found, ge: found >= 0, gt: found > 0, le: found <= 0, lt: found < 0 }[sign];
  }

  const all = (verdicts) => (verdicts.includes(false) ? false : verdicts.includes(null) ? null : true);
  const not = (verdict) => (verdict === null ? null : !verdict);

  function cell(table, known, id, tests) {
    const { type } = table.inputs.find((input) => input.id === id);
    const value = known[id];
    const none = all(
      (tests.any || tests.none).map((test) => {
        if (test.null) return value !== null;
        const verdicts = Object.entries(test).map(([sign, end]) =>
          compare(value, sign, end.input ? known[end.input] : end, type),
        );
        return not(all([...verdicts, value === null ? null : true]));
      }),
    );
    return tests.none ? none : not(none);
  }

  /** Whether all cells hold; `waits` gets the inputs that unknown ones wait for. */
  function holds(table, known, when, waits) {
    const missing = [];
    const verdict = all(
      Object.entries(when).map(([id, tests]) => {
        const found = cell(table, known, id, tests);
        if (found === null) {
          const ends = (tests.any || tests.none).flatMap((test) => Object.values(test).map((end) => end.input));
          const asked = [id, ...ends].filter((other) => other && known[other] === null);
          missing.push(...(asked.length ? asked : [id]));
        }
        return found;
      }),
    );
    if (verdict === null && waits) waits.push(...missing);
    return verdict;
  }

  /** The missing inputs of which a row speaks as such: known, they could turn it. None where it is false anyway. */
  function leans(table, known, { when }) {
    const cells = Object.entries(when);
    const speaks = cells
      .filter(([id, tests]) => known[id] === null && (tests.any || tests.none).some((test) => test.null))
      .map(([id]) => id);
    return cells.some(([id, tests]) => !speaks.includes(id) && cell(table, known, id, tests) === false) ? [] : speaks;
  }

  // ---- hit policies

  const computed = (value) => value?.feel;

  /** By the places of their outputs among the declared values, then by their own; -1: what is computed could be any. */
  function before(table, one, other) {
    for (const { id, values } of table.outputs) {
      const place = ({ then }) =>
        values.includes(then[id]) || computed(then[id]) ? values.indexOf(then[id]) : values.length;
      if (values && place(one) !== place(other)) return place(one) - place(other);
    }
    return table.rules.indexOf(one) - table.rules.indexOf(other);
  }

  function aggregated(table, hits) {
    if (table.aggregation === "count") return String(hits.length);
    const numbers = hits.map((rule) => Object.values(rule.then)[0]);
    if (numbers.includes(null)) return null;
    if (table.aggregation === "sum") return sum(numbers);
    return numbers.reduce((best, text) => (order(text, best) < 0 === (table.aggregation === "min") ? text : best));
  }

  function withoutRule(table, isList, defaults) {
    const some = table.outputs.some((output) => "default" in output);
    if (table.aggregation === "count") return "0";
    if (table.aggregation) return some ? Object.values(defaults)[0] : null;
    return isList ? (some ? [defaults] : []) : some ? defaults : null;
  }

  /** What follows from the rows that hold, those that do not, and those that are unknown. */
  function conclude(table, verdictOf) {
    const policy = table["hit-policy"];
    const isList = /order$|collect/.test(policy);
    const found = { hit: [], result: null, unknown: [], "may-change": false, error: null };
    let hits = table.rules.filter((rule) => {
      const verdict = verdictOf(rule);
      if (verdict === null) found.unknown.push(rule.id);
      return verdict;
    });
    for (const kind of ["open", "impossible"]) {
      const item = table[kind].find((one) => verdictOf(one));
      if (item) found[kind] = item.why;
    }
    // What the guideline may leave open decides, too.
    const waits = !("open" in found) && table.open.some((one) => verdictOf(one) === null);
    const settled = !waits && !found.unknown.length;
    const mayBe = (rules) => waits || mayChange(table, { hit: rules.map((rule) => rule.id), unknown: found.unknown });
    if (/priority|output/.test(policy)) hits.sort((one, other) => before(table, one, other));
    if (/priority|first/.test(policy)) hits = hits.slice(0, 1);
    if (!isList && hits.every((rule) => rule["catch-all"]) && mayBe(hits)) hits = [];
    const results = hits.map((rule) => rule.then);
    const explained = "open" in found || "impossible" in found;
    const defaults = Object.fromEntries(
      table.outputs.map((output) => [output.id, "default" in output ? output.default : null]),
    );
    const said = hits.length ? results : explained || !settled ? [] : [defaults];
    const agree = results.every((then) => Object.keys(then).every((id) => then[id] === results[0][id]));
    if (hits.length && "open" in found) found.error = "open-but-answered";
    else if (hits.length > 1 && policy === "unique") found.error = "hit-policy-violated";
    else if (table.aggregation !== "count" && said.some((then) => Object.values(then).some(computed)))
      found.error = "computed-result";
    else if (!hits.length) found.result = explained || !settled ? null : withoutRule(table, isList, defaults);
    else if (isList) found.result = !table.aggregation ? results : settled ? aggregated(table, hits) : null;
    else if (!agree) found.error = "hit-policy-violated";
    else found.result = results[0];
    found.hit = hits.map((rule) => rule.id);
    found["may-change"] = mayBe(hits);
    return found;
  }

  function answer(table, known) {
    const verdicts = new Map();
    const missing = new Map();
    for (const row of [...table.rules, ...table.open, ...table.impossible]) {
      const waits = [];
      verdicts.set(row, holds(table, known, row.when, waits));
      missing.set(row, waits);
    }
    const found = conclude(table, (row) => verdicts.get(row));
    // What rests on a cell that speaks of a missing value may change as well.
    const leaning = table.rules
      .filter(({ id }) => found.hit.includes(id))
      .concat(
        table.rules.filter(
          (rule) => verdicts.get(rule) === false && mayChange(table, { hit: found.hit, unknown: [rule.id] }),
        ),
      )
      .flatMap((rule) => leans(table, known, rule));
    const waits = [...table.rules, ...("open" in found ? [] : table.open)]
      .flatMap((row) => missing.get(row))
      .concat(leaning);
    return {
      ...found,
      "may-change": found["may-change"] || leaning.length > 0,
      needs: table.inputs.map((input) => input.id).filter((id) => waits.includes(id)),
    };
  }

  /** Whether a rule that is unknown could change the result, were it to fire. */
  function mayChange(table, found) {
    const policy = table["hit-policy"];
    if (!found.hit.length || !/first|priority/.test(policy)) return found.unknown.length > 0;
    const rule = (id) => table.rules.find((one) => one.id === id);
    const those = { rules: table.rules, outputs: policy === "first" ? [] : table.outputs };
    return found.unknown.some((id) => before(those, rule(id), rule(found.hit[0])) < 0);
  }

  window.guidepress = window.guidepress || {};
  window.guidepress.decide = { read, answer, conclude, cell, compare, mayChange, order, places, whole, decimal };
})();
