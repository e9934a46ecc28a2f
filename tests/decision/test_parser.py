"""What a fixture line cannot say: properties over generated cells, white space, huge texts."""

from __future__ import annotations

import pickle
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.decision.ages import age_of, through
from generator.decision.domains import contains, outside, parse_range
from generator.decision.errors import CellError
from generator.decision.lexer import MAX_LENGTH
from generator.decision.order import closed, holds, is_empty
from generator.decision.parser import parse_cell
from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification.atoms import axis_of
from generator.decision.words import in_words, pieces
from generator.model.sfeel import (
    ANY,
    ORDERED,
    Declared,
    Domain,
    Equals,
    InputName,
    Interval,
    IsNull,
    Type,
    UnaryTests,
    Value,
)
from generator.model.values import Prose

VALUES = tuple(Declared(name, name, Prose(name)) for name in ("low", "very low", "3+, or so", "not"))
DOMAINS = (
    Domain(Type.TEXT, may_be_missing=True),
    Domain(Type.VALUES, VALUES),
    Domain(Type.VALUES, VALUES, may_be_missing=True),
    Domain(Type.BOOLEAN),
    Domain(Type.INTEGER, range=Interval(Decimal(0), Decimal(120)), step=Decimal(1), unit="years"),
    Domain(Type.NUMBER, may_be_missing=True, unit="kg/m²"),
    Domain(Type.NUMBER, step=Decimal("0.25"), range=Interval(Decimal("0.1"))),
    Domain(Type.DATE),
    Domain(Type.DAYS_TIME),
    Domain(Type.YEARS_MONTHS),
    Domain(Type.AGE),
    Domain(Type.AGE, range=through(None, ((17, "years"),)), may_be_missing=True),
)
STEADY = settings(deadline=None, derandomize=True, max_examples=300)


def values_of(domain: Domain) -> st.SearchStrategy[Value]:
    """Values that a cell of this domain may name."""
    if domain.type is Type.NUMBER and domain.step is not None:
        return st.integers(-50, 50).map(lambda steps: Decimal("0.1") + steps * Decimal("0.25"))
    by_type: dict[Type, st.SearchStrategy[Value]] = {
        Type.TEXT: st.text(max_size=8),
        Type.VALUES: st.sampled_from([declared.id for declared in VALUES]),
        Type.BOOLEAN: st.booleans(),
        Type.DATE: st.dates(),
        Type.NUMBER: st.decimals(-1000, 1000, places=3),
        Type.DAYS_TIME: st.decimals(-(10**7), 10**7, places=2),
    }
    return by_type.get(domain.type, st.integers(-500, 500).map(Decimal))


@st.composite
def intervals(draw: st.DrawFn, domain: Domain) -> Interval:
    """Intervals with at least one end, that are not empty."""
    shape = draw(st.sampled_from(["low", "high", "both"]))
    low = draw(values_of(domain)) if shape != "high" else None
    high = draw(values_of(domain)) if shape != "low" else None
    opens = (low is not None and draw(st.booleans()), high is not None and draw(st.booleans()))
    interval = Interval(low, high, *opens)
    return Interval(low, low) if is_empty(interval) else interval


@st.composite
def cells(draw: st.DrawFn) -> tuple[UnaryTests, Domain]:
    """Any compiled cell, with its domain."""
    domain = draw(st.sampled_from(DOMAINS))
    kinds: list[st.SearchStrategy[Interval | Equals | IsNull]] = [values_of(domain).map(Equals)]
    if domain.type is Type.AGE:
        kinds = [age_intervals()]
    elif domain.type in ORDERED:
        kinds.append(intervals(domain))
    if domain.may_be_missing:
        kinds.append(st.just(IsNull()))
    tests = tuple(draw(st.lists(st.one_of(kinds), max_size=4)))
    return (UnaryTests(tests, draw(st.booleans())) if tests else ANY), domain


AGE_UNITS = ("years", "months", "weeks", "days")
AGES = st.one_of(
    st.tuples(st.tuples(st.integers(0, 40), st.sampled_from(AGE_UNITS))),
    st.tuples(st.integers(0, 20).map(lambda n: (n, "years")), st.integers(0, 11).map(lambda n: (n, "months"))),
    st.tuples(st.integers(0, 60).map(lambda n: (n, "weeks")), st.integers(0, 6).map(lambda n: (n, "days"))),
)


@st.composite
def age_intervals(draw: st.DrawFn) -> Interval:
    """Intervals of ages as the reader makes them: half-open, some with the last unit that belongs to them."""
    low, high = (draw(AGES) for _ in range(2))
    shape = draw(st.sampled_from(["low", "high", "half-open", "to", "one"]))
    found = {
        "low": Interval(age_of(low)),
        "high": Interval(high=age_of(high), high_open=True),
        "half-open": Interval(age_of(low), age_of(high), high_open=True),
        "to": through(low, high),
        "one": through(low, low),
    }[shape]
    return Interval(age_of(low)) if is_empty(found) else found


@STEADY
@given(cells())
def test_canonical_text_means_the_same(cell: tuple[UnaryTests, Domain]) -> None:
    tests, domain = cell
    text = to_sfeel(tests, domain)
    assert parse_cell(text, domain) == tests
    assert to_sfeel(parse_cell(text, domain), domain) == text


@STEADY
@given(cells())
def test_every_cell_has_words(cell: tuple[UnaryTests, Domain]) -> None:
    tests, domain = cell
    parts = pieces(tests, domain)
    assert in_words(tests, domain) == "".join(str(part) for part in parts) != ""
    plain = [isinstance(part, str) for part in parts]
    assert all(not (a and b) for a, b in pairwise(plain)), "neighbouring texts are one piece"


@STEADY
@given(cells())
def test_what_our_own_words_say_is_read_back(cell: tuple[UnaryTests, Domain]) -> None:
    tests, domain = cell
    words = in_words(tests, domain)
    texts = [value for value in tests.operands if isinstance(value, str)]
    if any(" ".join(text.split()) != text or {'"', "\\"} & set(text) for text in texts):
        return  # a text that is not shown as it is
    if "not" in domain.ids:
        domain = replace(domain, values=tuple(declared for declared in domain.values if declared.id != "not"))
        if "not" in tests.operands:
            return  # in a cell it is the value, on a page it may be either
    back = parse_cell(words, domain)
    axis = axis_of(domain, [tests, back])
    assert axis.set_of(back) == axis.set_of(tests), words
    assert in_words(back, domain) == words


# Everything that a cell is made of, and what people and spreadsheets write instead.
FRAGMENTS = r"""- any not ( ) [ ] , .. < <= > >= = 5 -5 1.5 7 to from low very null known true yes years kg/m² date P1Y P1D
2024-01-31 or and between up + older weeks months neither nor the same as exactly "low" "a\n" @ at least most more than under over \ " ≥ … 1e3 10,000 ५ 😀""".split()  # noqa: SIM905 -- fifty quoted items hide what is in the list
FRAGMENTS += ["\N{MINUS SIGN}", "\N{EN DASH}", "\N{NO-BREAK SPACE}"]


INPUTS = {name: InputName(name, Type.INTEGER, name, name) for name in ("low", "risk")}


def read_or_error(text: str, domain: Domain) -> UnaryTests | CellError:
    try:
        return parse_cell(text, domain, INPUTS)
    except CellError as error:
        return error


@STEADY
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8), st.sampled_from([" ", ""]), st.sampled_from(DOMAINS))
def test_anything_else_is_an_error_with_a_place(fragments: list[str], between: str, domain: Domain) -> None:
    text = between.join(fragments)
    read = read_or_error(text, domain)
    if isinstance(read, CellError):
        assert 0 <= read.offset <= read.offset + read.length <= len(text)
        assert read.length > 0 or not text
        assert read.message
    else:
        assert parse_cell(to_sfeel(read, domain), domain) == read
        assert isinstance(outside(read, domain), bool)
        assert in_words(read, domain)


SMALL = st.builds(Interval, *[st.integers(0, 12).map(Decimal)] * 2, st.booleans(), st.booleans())


@STEADY
@given(SMALL, SMALL)
def test_outside_is_what_counting_finds(interval: Interval, limits: Interval) -> None:
    for domain in (Domain(Type.INTEGER, range=limits), Domain(Type.NUMBER, range=limits, step=Decimal("0.5"))):
        half_steps = [Decimal(n) / 2 for n in range(26)]
        members = [value for value in half_steps if contains(domain, value)]
        inside = [value for value in members if holds(interval, value)]
        assert outside(UnaryTests((interval,)), domain) == (not inside)
        if inside:
            tight = closed(interval, domain)
            assert [value for value in members if holds(tight, value)] == inside
            assert not tight.low_open
            assert not tight.high_open


@pytest.mark.parametrize("text", ["  [40..74]\n", "\t[ 40\n..\n74 ]", "\u00a0[40..74]"])
def test_white_space_does_not_matter(text: str) -> None:
    assert parse_cell(text, DOMAINS[4]) == UnaryTests((Interval(Decimal(40), Decimal(74)),))


def test_places_count_characters_of_the_text_as_given() -> None:
    with pytest.raises(CellError) as caught:
        parse_cell("  😀low, verylow ", DOMAINS[1])
    assert (caught.value.offset, caught.value.length) == (2, 4)


HUGE = ["(" * 10_000, "not(" * 10_000, "[" * 9_999, "5," * 50_000, "low, " * 1_999, '"' * 9_999, '"' + "\\" * 9_998]
HUGE += ["1" * 9_999, "P" + "1Y" * 4_000, "." * 9_999, "-" * 100_000, "very " * 1_999, "x" * 9_999, " " * 9_999]


@pytest.mark.parametrize("text", HUGE, ids=lambda text: f"{text[:5]}…")
def test_huge_texts_are_refused_at_once(text: str) -> None:
    start = time.process_time()
    for domain in DOMAINS:
        if domain.type is Type.VALUES and text.startswith("low, "):
            continue
        with pytest.raises(CellError) as caught:
            parse_cell(text, domain)
        assert len(caught.value.message) < 200
    assert time.process_time() - start < 5  # of this process, whatever else runs: a quadratic reader takes minutes


def test_errors_survive_pickling() -> None:
    error = CellError("message", 1, 2, "hint", "unknown-value")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes
    assert vars(again) == vars(error)
    assert str(again) == "message (hint)"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("[40..120]", Type.INTEGER, Interval(Decimal(40), Decimal(120))),
        (">= 0", Type.NUMBER, Interval(low=Decimal(0))),
        ("under 5", Type.NUMBER, Interval(high=Decimal(5), high_open=True)),
        ("[2020-01-01..2020-12-31)", Type.DATE, Interval(date(2020, 1, 1), date(2020, 12, 31), high_open=True)),
        ("[P0D..P1D]", Type.DAYS_TIME, Interval(Decimal(0), Decimal(86400))),
    ],
)
def test_ranges(text: str, kind: Type, expected: Interval) -> None:
    assert parse_range(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "message", "hint"),
    [
        ("-", Type.INTEGER, "a range is one interval", "write it as [40..120]"),
        ("5", Type.INTEGER, "a range is one interval", "write it as [40..120]"),
        ("[1..2], [4..5]", Type.INTEGER, "a range is one interval", "write it as [40..120]"),
        ("not([1..2])", Type.INTEGER, "a range is one interval", "write it as [40..120]"),
        ("[a..b]", Type.VALUES, "values of the type values have no range", "remove the range"),
        ('["a".."b"]', Type.TEXT, "values of the type text have no range", "remove the range"),
        ("yes", Type.BOOLEAN, "values of the type boolean have no range", "remove the range"),
    ],
)
def test_what_is_no_range_is_marked_as_a_whole(text: str, kind: Type, message: str, hint: str) -> None:
    with pytest.raises(CellError) as caught:
        parse_range(text, kind)
    found = caught.value
    assert (found.message, found.offset, found.length, found.hint) == (message, 0, len(text), hint)


@pytest.mark.parametrize("text", ["", "null", "[1.5..2]", "[9..5]"])
def test_what_is_no_cell_is_no_range(text: str) -> None:
    with pytest.raises(CellError):
        parse_range(text, Type.INTEGER)


def test_the_longest_cell_is_read_and_one_character_more_is_not() -> None:
    longest = f'"{"x" * (MAX_LENGTH - 2)}"'
    assert parse_cell(longest, DOMAINS[0]) == UnaryTests((Equals(longest[1:-1]),))
    with pytest.raises(CellError) as caught:
        parse_cell(f"{longest} ", DOMAINS[0])
    found = caught.value
    assert (found.message, found.offset, found.length) == ("the cell is too long", MAX_LENGTH, 1)
    assert found.hint == f"a cell has at most {MAX_LENGTH} characters"
