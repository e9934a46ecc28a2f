// @ts-check
/*
 * What a reader takes along: one self-contained HTML file, made here and given to the browser to save.
 *
 *   guidepress.takeAlong({title, name, blocks})  saves a file; `blocks` are elements of this page, or [tag, class, text]
 *   guidepress.needWords(elements)               marks the terms at the foot of the page that these elements do not use
 *
 * The file needs no script and no network and allows neither. It is built as a tree of nodes, so that whatever a
 * reader has typed is text in it. Of the page come words and structure alone: buttons, fields, ids and links that
 * would lead nowhere stay behind.
 *
 * A classic script, deferred.
 */
/** @import { Guidepress } from "types/guidepress" */
(() => {
  "use strict";

  const LEFT_BEHIND =
    "script,style,template,button,input,textarea,select,[hidden],.gp-screen-only,.gp-explained,.gp-visually-hidden,.gp-case__tools,.gp-unneeded";
  const KEPT = ["scope", "colspan", "rowspan", "start", "lang", "dir", "datetime"];
  /** What is folded here is open there: paper cannot open it. @type {Record<string, string | undefined>} */
  const OPEN = { details: "div", summary: "div", aside: "div" };
  const STYLE =
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:18px/1.55 'Atkinson Hyperlegible',Arial,sans-serif;color:#111;background:#fff}" +
    "h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.3rem;margin:2rem 0 .5rem}h3{font-size:1.1rem;margin:1.4rem 0 .4rem}" +
    "p{margin:0 0 .7rem}li{margin-bottom:.5rem}a{color:#084c63}dt{font-weight:700}dd{margin:0 0 .7rem}" +
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700;padding-bottom:.4rem}th,td{border:1px solid #555;padding:.4rem .5rem;text-align:left;vertical-align:top}" +
    ".gp-notice{border:3px solid #111;padding:.6rem 1rem;margin-bottom:1rem}.gp-notice__title{font-weight:700;font-size:1.15rem}" +
    ".gp-alert{border:2px solid #111;border-left-width:8px;padding:.5rem .9rem;margin-bottom:.8rem}.gp-alert__sign{width:1.3em;height:1.3em;vertical-align:-.3em;fill:none;stroke:#111;stroke-width:2}.gp-alert__cut,.gp-sign-cut{stroke:#fff}.gp-alert__dot{fill:#fff;stroke:none}" +
    ".gp-strength,.gp-certainty{display:flex;gap:.6rem}.gp-strength span{display:block}.gp-sign{flex:none;height:1.5rem}" +
    ".gp-mine__ask,.gp-strength__says{font-weight:700}.gp-written{white-space:pre-wrap;overflow-wrap:anywhere;border-left:4px solid #555;padding-left:.7rem}" +
    ".gp-line{border-bottom:1px solid #555;height:1.9rem}.gp-small{font-size:.9rem}" +
    ".gp-questions,.gp-mine__list{list-style:none;padding:0}.gp-mine__list>li{margin-bottom:1.4rem;break-inside:avoid}" +
    ".gp-questions__box{float:left;width:1.1rem;height:1.1rem;margin:.2rem .6rem 0 0;border:2px solid #111}svg{max-width:100%;height:auto}" +
    "tr,dl>div{break-inside:avoid}@page{margin:18mm 16mm}@media print{body{margin:0;padding:0;max-width:none;font-size:12pt}}";

  const { all, link } = window.guidepress.dom;
  window.guidepress.takeAlong = takeAlong;
  window.guidepress.needWords = needWords;

  /** @type {Guidepress["takeAlong"]} */
  function takeAlong({ title, name, blocks }) {
    const page = document.implementation.createHTMLDocument(title);
    page.documentElement.lang = document.documentElement.lang;
    page.head.prepend(meta(page, "charset", "utf-8"));
    page.head.append(
      meta(page, "http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
      meta(page, "name", "viewport", "width=device-width,initial-scale=1"),
    );
    const main = add(page.body, "main");
    for (const block of blocks) {
      if (Array.isArray(block)) add(main, block[0], block[1]).textContent = block[2];
      else copy(block, main);
    }
    // The style goes into the finished text: as a node it would fall under the policy of this page. Whatever a reader
    // has typed is escaped there, so that the first </head> is ours.
    const text = page.documentElement.outerHTML.replace("</head>", `<style>${STYLE}</style></head>`);
    save(`<!doctype html>\n${text}\n`, name);
  }

  /**
   * @param {Document} page
   * @param {string} name
   * @param {string} value
   * @param {string} [content]
   */
  function meta(page, name, value, content) {
    const made = page.createElement("meta");
    made.setAttribute(name, value);
    if (content) made.content = content;
    return made;
  }

  /**
   * @param {string} text
   * @param {string} name
   */
  function save(text, name) {
    const way = link(URL.createObjectURL(new Blob([text], { type: "text/html" })));
    way.download = name;
    way.hidden = true;
    document.body.append(way);
    way.click();
    way.remove();
    window.setTimeout(() => {
      URL.revokeObjectURL(way.href);
    }, 60000); // slow devices read it late
  }

  /**
   * Appends a copy of a node of this page to an element of the file.
   *
   * @param {Node} node
   * @param {Element} to
   */
  function copy(node, to) {
    if (node instanceof Text) to.append(node.data);
    if (!(node instanceof Element) || node.matches(LEFT_BEHIND)) return;
    if (node.localName === "svg") {
      to.append(to.ownerDocument.importNode(node, true));
      return;
    }
    if (node instanceof HTMLImageElement) {
      // A picture lies beside the page; the file has its words.
      add(to, "p").textContent = node.alt;
      return;
    }
    const made =
      node instanceof HTMLAnchorElement
        ? copyOfLink(node, to)
        : add(to, OPEN[node.localName] || node.localName, node.getAttribute("class") || "");
    if (made !== to) {
      for (const { name, value } of node.attributes) if (KEPT.includes(name)) made.setAttribute(name, value);
    }
    for (const child of node.childNodes) copy(child, made);
  }

  /**
   * A link that leads somewhere from there, too; of any other its words alone.
   *
   * @param {HTMLAnchorElement} node
   * @param {Element} to
   */
  function copyOfLink(node, to) {
    if (!/^https?:$/.test(node.protocol) || node.classList.contains("gp-term")) return to;
    const made = add(to, "a");
    made.setAttribute("href", node.href);
    return made;
  }

  /**
   * @param {Element} to
   * @param {string} tag
   * @param {string} [name]
   */
  function add(to, tag, name) {
    const made = to.ownerDocument.createElement(tag);
    if (name) made.className = name;
    to.append(made);
    return made;
  }

  /**
   * On paper and in a file only those words are explained that are used there, by way of other words too.
   *
   * @param {Element[]} elements
   */
  function needWords(elements) {
    const entries = all(document, ".gp-words [data-word]");
    /** @type {Set<string | undefined>} */
    const needed = new Set();
    for (const element of elements) need(element);
    for (const entry of entries) entry.classList.toggle("gp-unneeded", !needed.has(entry.dataset.word));
    document.querySelector(".gp-words")?.classList.toggle("gp-unneeded", needed.size === 0);

    /** @param {Element} element */
    function need(element) {
      for (const { dataset } of all(element, "a.gp-term[data-term]")) {
        if (needed.has(dataset.term)) continue;
        needed.add(dataset.term);
        for (const entry of entries) if (entry.dataset.word === dataset.term) need(entry);
      }
    }
  }
})();
