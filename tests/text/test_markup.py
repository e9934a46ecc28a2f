"""What of an editor's Markdown is kept, what is told, and how deep it may go."""

from __future__ import annotations

import pytest

from generator.model.values import Passage, Prose
from generator.text.parse import DEEPEST_LIST, DEEPEST_SPAN, markup_problems, parse
from generator.text.raw import RawItems, RawLink, RawParagraph, RawSpan
from generator.text.slips import MarkupProblem


def nested_list(depth: int) -> Passage:
    return Passage("\n".join(f"{'  ' * level}- x" for level in range(depth)))


def nested_spans(depth: int) -> Prose:
    """Strong in emphasis in strong …, written with marks that cannot be taken for others."""
    raw = "x"
    for level in range(depth):
        raw = f"**a {raw} b**" if level % 2 else f"*a {raw} b*"
    return Prose(raw)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (Prose("a *b* **c** d"), ("a ", RawSpan(("b",), "em"), " ", RawSpan(("c",), "strong"), " d")),
        (Prose("[a *b*](term:c) d"), (RawLink(("a ", RawSpan(("b",), "em")), "term:c"), " d")),
        (Prose("[a](<>) b"), (RawLink(("a",), ""), " b")),
        (Prose("one\ntwo"), ("one two",)),
        (Prose("one  \ntwo"), ("one two",)),
        (Prose(r"2 \* 3 \* 4"), ("2 * 3 * 4",)),
        (Prose("[a](http://b.org/ä%C3)"), (RawLink(("a",), "http://b.org/ä%C3"),)),
        (Prose("[a](javascript:x)"), (RawLink(("a",), "javascript:x"),)),
        (Prose("# a"), ("# a",)),
        (Prose("- a"), ("- a",)),
    ],
)
def test_a_line_is_one_paragraph(text: Prose, blocks: tuple[object, ...]) -> None:
    assert parse(text) == (RawParagraph(blocks),)  # type: ignore[arg-type] - the parameters mix their kinds


def test_lists_keep_their_kind_their_first_number_and_what_follows_them() -> None:
    one, two = (RawParagraph(("one",)),), (RawParagraph(("two",)),)
    assert parse(Passage("- one\n- two\n\nend")) == (
        RawItems((one, two), ordered=False, start=1),
        RawParagraph(("end",)),
    )
    assert parse(Passage("1. one\n2. two")) == (RawItems((one, two), ordered=True, start=1),)
    assert parse(Passage("7. one\n8. two")) == (RawItems((one, two), ordered=True, start=7),)
    assert parse(Passage("0. one")) == (RawItems((one,), ordered=True, start=0),)
    inner = RawItems((two,), ordered=True, start=1)
    assert parse(Passage("- one\n  1. two\n- one")) == (RawItems(((*one, inner), one), ordered=False, start=1),)


def test_marks_may_stand_so_deep_in_one_another() -> None:
    assert markup_problems(nested_list(DEEPEST_LIST)) == ()
    assert isinstance(parse(nested_list(DEEPEST_LIST))[0], RawItems)
    assert markup_problems(nested_spans(DEEPEST_SPAN)) == ()
    assert isinstance(parse(nested_spans(DEEPEST_SPAN))[0].children[0], RawSpan)  # type: ignore[union-attr]


def test_one_deeper_the_text_is_printed_as_it_stands_and_told() -> None:
    deep = nested_list(DEEPEST_LIST + 1)
    assert parse(deep) == (RawParagraph((deep.raw,)),)
    assert markup_problems(deep) == (
        MarkupProblem("lists more than 6 deep in one another cannot be shown", "make the text simpler", ""),
    )
    spans = nested_spans(DEEPEST_SPAN + 1)
    assert parse(spans) == (RawParagraph((spans.raw,)),)
    assert markup_problems(spans) == (
        MarkupProblem(
            "emphasis and links more than 8 deep in one another cannot be shown", "make the text simpler", ""
        ),
    )


def test_lists_one_after_another_are_not_deep() -> None:
    assert markup_problems(Passage("\n\n".join("- a\n\n1) b" for _ in range(DEEPEST_LIST)))) == ()
    assert markup_problems(Passage("*a* " * (DEEPEST_SPAN + 1))) == ()


TITLE = "say it in the text"
AS_IT_STANDS = "is not markup here: readers would see it as it is"
WORDS = "write [words](target)"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ('[a](term:b "The title")', [('the title "The title" of a link is shown nowhere', TITLE, "The title", True)]),
        ("[](term:b)", [("a link without words cannot be seen", WORDS, "[](", True)]),
        ("[a](term:b)[](term:b)", [("a link without words cannot be seen", WORDS, "[](", True)]),
        (
            "![a](https://b.org/)",
            [("pictures are not shown in texts", "write it under `figures:` of its section", "![", False)],
        ),
        ("Look! [a](term:b)", []),
        ("[a](term:b)!", []),
        (
            "a <EM>b</em>",
            [(f"<EM> {AS_IT_STANDS}", "write **strong**, *emphasis*, H~2~O or 10^9^, or leave it out", "<EM>", False)],
        ),
        ("a < b > c", []),
        ("see `x`", [(f"`x` {AS_IT_STANDS}", "write plain words; a link is [words](target)", "`x`", False)]),
        ("see ~~x~~", [(f"~~x~~ {AS_IT_STANDS}", "leave out what no longer holds", "~~x~~", False)]),
        ("a&NBSP;b", [("&NBSP; would be seen as it stands", "type the character itself", "&NBSP;", False)]),
        ("Q&A; R&D", []),
        (
            "a ** b",
            [
                (
                    "** has no partner: readers would see it as it is",
                    "write ** directly before the first and directly after the last of the strong words",
                    "**",
                    False,
                )
            ],
        ),
        (r"a \** b", []),
        (
            "[a] (term:b)",
            [
                (
                    "this is not a link: a space separates the words from their target",
                    "write [words](target), with nothing between",
                    "] (term:b)",
                    False,
                )
            ],
        ),
        ("[1] (see below)", []),
        (
            "[a](term:b c)",
            [("this is not a link: a bracket is missing, or there is a space in it", WORDS, "](term:b", False)],
        ),
        (r"[a\](term:b c)", []),
        (
            "one\\\ntwo",
            [("a line cannot be broken here: this text is one line", "leave out the \\", "\\", False)],
        ),
    ],
)
def test_what_would_be_lost_or_seen_as_it_is_typed_is_told(raw: str, told: list[tuple[str, str, str, bool]]) -> None:
    assert markup_problems(Prose(raw)) == tuple(MarkupProblem(*item) for item in told)


def test_the_words_before_a_link_are_those_of_its_own_paragraph() -> None:
    assert markup_problems(Passage("Look!\n\n[a](term:b)")) == ()
    assert [item.needle for item in markup_problems(Passage("one\n\n![a](term:b)\n\n- `c`"))] == ["![", "`c`"]
