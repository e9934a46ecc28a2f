// @ts-check
/* What the search says. */

export const TEXTS = {
  results: "Results",
  failed: "The search cannot be loaded. The A to Z list has everything too.",
  none: "Nothing found for “{}”.",
  instead: "Did you mean:",
  tips: "Try another word. If it matters to you, ask your doctor or nurse. You can also look here:",
  meant: "Shown: results for “{}”.",
  best: "Best matches",
  library: "The whole library",
  glossary: "Words explained",
  questions: "Questions to ask",
  all: "A to Z",
  one: "1 result for “{}”",
  many: "{} results for “{}”",
  seeAll: "See all {} results",
  seeOne: "See it on the search page",
  more: "More",
  keys: "Use the arrow keys to choose.",
};
