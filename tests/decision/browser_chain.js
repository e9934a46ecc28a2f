/* The browser's answers to [table, [known, …]] of linked tables: node browser_chain.js DECIDE RELEVANCE CHAIN. */

const { readFileSync } = require("node:fs");
const vm = require("node:vm");

const page = { guidepress: {} };
const context = vm.createContext({ window: page });
for (const path of process.argv.slice(2)) vm.runInContext(readFileSync(path, "utf8"), context, { filename: path });
const { chain } = page.guidepress;
const cases = JSON.parse(readFileSync(0, "utf8"));
const told = cases.map(([table, all]) =>
  all.map((known) => {
    const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
    return [chain.answer(table, known), chain.relevance(table, given).matters];
  }),
);
process.stdout.write(JSON.stringify(told));
