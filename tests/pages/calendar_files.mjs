/* What the script of a schedule makes of [[data, day 0], …]: the days of each step, and the calendar file. */

import { readFileSync } from "node:fs";
import { calendar } from "../../templates/theme/assets/guidepress/schedule/calendar.mjs";
import { daysOf } from "../../templates/theme/assets/guidepress/schedule/days.mjs";

const NOW = new Date("2027-01-02T03:04:05.678Z");
const asked = JSON.parse(readFileSync(0, "utf8"));
const made = asked.map(([data, start]) => ({
  days: Object.fromEntries(daysOf(data.steps, start)),
  file: calendar(data, start, NOW, (day) => `<${day}>`),
}));
process.stdout.write(JSON.stringify(made));
