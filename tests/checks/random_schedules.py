"""Schedules of every kind, the same for one seed."""

from __future__ import annotations

from random import Random

from generator.model.schedule import Duration, Repeat, Schedule, ScheduleStep, Unit
from generator.model.values import Identifier, Passage, Prose

_WORDS = (
    "dose",
    "visit; again",
    "a, b",
    "back\\slash",
    "Ärztin",
    "طبيب",
    "疫苗接种",
    "🙂👩🏽‍⚕️",
    "x" * 90,
    "“quoted”",
    "n\\n",
)


def random_length(random: Random, *, window: bool = True, least: int = 0) -> Duration:
    unit = random.choice(list(Unit))
    low = random.randint(least, 40 if unit is Unit.DAYS else 6)
    high = low + random.randint(1, 9) if window and random.random() < 0.3 else low
    return Duration(low, high, unit, random.random() < 0.2)


def random_schedule(random: Random) -> Schedule:
    steps: list[ScheduleStep] = []
    for number in range(random.randint(1, 6)):
        earlier = [step for step in steps if not step.is_endless]
        after = random.choice(earlier).id.name if earlier and random.random() < 0.5 else "start"
        again = None
        if random.random() < 0.3:
            every = random_length(random, least=1)
            end = random.choice(({"times": random.randint(2, 9)}, {"until": random_length(random, least=1)}, {}))
            again = Repeat(every=every, **end)
        limit = random_length(random, window=False) if again is None and random.random() < 0.4 else None
        steps.append(
            ScheduleStep(
                id=Identifier(f"step-{number}"),
                title=Prose(" ".join(random.choices(_WORDS, k=3)).replace("\\", "\\\\")),
                text=Passage("One.\n\n- two, *three*;\n- four") if random.random() < 0.4 else None,
                overdue=Passage("Call; now, please.") if limit else None,
                after=Identifier(after),
                due=random_length(random),
                earliest=limit,
                latest=random_length(random, window=False) if limit else None,
                repeat=again,
            )
        )
    return Schedule(id=Identifier("some"), title=Prose("A, b; c"), start=Prose("first day"), steps=tuple(steps))
