"""Markup that does not say what was meant: of other Markdowns, of HTML and mathematics, or not closed.

Of each kind the first of a text is told, so that nothing is printed as it was typed in silence. What only looks like markup
is not: a price in dollars, a tilde for "about", a star behind a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.model.values import KINDS


@dataclass(frozen=True, slots=True)
class MarkupProblem:
    """Markup that does not say what was meant: words of a finding, and what to point at.

    `lost`: part of the text would not be shown; else it is printed as it was typed, signs and all. `doubtful`: it may
    well be meant so.
    """

    message: str
    hint: str
    needle: str
    lost: bool = True
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of markup; {} in `message` is what was typed. Of what is found the group `at`, or all of it, is pointed at."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    doubtful: bool = False


def _kind(pattern: str, message: str, hint: str, *, doubtful: bool = False) -> _Kind:
    return _Kind(re.compile(pattern, re.IGNORECASE), message, hint, doubtful)


_AS_IT_IS = "{} is not markup here: readers would see it as it is"
_WORDS = "write [words](target)"

_HTML_TAGS = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|br|button|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt"
    "|em|embed|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|math|nav"
    "|object|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody"
    "|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)

_IN_WORDS = (
    _kind(
        rf"<!--|</?(?:{_HTML_TAGS})(?:\s[^<>]*)?/?>",
        _AS_IT_IS,
        "write **strong**, *emphasis*, H~2~O or 10^9^, or leave it out",
    ),
    _kind(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1", _AS_IT_IS, "write plain words; a link is [words](target)"),
    _kind(r"~~[^~\n]+~~", _AS_IT_IS, "leave out what no longer holds"),
    _kind(r"==[^=\s](?:[^=\n]*[^=\s])?==", _AS_IT_IS, "write **strong**"),
    _kind(r"\+\+[^+\s](?:[^+\n]*[^+\s])?\+\+", _AS_IT_IS, "write *emphasis*"),
    _kind(r"\[\[[^\[\]\n]+\]\]", _AS_IT_IS, _WORDS),
    _kind(
        r"<(?:https?://|mailto:)[^<>\s]+>|<[\w.+-]+@[\w-]+\.[\w.-]+>",
        _AS_IT_IS,
        "write [words](https://…), so that readers know where it leads",
    ),
    _kind(r"\^\[[^\[\]\n]+\]", _AS_IT_IS, "write [^1], and [^1]: with its words on a line of their own"),
    _kind(r"\]\[[^\^\[\]\n][^\[\]\n]*\]", "{} would be seen as it is: links by name are not known here", _WORDS),
    _kind(r"\{:?[ ]*[.#][\w-][^{}\n]*\}", _AS_IT_IS, "leave it out: pages have one look"),
    _kind(
        r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});", "{} would be seen as it stands", "type the character itself"
    ),
)
"""In what is shown as words, marks that are known taken out."""

_FORMULA = (
    r"\$\$[^$]+\$\$|(?<![\w$\\])\$(?![\s\d])(?:[a-z]\w{0,2}|(?=[^$\n]*[\\^_={}<>+])[^$\n]*[^\s$])\$(?!\w)"
    r"|(?<![\w$\\])\$\d[^$\n]*[\\^_={}][^$\n]*(?<!\s)\$(?!\w)"
    r"|\\\([^\n]*?\\\)|\\\[[^\n]*?\\\]"
)

_IN_LINE = (
    _kind(_FORMULA, "{} is no formula here: readers would see it as it is", "write it in words, with H~2~O and 10^9^"),
    _kind(
        r"(?<![\w^])[\w)]{1,12}\^[-\u2212+]?[\w.]{1,6}(?![\w^])",
        "{} is shown as it stands",
        "to raise a number, write 10^9^",
        doubtful=True,
    ),
    _kind(
        r"(?<![(<\[\w:/])(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?]",
        "{} is shown, but leads nowhere",
        "write [words](https://…)",
        doubtful=True,
    ),
)
"""In a line as it is written, links taken out."""

_BEGIN = r"^[ \t]*(?:(?:[-*+]|\d{1,3}[.)]|>)[ \t]+)*"
_LINES = (
    _kind(
        rf"{_BEGIN}(?P<at>#{{1,6}}[ \t]+\S.*)$",
        '"{}" is no heading here, and would be printed as it is',
        "make it a section with a title of its own, or write **strong** words",
    ),
    _kind(
        rf"{_BEGIN}(?P<at>\|.*\|)[ \t]*$|^[ \t]*+(?P<rule>(?:\|[ \t]*)?:?-{{3,}}:?[ \t]*(?:\|[ \t]*:?-{{3,}}:?[ \t]*)+\|?)[ \t]*$",
        '"{}" is no table here, and would be printed as it is',
        "write it under `tables:` of its section, or make it a decision table",
    ),
    _kind(
        rf"{_BEGIN}(?P<at>```+|~~~+)",
        '"{}" begins no code here, and would be printed as it is',
        "write it as a paragraph",
    ),
    _kind(
        rf"{_BEGIN}(?P<at>\[[ x]\])[ \t]+\S",
        "{} makes no box to tick here: readers would see it as it is",
        "write a list, or a question of questions.yaml: those have boxes to tick",
    ),
    _kind(
        r"^[ \t]*(?P<at>=={1,}|={3,}|-{2,}|_{3,}|\*{3,}|(?:\*[ \t]+){2,}\*|(?:-[ \t]+){2,}-|(?:_[ \t]+){2,}_)[ \t]*$",
        '"{}" draws no line here, and would be printed as it is',
        "begin a new paragraph, or a section with a title of its own",
    ),
    _kind(
        rf"{_BEGIN}(?P<at>\[!\w+\]|(?:!!!|\?\?\?\+?|:::)[ \t]*\w*)",
        "{} makes no box here: readers would see it as it is",
        "for what is dangerous, write an alert: they stand first on every page and sheet",
    ),
    _kind(
        rf"{_BEGIN}(?P<at>\*?\[[^\[\]^][^\[\]]*\]:)[ \t]*\S",
        "{} is printed as it is: links and abbreviations by name are not known here",
        "write [words](target), or explain a word in glossary.yaml",
    ),
    _kind(
        rf"{_BEGIN}(?P<at>[\u2022\u2023\u25e6\u25aa\u25cf\u00b7])[ \t]*\S",
        '"{}" begins no list here: its items would run together',
        "write - and a space, each item on a line of its own",
    ),
)
"""At the beginning of a line, or the whole of it."""

_ONE_LINE = (
    _kind(
        r"^(?P<at>[-*+\u2022])[ \t]+(?![\d\u20ac$\u00a3])\S",
        '"{}" begins no list here: this text is one line',
        "leave it out",
    ),
    _kind(
        r"^(?P<at>>)[ \t]+(?![-=\d\u20ac$\u00a3])\S", '"{}" is no quotation here: this text is one line', "leave it out"
    ),
    _kind(r"(?P<at>\\)(?:\s|$)", "a line cannot be broken here: this text is one line", "leave out the \\"),
)

_SHOWN = 48  # characters of what was typed that a finding repeats
_APART = re.compile(rf"\][ ]+\((?:{'|'.join(KINDS)}|https?|doi|pmid):[^)\s]*\)")
_NOT_CLOSED = re.compile(r"\]\([^)\s]*")
_NUMBERED = re.compile(r"[ \t]*(\d{1,3})[.)][ \t]+\S")
_LINK = re.compile(r"\]\([^()\n]*\)")
_CODE_OR_ESCAPED = re.compile(r"\\[^\w\s()\[\]]")
_NOT_A_QUOTE = re.compile(r"^[ \t]*(?P<at>>[^\s>=\u2265\d.,\u20ac$\u00a3\u2212+-]\S*)", re.MULTILINE)


def slips(raw: str, tokens: Sequence[Token], *, is_passage: bool) -> Iterator[MarkupProblem]:
    """What of a text `raw`, whose tokens are `tokens`, would be lost or seen as it was typed: of each kind the first.

    `is_passage`: it has room for paragraphs and lists.
    """
    yield from _in_links(tokens)
    words = "\n".join(child.content for token in tokens for child in token.children or () if child.type == "text")
    yield from _found(_IN_WORDS, words)
    bare = _LINK.sub("]()", _CODE_OR_ESCAPED.sub("  ", raw))
    yield from _found(_IN_LINE, bare)
    yield from _found(_LINES, raw, by_line=True)
    yield from _not_closed(raw, words)
    if is_passage:
        yield from _run_together(tokens)
        if found := _NOT_A_QUOTE.search(raw):
            yield MarkupProblem(
                '">" is no quotation here',
                "write a space behind it; or say it in words: more than",
                found["at"],
                lost=False,
            )
    else:
        yield from _found(_ONE_LINE, raw)


def _found(kinds: Sequence[_Kind], text: str, *, by_line: bool = False) -> Iterator[MarkupProblem]:
    lines = text.split("\n") if by_line else (text,)
    for kind in kinds:
        found = next((match for line in lines if (match := kind.pattern.search(line))), None)
        if found:
            groups = found.groupdict()
            typed = next((words for words in groups.values() if words), None) or found[0]
            typed = typed[:_SHOWN].rstrip()
            yield MarkupProblem(kind.message.format(typed), kind.hint, typed, lost=False, doubtful=kind.doubtful)


def _not_closed(raw: str, words: str) -> Iterator[MarkupProblem]:
    if "**" in words and not re.search(r"(?m)^[ \t]*\*{3,}[ \t]*$", words):
        hint = "write ** directly before the first and directly after the last of the strong words"
        yield MarkupProblem("** has no partner: readers would see it as it is", hint, "**", lost=False)
    if apart := _APART.search(words):
        hint = "write [words](target), with nothing between"
        yield MarkupProblem(
            "this is not a link: a space separates the words from their target", hint, apart[0], lost=False
        )
    elif (open_link := _NOT_CLOSED.search(words)) and "\\" not in raw:
        yield MarkupProblem(
            "this is not a link: a bracket is missing, or there is a space in it", _WORDS, open_link[0], lost=False
        )


def _in_links(tokens: Sequence[Token]) -> Iterator[MarkupProblem]:
    for token in tokens:
        children = token.children or []
        for before, child, after in zip([None, *children], children, [*children[1:], None], strict=False):
            if child.type != "link_open":
                continue
            title = str(child.attrGet("title") or "")
            if title:
                yield MarkupProblem(f'the title "{title}" of a link is shown nowhere', "say it in the text", title)
            if after is not None and after.type == "link_close":
                yield MarkupProblem("a link without words cannot be seen", "write [words](target)", "[](")
            if before is not None and before.type == "text" and before.content.endswith("!"):
                yield MarkupProblem(
                    "pictures are not shown in texts", "write it under `figures:` of its section", "![", lost=False
                )


def _run_together(tokens: Sequence[Token]) -> Iterator[MarkupProblem]:
    """Lines with numbers that make no list, because a paragraph goes on into them: they would become one line."""
    for token in tokens:
        if token.type != "inline" or "\n" not in token.content:
            continue
        lines = token.content.split("\n")
        numbers = [int(found[1]) if (found := _NUMBERED.match(line)) else None for line in lines]
        for place, number in enumerate(numbers[1:], 1):
            near = {number - 1, number + 1} if number is not None else set()
            if number is not None and (lines[place - 1].rstrip().endswith(":") or near & set(numbers)):
                message = f'"{lines[place].strip()[:40]}" begins no list here: its items would run together in one line'
                yield MarkupProblem(message, "leave a line empty before the list", lines[place].strip())
                return


_ITEM = re.compile(
    r"(?P<bullet>[-*+\u2022])[ \t]+\S|(?P<number>\d{1,3})[.)][ \t]+\S|(?P<quote>>)[ \t]+(?![-=\d\u20ac$\u00a3])\S"
)


def run_together(lines: Sequence[str], text: str) -> int | None:
    """The first of the `lines` of a file, by its place, that begins an item of a list which its `text` no longer has.

    YAML makes one line of lines that are written after `>` or nothing. A dash or a number that begins a line by chance is
    no item: there are two of them, or a colon ends the line before.
    """
    found = {place: match for place, line in enumerate(lines) if place and (match := _ITEM.match(line.strip()))}
    kept = sum(1 for line in text.split("\n") if _ITEM.match(line.strip())) if "\n" in text else 0
    if len(found) <= kept:
        return None
    bullets = [place for place, match in found.items() if match["bullet"]]
    numbers = {place: int(match["number"]) for place, match in found.items() if match["number"]}
    for place, match in found.items():
        follows = lines[place - 1].rstrip().endswith(":")
        if match["quote"] or follows or (match["bullet"] and len(bullets) > 1):
            return place
        if match["number"] and {numbers[place] - 1, numbers[place] + 1} & set(numbers.values()):
            return place
    return None
