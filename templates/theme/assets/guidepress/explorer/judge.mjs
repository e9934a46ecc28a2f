// @ts-check
/* Which rows count, which might, and why the others do not. */
/** @import { CompiledRule } from "types/compiled-table" */
/** @import { Row, Status, Verdict } from "types/decision" */
/** @import { ExplorerExemption } from "types/explorer-data" */
/** @import { Session, State } from "./session.mjs" */

/**
 * A row of the table, its place, and what its cells say.
 *
 * @typedef {{ rule: CompiledRule, at: number } & Status} JudgedRow
 */

/** @typedef {ExplorerExemption & Status} JudgedExemption */

/** @typedef {ReturnType<typeof judge>} Judged */

/**
 * @param {Session} session
 * @param {State} state
 */
export function judge({ data, table, inputs }, { known, found }) {
  const { decide } = window.guidepress;
  /** @type {JudgedRow[]} */
  const told = table.rules.map((rule, at) => ({ rule, at, ...found.status(rule.when) }));
  /** @type {Map<Row, Verdict>} */
  const verdicts = new Map(told.map((row) => [row.rule, row.holds]));
  for (const item of [...table.open, ...table.impossible]) verdicts.set(item, found.status(item.when).holds);
  const { hit, error, result } = decide.conclude(table, (row) => verdicts.get(row) ?? null);
  // A row that fits everyone, and fires before all that goes before it is excluded: it only might count.
  const early = hit.length ? undefined : told.find((row) => row.holds);
  /** @param {JudgedRow} row */
  const counts = (row) => decide.mayChange(table, { hit: early ? [early.rule.id] : hit, unknown: [row.rule.id] });
  const hits = error === "open-but-answered" ? [] : hit.flatMap((id) => told.filter((row) => row.rule.id === id));
  const might = told.filter((row) => row.holds === null && counts(row));
  /**
   * @param {"open" | "impossible"} kind
   * @returns {JudgedExemption[]}
   */
  const of = (kind) =>
    table[kind]
      .map((item, at) => ({ ...data[kind][at], ...found.status(item.when) }))
      .filter((item) => item.holds !== false);
  const open = of("open");
  const unsure = [...might, ...open.filter((item) => item.holds === null)];
  if (early) {
    const ids = inputs.map((input) => input.id);
    early.needs = ids.filter((id) => unsure.some((row) => row.needs.includes(id)));
    might.push(early);
  }
  return {
    hits,
    might,
    others: told.filter((row) => !hit.includes(row.rule.id) && !might.includes(row)),
    error,
    result,
    open,
    impossible: of("impossible"),
    waits: unsure.length > 0,
    certain: !found.matters.length && !Object.values(known).includes(null),
  };
}
