// @ts-check
/* What the search says. */

const { gettext, ngettext } = window.guidepress.dom;

export const TEXTS = {
  results: gettext("Results"),
  failed: gettext("The search cannot be loaded. The A to Z list has everything too."),
  instead: gettext("Did you mean:"),
  tips: gettext("Try another word. If it matters to you, ask your doctor or nurse. You can also look here:"),
  best: gettext("Best matches"),
  library: gettext("The whole library"),
  glossary: gettext("Words explained"),
  questions: gettext("Questions to ask"),
  all: gettext("A to Z"),
  more: gettext("More"),
  keys: gettext("Use the arrow keys to choose."),
  /** @param {string} query */
  meant: (query) => gettext("Shown: results for “{query}”.", { query }),
  /**
   * @param {string} query
   * @param {number} total
   */
  count: (query, total) =>
    total
      ? ngettext("1 result for “{query}”", "{count} results for “{query}”", total, { query })
      : gettext("Nothing found for “{query}”.", { query }),
  /** @param {number} total */
  seeAll: (total) => ngettext("See it on the search page", "See all {count} results", total),
};
