"""Random organisations with a bit of everything that happens, often at the same few moments."""

from uuid import UUID

from tests.indicators.chance import Chance
from tests.indicators.plans import IDENTIFIABLE, Plan
from tests.indicators.season import moment

MOMENTS = (
    *("2022-05-10 14:00", "2022-05-10 15:20", "2022-05-10 23:30", "2022-05-11 00:30"),
    *("2022-03-26 23:30", "2022-03-27 01:30", "2022-03-27 03:30", "2022-10-30 02:30"),
    *("2022-06-30 23:59", "2022-07-01 00:00", "2022-09-15 18:00", "2022-11-30 12:00"),
    *("2021-12-31 23:30", "2022-01-01 00:10", "2022-12-31 23:50", "2023-01-01 00:00"),
)
"""Local times: on either side of midnight, of a year, and of the hours when clocks change."""
DAYS = [*dict.fromkeys(text[:10] for text in MOMENTS), "2022-02-28", "2022-03-01", "2022-08-08"]
PLACES, PEOPLE, PARTNERS, ZONES = (
    [str(UUID(int=10 * n + i, version=4)) for i in (1, 2)] for n in range(4)
)
COMMUNES = "25056", "25056", "25034", "25035", "39198", "29155", "99999"
SERVICES: tuple[list[str] | None, ...] = (
    *(None, [], ["none"], ["none"], ["other"], ["unknown"], ["none", "other"]),
    *(["mission_locale"], ["none", "department"], ["other", "unknown"]),
)
OUTCOMES = None, "no_answer", "reached", "message_left", "wrong_number", "came", "absent"
LOST = None, "refused", "unreachable", "not_now", "data_objection", "moved", "other"


def organisation(chance: Chance) -> Plan:
    """The rows of a small organisation, to be written in any order."""
    return _Organisation(chance).plan


class _Organisation:
    def __init__(self, chance: Chance) -> None:
        self.chance, self.plan = chance, Plan()
        self.outings = [chance.id() for _ in range(chance.randint(2, 6))]
        self.youths = [chance.id() for _ in range(chance.randint(3, 8))]
        self.add("district", id=ZONES[0], name="Quartier")
        for place in PLACES:
            commune, zone = chance.maybe(COMMUNES), chance.maybe(ZONES)
            self.add("place", id=place, name=f"Lieu {place[-1]}", commune=commune, zone=zone)
        for id_ in self.outings:
            self._outing(id_)
        for id_ in self.youths:
            self._youth(id_)
        corrected: list[str | None] = [None]
        for _ in range(chance.randint(3, 12)):
            corrected.append(self._identified(chance.choice([None, *corrected])))
        for act, most in (
            *((self._stop, 5), (self._met, 16), (self._step, 8), (self._pathway, 9)),
            *((self._support, 5), (self._health_act, 6)),
        ):
            for _ in range(chance.randint(0, most)):
                act()
        self._ends()

    def add(self, act: str, /, **row: object) -> str:
        """One more row, now and then taken back; its id comes before or after any other."""
        known = {"id": self.chance.id(), "deleted": self.chance.once_in(10)}
        return self.plan.add(act, **known | row)

    @property
    def there(self) -> str:
        return self.chance.choice(self.outings)

    @property
    def whom(self) -> str:
        return self.chance.choice(self.youths)

    @property
    def when(self) -> str:
        return self.chance.choice(MOMENTS)

    @property
    def day(self) -> str:
        return self.chance.choice(DAYS)

    def _outing(self, id_: str) -> None:
        chance = self.chance
        start = None if chance.once_in(4) else self.when
        over = moment(self.when) if start and chance.once_in(2) else None
        going = ("closed", "closed", "under_way", "to_check"), ("planned", "cancelled")
        self.add(
            "outing",
            id=id_,
            start=start,
            ended_at=over if start and over and over >= moment(start) else None,
            status=chance.choice(going[start is None]),
            kind=chance.code("outing_kind"),
            with_truck=chance.choice((True, False, None)),
            place=chance.maybe(PLACES),
            partners=[{"partner": one, "role": "present"} for one in chance.some(PARTNERS, 0, 2)],
            counters=chance.choice((None, [], PEOPLE[:1], PEOPLE[1:])),
            merged_into=chance.seldom(self.outings),
        )

    def _youth(self, id_: str) -> None:
        chance = self.chance
        erased, closed = chance.once_in(6), chance.once_in(3)
        self.add(
            "youth",
            id=id_,
            gender=chance.maybe_code("gender"),
            commune=chance.maybe(COMMUNES),
            zone=chance.maybe(ZONES),
            training_level=chance.maybe_code("training_level"),
            housing=chance.maybe_code("housing"),
            driving_licence=chance.maybe_code("driving_licence"),
            transport=chance.maybe((chance.some_codes("transport", 0, 3),)),
            obstacles=chance.maybe((chance.some_codes("obstacle", 0, 3),)),
            closed_at=chance.choice((None, *DAYS)) if closed else None,
            lost_reason=chance.choice(LOST) if closed else None,
            merged_into=chance.seldom(self.youths),
            name=None if erased else chance.choice((None, "sealed")),
            erased=erased,
        )

    def _identified(self, replaces: str | None) -> str:
        chance = self.chance
        return self.add(
            "identify",
            youth=self.whom,
            at=self.when,
            outing=chance.maybe(self.outings),
            place=chance.maybe(PLACES),
            channel=chance.code("identification_channel"),
            age_band=chance.choice(IDENTIFIABLE),
            situation=chance.choice((None, "none", "jobseeker", chance.code("situation"))),
            followed_by=chance.choice(SERVICES),
            last_contact=chance.maybe_code("last_contact"),
            training_level=chance.maybe_code("training_level"),
            housing=chance.maybe_code("housing"),
            commune=chance.maybe(COMMUNES),
            zone=chance.maybe(ZONES),
            replaces=replaces,
        )

    def _stop(self) -> None:
        self.add("stop", outing=self.there, place=self.chance.choice(PLACES), at=self.when)

    def _met(self) -> None:
        chance = self.chance
        youth = chance.maybe(self.youths)
        self.add(
            "meet",
            outing=self.there,
            youth=youth,
            count=chance.choice((0, 1, 1, 1) if youth else (0, 1, 2, 5)),
            at=self.when,
            place=chance.maybe(PLACES),
            age_band=chance.code("age_band"),
            gender=chance.code("gender"),
            first_time=chance.choice((True, False)),
            created_by=chance.choice(PEOPLE),
        )

    def _step(self) -> None:
        self.add(
            "step",
            youth=self.whom,
            outing=self.chance.maybe(self.outings),
            at=self.when,
            kind=self.chance.code("step_kind"),
            status=self.chance.choice(("done", "done", "planned", "cancelled")),
            outcome=self.chance.choice(OUTCOMES),
        )

    def _pathway(self) -> None:
        chance = self.chance
        pathway = self.add(
            "pathway",
            youth=self.whom,
            kind=chance.choice(("partner_referral", chance.code("pathway"))),
            started_at=chance.choice((None, *DAYS)),
            main_from=chance.maybe(DAYS),
            confirmed_at=chance.maybe(DAYS),
            ended_at=chance.maybe(DAYS),
        )
        for _ in range(chance.randint(0, 2)):
            result = chance.code("pathway_check")
            self.add("check", pathway=pathway, on=self.day, result=result)

    def _ends(self) -> None:
        """Why pathways ended, half of them for another one.

        A chance of its own decides, so that all else stays what the seed made of it.
        """
        chance = Chance(self.youths[0])
        for pathway in self.plan.of("pathway"):
            reasons = "changed", chance.maybe_code("pathway_end_reason")
            pathway["end_reason"] = chance.choice(reasons)

    def _support(self) -> None:
        kind = self.chance.code("support_kind")
        self.add("support", youth=self.whom, started_at=self.day, kind=kind)

    def _health_act(self) -> None:
        side = self.chance.choice(("rights", "care"))
        self.add(
            "health_act",
            side=side,
            act=self.chance.code(f"health_act_{side}"),
            status=self.chance.code("health_act_status"),
            outing=self.chance.maybe(self.outings),
            at=self.when,
            youth=self.chance.maybe(self.youths),
        )
