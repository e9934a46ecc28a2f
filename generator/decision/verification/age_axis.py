"""The axis of an age: whole days since birth."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from generator.decision.age_tests import one_age
from generator.decision.ages import age_of, end_of, order_is_doubtful, position, position_in_days, speaks_clearly
from generator.decision.verification.axes import LAST, Cut, Line
from generator.model.sfeel import Age, Domain, Equals, Interval, Test, UnaryTests, Value


class AgeAxis(Line):
    """Days since birth; a bound in months lies where it does if a month has 365.25 / 12 days (`decision.ages`)."""

    def __init__(self, domain: Domain, cells: Iterable[UnaryTests]) -> None:
        """Cut an age of `domain` at the bounds of its range and of `cells`, all those of its column."""
        own = tuple(cells)
        ends = [end for tests in (UnaryTests((domain.range,)), *own) for end in tests.operands if isinstance(end, Age)]
        # Of several spellings of one day, the first one is taken: that of the range, if it is among them.
        self._bounds = {position_in_days(end): end for end in reversed(ends)}
        super().__init__(domain, own)

    @property
    def doubtful(self) -> list[tuple[Age, Age]]:
        """Pairs of bounds, in the order of the line, that lie in another order for some dates of birth."""
        ends = sorted(self._bounds.values(), key=position)
        return [pair for pair in combinations(ends, 2) if order_is_doubtful(*pair)]

    def _span(self, interval: Interval) -> tuple[Cut, Cut]:
        low, high = interval.low, interval.high
        first = position_in_days(low) if isinstance(low, Age) else 0
        return (first, 0), (position_in_days(high), 0) if isinstance(high, Age) else LAST

    def _clipped(self, test: Test) -> tuple[Cut, Cut]:
        if isinstance(test, Equals) and isinstance(test.value, Age):
            test = one_age(test.value)
        return super()._clipped(test)

    def _test(self, low: Cut, high: Cut) -> Test:
        start = None if low == self._low else self._value(low[0])
        if high == self._high:
            return Interval(start)
        return Interval(start, self._value(high[0]), high_open=True)

    def _value(self, place: Decimal | int) -> Value:
        days = int(place)
        return self._bounds.get(days) or age_of(((days, "days"),))

    def _example(self, atoms: int) -> Value:
        """The first age of a stretch; near where rules end, in the units of the author if that does not reach out of it."""
        low, high = next(self._runs(atoms))
        if low == self._low and high not in {self._high, LAST}:
            return age_of(((int(high[0]) - 1, "days"),))
        first = self._bounds.get(int(low[0]))
        within = first and (high == LAST or position_in_days(age_of(end_of(first.said))) <= high[0])
        if first and within and speaks_clearly(first.said, self._bounds.values()):
            return age_of(first.said)
        return age_of(((int(low[0]), "days"),))
