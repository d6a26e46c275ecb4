"""Around today: outings to come, people to call back, and some files worth looking at."""

from datetime import date, datetime, time, timedelta
from random import Random

from api.operations.demo.cohort import Fate
from api.operations.demo.outings import Outing, plan, season_until
from api.operations.demo.season import NOTED_FROM, Seasons
from api.operations.demo.timeline import Timeline
from api.operations.demo.youths import Youth

TO_COME = ((0, "truck"), (1, "street"), (3, "truck"), (6, "health"), (8, "truck"), (10, "pretext"))
LATER = ((13, "truck"), (16, "street"), (20, "event"), (24, "truck"))
"""Days from today, and what for."""

RELANCES = (
    (-6, 10),
    (-2, 14),
    (-1, 11),
    (0, 9),
    (0, 14),
    (0, 16),
    (1, 10),
    (2, 15),
    (5, 9),
    (9, 14),
)
"""Days from today and hour at which somebody is due to be called back."""


class YearInProgress:
    """This year's season up to yesterday, and what is before us."""

    def __init__(self, rng: Random, seasons: Seasons, timeline: Timeline, today: date) -> None:
        self.rng = rng
        self.seasons = seasons
        self.timeline = timeline
        self.today = today
        first = min(date(today.year, 3, 1), today - timedelta(weeks=10))
        self.held = season_until(rng, first, today - timedelta(days=1))

    def put(self) -> None:
        """Everything of this year on the timeline."""
        self.seasons.until_yesterday(self.held, youths=len(self.held) // 2)
        self.to_come()
        for number, (days, hour) in enumerate(RELANCES):
            self.relance(number, self._in(days, hour))
        self.not_at_home()
        self.minor()
        self.referral_waiting()
        self.partner_own()

    def to_come(self) -> None:
        """Outings planned for today and the next weeks."""
        days = [(self._open_day(n), use) for n, use in TO_COME + LATER]
        for number, outing in enumerate(plan(self.rng, days)):
            self.seasons.plan(outing, self._in(-4, 10) + timedelta(minutes=number))

    def relance(self, number: int, due: datetime) -> None:
        """Somebody noted lately is to be called back."""
        outing = self.held[-1 - number % 8]
        youth = self._noted("male" if number % 3 else "female", "18_21", outing)
        made = max(youth.at + timedelta(hours=1), self._in(-20, 12))
        self.seasons.lives.relance(youth, made, due, "Reparler de la visite d’entreprise.")

    def not_at_home(self) -> None:
        """Someone who must not be called at home, due today."""
        youth = self._noted("female", "22_25", self.held[-2])
        youth.facts["contact_preference"] = "not_at_home"
        made = youth.at + timedelta(hours=2)
        self.seasons.lives.relance(
            youth, made, self._in(0, 11), "Écrire sur le portable, le midi.", "message"
        )

    def minor(self) -> None:
        """Someone of 16-17, with a birth date."""
        outing = self.held[-3]
        youth = self._noted("male", "16_17", outing)
        youth.sealed["birth_date"] = self.seasons.maker.birth("16_17", outing.start.date())
        made = youth.at + timedelta(hours=2)
        self.seasons.lives.relance(
            youth, made, self._in(3, 10), "Voir avec la famille et la mission locale."
        )

    def referral_waiting(self) -> None:
        """Someone whose partner has not yet said to have received them."""
        outing = self.held[-6]
        youth = self.seasons.maker.youth(
            "male", "22_25", NOTED_FROM[outing.use], outing.moment(0.5), outing.lead, outing=outing
        )
        start = max(outing.start.date() + timedelta(days=2), self.today - timedelta(days=9))
        self.seasons.lives.follow(Fate(youth, "waiting", min(start, self.today)))

    def partner_own(self) -> None:
        """What the partner's worker noted, and nobody else of the partners sees."""
        for days, gender in ((-18, "male"), (-5, "female")):
            at = self._in(days, 15)
            youth = self.seasons.maker.youth(gender, "18_21", "partner", at, "samir")
            self.seasons.lives.note(youth)
            self.seasons.lives.step(youth, at + timedelta(days=2), "call", "reached")
            self.seasons.lives.relance(
                youth, at + timedelta(days=3), self._in(4, 10), "Proposer une rencontre au truck."
            )

    def _open_day(self, days: int) -> date:
        """Today, or a later day that is no Sunday."""
        day = self.today + timedelta(days=days)
        return day + timedelta(days=1) if days and day.weekday() == 6 else day

    def _noted(self, gender: str, age: str, outing: Outing) -> Youth:
        at = outing.moment(self.rng.uniform(0.2, 0.8))
        youth = self.seasons.maker.youth(
            gender, age, NOTED_FROM[outing.use], at, outing.lead, outing=outing
        )
        self.seasons.lives.note(youth)
        return youth

    def _in(self, days: int, hour: int) -> datetime:
        return datetime.combine(self.today + timedelta(days=days), time(hour))
