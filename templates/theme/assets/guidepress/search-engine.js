/*
 * Search in the browser: the same analysis and ranking as generator/search, over the index that the build wrote.
 *
 *   guidepress.loadSearch(callback)    loads the index once; callback(null), or callback(Error) when it cannot
 *   guidepress.search(query, limit)    {hits: [{title, href, kind, kindLabel, guideline, heading,
 *                                      excerpt: [{text, mark}], reason, notice}], total}; nothing before it is loaded
 *
 * A classic script in ES2017, for http and file:// alike. It makes no markup: whoever shows a hit sets text.
 * All constants come with the index (generator/search/settings.py); scores are whole numbers, so that Python gives
 * the same. Each part below names its Python twin.
 */
(function () {
  "use strict";

  var guidepress = (window.guidepress = window.guidepress || {});

  // ---- analysis.py ----------------------------------------------------------------------------------------------

  function makeAnalysis(settings) {
    var letters = new Map(settings.letters);
    var greek = new Map(settings.greek);
    var stopWords = new Set(settings.stopWords);
    var cache = new Map();

    function within(code, ranges) {
      return ranges.some(function (range) {
        return range[0] <= code && code <= range[1];
      });
    }

    function classOf(letter) {
      var code = letter.codePointAt(0);
      if (within(code, settings.dropped)) return "";
      if (within(code, settings.hyphens)) return "-";
      if (within(code, settings.separators)) return " ";
      return letters.has(letter) ? letters.get(letter) : letter;
    }

    function fold(character) {
      var folded = cache.get(character);
      if (folded === undefined) {
        folded = "";
        for (var part of character.normalize("NFKD")) {
          for (var letter of part.toLowerCase()) folded += classOf(letter);
        }
        cache.set(character, folded);
      }
      return folded;
    }

    function isAscii(letter) {
      return letter.codePointAt(0) < 128;
    }

    function named(word) {
      var parts = Array.from(word);
      if (!parts.some(function (letter) { return greek.has(letter); })) return word;
      if (parts.length > 1 && !parts.some(isAscii)) return word;
      return parts.map(function (letter) { return greek.has(letter) ? greek.get(letter) : letter; }).join("");
    }

    /* Places count UTF-16 units here and characters in Python; both only cut the text with them. */
    function tokens(text) {
      var found = [];
      var word = "";
      var start = 0;
      var end = 0;
      var joined = false;
      var wordInChunk = false;
      var place = 0;

      function finish() {
        if (!word) return;
        found.push({ word: named(word), start: start, end: end, glued: joined });
        word = "";
        joined = false;
        wordInChunk = true;
      }

      for (var character of text) {
        for (var folded of fold(character)) {
          if (folded === " ") {
            finish();
            joined = wordInChunk = false;
          } else if (folded === "-") {
            finish();
            joined = wordInChunk;
          } else {
            if (!word) start = place;
            word += folded;
            end = place + character.length;
          }
        }
        place += character.length;
      }
      finish();
      return found;
    }

    function compounds(run) {
      var chain = [];
      var found = [];
      run.forEach(function (token) {
        chain = token.glued ? chain.concat(token.word) : [token.word];
        for (var size = 2; size <= Math.min(settings.maxCompound, chain.length); size++) {
          found.push(chain.slice(-size).join(""));
        }
      });
      return found;
    }

    return {
      tokens: tokens,
      compounds: compounds,
      isStopWord: function (word) { return stopWords.has(word); },
      stem: settings.stemmed ? stemEnglish : function (word) { return word; },
    };
  }

  // ---- stemming.py ----------------------------------------------------------------------------------------------

  function endsWithAny(word, endings) {
    return endings.some(function (ending) { return word.endsWith(ending); });
  }

  function stemEnglish(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    word = withoutEnding(singular(word));
    return word.length >= 4 && word.endsWith("e") && !word.endsWith("ee") ? word.slice(0, -1) : word;
  }

  function singular(word) {
    if (word.endsWith("ies") && word.length > 4) return word.slice(0, -3) + "y";
    if (endsWithAny(word, ["sses", "shes", "ches", "xes", "zes"])) return word.slice(0, -2);
    if (word.endsWith("sis") && word.length > 5) return word.slice(0, -2);
    if (word.endsWith("s") && !endsWithAny(word, ["ss", "us", "is"])) return word.slice(0, -1);
    return word;
  }

  function withoutEnding(word) {
    if (word.endsWith("ied") && word.length > 4) return word.slice(0, -3) + "y";
    for (var ending of ["ing", "ed"]) {
      var rest = word.slice(0, -ending.length);
      if (word.endsWith(ending) && !word.endsWith("eed") && rest.length >= 3 && /[aeiouy]/.test(rest)) {
        var last = rest[rest.length - 1];
        return last === rest[rest.length - 2] && !"aeioulsfz".includes(last) ? rest.slice(0, -1) : rest;
      }
    }
    return word;
  }

  // ---- typos.py -------------------------------------------------------------------------------------------------

  function distance(first, second) {
    var before = [];
    var row = [];
    for (var column = 0; column <= second.length; column++) row.push(column);
    for (var i = 1; i <= first.length; i++) {
      var above = row;
      row = [i];
      for (var j = 1; j <= second.length; j++) {
        var differ = first[i - 1] === second[j - 1] ? 0 : 1;
        var best = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + differ);
        if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && second[j - 1] === first[i - 2]) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row.push(best);
      }
      before = above;
    }
    return row[row.length - 1];
  }

  function lettersMask(word) {
    var mask = 0;
    for (var i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
    return mask;
  }

  function bitCount(bits) {
    var count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  // ---- vocabulary.py --------------------------------------------------------------------------------------------

  function makeVocabulary(data, analysis) {
    var settings = data.settings;
    var terms = new Map();
    var termOfWord = data.words.map(function (word) {
      var stem = analysis.stem(word);
      if (!terms.has(stem)) terms.set(stem, terms.size);
      return terms.get(stem);
    });
    var stems = Array.from(terms.keys());
    var byLength = null;

    function term(word) {
      var number = terms.get(analysis.stem(word));
      return number === undefined ? -1 : number;
    }

    function best(numbers, limit) {
      var found = Array.from(new Set(numbers));
      found.sort(function (a, b) { return data.postings[b].length - data.postings[a].length || a - b; });
      return found.slice(0, limit);
    }

    function hasDigit(word) {
      return /[0-9]/.test(word);
    }

    function isOfOneUnit(word) {
      return !/[\ud800-\udfff]/.test(word);
    }

    function beginningWith(prefix) {
      if (Array.from(prefix).length < settings.minPrefix) return [];
      var numbers = termOfWord.filter(function (_, place) { return data.words[place].startsWith(prefix); });
      return best(numbers, settings.maxPrefixTerms);
    }

    function wordsOfLength(length) {
      if (!byLength) {
        byLength = new Map();
        data.words.forEach(function (word, place) {
          if (hasDigit(word) || !isOfOneUnit(word)) return;
          if (!byLength.has(word.length)) byLength.set(word.length, []);
          byLength.get(word.length).push({ word: word, mask: lettersMask(word), term: termOfWord[place] });
        });
      }
      return byLength.get(length) || [];
    }

    function near(word, errors) {
      if (hasDigit(word) || !isOfOneUnit(word) || word.length < settings.typoLengths[errors - 1]) return [];
      var mask = lettersMask(word);
      var numbers = [];
      for (var length = word.length - errors; length <= word.length + errors; length++) {
        wordsOfLength(length).forEach(function (other) {
          if (bitCount(mask ^ other.mask) <= 2 * errors && distance(word, other.word) === errors) {
            numbers.push(other.term);
          }
        });
      }
      return best(numbers, settings.maxTypoTerms);
    }

    function split(word) {
      var found = null;
      var bestSize = 0;
      if (!isOfOneUnit(word)) return null;
      for (var place = 1; place < word.length; place++) {
        var left = word.slice(0, place);
        var right = word.slice(place);
        var size = Math.min(left.length, right.length);
        if (size <= bestSize || (size < settings.minSplit && !hasDigit(left) && !hasDigit(right))) continue;
        if (term(left) >= 0 && term(right) >= 0) {
          found = [term(left), term(right)];
          bestSize = size;
        }
      }
      return found;
    }

    return { term: term, stems: stems, beginningWith: beginningWith, near: near, split: split };
  }

  // ---- names.py -------------------------------------------------------------------------------------------------

  function makeNames(records, analysis, vocabulary, settings) {
    var byKey = new Map();

    function name(written) {
      var run = analysis.tokens(written);
      var chains = [];
      run.forEach(function (token) {
        if (token.glued) chains[chains.length - 1].push(token.word);
        else chains.push([token.word]);
      });
      var asked = [];
      chains.forEach(function (chain) {
        asked = asked.concat(chain.length <= settings.maxCompound ? [chain.join("")] : chain);
      });
      var terms = asked
        .filter(function (word) { return !analysis.isStopWord(word); })
        .map(vocabulary.term)
        .filter(function (term) { return term >= 0; });
      return {
        written: written,
        key: run.map(function (token) { return analysis.stem(token.word); }).join(""),
        terms: Array.from(new Set(terms)),
      };
    }

    records.forEach(function (record) {
      if (record.kind !== settings.namedKind) return;
      var names = [record.title].concat(record.aliases).map(name);
      var keys = names.filter(function (one) { return one.terms.length; }).map(function (one) { return one.key; });
      new Set(keys).forEach(function (key) {
        if (!byKey.has(key)) byKey.set(key, []);
        byKey.get(key).push(names);
      });
    });

    return function inQuery(stems) {
      var seen = new Set();
      var found = [];
      for (var start = 0; start < stems.length; start++) {
        for (var end = start + 1; end <= Math.min(start + settings.maxNameWords, stems.length); end++) {
          var key = stems.slice(start, end).join("");
          if (seen.has(key)) continue;
          seen.add(key);
          for (var names of byKey.get(key) || []) found.push({ key: key, names: names });
        }
      }
      return found;
    };
  }

  // ---- plan.py --------------------------------------------------------------------------------------------------

  function planQuery(engine, query) {
    var settings = engine.settings;
    // A character has at most two units: what is cut off here first could not count.
    var text = Array.from(query.slice(0, 2 * settings.maxCharacters)).slice(0, settings.maxCharacters).join("");
    var found = engine.analysis.tokens(text);
    var typing = found.length > 0 && found.length <= settings.maxWords && found[found.length - 1].end === text.length;
    found = found.slice(0, settings.maxWords);
    var onlyStopWords = found.every(function (token) { return engine.analysis.isStopWord(token.word); });

    var covered = new Set();
    var groups = compoundGroups(engine, found, covered);
    var stems = [];
    var seen = new Set();
    found.forEach(function (token, place) {
      var stem = engine.analysis.stem(token.word);
      stems.push(stem);
      if (covered.has(place) || seen.has(stem)) return;
      if (engine.analysis.isStopWord(token.word) && !onlyStopWords) return;
      seen.add(stem);
      var unfinished = typing && place === found.length - 1;
      var meaning = meanings(engine, token.word, unfinished);
      groups = groups.concat(meaning.groups);
      if (meaning.understood >= 0) stems[place] = engine.vocabulary.stems[meaning.understood];
    });

    var direct = new Set();
    groups.forEach(function (group) {
      group.forEach(function (alternative) {
        alternative.terms.forEach(function (term) { direct.add(term); });
      });
    });

    var related = [];
    engine.namesIn(stems).forEach(function (match) {
      var others = match.names.filter(function (name) { return name.terms.length && name.key !== match.key; });
      if (!others.length) return;
      groups.push(others.map(function (name) { return { terms: name.terms, percent: settings.namePercent }; }));
      var typed = match.names.find(function (name) { return name.key === match.key; });
      var terms = new Set();
      others.forEach(function (name) {
        name.terms.forEach(function (term) { terms.add(term); });
      });
      related.push({ written: typed.written, terms: terms });
    });
    return { groups: groups, direct: direct, related: related };
  }

  function oneTerm(term, percent) {
    return { terms: [term], percent: percent };
  }

  function compoundGroups(engine, found, covered) {
    var settings = engine.settings;
    var groups = [];
    for (var size = settings.maxCompound; size > 1; size--) {
      for (var start = 0; start <= found.length - size; start++) {
        var places = found.slice(start, start + size).map(function (_, offset) { return start + offset; });
        var parts = places.map(function (place) { return found[place].word; });
        var term = engine.vocabulary.term(parts.join(""));
        if (term < 0 || places.some(function (place) { return covered.has(place); })) continue;
        places.forEach(function (place) { covered.add(place); });
        var group = [oneTerm(term, 100)];
        var known = parts.map(engine.vocabulary.term);
        if (!parts.some(engine.analysis.isStopWord) && known.every(function (part) { return part >= 0; })) {
          group.push({ terms: known, percent: settings.partsPercent });
          known.forEach(function (part) { group.push(oneTerm(part, settings.partPercent)); });
        }
        groups.push(group);
      }
    }
    return groups;
  }

  function meanings(engine, word, unfinished) {
    var settings = engine.settings;
    var vocabulary = engine.vocabulary;
    var exact = vocabulary.term(word);
    var group = exact >= 0 ? [oneTerm(exact, 100)] : [];
    var longer = unfinished
      ? vocabulary.beginningWith(word).filter(function (term) { return term !== exact; })
      : [];
    if (longer.length) {
      var idf = function (term) { return engine.idf[term]; };
      var least = Math.min.apply(null, longer.concat(exact >= 0 ? [exact] : []).map(idf));
      var percent = exact >= 0 ? settings.prefixBesideExactPercent : settings.prefixPercent;
      longer.forEach(function (term) { group.push(oneTerm(term, Math.floor((percent * least) / idf(term)))); });
    }
    if (group.length) return { groups: [group], understood: exact >= 0 ? -1 : longer[0] };
    var nothing = { groups: [], understood: -1 };
    return misspelt(1) || parted() || misspelt(2) || nothing;

    function misspelt(errors) {
      var near = vocabulary.near(word, errors);
      if (!near.length) return null;
      var alternatives = near.map(function (term) { return oneTerm(term, settings.typoPercent[errors]); });
      return { groups: [alternatives], understood: near[0] };
    }

    function parted() {
      var parts = vocabulary.split(word);
      if (!parts) return null;
      var groups = Array.from(new Set(parts)).map(function (term) { return [oneTerm(term, 100)]; });
      return { groups: groups, understood: -1 };
    }
  }

  // ---- excerpt.py -----------------------------------------------------------------------------------------------

  function excerptOf(engine, text, wanted) {
    var found = engine.analysis.tokens(text);
    if (!found.length) return [];
    var marked = markedTokens(engine, found, wanted);
    var first = Math.max(0, Math.max(0, marked.indexOf(true)) - engine.settings.excerptBefore);
    var last = Math.min(found.length, first + engine.settings.excerptWords);
    var end = last < found.length ? found[last - 1].end : text.length;
    var place = first ? found[first].start : 0;
    var pieces = [];

    function add(piece, mark) {
      if (!piece) return;
      var before = pieces[pieces.length - 1];
      if (before && before.mark === mark) before.text += piece;
      else pieces.push({ text: piece, mark: mark });
    }

    if (first) add("… ", false);
    for (var number = first; number < last; number++) {
      var token = found[number];
      if (!marked[number] || token.start < place) continue;
      add(text.slice(place, token.start), false);
      add(text.slice(token.start, token.end), true);
      place = token.end;
    }
    add(text.slice(place, end), false);
    if (last < found.length) add(" …", false);
    return pieces;
  }

  function markedTokens(engine, found, wanted) {
    var marked = found.map(function (token) { return wanted.has(engine.vocabulary.term(token.word)); });
    for (var place = 0; place < found.length; place++) {
      var joined = found[place].word;
      for (var size = 2; size <= engine.settings.maxCompound; size++) {
        var next = found[place + size - 1];
        if (!next || !next.glued) break;
        joined += next.word;
        if (wanted.has(engine.vocabulary.term(joined))) marked.fill(true, place, place + size);
      }
    }
    return marked;
  }

  function reasonFor(engine, record, plan) {
    var settings = engine.settings;
    var own = record.title + " " + record.heading + " " + record.text;
    if (countTerms(engine, own, plan.direct)) return "";
    var counts = record.aliases.map(function (alias) { return countTerms(engine, alias, plan.direct); });
    var most = counts.reduce(function (a, b) { return Math.max(a, b); }, 0);
    if (most) {
      var phrase = record.kind === settings.namedKind ? settings.reasonName : settings.reasonSearchTerm;
      return phrase.split("{}").join(record.aliases[counts.indexOf(most)]);
    }
    var match = plan.related.find(function (one) { return countTerms(engine, own, one.terms); });
    return match ? settings.reasonName.split("{}").join(match.written) : "";
  }

  function countTerms(engine, text, wanted) {
    var run = engine.analysis.tokens(text);
    var terms = new Set();
    run.map(function (token) { return token.word; }).concat(engine.analysis.compounds(run)).forEach(function (word) {
      var term = engine.vocabulary.term(word);
      if (wanted.has(term)) terms.add(term);
    });
    return terms.size;
  }

  // ---- engine.py, script.py -------------------------------------------------------------------------------------

  function makeEngine(data) {
    var settings = data.settings;
    var strings = data.strings;
    var analysis = makeAnalysis(settings);
    var vocabulary = makeVocabulary(data, analysis);
    var records = data.records.map(function (row) {
      return {
        address: row[0],
        kind: strings[row[1]],
        title: row[2],
        heading: strings[row[3]],
        guideline: strings[row[4]],
        aliases: row[5],
        text: row[6],
        status: strings[row[7]],
        notice: strings[row[8]],
      };
    });
    return {
      settings: settings,
      analysis: analysis,
      vocabulary: vocabulary,
      records: records,
      idf: data.idf,
      postings: data.postings,
      namesIn: makeNames(records, analysis, vocabulary, settings),
      kinds: new Map(settings.kinds),
      statusPercent: new Map(settings.status),
    };
  }

  function postingsOf(engine, term) {
    var flat = engine.postings[term];
    var found = new Map();
    for (var place = 0, number = 0; place < flat.length; place += 2) {
      number += flat[place];
      found.set(number, flat[place + 1]);
    }
    return found;
  }

  function impacts(engine, terms) {
    var shared = postingsOf(engine, terms[0]);
    terms.slice(1).forEach(function (term) {
      var both = new Map();
      postingsOf(engine, term).forEach(function (impact, number) {
        if (shared.has(number)) both.set(number, shared.get(number) + impact);
      });
      shared = both;
    });
    return shared;
  }

  function scoresOf(engine, groups) {
    var scores = new Map();
    groups.forEach(function (group) {
      var best = new Map();
      group.forEach(function (alternative) {
        impacts(engine, alternative.terms).forEach(function (total, number) {
          var impact = Math.floor(total / alternative.terms.length);
          var points = Math.floor((impact * alternative.percent) / 100);
          best.set(number, Math.max(best.get(number) || 0, points));
        });
      });
      best.forEach(function (points, number) { scores.set(number, (scores.get(number) || 0) + points); });
    });
    return scores;
  }

  function queryEngine(engine, query, limit, root) {
    var plan = planQuery(engine, query);
    var found = [];
    scoresOf(engine, plan.groups).forEach(function (points, number) {
      var percent = engine.statusPercent.get(engine.records[number].status);
      found.push({ score: Math.max(1, Math.floor((points * percent) / 100)), percent: percent, number: number });
    });
    found.sort(function (a, b) { return b.score - a.score || b.percent - a.percent || a.number - b.number; });
    var wanted = new Set(plan.direct);
    plan.related.forEach(function (one) {
      one.terms.forEach(function (term) { wanted.add(term); });
    });
    var hits = found.slice(0, Math.max(0, limit)).map(function (entry) {
      var record = engine.records[entry.number];
      return {
        title: record.title,
        // "./" keeps a browser from reading an address as one with a scheme.
        href: (root || "./") + record.address,
        kind: record.kind,
        kindLabel: engine.kinds.get(record.kind),
        guideline: record.guideline,
        heading: record.heading,
        excerpt: excerptOf(engine, record.text, wanted),
        reason: reasonFor(engine, record, plan),
        notice: record.notice,
      };
    });
    return { hits: hits, total: found.length };
  }

  // ---- the page -------------------------------------------------------------------------------------------------

  var engine = null;
  var engineData = null;
  var waiting = null; // the callbacks of a load under way

  function placeInForm(name) {
    var form = document.querySelector("form.gp-search");
    return (form && form.dataset[name]) || "";
  }

  guidepress.search = function (query, limit) {
    if (!guidepress.searchIndex) return { hits: [], total: 0 };
    if (engineData !== guidepress.searchIndex) {
      engineData = guidepress.searchIndex;
      engine = makeEngine(engineData);
    }
    return queryEngine(engine, String(query), limit === undefined ? 10 : limit, placeInForm("root"));
  };

  guidepress.loadSearch = function (callback) {
    if (guidepress.searchIndex) {
      callback(null);
      return;
    }
    if (waiting) {
      waiting.push(callback);
      return;
    }
    var address = placeInForm("index");
    if (!address) {
      callback(new Error("This page does not say where the search index is."));
      return;
    }
    waiting = [callback];
    var script = document.createElement("script");
    script.src = (placeInForm("root") || "./") + address;
    script.onload = script.onerror = function () {
      var callbacks = waiting;
      var error = guidepress.searchIndex ? null : new Error("The search index cannot be loaded.");
      waiting = null;
      if (error) script.remove(); // so that the next attempt asks again
      callbacks.forEach(function (one) { one(error); });
    };
    document.head.appendChild(script);
  };
})();
