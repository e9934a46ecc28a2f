"""Quotations, footnotes, words with their meanings, advice, raised and lowered signs: what is read, and what is not markup."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from generator.model.values import Passage, Prose
from generator.text.build import built
from generator.text.html import Footnotes, block_html, inline_html
from generator.text.parse import DEEPEST_LIST, markup_problems, parse
from generator.text.plain import block_lines, in_a_row, inline_plain, one_line
from generator.text.raw import RawParagraph, RawQuote
from generator.text.slips import run_together
from generator.text.tokens import Block


def blocks(raw: str) -> tuple[Block, ...]:
    return built(parse(Passage(raw)), lambda _link, words: words)


def html(raw: str, notes: Footnotes | None = None) -> str:
    """As HTML, numbers and units not kept together."""
    return str(block_html(blocks(raw), "index.html", notes or Footnotes())).replace("\u00a0", " ").replace("\u2060", "")


@pytest.mark.parametrize(
    ("raw", "expected", "lines"),
    [
        ("H~2~O and 10^9^/L", "<p>H<sub>2</sub>O and 10<sup>9</sup>/L</p>", "H2O and 10^9/L"),
        ("m^2^, the 1^st^", "<p>m<sup>2</sup>, the 1<sup>st</sup></p>", "m\u00b2, the 1st"),
        (r"H\~2\~O and 10\^9\^", "<p>H~2~O and 10^9^</p>", "H~2~O and 10^9^"),
        ("one\\\ntwo", "<p>one<br>two</p>", "one two"),
        (
            "> It was quick.\n> \u2014 A person, 2024",
            (
                '<figure class="gp-quote"><blockquote><p>It was quick.</p></blockquote>'
                "<figcaption>\u2014 A person, 2024</figcaption></figure>"
            ),
            "It was quick.\n\u2014 A person, 2024",
        ),
        (
            "> a\n> - b",
            '<figure class="gp-quote"><blockquote><p>a</p></blockquote><figcaption>\u2014 b</figcaption></figure>',
            "a\n\u2014 b",
        ),
        (
            "Fever\n: high\n: hot\n\nChill\n: cold",
            '<dl class="gp-terms"><dt>Fever</dt><dd>high</dd><dd>hot</dd><dt>Chill</dt><dd>cold</dd></dl>',
            "Fever: high; hot\nChill: cold",
        ),
        (
            "- [do] Drink.\n- [don't] Drive.",
            (
                '<ul class="gp-advice"><li class="gp-advice__do"><span class="gp-advice__sign" aria-hidden="true">\u2713</span> '
                '<strong>Do:</strong> Drink.</li><li class="gp-advice__dont"><span class="gp-advice__sign" aria-hidden="true">'
                "\u2717</span> <strong>Do not:</strong> Drive.</li></ul>"
            ),
            "- Do: Drink.\n- Do not: Drive.",
        ),
        ("People\n> 65 years", "<p>People &gt; 65 years</p>", "People > 65 years"),
        ("> 65 years", "<p>&gt; 65 years</p>", "> 65 years"),
        (">= 5 mg", "<p>&gt;= 5 mg</p>", ">= 5 mg"),
        ("+ 5 mg", "<p>+ 5 mg</p>", "+ 5 mg"),
        ("2024. A year", "<p>2024. A year</p>", "2024. A year"),
        ("- a\n  1. b\n  2. c\n- d", None, "- a\n  1. b\n  2. c\n- d"),
    ],
)
def test_what_a_text_may_hold(raw: str, expected: str | None, lines: str) -> None:
    assert markup_problems(Passage(raw)) == ()
    if expected:
        assert html(raw) == expected
    assert block_lines(blocks(raw)) == lines


def test_a_footnote_leads_forth_and_back_and_a_page_counts_on() -> None:
    notes = Footnotes()
    first = html("a[^x], again[^x], b[^y].\n\n[^y]: The *other*\n  goes on.\n[^x]: One.", notes)
    mark = '<sup class="gp-footnote"><a{1} href="#gp-footnote-{0}" aria-label="Footnote {0}">({0})</a></sup>'
    own = [mark.format(number, f' id="gp-footnote-{number}-back"') for number in (1, 2)]
    assert first.startswith(f"<p>a{own[0]}, again{mark.format(1, '')}, b{own[1]}.</p>\n")
    back = '<a class="gp-footnotes__back" href="#gp-footnote-{0}-back" aria-label="Back to footnote {0} in the text">'
    assert f'<li id="gp-footnote-1" value="1">One. {back.format(1)}' in first
    assert f'<li id="gp-footnote-2" value="2">The <em>other</em> goes on. {back.format(2)}' in first
    assert 'id="gp-footnote-3"' in html("c[^1].\n\n[^1]: Third.", notes)


def test_where_there_is_one_line_a_footnote_stands_in_brackets_and_nothing_is_lost() -> None:
    found = blocks("Do both[^1]:\n- give\n- refer:\n  1. now\n\n> a\n> -- b\n\n[^1]: Today.")
    row = "Do both (Today.): \u2022 give \u2022 refer: 1. now a \u2014 b"
    assert inline_plain(one_line(found)) == row
    assert in_a_row(block_lines(found)) == row
    assert str(inline_html(one_line(found), "index.html")) == row


@pytest.mark.parametrize(
    "words",
    [
        "It costs $5 to $10.", "US$5 and A$", "$5 + $3 = $8", "from $5-$10 a day", "~5 % of people", "about ~5 to ~10 days",
        "5 mg* daily", "2 * 3 = 6", "a < b > c", "Q&A; R&D", "C# and F#", "#1 cause", "5 | 6", "[1] (see below)", "5% - 10%",
        "-5 \u00b0C", "T-DM1 -> x", "ratio 1:2", "a_b_c", "e.g. [sic]", "x == y", "C++ and D++", "ER+/PR+ ++", "a -- b",
        "-- aside --", "> 65 years", "\u2265 30", "3 > 2", "10^9", "2^3", "time 10:30", "Wow!", "`", "[x]", "10 ~ 20", "don't`t",
        "See [words](https://example.org/a).", r"\# no heading", r"\> no quotation", r"\[^1]", "100 % ^", "!important",
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_is_no_false_alarm(words: str) -> None:
    for kind in (Prose, Passage):
        assert [slip for slip in markup_problems(kind(words)) if not slip.doubtful] == []
    assert html(words).count("<p>") == 1


@pytest.mark.parametrize(
    ("lines", "text", "place"),
    [
        (["Do:", "- a", "- b"], "Do: - a - b", 1),
        (["|", "  Do:", "  - a", "  - b"], "Do:\n- a\n- b", None),
        (["a lump", "- or more - of", "them"], "a lump - or more - of them", None),
        (["Do this:", "- or more"], "Do this: - or more", 1),
        (["born in", "2024. A"], "born in 2024. A", None),
        (["stage", "2. They"], "stage 2. They", None),
        (["Do", "1. a", "2. b"], "Do 1. a 2. b", 1),
        (["people", "> 65 years"], "people > 65 years", None),
        (["it says", "> a word"], "it says > a word", 1),
    ],
)
def test_lines_of_a_file_that_run_together(lines: list[str], text: str, place: int | None) -> None:
    assert run_together(lines, text) == place


def calls(raw: str) -> int:
    """How many functions are called to read a text and to print it: what grows with the square of it is seen."""
    count = 0

    def counted(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        html(raw)
        block_lines(blocks(raw))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "many",
    [
        lambda n: " ".join(f"a[^{i}]" for i in range(n)) + "\n\n" + "\n".join(f"[^{i}]: b" for i in range(n)),
        lambda n: "[^1]: b\n" * n,
        lambda n: "a[^1] " * n + "\n\n[^1]: " + "b " * n,
        lambda n: "a\n: b\n" * n,
        lambda n: "> a\n" * n,
        lambda n: "H~2~O 10^9^ " * n,
        lambda n: "- [do] a\n" * n,
    ],
)
def test_twice_the_text_takes_no_more_than_about_twice_the_work(many: Any) -> None:
    assert calls(many(800)) < 2.5 * calls(many(400))


def test_quotations_too_deep_are_told_and_printed_as_they_stand() -> None:
    deep = "> " * (DEEPEST_LIST + 1) + "x"
    assert parse(Passage(deep)) == (RawParagraph((deep,)),)
    assert [slip.lost for slip in markup_problems(Passage(deep))] == [True]
    assert isinstance(parse(Passage("> " * DEEPEST_LIST + "x"))[0], RawQuote)
    for sign in (">", "> ", "- ", "1. ", "> - ", "[^", "~", "^", "$", "[do] ", ": ", "#", "|", "=", "\\", "* "):
        parse(Passage(sign * 5_000))
        markup_problems(Passage(sign * 5_000))
