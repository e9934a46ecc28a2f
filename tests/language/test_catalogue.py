"""Words come from gettext catalogues: ours, a publisher's before them, English where nobody has translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.language.catalogue import (
    OURS,
    Catalogue,
    CatalogueError,
    available,
    is_spoken,
    load_catalogue,
    read_catalogue,
    said_in,
)
from generator.language.extraction import messages
from generator.language.po_text import as_template
from generator.language.pseudo import PSEUDO, accented
from generator.language.scripts import TEMPLATE, script_words
from generator.language.upkeep import completeness

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
TWO = "nplurals=2; plural=n != 1;"


def catalogue(folder: Path, tag: str, body: str, plural: str = TWO) -> Path:
    path = folder / f"{tag}.po"
    path.write_text(HEAD.format(plural) + body, encoding="utf-8")
    return path


def test_a_publishers_words_go_before_ours_and_english_is_what_is_left(tmp_path: Path) -> None:
    catalogue(tmp_path, "xx", 'msgid "Search"\nmsgstr "Zoek"\n')
    catalogue(tmp_path, "xx-YY", 'msgid "Menu"\nmsgstr "Kaart"\n')
    words = load_catalogue("xx-YY", tmp_path)
    assert [words.text(message) for message in ("Menu", "Search", "Print")] == ["Kaart", "Zoek", "Print"]


def test_a_word_that_means_two_things_has_two_translations(tmp_path: Path) -> None:
    catalogue(
        tmp_path, "xx", 'msgctxt "a button"\nmsgid "Open"\nmsgstr "Maak open"\n\nmsgid "Open"\nmsgstr "Is open"\n'
    )
    words = load_catalogue("xx", tmp_path)
    assert (words.text("Open", "a button"), words.text("Open")) == ("Maak open", "Is open")


def test_plurals_go_by_the_language(tmp_path: Path) -> None:
    polish = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    body = 'msgid "{count} page"\nmsgid_plural "{count} pages"\nmsgstr[0] "strona"\nmsgstr[1] "strony"\nmsgstr[2] "stron"\n'
    catalogue(tmp_path, "pl", body, polish)
    words = load_catalogue("pl", tmp_path)
    assert [words.plural("{count} page", "{count} pages", n) for n in (1, 3, 5, 22)] == [
        "strona",
        "strony",
        "stron",
        "strony",
    ]
    assert words.forms("{count} page", "{count} pages") == {
        "one": "strona",
        "few": "strony",
        "many": "stron",
        "other": "stron",
    }


def test_a_fuzzy_or_half_translated_message_stays_english(tmp_path: Path) -> None:
    body = '#, fuzzy\nmsgid "Print"\nmsgstr "?"\n\nmsgid "{count} a"\nmsgid_plural "{count} as"\nmsgstr[0] "x"\nmsgstr[1] ""\n'
    catalogue(tmp_path, "xx", body)
    words = load_catalogue("xx", tmp_path)
    assert (words.text("Print"), words.plural("{count} a", "{count} as", 1)) == ("Print", "{count} a")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('msgid "Published {date}"\nmsgstr "{dag} uit"\n', "{dag} is not filled in"),
        ('msgid "Published {date}"\nmsgstr "uit {date"\n', "expected '}'"),
        ('msgid "Published {date}"\nmsgstr "uit {}"\n', "{} is not filled in"),
        ("this is a letter\n", "no gettext catalogue"),
        ('msgid "Published {date}"\nmsgstr "uit"\n', "{date} is missing"),
        ('msgid "Published {date}"\nmsgstr "{date:d}"\n', "write {date} without more"),
        ('msgid "Published {date}"\nmsgstr "{date!r}"\n', "write {date} without more"),
    ],
)
def test_words_that_would_break_a_page_are_refused(tmp_path: Path, body: str, told: str) -> None:
    path = catalogue(tmp_path, "xx", body)
    with pytest.raises(CatalogueError, match=told.replace("{", r"\{")):
        read_catalogue(path, "xx")


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "xx.po"
    path.write_bytes(b'msgid "a"\nmsgstr "\xff\xfe"\n')
    with pytest.raises(CatalogueError, match="no gettext catalogue"):
        read_catalogue(path, "xx")


def test_a_plural_rule_that_is_none_is_refused(tmp_path: Path) -> None:
    path = catalogue(tmp_path, "xx", "", "nplurals=2; plural=(n @ 1);")
    with pytest.raises(CatalogueError, match="no gettext catalogue"):
        read_catalogue(path, "xx")


def test_a_file_is_read_as_what_it_is_whatever_its_head_says(tmp_path: Path) -> None:
    text = (HEAD.format(TWO) + 'msgid "Menu"\nmsgstr "Menú"\n').replace("charset=utf-8", "charset=iso-8859-1")
    (tmp_path / "xx.po").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_catalogue("xx", tmp_path).text("Menu") == "Menú"


def test_a_publishers_plural_rule_is_for_the_publishers_words_alone(tmp_path: Path) -> None:
    catalogue(tmp_path, "ar", 'msgid "{count} a"\nmsgid_plural "{count} as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n')
    own, ours = load_catalogue("ar", tmp_path), load_catalogue("ar")
    message = ("{count} question", "{count} questions")
    assert [own.plural(*message, n) for n in range(120)] == [ours.plural(*message, n) for n in range(120)]
    assert [own.plural("{count} a", "{count} as", n) for n in (1, 3)] == ["x", "y"]


def test_which_languages_there_are(tmp_path: Path) -> None:
    catalogue(tmp_path, "xx", "")
    assert {"en", "xx"} <= set(available(tmp_path))
    assert (is_spoken("xx-YY", tmp_path), is_spoken("en-GB"), is_spoken("yy", tmp_path)) == (True, True, False)


def test_the_template_holds_every_message_of_code_templates_and_scripts() -> None:
    """`guidepress i18n extract` writes it."""
    assert TEMPLATE.read_text(encoding="utf-8") == as_template(messages())


def test_our_catalogues_can_be_read() -> None:
    for path in OURS.glob("*.po"):
        assert len(read_catalogue(path, path.stem)) > 0, path.stem


def test_the_pseudo_language_leaves_places_alone() -> None:
    assert accented("Published {date}") == "Þúßĺíśħéđ {date}"
    assert Catalogue(PSEUDO).text("Menu") == "Ñéńú"


def test_scripts_of_an_english_page_need_no_words() -> None:
    assert script_words(Catalogue()) == ""


@pytest.mark.parametrize("tag", ["ar", "de", "es", "fr"])
def test_languages_at_release_are_complete(tag: str) -> None:
    assert completeness(tag).is_complete, f"guidepress i18n update {tag} -o generator/language/catalogues/{tag}.po"
    assert not any(message.fuzzy for message in read_catalogue(OURS / f"{tag}.po", tag) if message.id)


@pytest.mark.parametrize("tag", ["ar", "de", "es", "fr"])
def test_translations_fill_in_what_the_message_fills_in(tag: str) -> None:
    """A place that a translation leaves out is a fact that is lost; forms for one, and for none and two in Arabic, need no count."""
    lost = []
    for message in read_catalogue(OURS / f"{tag}.po", tag):
        if not message.id:
            continue
        wanted = places(message.id if isinstance(message.id, str) else message.id[1])
        for number, words in enumerate(said_in(message)):
            missing = wanted - places(words)
            if missing and not (missing == {"count"} and not isinstance(message.id, str) and number <= 2):
                lost.append((message.id, words))
    assert lost == []


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))
