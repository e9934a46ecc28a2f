"""How full the pages of a PDF are: where anything is printed, read from what each page draws."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pikepdf

_MARGIN = 60.0  # points at the head and at the foot, where every page has what it says anyway


def emptiest(data: bytes) -> list[float]:
    """For each page of the PDF `data` the highest band on which nothing is printed, as a part of what can be printed on."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_emptiest(float(page.MediaBox[3]), sorted(_bands(page))) for page in pdf.pages]


def _emptiest(height: float, bands: list[tuple[float, float]]) -> float:
    done, free = _MARGIN, 0.0
    for low, high in [*bands, (height - _MARGIN, height)]:
        if low > done:
            free = max(free, min(low, height - _MARGIN) - done)
        done = max(done, high)
    return free / (height - 2 * _MARGIN)


def _bands(page: pikepdf.Page) -> Iterator[tuple[float, float]]:
    """From where to where each piece of text, line or picture stands, in points from the foot."""
    pen = _Pen()
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInstruction):
            act = pen.acts.get(str(instruction.operator))
            yield from act(list(instruction.operands)) if act else ()


class _Pen:
    """The state of a content stream (ISO 32000-1 §8.4, §8.5, §9.4); `acts` are the operators that print something."""

    def __init__(self) -> None:
        self.here, self.line, self.size = pikepdf.Matrix(), pikepdf.Matrix(), 0.0
        self.saved: list[pikepdf.Matrix] = []
        self.path: list[float] = []
        self.acts: dict[str, Callable[[list[Any]], Iterable[tuple[float, float]]]] = {
            "q": lambda _: self.saved.append(self.here) or (),
            "Q": lambda _: setattr(self, "here", self.saved.pop()) or (),
            "cm": lambda given: setattr(self, "here", pikepdf.Matrix(*map(float, given)) @ self.here) or (),
            "Tf": lambda given: setattr(self, "size", float(given[1])) or (),
            "Tm": lambda given: setattr(self, "line", pikepdf.Matrix(*map(float, given))) or (),
            "m": self.reach,
            "l": self.reach,
            "re": self.reach,
            "Do": lambda _: [self.between(0.0, 1.0)],
            "n": lambda _: self.path.clear() or (),
        }
        self.acts |= dict.fromkeys(("Tj", "TJ"), self.write) | dict.fromkeys(
            ("S", "f", "f*", "B", "B*", "s", "b"), self.draw
        )

    def between(self, low: float, high: float) -> tuple[float, float]:
        ends = [self.here.transform((0.0, y))[1] for y in (low, high)]
        return min(ends), max(ends)

    def reach(self, given: list[Any]) -> Iterable[tuple[float, float]]:
        low = float(given[1])
        self.path += self.between(low, low + float(given[3]) if len(given) > 2 else low)
        return ()

    def draw(self, _: list[Any]) -> Iterable[tuple[float, float]]:
        drawn, self.path = self.path, []
        return [(min(drawn), max(drawn))] if drawn else []

    def write(self, _: list[Any]) -> Iterable[tuple[float, float]]:
        foot = (self.line @ self.here).transform((0.0, 0.0))[1]
        return [(foot - 0.2 * self.size, foot + 0.75 * self.size)]
