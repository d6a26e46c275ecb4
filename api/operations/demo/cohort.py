"""The 62 young people identified in 2022, and what became of each: the report's page 20."""

from datetime import date, datetime, timedelta
from itertools import chain, repeat
from random import Random
from typing import NamedTuple

from api.operations.demo.outings import Outing
from api.operations.demo.team import OUTREACH
from api.operations.demo.youths import Maker, Youth

ON_OUTINGS = {"pool_beach": 8, "truck_outing": 10, "street_round": 10, "event": 6}
USE_OF = {
    "pool_beach": ("water",),
    "truck_outing": ("truck", "health"),
    "street_round": ("street",),
    "event": ("event",),
}
ELSEWHERE = {"jdc": 9, "training_duty": 8, "partner": 11}
MEN_ON_OUTINGS, MEN_ELSEWHERE = 24, 17
AGES_ON_OUTINGS = {"16_17": 5, "18_21": 14, "22_25": 10, "26_29": 5}
AGES_ELSEWHERE = {
    "jdc": ("16_17", "18_21", "18_21"),
    "training_duty": ("16_17",),
    "partner": ("18_21", "22_25", "18_21", "22_25", "26_29"),
}

PATHWAYS = {
    "ml_follow_up": 19,
    "cej": 8,
    "civic_service": 4,
    "employment": 4,
    "training": 2,
    "apprenticeship": 1,
    "partner_referral": 9,
}
"""The 47 remobilised by 31 December 2022; 14 of the first see the psychologist."""

WITH_PSYCHOLOGIST = 14
NOT_REMOBILISED = {
    "refused": 4,
    "not_now": 2,
    "unreachable": 5,
    "moved": 1,
    "waiting": 1,
    "nothing_yet": 2,
}
UP_TO_25 = frozenset({"cej", "civic_service"})
LAST_START = date(2022, 12, 5)


class Fate(NamedTuple):
    """What became of a youth: a pathway from a day, or why there is none."""

    youth: Youth
    outcome: str
    start: date
    psychologist: bool = False


def cohort_2022(rng: Random, maker: Maker, outings: list[Outing]) -> list[Fate]:
    """Everybody identified in 2022, with their fate."""
    youths = _on_outings(rng, maker, outings) + _elsewhere(rng, maker)
    outcomes = _each(PATHWAYS) + _each(NOT_REMOBILISED)
    rng.shuffle(outcomes)
    fates, supported = [], 0
    for youth in sorted(youths, key=lambda one: one.age_band != "26_29"):
        outcome = next(one for one in outcomes if youth.age_band != "26_29" or one not in UP_TO_25)
        outcomes.remove(outcome)
        start = min(youth.at.date() + timedelta(days=rng.randrange(5, 62)), LAST_START)
        helped = outcome == "ml_follow_up" and supported < WITH_PSYCHOLOGIST
        supported += helped
        fates.append(Fate(youth, outcome, start, helped))
    return fates


def _on_outings(rng: Random, maker: Maker, outings: list[Outing]) -> list[Youth]:
    genders = ["male"] * MEN_ON_OUTINGS + ["female"] * (34 - MEN_ON_OUTINGS)
    ages = _each(AGES_ON_OUTINGS)
    rng.shuffle(genders)
    rng.shuffle(ages)
    found = []
    for channel, number in ON_OUTINGS.items():
        there = [one for one in outings if one.use in USE_OF[channel]]
        for outing in rng.sample(there, min(number, len(there))) + rng.choices(
            there, k=max(0, number - len(there))
        ):
            at = outing.moment(rng.uniform(0.1, 0.9))
            found.append(
                maker.youth(genders.pop(), ages.pop(), channel, at, outing.lead, outing=outing)
            )
    return found


def _elsewhere(rng: Random, maker: Maker) -> list[Youth]:
    genders = ["male"] * MEN_ELSEWHERE + ["female"] * (28 - MEN_ELSEWHERE)
    rng.shuffle(genders)
    found = []
    for channel, number in ELSEWHERE.items():
        for index in range(number):
            day = datetime(2022, 4, 4, rng.randrange(9, 17), rng.randrange(60))
            at = day + timedelta(days=rng.randrange(205))
            ages = AGES_ELSEWHERE[channel]
            who = OUTREACH[index % 3]
            found.append(maker.youth(genders.pop(), ages[index % len(ages)], channel, at, who))
    return found


def _each(numbers: dict[str, int]) -> list[str]:
    return list(chain.from_iterable(repeat(name, number) for name, number in numbers.items()))
