/* Runs the browser's search without a browser: node driver.js ENGINE INDEX, queries as JSON on standard input. */
"use strict";

const fs = require("fs");
const vm = require("vm");

const form = { dataset: { root: "../", index: "search/index.js" } };
const page = {
  window: {},
  document: { querySelector: (selector) => (selector === "form.gp-search" ? form : null) },
};
vm.createContext(page);
for (const path of process.argv.slice(2)) {
  vm.runInContext(fs.readFileSync(path, "utf8"), page, { filename: path });
}
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const times = [];
const answers = queries.map((query) => {
  const start = process.hrtime.bigint();
  const answer = page.window.guidepress.search(query, 10);
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
  return answer;
});
if (process.env.GUIDEPRESS_TIMES) process.stderr.write(JSON.stringify(times));
// Everything but ASCII is escaped, so that half characters survive the pipe.
const escaped = JSON.stringify(answers).replace(
  /[\u0080-\uffff]/g,
  (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"),
);
process.stdout.write(escaped);
