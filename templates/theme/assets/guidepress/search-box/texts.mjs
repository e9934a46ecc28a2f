// @ts-check
/* What the search says. */

const { gettext, ngettext } = window.guidepress.dom;

const SENTENCE = 4; // words

export const TEXTS = {
  results: gettext("Results"),
  failed: gettext("The search cannot be loaded. The A to Z list has everything too."),
  instead: gettext("Did you mean:"),
  /** A question to take along: a query of some words is one by itself. @param {string} query */
  ask: (query) =>
    query.split(/\s+/).length < SENTENCE
      ? gettext("Ask your care team: “What can you tell me about {query}?”", { query })
      : gettext("Ask your care team: “{question}?”", {
          question: query.charAt(0).toLocaleUpperCase(document.documentElement.lang) + query.slice(1),
        }),
  // translators: heads a question of the library that has a part of the words that were searched for
  related: gettext("This question may be close:"),
  elsewhere: gettext("You can also look here:"),
  // translators: heads pages that a search has found, none of which has most of what was searched for
  part: gettext("Pages with some of these words"),
  contact: gettext("Whom to reach"),
  best: gettext("Best matches"),
  library: gettext("The whole library"),
  glossary: gettext("Words explained"),
  questions: gettext("Questions to ask"),
  all: gettext("Everything from A to Z"),
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
      : TEXTS.unanswered(query),
  /** @param {string} query */
  unanswered: (query) => gettext("Nothing here answers “{query}”.", { query }),
  /** @param {number} total */
  seeAll: (total) => ngettext("See it on the search page", "See all {count} results", total),
};
