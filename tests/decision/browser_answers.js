/* The browser's answers to [table, [given, …]], one list a table: what a page does with decide.js, for tests in Node and in Chromium. */
"use strict";

function browserAnswers(decide, asked) {
  return asked.map(([table, givens]) =>
    givens.map((given) => {
      const known = {};
      for (const input of table.inputs) known[input.id] = null;
      try {
        for (const id of Object.keys(given)) {
          const input = table.inputs.find((one) => one.id === id);
          known[id] = decide.read(given[id], input);
        }
      } catch (problem) {
        if (!problem.code) throw problem;
        return { hit: [], result: null, unknown: [], needs: [], "may-change": false, error: problem.code };
      }
      return decide.answer(table, known);
    }),
  );
}

if (typeof process !== "undefined" && process.argv) {
  const fs = require("node:fs");
  const vm = require("node:vm");
  const page = { window: {}, Intl, BigInt };
  vm.createContext(page);
  vm.runInContext(fs.readFileSync(process.argv[2], "utf8"), page);
  const asked = JSON.parse(fs.readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify(browserAnswers(page.window.guidepress.decide, asked)));
}
