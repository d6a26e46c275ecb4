"""Puts whole seasons on the timeline: outings with all that is counted and noted on them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from api.operations.demo.cohort import Fate, cohort_2022
from api.operations.demo.crowd import crowd_2022, crowd_of, tap
from api.operations.demo.desk import Desk
from api.operations.demo.lives import Lives
from api.operations.demo.names import OF_OUTINGS
from api.operations.demo.outings import Outing, season_2022
from api.operations.demo.places import Lists
from api.operations.demo.team import OUTREACH
from api.operations.demo.timeline import Timeline, instant_of
from api.operations.demo.youths import Maker
from api.phone import Phone

BEFORE = {
    2020: {"outings": 48, "youth_met": 620, "identified": 35, "remobilised": 15},
    2021: {
        "outings": 74,
        "contacts": 1290,
        "people_met": 1090,
        "youth_met": 880,
        "identified": 49,
        "remobilised": 27,
    },
}
"""Totals typed of the years before: with 2022 they are those that the report prints for 2020-2022."""

AIMS = {"outings": 96, "pretext_events": 10, "identified": 62}
"""What the year under way aims at."""

MET_AGAIN_2022 = 36
NOTED_FROM = {
    "truck": "truck_outing",
    "water": "pool_beach",
    "street": "street_round",
    "event": "event",
    "health": "truck_outing",
    "pretext": "event",
}
"""The channel of a youth identified on an outing, by what the outing was used for."""


class Seasons:
    """What both seasons share: the people, the lists, the timeline."""

    def __init__(self, rng: Random, timeline: Timeline, lists: Lists) -> None:
        self.rng = rng
        self.timeline = timeline
        self.lists = lists
        self.lives = Lives(rng, timeline, lists)
        self.maker = Maker(rng)
        self.desk = Desk(timeline)

    def year_2022(self) -> None:
        """The season that the report counted."""
        outings = season_2022(self.rng)
        self.hold(outings, datetime(2022, 3, 24, 10))
        tap(self.rng, self.timeline, crowd_2022(self.rng, outings), self.lists.places)
        fates = cohort_2022(self.rng, self.maker, outings)
        for fate in fates:
            self.lives.follow(fate)
        later = [
            (fate.youth, outing)
            for fate in fates
            for outing in outings
            if fate.youth.outing
            and outing.start > fate.youth.at
            and fate.youth.who in (outing.lead, outing.second)
        ]
        for youth, outing in self.rng.sample(later, MET_AGAIN_2022):
            self.lives.meet_again(youth, outing.moment(self.rng.uniform(0.1, 0.9)), outing)
        self.desk.season(outings, fates)

    def until_yesterday(self, outings: Sequence[Outing], youths: int) -> None:
        """The year in progress: outings held, people met, young people identified and followed."""
        self.hold(outings, outings[0].start - timedelta(days=8))
        tap(self.rng, self.timeline, crowd_of(self.rng, outings), self.lists.places)
        outcomes = ("ml_follow_up", "cej", "civic_service", "training", "employment", "cej_jr")
        fates = []
        others = ("partner_referral", "unreachable", "refused", "nothing_yet", "not_now")
        for number in range(youths):
            outing = self.rng.choice(outings) if number % 3 else None
            at = (outing or self.rng.choice(outings)).moment(self.rng.uniform(0.1, 0.9))
            who = outing.lead if outing else OUTREACH[number % 3]
            away = ("partner", "training_duty", "jdc")[number // 3 % 3]
            channel = NOTED_FROM[outing.use] if outing else away
            age = ("18_21", "22_25", "26_29")[number % 3]
            if channel in ("training_duty", "jdc"):
                age = "16_17"
            gender = "male" if self.rng.random() < 0.66 else "female"
            youth = self.maker.youth(gender, age, channel, at, who, outing=outing)
            youth.facts |= self._other_facts(number)
            outcome = self.rng.choice(outcomes if self.rng.random() < 0.65 else others)
            if outcome in ("cej", "cej_jr", "civic_service") and age == "26_29":
                outcome = "ml_follow_up"
            start = (at + timedelta(days=self.rng.randrange(5, 45))).date()
            fates.append(Fate(youth, outcome, start, self.rng.random() < 0.25))
            self.lives.follow(fates[-1])
        self.desk.season(outings, fates)

    def _other_facts(self, number: int) -> dict[str, Any]:
        """Some, this year, do not meet the criteria, or not all is known of them yet."""
        if number % 6 == 5:
            return {"situation": "schooling" if number % 4 else "employment"}
        if number % 9 == 2:
            return {"followed_by": ["mission_locale"], "last_contact": "under_5_months"}
        return {"situation": "unknown"} if number % 11 == 7 else {}

    def hold(self, outings: Sequence[Outing], planned: datetime) -> None:
        """The coordinator plans them, the leads start and close them."""
        for number, outing in enumerate(outings):
            self.plan(outing, planned + timedelta(minutes=number))
            self._run(outing, self.rng.choice(OF_OUTINGS) if number % 3 == 0 else None)

    def _run(self, outing: Outing, note: str | None) -> None:
        start = outing.start + timedelta(minutes=self.rng.randrange(0, 8))
        self.timeline.at(start, outing.lead, lambda phone: phone.start_outing(outing.id))
        if outing.later_place:
            there = self.lists.places[outing.later_place]
            half = outing.moment(0.5)
            self.timeline.at(half, outing.lead, lambda phone: phone.change_stop(outing.id, there))
        told: dict[str, Any] = {"note": note} if note else {}
        if outing.use in ("event", "pretext"):
            told["attendance_estimate"] = self.rng.randrange(60, 260, 10)
        after = outing.end + timedelta(minutes=10)
        self.timeline.at(after, outing.lead, lambda phone: phone.close_outing(outing.id, **told))

    def plan(self, outing: Outing, made: datetime) -> None:
        """The coordinator plans an outing."""
        partners = [{"partner": self._any_partner(), "role": "organises"}]

        def act(phone: Phone) -> None:
            team = [self.timeline.phones[who].person_id for who in (outing.lead, outing.second)]
            shared = outing.use in ("event", "pretext")
            outing.id = phone.plan_outing(
                outing.kind,
                with_truck=outing.truck,
                place=self.lists.places[outing.place],
                planned_start=instant_of(outing.start),
                planned_end=instant_of(outing.end),
                team=team,
                activity=("sport", "games", "culture", "conviviality")[outing.start.day % 4]
                if shared
                else None,
                partners=partners if shared else None,
                health_desk=outing.use == "health" or None,
            )

        self.timeline.at(made, "elise", act)

    def _any_partner(self) -> str:
        return self.rng.choice(list(self.lists.partners.values()))
