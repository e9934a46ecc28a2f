"""The progress of a build in words: one line while it runs, and afterwards a table of where the time went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from time import monotonic

from generator.publish.progress import BuildProgress, BuildStep

_SURE = 3
"""So many guidelines must be made before it is foretold how long the others will take."""
_SHOWN = 5
_MINUTE = 60


class ProgressReport:
    """Is told of the steps of one build (`publish.progress.Watch`), and tells of them.

    Examples:
        >>> report = ProgressReport(print, clock=iter([0, 10, 12, 14, 16, 20, 21]).__next__)
        >>> report(BuildProgress(step=BuildStep.GUIDELINES, of=40))
        guidelines, 0 of 40
        >>> for done, name in enumerate(["cough", "fever", "rash"], 1):
        ...     report(BuildProgress(step=BuildStep.GUIDELINES, guideline=name, done=done, of=40, spent={"reading": 2.0}))
        guidelines, 1 of 40: cough
        guidelines, 2 of 40: fever
        guidelines, 3 of 40: rash, about 74 s left
        >>> report(BuildProgress(step=BuildStep.SEARCH))
        search index
        >>> print(report.profile(), end="")
          seconds  share  step
             10.0    48%  guidelines
              1.0     5%  search index
             10.0    48%  before all that
        Of the guidelines, in all processes:
              6.0   100%  reading
        Those that took longest:
              2.0   cough
              2.0   fever
              2.0   rash
    """

    def __init__(self, show: Callable[[str], None] | None = None, clock: Callable[[], float] = monotonic) -> None:
        """`show` is given each line, "" to take the last one away; None: none is wanted. `clock` tells seconds."""
        self._show = show
        self._clock = clock
        self._began = self._since = clock()
        self._step: BuildStep | None = None
        self._made = 0
        self._made_since = 0.0
        self._steps: dict[BuildStep | None, float] = {}
        self._parts: Counter[str] = Counter()
        self._guidelines: dict[str, float] = {}

    def __call__(self, progress: BuildProgress) -> None:
        """A step begins, or a guideline is there."""
        now = self._clock()
        if progress.step is not self._step:
            self._pass(now)
            self._step = progress.step
        if progress.step is BuildStep.GUIDELINES and not progress.done:
            self._made, self._made_since = 0, now
        if progress.spent:
            self._made += 1
            self._parts.update(progress.spent)
            self._guidelines[progress.guideline] = sum(progress.spent.values())
        if self._show:
            self._show(self._line(progress, now))

    def end(self) -> None:
        """The build is over: take the line away."""
        self._pass(self._clock())
        if self._show:
            self._show("")

    def profile(self) -> str:
        """Where the time went: by the clock for each step, and what each part of guidelines took in whichever process."""
        self._pass(self._clock())
        whole = self._since - self._began or 1.0
        lines = ["  seconds  share  step"]
        steps = [(str(step), self._steps[step]) for step in BuildStep if step in self._steps]
        steps.append(("before all that", self._steps.get(None, 0.0)))
        lines += [f"{seconds:9.1f} {seconds / whole:6.0%}  {step}" for step, seconds in steps]
        spent = sum(self._parts.values())
        if spent:
            lines.append("Of the guidelines, in all processes:")
            lines += [f"{value:9.1f} {value / spent:6.0%}  {part}" for part, value in self._parts.most_common()]
            lines.append("Those that took longest:")
            longest = sorted(self._guidelines.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
            lines += [f"{seconds:9.1f}   {name}" for name, seconds in longest]
        return "".join(f"{line}\n" for line in lines)

    def _pass(self, now: float) -> None:
        self._steps[self._step] = self._steps.get(self._step, 0.0) + now - self._since
        self._since = now

    def _line(self, progress: BuildProgress, now: float) -> str:
        if not progress.of:
            return progress.step
        line = f"{progress.step}, {progress.done} of {progress.of}"
        if progress.guideline:
            line += f": {progress.guideline}"
        left = progress.of - progress.done
        if self._made >= _SURE and left:
            line += f", about {_in_words((now - self._made_since) / self._made * left)} left"
        return line


def _in_words(seconds: float) -> str:
    """`12 s`, `3 min`: what somebody who waits wants to know."""
    return f"{seconds:.0f} s" if seconds < 2 * _MINUTE else f"{seconds / _MINUTE:.0f} min"


def drafts_in_words(count: int, *, shown: bool) -> str:
    """What a build says at its end of its drafts, `count` of them, which were `shown` or left out."""
    drafts = "1 draft" if count == 1 else f"{count} drafts"
    if shown:
        return f"{drafts} shown, so no offline copy was made: this site is for those who review them"
    return f"{drafts} left out: guidepress build --drafts shows {'it' if count == 1 else 'them'}"
