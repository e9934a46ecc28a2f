"""Reading ease of Spanish: syllables by the rules of its spelling, and the formula of Szigriszt Pazos."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.text.readability import sentences, words
from generator.text.readability_es import perspicuity, syllables
from tests.source.test_translation import in_german
from tests.support import LibraryCase


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("mamografía", 5),
        ("cuidado", 3),
        ("radioterapia", 5),
        ("quimioterapia", 5),
        ("ciudad", 2),
        ("leído", 3),
        ("también", 2),
        ("agüero", 3),
        ("guerra", 2),
        ("ahora", 3),
        ("prohíbe", 3),
        ("estudiáis", 3),
        ("Uruguay", 3),
        ("HER2", 1),
        ("2024", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula() -> None:
    lists = [words(item) for item in sentences("El gato duerme. ¿Duerme bien la casa blanca?")]
    assert [len(item) for item in lists] == [3, 5]
    assert perspicuity(lists) == pytest.approx(206.835 - 62.3 * 13 / 8 - 8 / 2)
    assert perspicuity([]) == 100


HARD = (
    "La administración concomitante de inmunosupresores incrementa considerablemente la susceptibilidad a infecciones. "
)


def test_a_hard_page_in_spanish_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    in_german(case, lambda path, text: HARD * 3 if path == "sections/treatment/text" else "Tome el té. " + text[:0])
    case.put("guidelines/sore-throat/es.po", (case.content / "guidelines/sore-throat/de.po").read_bytes())
    case.put("es.po", (case.content / "de.po").read_bytes()).change("library.yaml", "[de]", "[es]")
    found = [item for item in case.load().findings if item.code == "hard-to-read"]
    assert [item.message for item in found if "INFLESZ" in item.message]
