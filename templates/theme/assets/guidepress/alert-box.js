// @ts-check
/*
 * An alert as an element, for what scripts show: the result of the explorer, the hits of a search. Texts are set as text.
 * The data (generator/text/alert_data.py): {level, head, do, contact: {name, phone, tel, more}, watch: [text], whose, own,
 * sources: [{title, href}], source, href}; all but level, head and do may be missing.
 */
/** @import { AlertContact, AlertData, AlertLevel } from "types/alert-data" */
(() => {
  "use strict";

  const { element, link } = window.guidepress.dom;
  const SVG = "http://www.w3.org/2000/svg";
  /** @type {Record<AlertLevel, [string, Record<string, string>][]>} */
  const SIGNS = {
    emergency: [
      ["path", { fill: "currentColor", d: "M7.3 1.5h9.4l5.8 5.8v9.4l-5.8 5.8H7.3l-5.8-5.8V7.3z" }],
      ["path", { class: "gp-alert__cut", d: "M12 6v7.5" }],
      ["circle", { class: "gp-alert__dot", cx: "12", cy: "17.5", r: "1.6" }],
    ],
    urgent: [
      ["path", { fill: "currentColor", d: "M12 2 23 21.5H1z" }],
      ["path", { class: "gp-alert__cut", d: "M12 9v5.5" }],
      ["circle", { class: "gp-alert__dot", cx: "12", cy: "18", r: "1.5" }],
    ],
    soon: [
      ["circle", { cx: "12", cy: "12", r: "10" }],
      ["path", { d: "M12 6v6l4 3" }],
    ],
  };

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   */
  function drawn(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /** @param {AlertLevel} level */
  function sign(level) {
    const made = drawn("svg", {
      class: "gp-alert__sign",
      viewBox: "0 0 24 24",
      "aria-hidden": "true",
      focusable: "false",
    });
    made.append(...SIGNS[level].map(([name, attributes]) => drawn(name, attributes)));
    return made;
  }

  /** @param {AlertContact} contact */
  function phoneOf({ phone, tel = "" }) {
    return phone ? [link(tel, phone, "gp-alert__phone")] : [];
  }

  /** @param {AlertContact} contact */
  function contactLine(contact) {
    const line = element("p", "gp-alert__contact", contact.name);
    for (const phone of phoneOf(contact)) line.append(": ", phone);
    if (contact.more) line.append(`, ${contact.more}`);
    return line;
  }

  /**
   * In two or three lines, which lead to all of it by a link that is called `more`.
   *
   * @param {AlertData} data
   * @param {HTMLElement} head
   * @param {HTMLElement} title
   * @param {string} more
   */
  function inShort(data, head, title, more) {
    title.append(".");
    head.append(" ", element("span", "gp-alert__act", data.do));
    if (data.contact) for (const phone of phoneOf(data.contact)) head.append(" ", phone);
    if (data.own) head.append(" ", element("span", "gp-alert__own", `(${data.own})`));
    const way = link(data.href, more, "gp-screen-only");
    way.append(element("span", "gp-visually-hidden", `: ${data.head}`));
    head.append(" ", way);
  }

  /**
   * Everything that there is to say.
   *
   * @param {AlertData} data
   * @param {HTMLElement} box
   */
  function inFull(data, box) {
    box.append(element("p", "gp-alert__do", data.do));
    if (data.contact) box.append(contactLine(data.contact));
    if (data.watch) {
      const list = element("ul", "gp-points");
      list.append(...data.watch.map((text) => element("li", "", text)));
      box.append(list);
    }
    if (data.whose) box.append(element("p", "gp-alert__whose", data.whose));
    if (data.sources) {
      const line = element("p", "gp-sources", `${data.source} `);
      data.sources.forEach(({ title, href }, at) => {
        line.append(at ? ", " : "", link(href, title));
      });
      box.append(line);
    }
  }

  /* The box of an alert. `tag` is `aside`, or `div` inside something that may hold no landmark; with `more` it is in short. */
  window.guidepress.alertBox = (data, { tag = "aside", more = "" } = {}) => {
    const box = element(tag, `gp-alert gp-alert--${data.level}${more ? " gp-alert--brief" : ""}`);
    if (tag === "aside") box.setAttribute("aria-label", data.head);
    const head = element("p", "gp-alert__head");
    const title = element("strong", "", data.head);
    head.append(sign(data.level), " ", title);
    box.append(head);
    if (more) inShort(data, head, title, more);
    else inFull(data, box);
    return box;
  };
})();
