"""Links: where they lead, and what an editor is told of one that leads nowhere."""

from __future__ import annotations

import pytest

from generator.model.directory import Directory
from generator.model.values import Passage, Prose, Ref
from generator.text.plain import inline_plain
from generator.text.resolve import LinkProblem, Texts, unknown_reference
from generator.text.tokens import Emphasis, Items, Paragraph, Reference, Strong, Text
from tests.support import LibraryCase

HERE = "sore-throat"
ID = "write kind:id, such as term:mammogram, or a whole web address"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    case = LibraryCase(tmp_path_factory.mktemp("library"))
    for path in ("guideline.yaml", "decisions/which-test.yaml", "questions.yaml"):
        text = (case.content / "guidelines/sore-throat" / path).read_text(encoding="utf-8")
        text = text.replace("guideline: sore-throat", "guideline: other").replace("id: treatment", "id: elsewhere")
        case.put(f"guidelines/other/{path}", text)
    library = case.load().library
    assert library is not None
    return Texts(Directory(library))


@pytest.mark.parametrize(
    ("target", "code", "message", "hint"),
    [
        ("", "bad-reference", "a link has no target", "write kind:id between ( and )"),
        ("treatment", "bad-reference", '"treatment" cannot be used as a link', ID),
        ("tems:x", "bad-reference", '"tems" is not a kind of reference', 'did you mean "term"?'),
        (
            "ftp://x.org/",
            "bad-address",
            '"ftp://x.org/" cannot be used as a link',
            "an address begins with https://, http://, mailto: or tel:",
        ),
        ("term:A B", "bad-reference", '"term:A B" is not a reference',
         "identifiers consist of lower-case letters, digits and single hyphens"),
        ("term:care-taem", "unknown-reference", 'there is no term "care-taem"', 'did you mean "care-team"?'),
        ("section:gone/treatment", "unknown-reference", 'there is no section "treatment" in guideline "gone"', ""),
        ("section:elsewhere", "unknown-reference", 'there is no section "elsewhere"',
         'did you mean "other/elsewhere"?'),
        ("alert:rash", "unknown-reference", 'there is no alert "rash"', 'add it under "alerts:"'),
        ("grade:xyz", "unknown-reference", 'there is no grade "xyz"', "known here: strong"),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_says_why(texts: Texts, target: str, code: str, message: str, hint: str) -> None:
    found = texts.follow(target, HERE)
    assert isinstance(found, LinkProblem)
    told = found.hint if isinstance(found.hint, str) else found.hint()
    assert (found.code, found.message, told, found.target) == (code, message, hint, target)


def test_a_reference_leads_from_its_own_guideline_to_where_the_thing_is(texts: Texts) -> None:
    assert texts.follow("section:treatment", HERE) == Reference(
        children=(),
        kind="section",
        name="treatment",
        guideline=HERE,
        address="guidelines/sore-throat/treatment.html",
    )
    assert texts.follow("term:care-team", "") == Reference(
        children=(), kind="term", name="care-team", guideline="", address="glossary.html#care-team"
    )
    assert texts.follow("mailto:a@b.org", HERE) == "mailto:a@b.org"


def test_links_are_found_wherever_they_stand(texts: Texts) -> None:
    text = Passage("[a](term:one) **[b](term:two)**\n\n- x\n\n  1. [*c*](term:care-team)\n- [d](term:four)")
    assert [problem.target for problem in texts.problems(text, HERE)] == ["term:one", "term:two", "term:four"]
    assert [found.name for found in texts.references(text, HERE)] == ["care-team"]


def test_what_cannot_be_followed_stays_as_its_words(texts: Texts) -> None:
    assert texts.inlines(Prose("a [**b**](term:gone) c"), HERE) == (Text("a "), Strong((Text("b"),)), Text(" c"))


def test_a_passage_in_one_line_leaves_nothing_out_and_keeps_items_apart(texts: Texts) -> None:
    text = Passage("- a\n- b\n\nc\n\n3. d")
    assert inline_plain(texts.inlines(text, HERE)) == "• a • b c 3. d"
    assert texts.inlines(Passage("a *b*"), HERE) == (Text("a "), Emphasis((Text("b"),)))
    assert texts.blocks(Passage("2. a"), HERE) == (Items(((Paragraph((Text("a"),)),),), ordered=True, start=2),)


def test_a_contact_that_is_nowhere_may_be_added(texts: Texts) -> None:
    message, hint = unknown_reference(Ref("contact", "nurse"), HERE, texts.directory)
    assert (message, callable(hint) and hint()) == ('there is no contact "nurse"', 'add it under "contacts:"')
