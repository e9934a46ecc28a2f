// @ts-check
/* What a reader takes along of the list, and what is said of it. */
/** @import { Block } from "types/guidepress" */
/** @import { Desk } from "./desk.mjs" */
import { say } from "./desk.mjs";

/** Makes a file of all that was chosen; of the whole page where nothing was. @param {Desk} desk */
export function save(desk) {
  const { article, list, parts, section } = desk;
  const { all, find } = window.guidepress.dom;
  const { title = "", file = "" } = section.dataset;
  const visit = all(section, ".gp-mine__visit");
  const chosen = article.classList.contains("gp-choosing") ? parts.blocks() : all(article, "[data-all]");
  /** @type {(Block | null)[]} */
  const blocks = [
    ...all(article, ".gp-notice--status, .gp-notice--review, .gp-alert"),
    ["h1", "", title],
    find(article, ".gp-standing"),
    ...chosen,
    visit[0],
    list,
    visit[1],
  ];
  const foot = [
    ...all(article, ".gp-words"),
    ...all(section, ".gp-identity, .gp-mine__where"),
    ...all(document, ".gp-footer__disclaimer, .gp-footer__facts"),
  ];
  const shown = blocks.flatMap((block) => (block && !(block instanceof HTMLElement && block.hidden) ? [block] : []));
  window.guidepress.takeAlong({ title, name: file, blocks: [...shown, ...foot] });
  say(desk, "saved");
}

/** Who chose, when and where; in words. */
export function origin() {
  const { dayInWords, gettext } = window.guidepress.dom;
  const date = dayInWords(new Date());
  if (!/^http/.test(location.protocol)) {
    return gettext(
      "Chosen by a reader on {date} from an offline copy. Notes and own questions are the reader’s words.",
      { date },
    );
  }
  const [address] = location.href.split("#");
  return gettext("Chosen by a reader on {date} from {address}. Notes and own questions are the reader’s words.", {
    date,
    address,
  });
}

/** Beside what was just changed, so that it is seen; the rest of the time at the top. @param {Desk} desk */
export function showTrouble({ article, shelf }) {
  const { all, element } = window.guidepress.dom;
  const trouble = shelf.trouble();
  const unreadable = shelf.unreadable();
  for (const notice of all(article, ".gp-mine__trouble")) {
    const kind = notice.dataset.trouble;
    const on = kind === trouble || (kind === "unreadable" && unreadable.length > 0);
    const focused = document.activeElement;
    if (on && notice.hidden && kind === "full" && article.contains(focused)) {
      focused?.closest("li > div, li, form, fieldset, section")?.append(notice);
    }
    notice.hidden = !on;
  }
  for (const place of all(article, ".gp-mine__unreadable")) {
    place.replaceChildren(...unreadable.map(({ text }) => element("li", "", text)));
  }
}
