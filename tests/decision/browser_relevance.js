/* What matters to each [table, [known, …]], as the explorer has it: node browser_relevance.js DECIDE RELEVANCE. */
"use strict";

const fs = require("node:fs");
const vm = require("node:vm");

const page = { window: {}, Intl, BigInt };
vm.createContext(page);
for (const path of process.argv.slice(2)) vm.runInContext(fs.readFileSync(path, "utf8"), page);
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const told = asked.map(([table, several]) =>
  several.map((known) => {
    const { matters, exact, status } = page.window.guidepress.relevance(table, known);
    return { matters, exact, holds: table.rules.map((rule) => status(rule.when).holds) };
  }),
);
process.stdout.write(JSON.stringify(told));
