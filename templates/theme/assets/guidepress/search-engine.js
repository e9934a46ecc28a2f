/*
 * Search in the browser: the same analysis and ranking as generator/search, over the index that the build wrote.
 *
 *   guidepress.loadSearch(callback)              loads the root of the index once; callback(null), or callback(Error)
 *   guidepress.search(query, options, callback)  callback(null, results) at once where all that the query needs is
 *                                                there, else when it has come; callback(Error) when it cannot come
 *
 * options: limit (10), kind and guideline (no filter; the guideline "" is the library itself). results: {hits: [{title,
 * href, kind, kindLabel, guideline, heading, excerpt: [{text, mark}], reason, notice}], total, kinds, guidelines
 * ([[key, label, count]]), meant, suggestions, alerts: what alert-box.js shows above the hits}.
 *
 * A classic script in ES2017, for http and file:// alike. It makes no markup: whoever shows a hit sets text. It loads
 * only scripts of the index, by their names in it. All constants come with the index (generator/search/settings.py);
 * scores are whole numbers, so that Python gives the same. Each part below names its Python twin.
 */
(function () {
  "use strict";

  var guidepress = (window.guidepress = window.guidepress || {});

  // ---- analysis.py ----------------------------------------------------------------------------------------------

  function makeAnalysis(settings) {
    var letters = new Map(settings.letters);
    var greek = new Map(settings.greek);
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
      if (within(code, settings.unspaced)) return "-" + letter + "-";
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
    };
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

  // ---- vocabulary.py, and how pieces.py writes it -----------------------------------------------------------------

  function readWords(text) {
    var last = "";
    return text ? text.split(" ").map(function (coded) {
      last = last.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
      return last;
    }) : [];
  }

  function readTerms(backReferences) {
    var count = 0;
    return backReferences.split(",").slice(0, -1).map(function (back) {
      return back ? count - Number(back) : count++;
    });
  }

  function makeVocabulary(root) {
    var settings = root.settings;
    var words = readWords(root.words);
    var termOfWord = readTerms(root.terms);
    var frequency = root.frequency;
    var stopWords = new Set(settings.stopWords);
    var quietWords = new Set(settings.quietWords);
    var terms = new Map();
    var names = [];
    var byLength = null;

    words.forEach(function (word, place) {
      terms.set(word, termOfWord[place]);
      if (names[termOfWord[place]] === undefined) names[termOfWord[place]] = word;
    });

    function term(word) {
      var number = terms.get(word);
      return number === undefined ? -1 : number;
    }

    function best(numbers, limit) {
      var found = Array.from(new Set(numbers));
      found.sort(function (a, b) { return frequency[b] - frequency[a] || a - b; });
      return found.slice(0, limit);
    }

    function hasDigit(word) {
      return /[0-9]/.test(word);
    }

    function isOfOneUnit(word) {
      return !/[\ud800-\udfff]/.test(word);
    }

    function mayBeMisspelt(word) {
      return !hasDigit(word) && isOfOneUnit(word);
    }

    function termsOf(chosen) {
      return chosen.map(function (word) { return terms.get(word); });
    }

    function beginningWith(prefix) {
      if (Array.from(prefix).length < settings.minPrefix) return [];
      var found = words.filter(function (word) { return word.startsWith(prefix); });
      return best(termsOf(found), settings.maxPrefixTerms);
    }

    function wordsOfLength(length) {
      if (!byLength) {
        byLength = new Map();
        words.forEach(function (word) {
          if (!mayBeMisspelt(word)) return;
          if (!byLength.has(word.length)) byLength.set(word.length, []);
          byLength.get(word.length).push({ word: word, mask: lettersMask(word) });
        });
      }
      return byLength.get(length) || [];
    }

    function near(word, errors) {
      if (!mayBeMisspelt(word) || word.length < settings.typoLengths[errors - 1]) return [];
      var mask = lettersMask(word);
      var numbers = [];
      for (var length = word.length - errors; length <= word.length + errors; length++) {
        wordsOfLength(length).forEach(function (other) {
          if (bitCount(mask ^ other.mask) <= 2 * errors && distance(word, other.word) === errors) {
            numbers.push(terms.get(other.word));
          }
        });
      }
      return best(numbers, settings.maxTypoTerms);
    }

    function forms(word) {
      if (!mayBeMisspelt(word)) return [];
      for (var size = word.length; size >= Math.max(settings.minForm, word.length - settings.maxEnding); size--) {
        var beginning = word.slice(0, size);
        var longest = size + settings.maxEnding;
        var found = words.filter(function (other) {
          return other.startsWith(beginning) && other.length <= longest && mayBeMisspelt(other);
        });
        if (found.length) return best(termsOf(found), settings.maxTypoTerms);
      }
      return [];
    }

    function resembling(word) {
      var most = Math.max(2, Math.floor(word.length / 3));
      if (!word || word.length > settings.maxResembling || !mayBeMisspelt(word)) return [];
      var nearest = [];
      for (var length = word.length - most; length <= word.length + most; length++) {
        wordsOfLength(length).forEach(function (other) {
          if (other.word[0] !== word[0] || !frequency[terms.get(other.word)]) return;
          var errors = distance(word, other.word);
          if (errors <= most) nearest.push({ errors: errors, word: other.word });
        });
      }
      nearest.sort(function (a, b) { return a.errors - b.errors || (a.word < b.word ? -1 : 1); });
      var found = new Set(nearest.map(function (one) { return terms.get(one.word); }));
      return Array.from(found).slice(0, settings.maxSuggestions);
    }

    function termOrPlural(word) {
      var number = term(word);
      return number < 0 && word.length > settings.minSplit ? term(word.slice(0, -1)) : number;
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
        if (term(left) >= 0 && termOrPlural(right) >= 0) {
          found = [term(left), termOrPlural(right)];
          bestSize = size;
        }
      }
      return found;
    }

    return {
      term: term,
      name: function (number) { return names[number]; },
      isStopWord: function (word) { return stopWords.has(word); },
      isQuiet: function (word) { return quietWords.has(word); },
      beginningWith: beginningWith,
      near: near,
      forms: forms,
      resembling: resembling,
      split: split,
    };
  }

  // ---- names.py -------------------------------------------------------------------------------------------------

  function makeNames(things, vocabulary, settings) {
    var byKey = new Map();
    things.forEach(function (rows, number) {
      var names = rows.map(function (row) {
        var key = row[2] === undefined ? row[1].map(vocabulary.name).join("") : row[2];
        return { written: row[0], key: key, terms: row[1] };
      });
      new Set(names.map(function (name) { return name.key; })).forEach(function (key) {
        if (!byKey.has(key)) byKey.set(key, []);
        byKey.get(key).push({ number: number, names: names });
      });
    });

    return function inQuery(query) {
      var found = [];
      for (var start = 0; start < query.length; start++) {
        for (var end = start + 1; end <= Math.min(start + settings.maxNameWords, query.length); end++) {
          var key = query.slice(start, end).join("");
          for (var thing of byKey.get(key) || []) found.push({ start: start, end: end, key: key, names: thing.names });
        }
      }
      return found;
    };
  }

  // ---- plan.py --------------------------------------------------------------------------------------------------

  function oneTerm(term, percent) {
    return { terms: [term], percent: percent };
  }

  function termsOfAlternatives(alternatives) {
    var terms = [];
    alternatives.forEach(function (one) { one.terms.forEach(function (term) { terms.push(term); }); });
    return terms;
  }

  function planQuery(engine, query) {
    var settings = engine.settings;
    var vocabulary = engine.vocabulary;
    // A character has at most two units: what is cut off here first could not count.
    var text = Array.from(query.slice(0, 2 * settings.maxCharacters)).slice(0, settings.maxCharacters).join("");
    var found = engine.analysis.tokens(text);
    var typing = found.length > 0 && found.length <= settings.maxWords && found[found.length - 1].end === text.length;
    found = found.slice(0, settings.maxWords);
    var onlyStopWords = found.every(function (token) { return vocabulary.isStopWord(token.word); });
    var corrected = new Map();
    var unknown = [];

    var telling = new Set(found.map(function (token) { return token.word; }).filter(function (word) {
      return !vocabulary.isStopWord(word) && !vocabulary.isQuiet(word);
    }));
    var withoutQuiet = telling.size >= settings.quietBelow;

    function isStopWord(word) {
      return (withoutQuiet && vocabulary.isQuiet(word)) || (vocabulary.isStopWord(word) && !onlyStopWords);
    }

    function percentOf(word) {
      return vocabulary.isQuiet(word) ? settings.quietPercent : 100;
    }

    function standingFor(terms) {
      return found.map(function (token, place) {
        return terms[place] < 0 ? token.word : vocabulary.name(terms[place]);
      });
    }

    var known = found.map(function (token) { return vocabulary.term(token.word); });
    var inNames = new Set();
    engine.namesIn(standingFor(known)).forEach(function (match) {
      for (var place = match.start; place < match.end; place++) inNames.add(place);
    });
    var covered = new Set();
    var parts = compoundParts(engine, found, covered);
    var seen = new Set();
    var typed = counted(found.map(function (token) { return token.word; }));
    found.forEach(function (token, place) {
      if (covered.has(place) || seen.has(token.word) || isStopWord(token.word)) return;
      seen.add(token.word);
      var meant = meanings(place, token.word, known[place]);
      var times = Math.min(typed.get(token.word), settings.repeatPercent.length);
      meant.forEach(function (part) {
        part.percent = Math.floor((part.percent * settings.repeatPercent[times - 1]) / 100);
      });
      if (meant.length) parts.set(place, meant);
    });
    var understood = known.map(function (term, place) { return corrected.has(place) ? corrected.get(place) : term; });
    var grouped = groupParts(parts, engine.namesIn(standingFor(understood)), settings);

    var direct = new Set();
    parts.forEach(function (some) {
      some.forEach(function (part) {
        termsOfAlternatives(part.alternatives).forEach(function (term) { direct.add(term); });
      });
    });
    var line = [];
    found.forEach(function (token, place) {
      if (understood[place] >= 0 && !isStopWord(token.word)) {
        line.push({ term: understood[place], percent: percentOf(token.word) });
      }
    });
    var groups = heaviest(engine, grouped.groups);
    var terms = new Set();
    groups.forEach(function (group) {
      group.parts.forEach(function (part) {
        termsOfAlternatives(part.alternatives).forEach(function (term) { terms.add(term); });
      });
      termsOfAlternatives(group.instead).forEach(function (term) { terms.add(term); });
    });
    return {
      groups: groups,
      terms: terms,
      direct: direct,
      related: grouped.related,
      line: line,
      typed: typed,
      meant: meantQuery(),
      unknown: unknown,
    };

    function meanings(place, word, exact) {
      var group = exact >= 0 ? [oneTerm(exact, 100)] : [];
      var unfinished = typing && place === found.length - 1;
      var longer = unfinished
        ? vocabulary.beginningWith(word).filter(function (term) { return term !== exact; })
        : [];
      if (longer.length) {
        var idf = function (term) { return engine.idf[term]; };
        var least = Math.min.apply(null, longer.concat(exact >= 0 ? [exact] : []).map(idf));
        var percent = exact >= 0 ? settings.prefixBesideExactPercent : settings.prefixPercent;
        longer.forEach(function (term) { group.push(oneTerm(term, Math.floor((percent * least) / idf(term)))); });
        if (exact < 0) corrected.set(place, longer[0]);
      }
      if (group.length) return [{ alternatives: group, percent: percentOf(word) }];
      if (inNames.has(place) || unknown.length + corrected.size >= settings.maxMisspelt) return [];
      return resembling(place, word);
    }

    function resembling(place, word) {
      var near = taken(vocabulary.near(word, 1), settings.typoPercent[1]);
      near = near || taken(vocabulary.forms(word), settings.formPercent);
      if (near) return near;
      var halves = vocabulary.split(word);
      if (halves) {
        return Array.from(new Set(halves)).map(function (term) {
          return { alternatives: [oneTerm(term, 100)], percent: 100 };
        });
      }
      near = taken(vocabulary.near(word, 2), settings.typoPercent[2]);
      if (near) return near;
      unknown.push(word);
      return [];

      function taken(terms, percent) {
        if (!terms.length) return null;
        corrected.set(place, terms[0]);
        return [{ alternatives: terms.map(function (term) { return oneTerm(term, percent); }), percent: 100 }];
      }
    }

    function meantQuery() {
      var unfinished = typing ? found.length - 1 : -1;
      var pieces = [];
      var end = 0;
      Array.from(corrected.keys()).sort(function (a, b) { return a - b; }).forEach(function (place) {
        var name = vocabulary.name(corrected.get(place));
        if (place === unfinished && name.startsWith(found[place].word)) return;
        pieces.push(text.slice(end, found[place].start), name);
        end = found[place].end;
      });
      return pieces.length ? trim(pieces.join("") + text.slice(end)) : "";
    }
  }

  function groupParts(parts, named, settings) {
    var groups = new Map();
    var related = [];
    var taken = new Map();
    named = named.slice().sort(function (a, b) { return b.end - b.start - (a.end - a.start) || a.start - b.start; });
    named.forEach(function (match) {
      var places = [];
      for (var place = match.start; place < match.end; place++) places.push(place);
      if (places.some(function (at) {
        var other = taken.get(at);
        return other && (other.start !== match.start || other.end !== match.end);
      })) return;
      places.forEach(function (at) { taken.set(at, match); });
      var others = match.names.filter(function (name) { return name.key !== match.key; });
      if (!others.length) return;
      if (!groups.has(match.start)) {
        var own = [];
        places.forEach(function (at) { own = own.concat(parts.get(at) || []); });
        groups.set(match.start, { parts: own, instead: [] });
      }
      var group = groups.get(match.start);
      var terms = [];
      others.forEach(function (name) {
        group.instead.push({ terms: name.terms, percent: settings.namePercent });
        terms = terms.concat(name.terms);
      });
      var typed = match.names.find(function (name) { return name.key === match.key; });
      related.push({ written: typed.written, terms: new Set(terms) });
      group.instead = group.instead.slice(0, settings.maxInstead);
    });
    var inGroups = new Set();
    groups.forEach(function (_, start) {
      for (var place = taken.get(start).start; place < taken.get(start).end; place++) inGroups.add(place);
    });
    parts.forEach(function (some, place) {
      if (!inGroups.has(place)) groups.set(place, { parts: some, instead: [] });
    });
    var starts = Array.from(groups.keys()).sort(function (a, b) { return a - b; });
    return { groups: starts.map(function (start) { return groups.get(start); }), related: related };
  }

  function heaviest(engine, groups) {
    function weight(group) {
      var most = 0;
      group.parts.forEach(function (part) {
        termsOfAlternatives(part.alternatives).forEach(function (term) {
          most = Math.max(most, engine.idf[term] * part.percent);
        });
      });
      termsOfAlternatives(group.instead).forEach(function (term) { most = Math.max(most, engine.idf[term] * 100); });
      return most;
    }
    var places = groups.map(function (group, place) { return { place: place, weight: weight(group) }; });
    places.sort(function (a, b) { return b.weight - a.weight || a.place - b.place; });
    places = places.slice(0, engine.settings.maxGroups).map(function (one) { return one.place; });
    places.sort(function (a, b) { return a - b; });
    return places.map(function (place) { return groups[place]; });
  }

  function compoundParts(engine, found, covered) {
    var settings = engine.settings;
    var vocabulary = engine.vocabulary;
    var parts = new Map();
    for (var size = settings.maxCompound; size > 1; size--) {
      for (var start = 0; start <= found.length - size; start++) {
        var places = found.slice(start, start + size).map(function (_, offset) { return start + offset; });
        var words = places.map(function (place) { return found[place].word; });
        var term = vocabulary.term(words.join(""));
        if (term < 0 || places.some(function (place) { return covered.has(place); })) continue;
        places.forEach(function (place) { covered.add(place); });
        var group = [oneTerm(term, 100)];
        var telling = words.filter(function (word) { return !vocabulary.isStopWord(word); });
        var known = telling.map(vocabulary.term);
        if (known.length && known.every(function (part) { return part >= 0; })) {
          group.push({ terms: known, percent: settings.partsPercent });
          known.forEach(function (part) { group.push(oneTerm(part, settings.partPercent)); });
        }
        parts.set(start, [{ alternatives: group, percent: 100 }]);
      }
    }
    return parts;
  }

  // ---- excerpt.py -----------------------------------------------------------------------------------------------

  function excerptOf(engine, text, plan) {
    var found = engine.analysis.tokens(text);
    if (!found.length) return [];
    var marked = markedTokens(engine, found, plan.terms);
    var first = Math.max(0, bestStart(engine, marked) - engine.settings.excerptBefore);
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
      if (marked[number] < 0 || token.start < place) continue;
      add(text.slice(place, token.start), false);
      add(text.slice(token.start, token.end), true);
      place = token.end;
    }
    add(text.slice(place, end), false);
    if (last < found.length) add(" …", false);
    return pieces;
  }

  function bestStart(engine, marked) {
    var reach = engine.settings.excerptWords - engine.settings.excerptBefore;
    var places = [];
    marked.forEach(function (term, place) { if (term >= 0) places.push(place); });
    var best = 0;
    var bestWeight = 0;
    places.forEach(function (start, position) {
      var seen = new Set();
      var weight = 0;
      for (var at = position; at < places.length && places[at] < start + reach; at++) {
        var term = marked[places[at]];
        if (seen.has(term)) continue;
        seen.add(term);
        weight += engine.idf[term];
      }
      if (weight > bestWeight) {
        best = start;
        bestWeight = weight;
      }
    });
    return best;
  }

  function markedTokens(engine, found, wanted) {
    var marked = found.map(function (token) {
      var term = engine.vocabulary.term(token.word);
      return wanted.has(term) ? term : -1;
    });
    for (var place = 0; place < found.length; place++) {
      var joined = found[place].word;
      for (var size = 2; size <= engine.settings.maxCompound; size++) {
        var next = found[place + size - 1];
        if (!next || !next.glued) break;
        joined += next.word;
        var term = engine.vocabulary.term(joined);
        if (wanted.has(term)) marked.fill(term, place, place + size);
      }
    }
    return marked;
  }

  function reasonFor(engine, record, plan) {
    var settings = engine.settings;
    var own = [record.title, record.heading].concat(record.headings, [record.text]).join(" ");
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

  // ---- rerank.py ------------------------------------------------------------------------------------------------

  function added(engine, record, plan) {
    var settings = engine.settings;
    var whole = Math.max(1, sum(plan.groups, function (group) { return weightOf(engine, group); }));
    var pairs = new Set();
    var named = new Set();
    var bestName = 0;
    var exact = 0;
    var most = 0;

    function partOfQuery(own) {
      return Math.floor((100 * sum(plan.groups, function (group) { return answered(engine, group, own); })) / whole);
    }

    function look(text) {
      var run = engine.analysis.tokens(text);
      var line = [];
      var joined = new Set();
      run.forEach(function (token) {
        if (!engine.vocabulary.isStopWord(token.word)) line.push(engine.vocabulary.term(token.word));
      });
      engine.analysis.compounds(run).forEach(function (word) { addTerm(joined, engine.vocabulary.term(word)); });
      for (var place = 1; place < line.length; place++) pairs.add(line[place - 1] + " " + line[place]);
      return { run: run, line: line, joined: joined };
    }

    function addTerm(terms, term) {
      if (term >= 0) terms.add(term);
    }

    [record.title].concat(record.aliases).forEach(function (text) {
      var looked = look(text);
      var own = looked.joined;
      looked.line.forEach(function (term) { addTerm(own, term); });
      own.forEach(function (term) { named.add(term); });
      var inQuery = Array.from(own).filter(function (term) { return plan.terms.has(term); });
      var idf = function (term) { return engine.idf[term]; };
      var ofName = Math.floor((100 * sum(inQuery, idf)) / Math.max(1, sum(Array.from(own), idf)));
      var ofQuery = partOfQuery(own);
      bestName = Math.max(bestName, ofName * ofQuery);
      if (own.size && looked.run.every(function (token) { return plan.typed.has(token.word); })) {
        exact = Math.max(exact, ofQuery);
      }
    });
    most = partOfQuery(named);
    record.headings.concat([record.text]).forEach(function (text) {
      var looked = look(text);
      var step = Math.floor(settings.passageWords / 2);
      for (var start = 0; start < Math.max(1, looked.line.length - step); start += step) {
        var terms = new Set(named);
        looked.joined.forEach(function (term) { terms.add(term); });
        looked.line.slice(start, start + settings.passageWords).forEach(function (term) { addTerm(terms, term); });
        most = Math.max(most, partOfQuery(terms));
      }
    });
    var whole100 = settings.coverPercent * most + settings.exactPercent * exact;
    var percent = Math.floor((settings.titlePercent * bestName + 100 * whole100) / 10000);
    var isName = record.kind === settings.namedKind && bestName === 100 * 100 && exact;
    return { points: pairPoints(engine, plan, pairs), percent: percent + (isName ? settings.wordPercent : 0) };
  }

  function pairPoints(engine, plan, pairs) {
    var weights = new Map();
    for (var place = 1; place < plan.line.length; place++) {
      var first = plan.line[place - 1];
      var second = plan.line[place];
      if (first.term === second.term) continue;
      var weaker = Math.min(engine.idf[first.term] * first.percent, engine.idf[second.term] * second.percent);
      weights.set(first.term + " " + second.term, Math.floor((weaker * engine.settings.pairPercent) / 10000));
    }
    var points = 0;
    weights.forEach(function (weight, pair) { if (pairs.has(pair)) points += weight; });
    return points;
  }

  function partWeight(engine, part) {
    return engine.idf[part.alternatives[0].terms[0]] * part.percent;
  }

  function weightOf(engine, group) {
    return sum(group.parts, function (part) { return partWeight(engine, part); }) || 1;
  }

  function answered(engine, group, terms) {
    function hasAll(alternative) {
      return alternative.terms.every(function (term) { return terms.has(term); });
    }
    if (group.instead.some(hasAll)) return weightOf(engine, group);
    return sum(group.parts, function (part) {
      return part.alternatives.some(hasAll) ? partWeight(engine, part) : 0;
    });
  }

  function sum(items, value) {
    return items.reduce(function (total, item) { return total + value(item); }, 0);
  }

  // ---- alerts.py ------------------------------------------------------------------------------------------------

  /* The numbers of the alerts that a query means, the most pressing first, one of each level. */
  function meantAlerts(engine, query) {
    if (!engine.alerts.length) return [];
    var settings = engine.settings;
    var text = Array.from(query.slice(0, 2 * settings.maxCharacters)).slice(0, settings.maxCharacters).join("");
    var run = engine.analysis.tokens(text).slice(0, settings.maxWords);
    var words = run.map(function (token) { return token.word; }).concat(engine.analysis.compounds(run));
    var asked = new Set();
    words.forEach(function (word) {
      var term = engine.vocabulary.term(word);
      if (term >= 0) asked.add(term);
      else {
        engine.vocabulary.near(word, 1).forEach(function (near) {
          if (engine.vocabulary.name(near)[0] === word[0]) asked.add(near);
        });
      }
    });
    var best = new Map();
    engine.alerts.forEach(function (alert, number) {
      var length = alert[1].reduce(function (most, phrase) {
        return phrase.every(function (term) { return asked.has(term); }) ? Math.max(most, phrase.length) : most;
      }, 0);
      var held = best.get(alert[0]);
      if (length && (!held || length > held.length)) best.set(alert[0], { length: length, number: number });
    });
    return Array.from(best).sort(function (a, b) { return a[0] - b[0]; }).map(function (pair) { return pair[1].number; });
  }

  /* What is shown of an alert, its addresses seen from this page. */
  function alertOf(engine, number) {
    var root = placeInForm("root") || "./";
    var shown = Object.assign({}, engine.store.alert(number));
    shown.href = root + shown.href;
    if (shown.sources) {
      shown.sources = shown.sources.map(function (source) { return { title: source.title, href: root + source.href }; });
    }
    return shown;
  }

  // ---- engine.py ------------------------------------------------------------------------------------------------

  function makeEngine(root) {
    var settings = root.settings;
    var vocabulary = makeVocabulary(root);
    var idfOfFrequency = new Map(root.idf);
    var kinds = Array.from(root.kinds, function (letter) { return settings.kinds[parseInt(letter, 36)][0]; });
    return {
      settings: settings,
      analysis: makeAnalysis(settings),
      vocabulary: vocabulary,
      idf: root.frequency.map(function (frequency) { return idfOfFrequency.get(frequency); }),
      namesIn: makeNames(root.things, vocabulary, settings),
      kinds: kinds,
      statuses: readRuns(root.statuses),
      guidelines: readRuns(root.guidelines),
      titles: new Map(root.titles),
      alerts: root.alerts,
      kindLabels: new Map(settings.kinds),
      statusPercent: new Map(settings.status),
      kindPercent: new Map(settings.kindPercent),
      store: makeStore(root, kinds),
    };
  }

  function readRuns(runs) {
    var values = [];
    for (var place = 0; place < runs.length; place += 2) {
      for (var count = runs[place + 1]; count > 0; count--) values.push(runs[place]);
    }
    return values;
  }

  function scoresOf(engine, groups) {
    var points = new Map();
    groups.forEach(function (group) {
      var best = new Map();
      group.parts.forEach(function (part) {
        bestOf(engine, part.alternatives, part.percent).forEach(function (more, number) {
          best.set(number, (best.get(number) || 0) + more);
        });
      });
      bestOf(engine, group.instead, 100).forEach(function (instead, number) {
        best.set(number, Math.max(best.get(number) || 0, instead));
      });
      best.forEach(function (more, number) { points.set(number, (points.get(number) || 0) + more); });
    });
    var scores = new Map();
    points.forEach(function (total, number) {
      scores.set(number, Math.max(1, Math.floor((total * factor(engine, number)) / 10000)));
    });
    return scores;
  }

  function bestOf(engine, alternatives, percent) {
    var best = new Map();
    alternatives.forEach(function (alternative) {
      impacts(engine, alternative.terms).forEach(function (impact, number) {
        var points = Math.floor((impact * alternative.percent * percent) / 10000);
        best.set(number, Math.max(best.get(number) || 0, points));
      });
    });
    return best;
  }

  function impacts(engine, terms) {
    var totals = new Map();
    terms.forEach(function (term, place) {
      var next = new Map();
      var flat = engine.store.postings(term);
      for (var at = 0, number = 0; at < flat.length; at += 2) {
        number += flat[at];
        if (place && !totals.has(number)) continue;
        var impact = Math.floor((engine.idf[term] * flat[at + 1]) / engine.settings.levels);
        next.set(number, (totals.get(number) || 0) + impact);
      }
      totals = next;
    });
    totals.forEach(function (total, number) { totals.set(number, Math.floor(total / terms.length)); });
    return totals;
  }

  function factor(engine, number) {
    return engine.statusPercent.get(engine.statuses[number]) * engine.kindPercent.get(engine.kinds[number]);
  }

  function worthShowing(engine, numbers, scores) {
    var best = numbers.reduce(function (most, number) { return Math.max(most, scores.get(number)); }, 0);
    return numbers.filter(function (number) { return scores.get(number) * 100 >= best * engine.settings.keepPercent; });
  }

  /* Loads what a query needs in two steps, postings and then records, and gives its results. */
  function queryEngine(engine, query, options, callback) {
    var plan = planQuery(engine, query);
    engine.store.load("postings", Array.from(plan.terms), function (error) {
      if (error) return callback(error);
      var ranked = rank(engine, plan, options);
      var needed = ranked.found.slice(0, Math.max(engine.settings.reranked, options.limit));
      return engine.store.load("records", needed.map(function (one) { return one.number; }), function (failed) {
        if (failed) return callback(failed);
        var alerts = meantAlerts(engine, query);
        return engine.store.load("alerted", alerts, function (problem) {
          if (problem) return callback(problem);
          var results = resultsOf(engine, plan, ranked, options.limit);
          results.alerts = alerts.map(function (number) { return alertOf(engine, number); });
          return callback(null, results);
        });
      });
    });
  }

  function rank(engine, plan, options) {
    var scores = scoresOf(engine, plan.groups);
    var all = Array.from(scores.keys());
    var found = worthShowing(engine, all, scores);
    var kinds = counted(found.map(function (number) { return engine.kinds[number]; }));
    var guidelines = counted(found.map(function (number) { return engine.guidelines[number]; }));
    var anyGuideline = options.guideline === undefined || options.guideline === null;
    if (options.kind || !anyGuideline) {
      found = worthShowing(engine, all.filter(function (number) {
        return (!options.kind || engine.kinds[number] === options.kind)
          && (anyGuideline || engine.guidelines[number] === options.guideline);
      }), scores);
    }
    var ranked = found.map(function (number) {
      var status = engine.statusPercent.get(engine.statuses[number]);
      return { number: number, score: scores.get(number), status: status };
    });
    return { found: ranked.sort(byScore), kinds: kinds, guidelines: guidelines };
  }

  function byScore(a, b) {
    return b.score - a.score || b.status - a.status || a.number - b.number;
  }

  function counted(values) {
    var counts = new Map();
    values.forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
    return counts;
  }

  function resultsOf(engine, plan, ranked, limit) {
    var looked = ranked.found.slice(0, engine.settings.reranked).map(function (one) {
      var more = added(engine, engine.store.record(one.number), plan);
      var points = one.score + Math.floor((more.points * factor(engine, one.number)) / 10000);
      return { number: one.number, score: Math.floor((points * (100 + more.percent)) / 100), status: one.status };
    });
    var all = looked.sort(byScore).concat(ranked.found.slice(engine.settings.reranked));
    var hits = all.slice(0, Math.max(0, limit)).map(function (one) { return hitOf(engine, one.number, plan); });
    var suggestions = new Set();
    if (!hits.length) {
      plan.unknown.forEach(function (word) {
        engine.vocabulary.resembling(word).forEach(function (term) { suggestions.add(engine.vocabulary.name(term)); });
      });
    }
    function labelled(counts, labels) {
      return Array.from(counts).map(function (pair) { return [pair[0], labels.get(pair[0]), pair[1]]; });
    }
    return {
      hits: hits,
      total: ranked.found.length,
      kinds: labelled(ranked.kinds, engine.kindLabels),
      guidelines: labelled(ranked.guidelines, engine.titles),
      meant: plan.meant,
      suggestions: Array.from(suggestions),
    };
  }

  function hitOf(engine, number, plan) {
    var record = engine.store.record(number);
    return {
      title: record.title,
      // "./" keeps a browser from reading an address as one with a scheme.
      href: (placeInForm("root") || "./") + record.address,
      kind: record.kind,
      kindLabel: engine.kindLabels.get(record.kind),
      guideline: engine.guidelines[number],
      heading: record.heading,
      excerpt: excerptOf(engine, record.text, plan),
      reason: reasonFor(engine, record, plan),
      notice: record.notice,
    };
  }

  // ---- pieces.py: loading ---------------------------------------------------------------------------------------

  var pieces = new Map(); // what has come, by name
  var waiting = new Map(); // callbacks of what is under way, by name

  guidepress.searchPiece = function (name, rows) {
    pieces.set(name, rows);
  };

  function makeStore(root, kinds) {
    var places = { postings: placesIn("postings"), records: placesIn("records"), alerted: placesIn("alerted") };

    function placesIn(part) {
      var first = 0;
      var found = [];
      var coded = root[part] ? root[part].split(" ") : [];
      for (var at = 0; at < coded.length; at += 2) {
        found.push([part + "-" + coded[at] + ".js", first]);
        first += Number(coded[at + 1]);
      }
      return found;
    }

    function placeOf(part, number) {
      var where = places[part];
      var low = 0;
      var high = where.length - 1;
      while (low < high) {
        var middle = (low + high + 1) >> 1;
        if (where[middle][1] <= number) low = middle;
        else high = middle - 1;
      }
      return where[low];
    }

    function rowOf(part, number) {
      var place = placeOf(part, number);
      return pieces.get(place[0])[number - place[1]];
    }

    return {
      postings: function (term) { return rowOf("postings", term); },
      alert: function (number) { return rowOf("alerted", number); },
      record: function (number) {
        var row = rowOf("records", number);
        return {
          address: row[0],
          title: row[1],
          heading: row[2],
          aliases: row[3],
          headings: row[4],
          text: row[5],
          notice: row[6],
          kind: kinds[number],
        };
      },
      load: function (part, numbers, callback) {
        var names = new Set(numbers.map(function (number) { return placeOf(part, number)[0]; }));
        var missing = Array.from(names).filter(function (name) { return !pieces.has(name); });
        var left = missing.length;
        var failed = null;
        if (!left) return callback(null);
        return missing.forEach(function (name) {
          loadPiece(name, function (error) {
            failed = failed || error;
            left -= 1;
            if (!left) callback(failed);
          });
        });
      },
    };
  }

  function loadPiece(name, callback) {
    if (waiting.has(name)) return waiting.get(name).push(callback);
    waiting.set(name, [callback]);
    var folder = placeInForm("index").replace(/[^/]*$/, "");
    return loadScript(folder + name, function () {
      var callbacks = waiting.get(name);
      waiting.delete(name);
      var error = pieces.has(name) ? null : new Error("A part of the search index cannot be loaded.");
      callbacks.forEach(function (one) { one(error); });
    });
  }

  function loadScript(address, done) {
    var script = document.createElement("script");
    script.src = (placeInForm("root") || "./") + address;
    script.onload = script.onerror = function () {
      script.remove(); // its work is done; when it failed, the next attempt asks again
      done();
    };
    document.head.appendChild(script);
  }

  // ---- the page -------------------------------------------------------------------------------------------------

  var engine = null;
  var engineRoot = null;
  var waitingForRoot = null; // the callbacks of a load under way

  function placeInForm(name) {
    var form = document.querySelector("form.gp-search");
    return (form && form.dataset[name]) || "";
  }

  /* White space only as the analysis knows it, so that Python trims the same. */
  function trim(text) {
    return text.replace(/^ +| +$/g, "");
  }

  guidepress.search = function (query, options, callback) {
    guidepress.loadSearch(function (error) {
      if (error) return callback(error);
      if (engineRoot !== guidepress.searchIndex) {
        engineRoot = guidepress.searchIndex;
        engine = makeEngine(engineRoot);
      }
      var limit = options.limit === undefined ? 10 : options.limit;
      var asked = { limit: Math.max(0, limit), kind: options.kind, guideline: options.guideline };
      return queryEngine(engine, String(query), asked, callback);
    });
  };

  guidepress.loadSearch = function (callback) {
    if (guidepress.searchIndex) return callback(null);
    if (waitingForRoot) return waitingForRoot.push(callback);
    var address = placeInForm("index");
    if (!address) return callback(new Error("This page does not say where the search index is."));
    waitingForRoot = [callback];
    return loadScript(address, function () {
      var callbacks = waitingForRoot;
      var error = guidepress.searchIndex ? null : new Error("The search index cannot be loaded.");
      waitingForRoot = null;
      callbacks.forEach(function (one) { one(error); });
    });
  };
})();
