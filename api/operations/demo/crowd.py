"""People met and counted without a name: how many of each age and gender, on which outing."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import NamedTuple

from api.operations.demo.outings import Outing
from api.operations.demo.timeline import Act, Timeline

YOUTH_AGES = {"16_17": 18, "18_21": 39, "22_25": 27, "26_29": 16}
OTHER_AGES = {"under_16": 90, "30_plus": 380, "unknown": 30}
WEIGHTS = {"truck": 14, "water": 20, "event": 26, "street": 10, "health": 7, "pretext": 24}
"""How many people an outing meets, one use compared with another."""

Group = tuple[str, str]
"""(age band, gender)"""

MET_2022 = {
    "youth": {"male": 696, "female": 262, "unknown": 6, "other": 2},
    "other": {"male": 360, "female": 130, "unknown": 10},
}
"""Anonymous people met in 2022: 966 and 500. With the 34 identified on outings (24 men) they make
1,500 people met, 1,000 of them youth, and 72 % men of both."""

SEEN_AGAIN_2022 = 224


class Meeting(NamedTuple):
    """Some people of one age and gender, met together."""

    outing: Outing
    at: datetime
    group: Group
    people: int
    first_time: bool


def share(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts of `total` in proportion to the weights, summing to it."""
    whole = sum(weights)
    parts, given, reached = [], 0, 0.0
    for weight in weights:
        reached += weight
        parts.append(round(total * reached / whole) - given)
        given += parts[-1]
    return parts


def crowd_2022(rng: Random, outings: Sequence[Outing]) -> list[Meeting]:
    """All anonymous meetings of 2022: first ones, and people seen before (from May on)."""
    people: list[Group] = []
    for kind, ages in (("youth", YOUTH_AGES), ("other", OTHER_AGES)):
        for gender, number in MET_2022[kind].items():
            for age, n in zip(ages, share(number, list(ages.values())), strict=True):
                people += [(age, gender)] * n
    rng.shuffle(people)
    again = rng.choices([one for one in people if one[1] != "unknown"], k=SEEN_AGAIN_2022)
    late = [one for one in outings if one.start.month > 4]
    return _meet(rng, outings, people, True) + _meet(rng, late, again, False)


def crowd_of(rng: Random, outings: Sequence[Outing]) -> list[Meeting]:
    """Anonymous meetings of another season, of the same ages and genders."""
    ages = YOUTH_AGES | {age: n // 10 for age, n in OTHER_AGES.items()}

    def some(number: int) -> list[Group]:
        drawn = rng.choices(list(ages), list(ages.values()), k=number)
        genders = rng.choices(("male", "female", "unknown"), (70, 29, 1), k=number)
        return list(zip(drawn, genders, strict=True))

    first = some(len(outings) * 13)
    return _meet(rng, outings, first, True) + _meet(rng, outings, some(len(outings) * 2), False)


def _meet(
    rng: Random, outings: Sequence[Outing], people: Sequence[Group], first_time: bool
) -> list[Meeting]:
    weights = [WEIGHTS[one.use] * rng.uniform(0.6, 1.4) for one in outings]
    found, taken = [], 0
    for outing, number in zip(outings, share(len(people), weights), strict=True):
        here = Counter(people[taken : taken + number])
        taken += number
        for group, left in sorted(here.items()):
            while left:
                count = min(left, rng.choice((1, 1, 2, 3, 5)))
                left -= count
                at = outing.moment(rng.uniform(0.05, 0.95))
                found.append(Meeting(outing, at, group, count, first_time))
    return found


def tap(
    rng: Random, timeline: Timeline, meetings: Sequence[Meeting], places: dict[str, str]
) -> None:
    """Have the outing's two workers count these people."""
    for one in meetings:
        who = one.outing.lead if rng.random() < 0.6 else one.outing.second
        public = rng.choice(("resident", "relative", None)) if one.group[0] == "30_plus" else None
        timeline.at(one.at, who, _counting(one, places[place_at(one.outing, one.at)], public))


def _counting(one: Meeting, place: str, public: str | None) -> Act:
    return lambda phone: phone.meet(
        one.outing.id,
        *one.group,
        count=one.people,
        first_time=one.first_time,
        place=place,
        public=public,
    )


def place_at(outing: Outing, at: datetime) -> str:
    """The place of the outing at that moment: half-way, some change their stop."""
    return outing.later_place if outing.later_place and at >= outing.moment(0.5) else outing.place
