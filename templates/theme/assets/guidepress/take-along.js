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
(() => {
  "use strict";

  const LEFT_BEHIND =
    "script, style, template, button, input, textarea, select, [hidden], .gp-screen-only, .gp-explained, .gp-visually-hidden, .gp-rule__link, .gp-unneeded";
  const KEPT = { scope: 1, colspan: 1, rowspan: 1, start: 1, lang: 1, dir: 1, datetime: 1 };
  const STYLE =
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:18px/1.55 'Atkinson Hyperlegible',Arial,sans-serif;color:#111;background:#fff}" +
    "h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.3rem;margin:2rem 0 .5rem}h3{font-size:1.1rem;margin:1.4rem 0 .4rem}" +
    "p{margin:0 0 .7rem}li{margin-bottom:.5rem}a{color:#084c63}dt{font-weight:700}dd{margin:0 0 .7rem}" +
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700;padding-bottom:.4rem}th,td{border:1px solid #555;padding:.4rem .5rem;text-align:left;vertical-align:top}" +
    ".gp-notice{border:3px solid #111;padding:.6rem 1rem;margin-bottom:1rem}.gp-notice__title{font-weight:700;font-size:1.15rem}" +
    ".gp-alert{border:2px solid #111;border-left-width:8px;padding:.5rem .9rem;margin-bottom:.8rem}.gp-alert__sign{width:1.3em;height:1.3em;vertical-align:-.3em;fill:none;stroke:#111;stroke-width:2}.gp-alert__cut{stroke:#fff}.gp-alert__dot{fill:#fff;stroke:none}" +
    ".gp-mine__ask{font-weight:700}.gp-written{white-space:pre-wrap;overflow-wrap:anywhere;border-left:4px solid #555;padding-left:.7rem}" +
    ".gp-line{border-bottom:1px solid #555;height:1.9rem}.gp-small{font-size:.9rem}" +
    ".gp-questions,.gp-mine__list{list-style:none;padding:0}.gp-mine__list>li{margin-bottom:1.4rem;break-inside:avoid}" +
    ".gp-questions__box{float:left;width:1.1rem;height:1.1rem;margin:.2rem .6rem 0 0;border:2px solid #111}svg{max-width:100%;height:auto}" +
    "tr,dl>div{break-inside:avoid}@page{margin:18mm 16mm}@media print{body{margin:0;padding:0;max-width:none;font-size:12pt}}";

  const guidepress = (window.guidepress = window.guidepress || {});
  guidepress.takeAlong = takeAlong;
  guidepress.needWords = needWords;

  function takeAlong(what) {
    const page = document.implementation.createHTMLDocument(what.title);
    page.documentElement.lang = document.documentElement.lang;
    add(page.head, "meta").setAttribute("charset", "utf-8");
    page.head.insertBefore(page.head.lastChild, page.head.firstChild);
    const policy = add(page.head, "meta");
    policy.setAttribute("http-equiv", "Content-Security-Policy");
    policy.setAttribute("content", "default-src 'none'; style-src 'unsafe-inline'");
    add(page.head, "meta").setAttribute("name", "viewport");
    page.head.lastChild.setAttribute("content", "width=device-width,initial-scale=1");
    const main = add(page.body, "main");
    what.blocks.forEach((block) => {
      if (Array.isArray(block)) add(main, block[0], block[1]).textContent = block[2];
      else copy(block, main);
    });
    // The style goes into the finished text: as a node it would fall under the policy of this page. Whatever a reader
    // has typed is escaped there, so that the first </head> is ours.
    const text = page.documentElement.outerHTML.replace("</head>", `<style>${STYLE}</style></head>`);
    save(`<!doctype html>\n${text}\n`, what.name);
  }

  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/html" }));
    link.download = name;
    link.hidden = true;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 60000); // slow devices read it late
  }

  /* Appends a copy of a node of this page to an element of the file. */
  function copy(node, to) {
    let made = to;
    if (node.nodeType === Node.TEXT_NODE) to.appendChild(to.ownerDocument.createTextNode(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_BEHIND)) return;
    if (node.localName === "svg") {
      to.appendChild(to.ownerDocument.importNode(node, true));
      return;
    }
    if (node.localName !== "a") {
      // What is folded here is open there: paper cannot open it.
      made = add(
        to,
        { details: "div", summary: "p", aside: "div" }[node.localName] || node.localName,
        node.getAttribute("class"),
      );
    } else if (/^https?:$/.test(node.protocol) && !node.classList.contains("gp-term")) {
      made = add(to, "a");
      made.href = node.href;
    } // any other link: its words alone
    if (made !== to) {
      Array.prototype.forEach.call(node.attributes, (attribute) => {
        if (KEPT[attribute.name] === 1) made.setAttribute(attribute.name, attribute.value);
      });
    }
    Array.prototype.forEach.call(node.childNodes, (child) => {
      copy(child, made);
    });
  }

  function add(to, tag, name) {
    const element = to.ownerDocument.createElement(tag);
    if (name) element.className = name;
    return to.appendChild(element);
  }

  /* On paper and in a file only those words are explained that are used there, by way of other words too. */
  function needWords(elements) {
    const entries = document.querySelectorAll(".gp-words [data-word]");
    const needed = new Set();
    elements.forEach(need);
    Array.prototype.forEach.call(entries, (entry) => {
      entry.classList.toggle("gp-unneeded", !needed.has(entry.getAttribute("data-word")));
    });
    const list = document.querySelector(".gp-words");
    if (list) list.classList.toggle("gp-unneeded", needed.size === 0);

    function need(element) {
      Array.prototype.forEach.call(element.querySelectorAll("a.gp-term[data-term]"), (link) => {
        const name = link.getAttribute("data-term");
        if (needed.has(name)) return;
        needed.add(name);
        Array.prototype.forEach.call(entries, (entry) => {
          if (entry.getAttribute("data-word") === name) need(entry);
        });
      });
    }
  }
})();
