/*
 * Runs the browser's search without a browser: node driver.js ENGINE FOLDER, where FOLDER holds the scripts of an index;
 * questions as JSON on standard input: [[query, options], ...]. With GUIDEPRESS_TIMES, milliseconds on standard error.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [, , engine, folder] = process.argv;
const form = { dataset: { root: "../", index: "search/index.js" } };
const page = {
  window: {
    guidepress: {
      dom: {
        loadScript(address, done) {
          vm.runInContext(fs.readFileSync(path.join(folder, path.basename(address)), "utf8"), page);
          done(true);
        },
      },
    },
  },
  document: { querySelector: (selector) => (selector === "form.gp-search" ? form : null) },
};
vm.createContext(page);
vm.runInContext(fs.readFileSync(engine, "utf8"), page, { filename: engine });
const times = [];
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map(([query, options]) => {
  const start = process.hrtime.bigint();
  let answer = null;
  page.window.guidepress.search(query, options, (error, results) => {
    if (error) throw error;
    answer = results;
  });
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
  return answer;
});
if (process.env.GUIDEPRESS_TIMES) process.stderr.write(JSON.stringify(times));
// Everything but ASCII is escaped, so that half characters survive the pipe.
const escaped = JSON.stringify(answers).replace(
  /[\u0080-\uffff]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
);
process.stdout.write(escaped);
