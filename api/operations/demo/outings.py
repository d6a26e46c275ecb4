"""Outings of a season as plans: when, where, of what kind, who leads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from api.operations.demo.places import PLACES
from api.operations.demo.team import OUTREACH

USES = {
    "truck": ("truck_outing", True, time(14), 210),
    "water": ("truck_outing", True, time(13, 30), 240),
    "street": ("street_round", False, time(17), 180),
    "event": ("event", True, time(13, 30), 270),
    "health": ("health_outing", True, time(9, 30), 150),
    "pretext": ("pretext_event", True, time(14), 240),
}
"""What an outing is used for: its kind, with the truck or not, start, minutes."""

SEASON_2022 = {
    4: {"truck": 7, "street": 3, "health": 1},
    5: {"truck": 8, "street": 4, "event": 2},
    6: {"truck": 7, "water": 2, "street": 3, "event": 2, "health": 1},
    7: {"truck": 4, "water": 7, "street": 3, "event": 2, "health": 1},
    8: {"truck": 2, "water": 7, "street": 3, "event": 1},
    9: {"truck": 8, "street": 4, "event": 1, "health": 1},
    10: {"truck": 8, "street": 2, "event": 1, "health": 1},
}
"""How many outings of each use in each month: 96 in all."""

OUT = (1, 2, 3, 4, 5)  # Tuesday to Saturday


@dataclass
class Outing:
    """One outing to be. `id` is known once the coordinator has planned it."""

    use: str
    start: datetime
    place: str
    lead: str
    second: str
    truck: bool
    later_place: str | None = None
    id: str = field(default="", compare=False)

    @property
    def kind(self) -> str:
        """The code of its kind."""
        return USES[self.use][0]

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.start + timedelta(minutes=USES[self.use][3])

    def moment(self, share: float) -> datetime:
        """A moment of it, from 0 (start) to 1 (end)."""
        return self.start + (self.end - self.start) * share


def season_2022(rng: Random) -> list[Outing]:
    """The 96 outings of 2022, in order of time."""
    planned: list[tuple[date, str]] = []
    for month, uses in SEASON_2022.items():
        wanted = [use for use, number in uses.items() for _ in range(number)]
        rng.shuffle(wanted)
        days = _days(date(2022, month, 1), date(2022, month + 1, 1))
        planned += zip(spread(days, len(wanted)), wanted, strict=True)
    return plan(rng, planned)


def season_until(rng: Random, first: date, last: date) -> list[Outing]:
    """About two outings a week between two days, and a "prétexte" event a month."""
    days = _days(first, last + timedelta(days=1))
    chosen = spread(days, max(1, (last - first).days * 2 // 7))
    planned = []
    for number, day in enumerate(chosen):
        use = ("truck", "street", "truck", "truck", "street", "health", "truck", "event")[
            number % 8
        ]
        if number % 9 == 4:
            use = "pretext"
        elif use == "truck" and day.month in (6, 7, 8) and number % 3:
            use = "water"
        planned.append((day, use))
    return plan(rng, planned)


def plan(rng: Random, planned: Sequence[tuple[date, str]]) -> list[Outing]:
    """Outings on these days for these uses, with places and leads taken in turn."""
    found = []
    for number, (day, use) in enumerate(sorted(planned)):
        there = [p.name for p in PLACES if ("event" if use == "pretext" else use) in p.uses.split()]
        place = rng.choice(there)
        later = rng.choice([name for name in there if name != place]) if number % 6 == 3 else None
        lead = OUTREACH[number % 3]
        second = OUTREACH[(number + 1 + number % 2) % 3]
        truck = USES[use][1] and not (use == "event" and number % 3 == 0)
        start = datetime.combine(day, USES[use][2])
        found.append(
            Outing(use, start, place, lead, second, truck, later if use == "truck" else None)
        )
    return found


def spread(days: Sequence[date], number: int) -> list[date]:
    """`number` of the days, evenly spread; a day may serve twice."""
    return [days[index * len(days) // number] for index in range(number)]


def _days(first: date, before: date) -> list[date]:
    every = (first + timedelta(days=number) for number in range((before - first).days))
    return [day for day in every if day.weekday() in OUT] or [first]
