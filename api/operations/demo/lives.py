"""What is done with a young person from the day they are noted, on one worker's phone."""

from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from api.operations.demo.cohort import Fate
from api.operations.demo.crowd import place_at
from api.operations.demo.names import FOLLOW_UP
from api.operations.demo.outings import Outing
from api.operations.demo.places import Lists
from api.operations.demo.timeline import Timeline, instant_of
from api.operations.demo.youths import Youth
from api.phone import Phone

CLOSING = {
    "refused": "refused",
    "not_now": "not_now",
    "unreachable": "unreachable",
    "moved": "moved",
}
PARTNERS_OF_REFERRAL = (
    "École de la deuxième chance (démo)",
    "Association d’insertion (démo)",
    "Foyer de jeunes travailleurs (démo)",
)


class Lives:
    """Puts lives on a timeline."""

    def __init__(self, rng: Random, timeline: Timeline, lists: Lists) -> None:
        self.rng = rng
        self.timeline = timeline
        self.lists = lists

    def note(self, youth: Youth) -> None:
        """Note a young person, on the outing where it happened or elsewhere."""

        def act(phone: Phone) -> None:
            outing, place = youth.outing, None
            if outing:
                place = self.lists.places[place_at(outing, youth.at)]
            told: dict[str, Any] = {
                "outing": outing.id if outing else None,
                "place": place,
                "zone": self.lists.zones.get(youth.zone),
                "referent": phone.person_id,
                **youth.facts,
                **youth.sealed,
                "notice_given_at": phone.now(),
            }
            noted = phone.note_youth(
                gender=youth.gender, age_band=youth.age_band, channel=youth.channel, **told
            )
            youth.id = noted.youth

        self.timeline.at(youth.at, youth.who, act)

    def follow(self, fate: Fate) -> None:
        """Everything from the first call to the six-month check, as far as the day it is."""
        self.note(fate.youth)
        first = self._working(fate.youth.at + timedelta(days=self.rng.randrange(2, 6)))
        if fate.outcome == "unreachable":
            self._unreachable(fate, first)
        elif fate.outcome in CLOSING:
            self.step(fate.youth, first, "call", "reached")
            self._close(fate, first + timedelta(days=self.rng.randrange(8, 40)))
        elif fate.outcome == "nothing_yet":
            self.step(fate.youth, first, "call", "appointment")
            self.step(fate.youth, first + timedelta(days=9), "individual_interview", "absent")
        else:
            self._remobilise(fate, first)

    def step(
        self, youth: Youth, local: datetime, kind: str, outcome: str, note: str | None = None
    ) -> None:
        """A step done at that time."""
        note = note or (self.rng.choice(FOLLOW_UP) if outcome in ("reached", "came") else None)
        self.timeline.at(
            self._working(local),
            youth.who,
            lambda phone: phone.add_step(youth.id, kind, outcome=outcome, note=note),
        )

    def relance(
        self, youth: Youth, made: datetime, due: datetime, note: str, kind: str = "call"
    ) -> None:
        """Someone to call back at `due`, planned at `made`."""
        self.timeline.at(
            made,
            youth.who,
            lambda phone: phone.plan_relance(youth.id, instant_of(due), kind, note=note),
        )

    def meet_again(self, youth: Youth, local: datetime, outing: Outing) -> None:
        """Met on a later outing: one more contact, nobody new."""
        place = self.lists.places[place_at(outing, local)]
        self.timeline.at(
            local,
            youth.who,
            lambda phone: phone.meet_again(
                outing.id,
                youth.id,
                gender=youth.gender,
                age_band=youth.age_band,
                first_time=False,
                place=place,
            ),
        )

    def _remobilise(self, fate: Fate, first: datetime) -> None:
        youth, start = fate.youth, self._working(datetime.combine(fate.start, time(11)))
        if first < start:
            self.step(youth, first, "call", "appointment")
        if start - first > timedelta(days=4):
            self.step(youth, start - timedelta(days=3), "individual_interview", "came")
        waiting = fate.outcome == "waiting"
        kind = "partner_referral" if waiting else fate.outcome
        pathway: list[str] = []
        partner = self.rng.choice(PARTNERS_OF_REFERRAL) if kind == "partner_referral" else None

        def begin(phone: Phone) -> None:
            to = self.lists.partners[partner] if partner else None
            pathway.append(phone.start_pathway(youth.id, kind, partner=to))

        self.timeline.at(start, youth.who, begin)
        if partner:
            self.step(youth, start + timedelta(hours=1), "referral", "reached")
        if partner and not waiting:
            received = start + timedelta(days=self.rng.randrange(4, 15))
            self.timeline.at(received, youth.who, lambda phone: phone.confirm(pathway[0]))
        if fate.psychologist:
            helped = start + timedelta(days=self.rng.randrange(3, 15))
            self.timeline.at(helped, youth.who, lambda phone: phone.add_support(youth.id))
        if not waiting:
            self._checks(youth, start, pathway)

    def _checks(self, youth: Youth, start: datetime, pathway: list[str]) -> None:
        results = ("ongoing", "ongoing", "ongoing", "ended_well", "interrupted", "no_news", None)
        for days in (90, 180):
            result = self.rng.choice(results)
            if result is None:
                return
            on = self._working(start + timedelta(days=days + self.rng.randrange(1, 20)))
            self._check(youth, on, pathway, result)
            if result in ("ended_well", "interrupted"):
                return

    def _check(self, youth: Youth, on: datetime, pathway: list[str], result: str) -> None:
        self.timeline.at(on, youth.who, lambda phone: phone.check(pathway[0], result))
        reason = {"ended_well": "completed", "interrupted": "interrupted"}.get(result)
        if reason:
            after = on + timedelta(minutes=5)
            self.timeline.at(after, youth.who, lambda phone: phone.end_pathway(pathway[0], reason))

    def _unreachable(self, fate: Fate, first: datetime) -> None:
        for days, outcome in ((0, "no_answer"), (6, "message_left"), (16, "no_answer")):
            self.step(fate.youth, first + timedelta(days=days), "call", outcome)
        if self.rng.random() < 0.6:
            self._close(fate, first + timedelta(days=40))

    def _close(self, fate: Fate, local: datetime) -> None:
        self.timeline.at(
            self._working(local),
            fate.youth.who,
            lambda phone: phone.patch(
                "youth",
                fate.youth.id,
                closed_at=phone.today(),
                lost_reason=CLOSING[fate.outcome],
            ),
        )

    def _working(self, local: datetime) -> datetime:
        """The same time of a working day, during working hours."""
        if local.weekday() == 6:
            local += timedelta(days=1)
        return local.replace(hour=min(max(local.hour, 9), 17))
