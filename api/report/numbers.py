"""Every number of a year's report, by name, from the figures; and the numbers that may be shown.

Names are "year/figure/row": "2022/identified/gender/male". A total that closes several tables has
one name, so that it cannot be two numbers, nor be masked in one table and shown in the next.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from api.indicators import answer
from api.report.cells import Cell, Cells
from api.report.document import MASKED, Value
from api.report.figures import TOTALS, Figures
from api.territory.france import france

OF_THIS_YEAR = {"pretext_events": "outings/pretext_events"}
"""Where a total that years are compared by stands among this year's numbers."""

Counts = Sequence[answer.CodeCount | answer.RowCount]


@dataclass(frozen=True)
class Numbers:
    """What may be printed of each number."""

    cells: Cells
    masked: Collection[str]

    def __getitem__(self, name: str) -> Value:
        """The number, or `MASKED`. Raises KeyError for a name that no figure gave."""
        return MASKED if name in self.masked else self.cells.cells[name].value

    def exact(self, name: str) -> int:
        """The number itself: to decide what is worth saying, never to be printed."""
        return self.cells.cells[name].value


class _Put:
    """Writes cells under one year, table by table."""

    def __init__(self, year: int) -> None:
        self.cells, self.year = Cells(), year

    def one(self, name: str, value: int, table: str = "headline", people: bool = True) -> str:
        return self.cells.put(f"{self.year}/{name}", Cell(value, table, people=people))

    def sums(self, whole: str, parts: Iterable[str]) -> None:
        self.cells.adds_up(f"{self.year}/{whole}", tuple(parts))

    def part_of(self, whole: str, part: str) -> None:
        """`part` counts some of `whole`: what is left is printed nowhere, yet is never negative."""
        rest = f"{self.year}/rest/{whole}/{part}"
        left = self._value(whole) - self._value(part)
        self.cells.put(rest, Cell(left, "rest", people=False, hidden=True))
        self.cells.adds_up(f"{self.year}/{whole}", (f"{self.year}/{part}", rest))

    def _value(self, name: str) -> int:
        return self.cells.cells[f"{self.year}/{name}"].value

    def split(
        self, whole: str, by: str, rows: Counts, table: str | None = None, people: bool = True
    ) -> None:
        """A partition of `whole`: one cell a row, named `whole/by/row`."""
        names = [
            self.one(f"{whole}/{by}/{key_of(row)}", row.n, table or f"{whole}.{by}", people)
            for row in rows
        ]
        self.sums(whole, names)


def key_of(row: answer.CodeCount | answer.RowCount) -> str:
    """The code or the row of the report that a count is of."""
    return row.code if isinstance(row, answer.CodeCount) else row.row


def numbers(figures: Figures) -> Cells:
    """Everything the report may print. Raises ValueError if two figures contradict each other."""
    put = _Put(figures.year)
    _outings(put, figures.funnel)
    _people(put, figures.funnel)
    _identified(put, figures.funnel)
    _ways(put, figures.funnel)
    _health(put, figures.funnel.health_desk)
    _years(put, figures)
    return put.cells


def _outings(put: _Put, funnel: answer.Funnel) -> None:
    outings = funnel.outings
    put.one("outings", outings.total, people=False)
    for name in ("with_truck", "pretext_events"):
        put.one(f"outings/{name}", getattr(outings, name), people=False)
    put.one("stops", outings.stops, people=False)
    put.one("contacts", funnel.contacts, people=False)
    put.split("outings", "kind", outings.by_kind, people=False)
    names = [
        put.one(f"outings/month/{row.month}", row.outings, "months", people=False)
        for row in funnel.months
    ]
    put.sums("outings", names)


def _people(put: _Put, funnel: answer.Funnel) -> None:
    put.one("people_met", funnel.people_met.total)
    put.split("people_met", "gender", funnel.people_met.by_gender)
    put.split("people_met", "age", funnel.people_met.by_age)
    put.one("youth_met", funnel.youth_met.total)
    put.part_of("people_met", "youth_met")
    put.split("youth_met", "gender", funnel.youth_met.by_gender, "people_met.gender")
    for row in funnel.youth_met.by_gender:
        put.part_of(f"people_met/gender/{row.code}", f"youth_met/gender/{row.code}")
    put.one("identified", funnel.identified.total)
    for figure in ("people_met", "identified"):
        by_month = [
            put.one(f"{figure}/month/{row.month}", getattr(row, figure), "months")
            for row in funnel.months
        ]
        put.sums(figure, by_month)
        by_place = [
            put.one(f"{figure}/place/{row.place}", getattr(row, figure), "places")
            for row in funnel.places
        ]
        put.sums(figure, by_place)


def _identified(put: _Put, funnel: answer.Funnel) -> None:
    them, profile = funnel.identified, funnel.profile
    put.one("identified/on_outings", them.on_outings)
    put.one("identified/elsewhere", them.elsewhere)
    put.sums(
        "identified", (f"{put.year}/identified/{part}" for part in ("on_outings", "elsewhere"))
    )
    put.one("identified/without_name", them.without_name)
    put.part_of("identified", "identified/without_name")
    put.split("identified", "channel", them.by_channel)
    put.split("identified", "gender", them.by_gender)
    put.split("identified", "age", them.by_age)
    for by in ("training_level", "housing", "driving_licence"):
        put.split("identified", by, getattr(profile, by))
    for by in ("transport", "obstacles"):
        for row in getattr(profile, by):
            put.one(f"identified/{by}/{row.code}", row.n, f"identified.{by}")
            put.part_of("identified", f"identified/{by}/{row.code}")
    for by in ("communes", "epcis", "zones"):
        rows: list[answer.Somewhere] = getattr(profile, by)
        put.sums(
            "identified",
            [put.one(f"identified/{by}/{row.where}", row.n, f"identified.{by}") for row in rows],
        )
    _communes_in_epcis(put, profile)
    criteria = funnel.criteria
    put.sums(
        "identified",
        [
            put.one(f"identified/criteria/{row}", getattr(criteria, row), "identified.criteria")
            for row in ("meets", "does_not_meet", "missing")
        ],
    )


def _communes_in_epcis(put: _Put, profile: answer.Profile) -> None:
    inside: dict[str | None, list[str]] = {}
    for row in profile.communes:
        commune = france().commune(row.where) if row.where else None
        epci = commune.epci if commune else None
        inside.setdefault(epci, []).append(f"{put.year}/identified/communes/{row.where}")
    for epci, communes in inside.items():
        put.sums(f"identified/epcis/{epci}", communes)


def _ways(put: _Put, funnel: answer.Funnel) -> None:
    put.one("remobilised", funnel.remobilised.total)
    put.one("not_remobilised", funnel.not_remobilised.total)
    put.sums("identified", (f"{put.year}/remobilised", f"{put.year}/not_remobilised"))
    put.split("remobilised", "channel", funnel.remobilised.by_channel, "identified.channel")
    for channel in funnel.remobilised.by_channel:
        put.part_of(f"identified/channel/{channel.row}", f"remobilised/channel/{channel.row}")
    put.split("remobilised", "pathway", funnel.pathways)
    reasons = funnel.not_remobilised.by_reason
    names = [
        put.one(f"not_remobilised/reason/{row.reason}", row.n, "not_remobilised.reason")
        for row in reasons
    ]
    put.sums("not_remobilised", names)
    for support in funnel.supports:
        put.one(f"supports/{support.kind}", support.n, "supports")
        put.part_of("identified", f"supports/{support.kind}")
        put.split(f"supports/{support.kind}", "pathway", support.of_which, "supports")
        for way in support.of_which:
            if f"{put.year}/remobilised/pathway/{way.row}" in put.cells.cells:
                put.part_of(
                    f"remobilised/pathway/{way.row}", f"supports/{support.kind}/pathway/{way.row}"
                )
    for after in funnel.held:
        whole = f"held/{after.months}"
        put.one(whole, after.total, "held")
        put.part_of("remobilised", whole)
        names = [put.one(f"{whole}/{row.code}", row.n, "held") for row in after.by_result]
        put.sums(whole, [*names, put.one(f"{whole}/unchecked", after.unchecked, "held")])
    put.one("delay/youths", funnel.delay_days.n, "delay")
    put.part_of("remobilised", "delay/youths")
    put.one("remobilised_flow", funnel.remobilised_flow, "flow")


HEALTH = ("proposals", "without_file", "appointments", "kept", "to_come", "cancelled_by_service")
"""What of the desk adds up over its two sides. Youths do not: one may come for both."""


def _health(put: _Put, desk: answer.HealthDesk) -> None:
    put.one("health/youths", desk.youths, "health")
    for side in desk.sides:
        put.one(f"health/{side.side}/youths", side.youths, "health")
        put.part_of("health/youths", f"health/{side.side}/youths")
    for figure in HEALTH:
        put.one(f"health/{figure}", getattr(desk, figure), "health")
        names = [
            put.one(f"health/{side.side}/{figure}", getattr(side, figure), "health")
            for side in desk.sides
        ]
        put.sums(f"health/{figure}", names)
    for side in desk.sides:
        put.part_of(f"health/{side.side}/appointments", f"health/{side.side}/kept")
        acts: list[answer.CodeCount] = getattr(desk, side.side)
        names = [
            put.one(f"health/{side.side}/act/{row.code}", row.n, f"health.{side.side}")
            for row in acts
        ]
        put.sums(f"health/{side.side}/proposals", names)


def _years(put: _Put, figures: Figures) -> None:
    """Other years' totals, and the sums since the first of which all are known."""
    for name in TOTALS:
        own = f"{figures.year}/{OF_THIS_YEAR.get(name, name)}"
        people = put.cells.cells[own].people
        parts = [own]
        for line in figures.before:
            value = line.totals[name]
            if value is not None:
                other = f"{line.year}/{name}"
                parts.append(put.cells.put(other, Cell(value, "years", people=people)))
        if len(parts) == len(figures.before) + 1 > 1:
            total = sum(put.cells.cells[part].value for part in parts)
            whole = put.cells.put(f"all/{name}", Cell(total, "years", people=people))
            put.cells.adds_up(whole, tuple(parts))
