// @ts-check
/*
 * The list of all guidelines on the home page: a field shows only titles that hold what is typed. A topic that an
 * address leads to opens. Without this script the whole list is there, and topics open by themselves.
 *
 * A classic script, deferred.
 */
(() => {
  "use strict";

  const { all, find, linked } = window.guidepress.dom;

  addEventListener("hashchange", openTopic);
  openTopic();
  setUpFilter();

  function openTopic() {
    const topic = linked();
    if (!(topic instanceof HTMLDetailsElement) || !topic.matches(".gp-topic") || topic.open) return;
    topic.open = true;
    topic.scrollIntoView();
  }

  function setUpFilter() {
    /** @type {HTMLInputElement | null} */
    const field = find(document, "#gp-filter");
    const count = find(document, "#gp-filter-count");
    const list = find(document, ".gp-titles");
    if (!field || !count || !list) return;
    const letters = all(list, ":scope > section").map((section) => ({
      section,
      titles: all(section, "li").map((item) => ({ item, words: plain(item.textContent || "") })),
    }));
    const total = letters.reduce((sum, letter) => sum + letter.titles.length, 0);
    const words = field.closest("[data-shown]")?.getAttribute("data-shown") || "";
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(filter, 120);
    });
    filter(); // a browser may have kept what was typed

    function filter() {
      const wanted = plain(field?.value || "")
        .split(/\s+/)
        .filter(Boolean);
      let shown = 0;
      for (const { section, titles } of letters) {
        let here = 0;
        for (const { item, words: title } of titles) {
          item.hidden = !wanted.every((word) => title.includes(word));
          if (!item.hidden) here += 1;
        }
        section.hidden = here === 0;
        shown += here;
      }
      const isFiltered = wanted.length > 0;
      list?.classList.toggle("is-filtered", isFiltered);
      list?.closest("section.gp-home__all")?.classList.toggle("is-filtering", isFiltered);
      if (count)
        count.textContent = isFiltered ? words.replace("{count}", String(shown)).replace("{all}", String(total)) : "";
    }
  }

  /** Letters without their marks: "dieta" finds "Diéta". @param {string} text */
  function plain(text) {
    return text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "");
  }
})();
