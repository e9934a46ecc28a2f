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
 * A classic script, for http and file:// alike. It makes no markup: whoever shows a hit sets text. It loads
 * only scripts of the index, by their names in it. All constants come with the index (generator/search/settings.py);
 * scores are whole numbers, so that Python gives the same. Each part below names its Python twin.
 */
(() => {
  "use strict";

  const guidepress = (window.guidepress = window.guidepress || {});

  // ---- analysis.py ----------------------------------------------------------------------------------------------

  function makeAnalysis(settings) {
    const letters = new Map(settings.letters);
    const greek = new Map(settings.greek);
    const cache = new Map();

    function within(code, ranges) {
      return ranges.some((range) => range[0] <= code && code <= range[1]);
    }

    function classOf(letter) {
      const code = letter.codePointAt(0);
      if (within(code, settings.dropped)) return "";
      if (within(code, settings.hyphens)) return "-";
      if (within(code, settings.separators)) return " ";
      if (within(code, settings.unspaced)) return `-${letter}-`;
      return letters.has(letter) ? letters.get(letter) : letter;
    }

    function fold(character) {
      let folded = cache.get(character);
      if (folded === undefined) {
        folded = "";
        for (const part of character.normalize("NFKD")) {
          for (const letter of part.toLowerCase()) folded += classOf(letter);
        }
        cache.set(character, folded);
      }
      return folded;
    }

    function isAscii(letter) {
      return letter.codePointAt(0) < 128;
    }

    function named(word) {
      const parts = Array.from(word);
      if (!parts.some((letter) => greek.has(letter))) return word;
      if (parts.length > 1 && !parts.some(isAscii)) return word;
      return parts.map((letter) => (greek.has(letter) ? greek.get(letter) : letter)).join("");
    }

    /* Places count UTF-16 units here and characters in Python; both only cut the text with them. */
    function tokens(text) {
      const found = [];
      let word = "";
      let start = 0;
      let end = 0;
      let joined = false;
      let wordInChunk = false;
      let place = 0;

      function finish() {
        if (!word) return;
        found.push({ word: named(word), start: start, end: end, glued: joined });
        word = "";
        joined = false;
        wordInChunk = true;
      }

      for (const character of text) {
        for (const folded of fold(character)) {
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
      let chain = [];
      const found = [];
      run.forEach((token) => {
        chain = token.glued ? chain.concat(token.word) : [token.word];
        for (let size = 2; size <= Math.min(settings.maxCompound, chain.length); size++) {
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
    let before = [];
    let row = [];
    for (let column = 0; column <= second.length; column++) row.push(column);
    for (let i = 1; i <= first.length; i++) {
      const above = row;
      row = [i];
      for (let j = 1; j <= second.length; j++) {
        const differ = first[i - 1] === second[j - 1] ? 0 : 1;
        let best = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + differ);
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
    let mask = 0;
    for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
    return mask;
  }

  function bitCount(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  // ---- vocabulary.py, and how pieces.py writes it -----------------------------------------------------------------

  function readWords(text) {
    let last = "";
    return text
      ? text.split(" ").map((coded) => {
          last = last.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
          return last;
        })
      : [];
  }

  function readTerms(backReferences) {
    let count = 0;
    return backReferences
      .split(",")
      .slice(0, -1)
      .map((back) => (back ? count - Number(back) : count++));
  }

  function makeVocabulary(root) {
    const settings = root.settings;
    const words = readWords(root.words);
    const termOfWord = readTerms(root.terms);
    const frequency = root.frequency;
    const stopWords = new Set(settings.stopWords);
    const quietWords = new Set(settings.quietWords);
    const terms = new Map();
    const names = [];
    let byLength = null;

    words.forEach((word, place) => {
      terms.set(word, termOfWord[place]);
      if (names[termOfWord[place]] === undefined) names[termOfWord[place]] = word;
    });

    function term(word) {
      const number = terms.get(word);
      return number === undefined ? -1 : number;
    }

    function best(numbers, limit) {
      const found = Array.from(new Set(numbers));
      found.sort((a, b) => frequency[b] - frequency[a] || a - b);
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
      return chosen.map((word) => terms.get(word));
    }

    function beginningWith(prefix) {
      if (Array.from(prefix).length < settings.minPrefix) return [];
      const found = words.filter((word) => word.startsWith(prefix));
      return best(termsOf(found), settings.maxPrefixTerms);
    }

    function wordsOfLength(length) {
      if (!byLength) {
        byLength = new Map();
        words.forEach((word) => {
          if (!mayBeMisspelt(word)) return;
          if (!byLength.has(word.length)) byLength.set(word.length, []);
          byLength.get(word.length).push({ word: word, mask: lettersMask(word) });
        });
      }
      return byLength.get(length) || [];
    }

    function near(word, errors) {
      if (!mayBeMisspelt(word) || word.length < settings.typoLengths[errors - 1]) return [];
      const mask = lettersMask(word);
      const numbers = [];
      for (let length = word.length - errors; length <= word.length + errors; length++) {
        wordsOfLength(length).forEach((other) => {
          if (bitCount(mask ^ other.mask) <= 2 * errors && distance(word, other.word) === errors) {
            numbers.push(terms.get(other.word));
          }
        });
      }
      return best(numbers, settings.maxTypoTerms);
    }

    function forms(word) {
      if (!mayBeMisspelt(word)) return [];
      for (let size = word.length; size >= Math.max(settings.minForm, word.length - settings.maxEnding); size--) {
        const beginning = word.slice(0, size);
        const longest = size + settings.maxEnding;
        const found = words.filter(
          (other) => other.startsWith(beginning) && other.length <= longest && mayBeMisspelt(other),
        );
        if (found.length) return best(termsOf(found), settings.maxTypoTerms);
      }
      return [];
    }

    function resembling(word) {
      const most = Math.max(2, Math.floor(word.length / 3));
      if (!word || word.length > settings.maxResembling || !mayBeMisspelt(word)) return [];
      const nearest = [];
      for (let length = word.length - most; length <= word.length + most; length++) {
        wordsOfLength(length).forEach((other) => {
          if (other.word[0] !== word[0] || !frequency[terms.get(other.word)]) return;
          const errors = distance(word, other.word);
          if (errors <= most) nearest.push({ errors: errors, word: other.word });
        });
      }
      nearest.sort((a, b) => a.errors - b.errors || (a.word < b.word ? -1 : 1));
      const found = new Set(nearest.map((one) => terms.get(one.word)));
      return Array.from(found).slice(0, settings.maxSuggestions);
    }

    function termOrPlural(word) {
      const number = term(word);
      return number < 0 && word.length > settings.minSplit ? term(word.slice(0, -1)) : number;
    }

    function split(word) {
      let found = null;
      let bestSize = 0;
      if (!isOfOneUnit(word)) return null;
      for (let place = 1; place < word.length; place++) {
        const left = word.slice(0, place);
        const right = word.slice(place);
        const size = Math.min(left.length, right.length);
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
      name: (number) => names[number],
      isStopWord: (word) => stopWords.has(word),
      isQuiet: (word) => quietWords.has(word),
      beginningWith: beginningWith,
      near: near,
      forms: forms,
      resembling: resembling,
      split: split,
    };
  }

  // ---- names.py -------------------------------------------------------------------------------------------------

  function makeNames(things, vocabulary, settings) {
    const byKey = new Map();
    things.forEach((rows, number) => {
      const names = rows.map((row) => {
        const key = row[2] === undefined ? row[1].map(vocabulary.name).join("") : row[2];
        return { written: row[0], key: key, terms: row[1] };
      });
      new Set(names.map((name) => name.key)).forEach((key) => {
        if (!byKey.has(key)) byKey.set(key, []);
        byKey.get(key).push({ number: number, names: names });
      });
    });

    return function inQuery(query) {
      const found = [];
      for (let start = 0; start < query.length; start++) {
        for (let end = start + 1; end <= Math.min(start + settings.maxNameWords, query.length); end++) {
          const key = query.slice(start, end).join("");
          for (const thing of byKey.get(key) || [])
            found.push({ start: start, end: end, key: key, names: thing.names });
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
    const terms = [];
    alternatives.forEach((one) => {
      one.terms.forEach((term) => {
        terms.push(term);
      });
    });
    return terms;
  }

  function planQuery(engine, query) {
    const settings = engine.settings;
    const vocabulary = engine.vocabulary;
    // A character has at most two units: what is cut off here first could not count.
    const text = Array.from(query.slice(0, 2 * settings.maxCharacters))
      .slice(0, settings.maxCharacters)
      .join("");
    let found = engine.analysis.tokens(text);
    const typing = found.length > 0 && found.length <= settings.maxWords && found[found.length - 1].end === text.length;
    found = found.slice(0, settings.maxWords);
    const onlyStopWords = found.every((token) => vocabulary.isStopWord(token.word));
    const corrected = new Map();
    const unknown = [];

    const telling = new Set(
      found.map((token) => token.word).filter((word) => !vocabulary.isStopWord(word) && !vocabulary.isQuiet(word)),
    );
    const withoutQuiet = telling.size >= settings.quietBelow;

    function isStopWord(word) {
      return (withoutQuiet && vocabulary.isQuiet(word)) || (vocabulary.isStopWord(word) && !onlyStopWords);
    }

    function percentOf(word) {
      return vocabulary.isQuiet(word) ? settings.quietPercent : 100;
    }

    function standingFor(terms) {
      return found.map((token, place) => (terms[place] < 0 ? token.word : vocabulary.name(terms[place])));
    }

    const known = found.map((token) => vocabulary.term(token.word));
    const inNames = new Set();
    engine.namesIn(standingFor(known)).forEach((match) => {
      for (let place = match.start; place < match.end; place++) inNames.add(place);
    });
    const covered = new Set();
    const parts = compoundParts(engine, found, covered);
    const seen = new Set();
    const typed = counted(found.map((token) => token.word));
    found.forEach((token, place) => {
      if (covered.has(place) || seen.has(token.word) || isStopWord(token.word)) return;
      seen.add(token.word);
      const meant = meanings(place, token.word, known[place]);
      const times = Math.min(typed.get(token.word), settings.repeatPercent.length);
      meant.forEach((part) => {
        part.percent = Math.floor((part.percent * settings.repeatPercent[times - 1]) / 100);
      });
      if (meant.length) parts.set(place, meant);
    });
    const understood = known.map((term, place) => (corrected.has(place) ? corrected.get(place) : term));
    const grouped = groupParts(parts, engine.namesIn(standingFor(understood)), settings);

    const direct = new Set();
    parts.forEach((some) => {
      some.forEach((part) => {
        termsOfAlternatives(part.alternatives).forEach((term) => {
          direct.add(term);
        });
      });
    });
    const line = [];
    found.forEach((token, place) => {
      if (understood[place] >= 0 && !isStopWord(token.word)) {
        line.push({ term: understood[place], percent: percentOf(token.word) });
      }
    });
    const groups = heaviest(engine, grouped.groups);
    const terms = new Set();
    groups.forEach((group) => {
      group.parts.forEach((part) => {
        termsOfAlternatives(part.alternatives).forEach((term) => {
          terms.add(term);
        });
      });
      termsOfAlternatives(group.instead).forEach((term) => {
        terms.add(term);
      });
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
      const group = exact >= 0 ? [oneTerm(exact, 100)] : [];
      const unfinished = typing && place === found.length - 1;
      const longer = unfinished ? vocabulary.beginningWith(word).filter((term) => term !== exact) : [];
      if (longer.length) {
        const idf = (term) => engine.idf[term];
        const least = Math.min.apply(null, longer.concat(exact >= 0 ? [exact] : []).map(idf));
        const percent = exact >= 0 ? settings.prefixBesideExactPercent : settings.prefixPercent;
        longer.forEach((term) => {
          group.push(oneTerm(term, Math.floor((percent * least) / idf(term))));
        });
        if (exact < 0) corrected.set(place, longer[0]);
      }
      if (group.length) return [{ alternatives: group, percent: percentOf(word) }];
      if (inNames.has(place) || unknown.length + corrected.size >= settings.maxMisspelt) return [];
      return resembling(place, word);
    }

    function resembling(place, word) {
      let near = taken(vocabulary.near(word, 1), settings.typoPercent[1]);
      near = near || taken(vocabulary.forms(word), settings.formPercent);
      if (near) return near;
      const halves = vocabulary.split(word);
      if (halves) {
        return Array.from(new Set(halves)).map((term) => ({ alternatives: [oneTerm(term, 100)], percent: 100 }));
      }
      near = taken(vocabulary.near(word, 2), settings.typoPercent[2]);
      if (near) return near;
      unknown.push(word);
      return [];

      function taken(terms, percent) {
        if (!terms.length) return null;
        corrected.set(place, terms[0]);
        return [{ alternatives: terms.map((term) => oneTerm(term, percent)), percent: 100 }];
      }
    }

    function meantQuery() {
      const unfinished = typing ? found.length - 1 : -1;
      const pieces = [];
      let end = 0;
      Array.from(corrected.keys())
        .sort((a, b) => a - b)
        .forEach((place) => {
          const name = vocabulary.name(corrected.get(place));
          if (place === unfinished && name.startsWith(found[place].word)) return;
          pieces.push(text.slice(end, found[place].start), name);
          end = found[place].end;
        });
      return pieces.length ? trim(pieces.join("") + text.slice(end)) : "";
    }
  }

  function groupParts(parts, named, settings) {
    const groups = new Map();
    const related = [];
    const taken = new Map();
    named = named.slice().sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    named.forEach((match) => {
      const places = [];
      for (let place = match.start; place < match.end; place++) places.push(place);
      if (
        places.some((at) => {
          const other = taken.get(at);
          return other && (other.start !== match.start || other.end !== match.end);
        })
      )
        return;
      places.forEach((at) => {
        taken.set(at, match);
      });
      const others = match.names.filter((name) => name.key !== match.key);
      if (!others.length) return;
      if (!groups.has(match.start)) {
        let own = [];
        places.forEach((at) => {
          own = own.concat(parts.get(at) || []);
        });
        groups.set(match.start, { parts: own, instead: [] });
      }
      const group = groups.get(match.start);
      let terms = [];
      others.forEach((name) => {
        group.instead.push({ terms: name.terms, percent: settings.namePercent });
        terms = terms.concat(name.terms);
      });
      const typed = match.names.find((name) => name.key === match.key);
      related.push({ written: typed.written, terms: new Set(terms) });
      group.instead = group.instead.slice(0, settings.maxInstead);
    });
    const inGroups = new Set();
    groups.forEach((_, start) => {
      for (let place = taken.get(start).start; place < taken.get(start).end; place++) inGroups.add(place);
    });
    parts.forEach((some, place) => {
      if (!inGroups.has(place)) groups.set(place, { parts: some, instead: [] });
    });
    const starts = Array.from(groups.keys()).sort((a, b) => a - b);
    return { groups: starts.map((start) => groups.get(start)), related: related };
  }

  function heaviest(engine, groups) {
    function weight(group) {
      let most = 0;
      group.parts.forEach((part) => {
        termsOfAlternatives(part.alternatives).forEach((term) => {
          most = Math.max(most, engine.idf[term] * part.percent);
        });
      });
      termsOfAlternatives(group.instead).forEach((term) => {
        most = Math.max(most, engine.idf[term] * 100);
      });
      return most;
    }
    let places = groups.map((group, place) => ({ place: place, weight: weight(group) }));
    places.sort((a, b) => b.weight - a.weight || a.place - b.place);
    places = places.slice(0, engine.settings.maxGroups).map((one) => one.place);
    places.sort((a, b) => a - b);
    return places.map((place) => groups[place]);
  }

  function compoundParts(engine, found, covered) {
    const settings = engine.settings;
    const vocabulary = engine.vocabulary;
    const parts = new Map();
    for (let size = settings.maxCompound; size > 1; size--) {
      for (let start = 0; start <= found.length - size; start++) {
        const places = found.slice(start, start + size).map((_, offset) => start + offset);
        const words = places.map((place) => found[place].word);
        const term = vocabulary.term(words.join(""));
        if (term < 0 || places.some((place) => covered.has(place))) continue;
        places.forEach((place) => {
          covered.add(place);
        });
        const group = [oneTerm(term, 100)];
        const telling = words.filter((word) => !vocabulary.isStopWord(word));
        const known = telling.map(vocabulary.term);
        if (known.length && known.every((part) => part >= 0)) {
          group.push({ terms: known, percent: settings.partsPercent });
          known.forEach((part) => {
            group.push(oneTerm(part, settings.partPercent));
          });
        }
        parts.set(start, [{ alternatives: group, percent: 100 }]);
      }
    }
    return parts;
  }

  // ---- excerpt.py -----------------------------------------------------------------------------------------------

  function excerptOf(engine, text, plan) {
    const found = engine.analysis.tokens(text);
    if (!found.length) return [];
    const marked = markedTokens(engine, found, plan.terms);
    const first = Math.max(0, bestStart(engine, marked) - engine.settings.excerptBefore);
    const last = Math.min(found.length, first + engine.settings.excerptWords);
    const end = last < found.length ? found[last - 1].end : text.length;
    let place = first ? found[first].start : 0;
    const pieces = [];

    function add(piece, mark) {
      if (!piece) return;
      const before = pieces[pieces.length - 1];
      if (before && before.mark === mark) before.text += piece;
      else pieces.push({ text: piece, mark: mark });
    }

    if (first) add("… ", false);
    for (let number = first; number < last; number++) {
      const token = found[number];
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
    const reach = engine.settings.excerptWords - engine.settings.excerptBefore;
    const places = [];
    marked.forEach((term, place) => {
      if (term >= 0) places.push(place);
    });
    let best = 0;
    let bestWeight = 0;
    places.forEach((start, position) => {
      const seen = new Set();
      let weight = 0;
      for (let at = position; at < places.length && places[at] < start + reach; at++) {
        const term = marked[places[at]];
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
    const marked = found.map((token) => {
      const term = engine.vocabulary.term(token.word);
      return wanted.has(term) ? term : -1;
    });
    for (let place = 0; place < found.length; place++) {
      let joined = found[place].word;
      for (let size = 2; size <= engine.settings.maxCompound; size++) {
        const next = found[place + size - 1];
        if (!next?.glued) break;
        joined += next.word;
        const term = engine.vocabulary.term(joined);
        if (wanted.has(term)) marked.fill(term, place, place + size);
      }
    }
    return marked;
  }

  function reasonFor(engine, record, plan) {
    const settings = engine.settings;
    const own = [record.title, record.heading].concat(record.headings, [record.text]).join(" ");
    if (countTerms(engine, own, plan.direct)) return "";
    const counts = record.aliases.map((alias) => countTerms(engine, alias, plan.direct));
    const most = counts.reduce((a, b) => Math.max(a, b), 0);
    if (most) {
      const phrase = record.kind === settings.namedKind ? settings.reasonName : settings.reasonSearchTerm;
      return phrase.split("{}").join(record.aliases[counts.indexOf(most)]);
    }
    const match = plan.related.find((one) => countTerms(engine, own, one.terms));
    return match ? settings.reasonName.split("{}").join(match.written) : "";
  }

  function countTerms(engine, text, wanted) {
    const run = engine.analysis.tokens(text);
    const terms = new Set();
    run
      .map((token) => token.word)
      .concat(engine.analysis.compounds(run))
      .forEach((word) => {
        const term = engine.vocabulary.term(word);
        if (wanted.has(term)) terms.add(term);
      });
    return terms.size;
  }

  // ---- rerank.py ------------------------------------------------------------------------------------------------

  function added(engine, record, plan) {
    const settings = engine.settings;
    const whole = Math.max(
      1,
      sum(plan.groups, (group) => weightOf(engine, group)),
    );
    const pairs = new Set();
    const named = new Set();
    let bestName = 0;
    let exact = 0;
    let most = 0;

    function partOfQuery(own) {
      return Math.floor((100 * sum(plan.groups, (group) => answered(engine, group, own))) / whole);
    }

    function look(text) {
      const run = engine.analysis.tokens(text);
      const line = [];
      const joined = new Set();
      run.forEach((token) => {
        if (!engine.vocabulary.isStopWord(token.word)) line.push(engine.vocabulary.term(token.word));
      });
      engine.analysis.compounds(run).forEach((word) => {
        addTerm(joined, engine.vocabulary.term(word));
      });
      for (let place = 1; place < line.length; place++) pairs.add(`${line[place - 1]} ${line[place]}`);
      return { run: run, line: line, joined: joined };
    }

    function addTerm(terms, term) {
      if (term >= 0) terms.add(term);
    }

    [record.title].concat(record.aliases).forEach((text) => {
      const looked = look(text);
      const own = looked.joined;
      looked.line.forEach((term) => {
        addTerm(own, term);
      });
      own.forEach((term) => {
        named.add(term);
      });
      const inQuery = Array.from(own).filter((term) => plan.terms.has(term));
      const idf = (term) => engine.idf[term];
      const ofName = Math.floor((100 * sum(inQuery, idf)) / Math.max(1, sum(Array.from(own), idf)));
      const ofQuery = partOfQuery(own);
      bestName = Math.max(bestName, ofName * ofQuery);
      if (own.size && looked.run.every((token) => plan.typed.has(token.word))) {
        exact = Math.max(exact, ofQuery);
      }
    });
    most = partOfQuery(named);
    record.headings.concat([record.text]).forEach((text) => {
      const looked = look(text);
      const step = Math.floor(settings.passageWords / 2);
      for (let start = 0; start < Math.max(1, looked.line.length - step); start += step) {
        const terms = new Set(named);
        looked.joined.forEach((term) => {
          terms.add(term);
        });
        looked.line.slice(start, start + settings.passageWords).forEach((term) => {
          addTerm(terms, term);
        });
        most = Math.max(most, partOfQuery(terms));
      }
    });
    const whole100 = settings.coverPercent * most + settings.exactPercent * exact;
    const percent = Math.floor((settings.titlePercent * bestName + 100 * whole100) / 10000);
    const isName = record.kind === settings.namedKind && bestName === 100 * 100 && exact;
    return { points: pairPoints(engine, plan, pairs), percent: percent + (isName ? settings.wordPercent : 0) };
  }

  function pairPoints(engine, plan, pairs) {
    const weights = new Map();
    for (let place = 1; place < plan.line.length; place++) {
      const first = plan.line[place - 1];
      const second = plan.line[place];
      if (first.term === second.term) continue;
      const weaker = Math.min(engine.idf[first.term] * first.percent, engine.idf[second.term] * second.percent);
      weights.set(`${first.term} ${second.term}`, Math.floor((weaker * engine.settings.pairPercent) / 10000));
    }
    let points = 0;
    weights.forEach((weight, pair) => {
      if (pairs.has(pair)) points += weight;
    });
    return points;
  }

  function partWeight(engine, part) {
    return engine.idf[part.alternatives[0].terms[0]] * part.percent;
  }

  function weightOf(engine, group) {
    return sum(group.parts, (part) => partWeight(engine, part)) || 1;
  }

  function answered(engine, group, terms) {
    function hasAll(alternative) {
      return alternative.terms.every((term) => terms.has(term));
    }
    if (group.instead.some(hasAll)) return weightOf(engine, group);
    return sum(group.parts, (part) => (part.alternatives.some(hasAll) ? partWeight(engine, part) : 0));
  }

  function sum(items, value) {
    return items.reduce((total, item) => total + value(item), 0);
  }

  // ---- alerts.py ------------------------------------------------------------------------------------------------

  /* The numbers of the alerts that a query means, the most pressing first, one of each level. */
  function meantAlerts(engine, query) {
    if (!engine.alerts.length) return [];
    const settings = engine.settings;
    const text = Array.from(query.slice(0, 2 * settings.maxCharacters))
      .slice(0, settings.maxCharacters)
      .join("");
    const run = engine.analysis.tokens(text).slice(0, settings.maxWords);
    const words = run.map((token) => token.word).concat(engine.analysis.compounds(run));
    const asked = new Set();
    words.forEach((word) => {
      const term = engine.vocabulary.term(word);
      if (term >= 0) asked.add(term);
      else {
        engine.vocabulary.near(word, 1).forEach((near) => {
          if (engine.vocabulary.name(near)[0] === word[0]) asked.add(near);
        });
      }
    });
    const best = new Map();
    engine.alerts.forEach((alert, number) => {
      const length = alert[1].reduce(
        (most, phrase) => (phrase.every((term) => asked.has(term)) ? Math.max(most, phrase.length) : most),
        0,
      );
      const held = best.get(alert[0]);
      if (length && (!held || length > held.length)) best.set(alert[0], { length: length, number: number });
    });
    return Array.from(best)
      .sort((a, b) => a[0] - b[0])
      .map((pair) => pair[1].number);
  }

  /* What is shown of an alert, its addresses seen from this page. */
  function alertOf(engine, number) {
    const root = placeInForm("root") || "./";
    const shown = Object.assign({}, engine.store.alert(number));
    shown.href = root + shown.href;
    if (shown.sources) {
      shown.sources = shown.sources.map((source) => ({ title: source.title, href: root + source.href }));
    }
    return shown;
  }

  // ---- engine.py ------------------------------------------------------------------------------------------------

  function makeEngine(root) {
    const settings = root.settings;
    const vocabulary = makeVocabulary(root);
    const idfOfFrequency = new Map(root.idf);
    const kinds = Array.from(root.kinds, (letter) => settings.kinds[parseInt(letter, 36)][0]);
    return {
      settings: settings,
      analysis: makeAnalysis(settings),
      vocabulary: vocabulary,
      idf: root.frequency.map((frequency) => idfOfFrequency.get(frequency)),
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
    const values = [];
    for (let place = 0; place < runs.length; place += 2) {
      for (let count = runs[place + 1]; count > 0; count--) values.push(runs[place]);
    }
    return values;
  }

  function scoresOf(engine, groups) {
    const points = new Map();
    groups.forEach((group) => {
      const best = new Map();
      group.parts.forEach((part) => {
        bestOf(engine, part.alternatives, part.percent).forEach((more, number) => {
          best.set(number, (best.get(number) || 0) + more);
        });
      });
      bestOf(engine, group.instead, 100).forEach((instead, number) => {
        best.set(number, Math.max(best.get(number) || 0, instead));
      });
      best.forEach((more, number) => {
        points.set(number, (points.get(number) || 0) + more);
      });
    });
    const scores = new Map();
    points.forEach((total, number) => {
      scores.set(number, Math.max(1, Math.floor((total * factor(engine, number)) / 10000)));
    });
    return scores;
  }

  function bestOf(engine, alternatives, percent) {
    const best = new Map();
    alternatives.forEach((alternative) => {
      impacts(engine, alternative.terms).forEach((impact, number) => {
        const points = Math.floor((impact * alternative.percent * percent) / 10000);
        best.set(number, Math.max(best.get(number) || 0, points));
      });
    });
    return best;
  }

  function impacts(engine, terms) {
    let totals = new Map();
    terms.forEach((term, place) => {
      const next = new Map();
      const flat = engine.store.postings(term);
      for (let at = 0, number = 0; at < flat.length; at += 2) {
        number += flat[at];
        if (place && !totals.has(number)) continue;
        const impact = Math.floor((engine.idf[term] * flat[at + 1]) / engine.settings.levels);
        next.set(number, (totals.get(number) || 0) + impact);
      }
      totals = next;
    });
    totals.forEach((total, number) => {
      totals.set(number, Math.floor(total / terms.length));
    });
    return totals;
  }

  function factor(engine, number) {
    return engine.statusPercent.get(engine.statuses[number]) * engine.kindPercent.get(engine.kinds[number]);
  }

  function worthShowing(engine, numbers, scores) {
    const best = numbers.reduce((most, number) => Math.max(most, scores.get(number)), 0);
    return numbers.filter((number) => scores.get(number) * 100 >= best * engine.settings.keepPercent);
  }

  /* Loads what a query needs in two steps, postings and then records, and gives its results. */
  function queryEngine(engine, query, options, callback) {
    const plan = planQuery(engine, query);
    engine.store.load("postings", Array.from(plan.terms), (error) => {
      if (error) return callback(error);
      const ranked = rank(engine, plan, options);
      const needed = ranked.found.slice(0, Math.max(engine.settings.reranked, options.limit));
      return engine.store.load(
        "records",
        needed.map((one) => one.number),
        (failed) => {
          if (failed) return callback(failed);
          const alerts = meantAlerts(engine, query);
          return engine.store.load("alerted", alerts, (problem) => {
            if (problem) return callback(problem);
            const results = resultsOf(engine, plan, ranked, options.limit);
            results.alerts = alerts.map((number) => alertOf(engine, number));
            return callback(null, results);
          });
        },
      );
    });
  }

  function rank(engine, plan, options) {
    const scores = scoresOf(engine, plan.groups);
    const all = Array.from(scores.keys());
    let found = worthShowing(engine, all, scores);
    const kinds = counted(found.map((number) => engine.kinds[number]));
    const guidelines = counted(found.map((number) => engine.guidelines[number]));
    const anyGuideline = options.guideline === undefined || options.guideline === null;
    if (options.kind || !anyGuideline) {
      found = worthShowing(
        engine,
        all.filter(
          (number) =>
            (!options.kind || engine.kinds[number] === options.kind) &&
            (anyGuideline || engine.guidelines[number] === options.guideline),
        ),
        scores,
      );
    }
    const ranked = found.map((number) => {
      const status = engine.statusPercent.get(engine.statuses[number]);
      return { number: number, score: scores.get(number), status: status };
    });
    return { found: ranked.sort(byScore), kinds: kinds, guidelines: guidelines };
  }

  function byScore(a, b) {
    return b.score - a.score || b.status - a.status || a.number - b.number;
  }

  function counted(values) {
    const counts = new Map();
    values.forEach((value) => {
      counts.set(value, (counts.get(value) || 0) + 1);
    });
    return counts;
  }

  function resultsOf(engine, plan, ranked, limit) {
    const looked = ranked.found.slice(0, engine.settings.reranked).map((one) => {
      const more = added(engine, engine.store.record(one.number), plan);
      const points = one.score + Math.floor((more.points * factor(engine, one.number)) / 10000);
      return { number: one.number, score: Math.floor((points * (100 + more.percent)) / 100), status: one.status };
    });
    const all = looked.sort(byScore).concat(ranked.found.slice(engine.settings.reranked));
    const hits = all.slice(0, Math.max(0, limit)).map((one) => hitOf(engine, one.number, plan));
    const suggestions = new Set();
    if (!hits.length) {
      plan.unknown.forEach((word) => {
        engine.vocabulary.resembling(word).forEach((term) => {
          suggestions.add(engine.vocabulary.name(term));
        });
      });
    }
    function labelled(counts, labels) {
      return Array.from(counts).map((pair) => [pair[0], labels.get(pair[0]), pair[1]]);
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
    const record = engine.store.record(number);
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

  const pieces = new Map(); // what has come, by name
  const waiting = new Map(); // callbacks of what is under way, by name

  guidepress.searchPiece = (name, rows) => {
    pieces.set(name, rows);
  };

  function makeStore(root, kinds) {
    const places = { postings: placesIn("postings"), records: placesIn("records"), alerted: placesIn("alerted") };

    function placesIn(part) {
      let first = 0;
      const found = [];
      const coded = root[part] ? root[part].split(" ") : [];
      for (let at = 0; at < coded.length; at += 2) {
        found.push([`${part}-${coded[at]}.js`, first]);
        first += Number(coded[at + 1]);
      }
      return found;
    }

    function placeOf(part, number) {
      const where = places[part];
      let low = 0;
      let high = where.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (where[middle][1] <= number) low = middle;
        else high = middle - 1;
      }
      return where[low];
    }

    function rowOf(part, number) {
      const place = placeOf(part, number);
      return pieces.get(place[0])[number - place[1]];
    }

    return {
      postings: (term) => rowOf("postings", term),
      alert: (number) => rowOf("alerted", number),
      record: (number) => {
        const row = rowOf("records", number);
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
      load: (part, numbers, callback) => {
        const names = new Set(numbers.map((number) => placeOf(part, number)[0]));
        const missing = Array.from(names).filter((name) => !pieces.has(name));
        let left = missing.length;
        let failed = null;
        if (!left) return callback(null);
        return missing.forEach((name) => {
          loadPiece(name, (error) => {
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
    const folder = placeInForm("index").replace(/[^/]*$/, "");
    return loadScript(folder + name, () => {
      const callbacks = waiting.get(name);
      waiting.delete(name);
      const error = pieces.has(name) ? null : new Error("A part of the search index cannot be loaded.");
      callbacks.forEach((one) => {
        one(error);
      });
    });
  }

  function loadScript(address, done) {
    const script = document.createElement("script");
    script.src = (placeInForm("root") || "./") + address;
    script.onload = script.onerror = () => {
      script.remove(); // its work is done; when it failed, the next attempt asks again
      done();
    };
    document.head.appendChild(script);
  }

  // ---- the page -------------------------------------------------------------------------------------------------

  let engine = null;
  let engineRoot = null;
  let waitingForRoot = null; // the callbacks of a load under way

  function placeInForm(name) {
    const form = document.querySelector("form.gp-search");
    return form?.dataset[name] || "";
  }

  /* White space only as the analysis knows it, so that Python trims the same. */
  function trim(text) {
    return text.replace(/^ +| +$/g, "");
  }

  guidepress.search = (query, options, callback) => {
    guidepress.loadSearch((error) => {
      if (error) return callback(error);
      if (engineRoot !== guidepress.searchIndex) {
        engineRoot = guidepress.searchIndex;
        engine = makeEngine(engineRoot);
      }
      const limit = options.limit === undefined ? 10 : options.limit;
      const asked = { limit: Math.max(0, limit), kind: options.kind, guideline: options.guideline };
      return queryEngine(engine, String(query), asked, callback);
    });
  };

  guidepress.loadSearch = (callback) => {
    if (guidepress.searchIndex) return callback(null);
    if (waitingForRoot) return waitingForRoot.push(callback);
    const address = placeInForm("index");
    if (!address) return callback(new Error("This page does not say where the search index is."));
    waitingForRoot = [callback];
    return loadScript(address, () => {
      const callbacks = waitingForRoot;
      const error = guidepress.searchIndex ? null : new Error("The search index cannot be loaded.");
      waitingForRoot = null;
      callbacks.forEach((one) => {
        one(error);
      });
    });
  };
})();
