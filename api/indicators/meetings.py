"""Outings, contacts, people met, youth met: what was counted on outings.

Rules (domain, "One counting rule" and "Records"):

- contacts: the sum of `count` of encounters; of several encounters of one youth on one outing, one.
- people met: anonymous encounters marked first time this year, plus distinct youths with a linked
  encounter, each once a calendar year. As anonymous people are counted at their first time in the
  year, so are youths: at their first linked encounter of the calendar year, whether or not the
  period begins later. So the periods that split a year sum to the year.
- an outing closed with "garder le compte de…" keeps the anonymous counts of those people only.
- a linked encounter with `count` 0 ("déjà compté") says that someone tapped this youth without a
  name: in that whole calendar year the youth adds nothing, before as well as after.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func
from sqlmodel import Session, col

from api.indicators.outings import Held, HeldOuting, rows_of, started_in
from api.indicators.period import Period, local_day
from api.indicators.scope import Scope
from api.records.codes import rollup
from api.records.encounter import Encounter


class EncounterRow(Protocol):
    """The columns read of a live encounter with a known youth. `people` is its `count`: rows,
    being tuples, have a method of that name.
    """

    id: str
    outing: str
    at: str
    people: int
    gender: str
    age_band: str
    youth: str


People = Counter[tuple[str, str]]
"""How many people, by (gender, age band) as noted when they were met."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """What the encounters of a period give: `contacts`, and `met`, the people met."""

    contacts: int
    met: People


def meetings(
    session: Session, scope: Scope, period: Period, held: Held, head_of: Mapping[str, str]
) -> Meetings:
    """Contacts and people met of the period. `head_of`: the youth each live file is about."""
    contacts, met = _anonymous(session, scope, period, held)
    known = one_a_youth_and_outing(_linked(session, scope, period, held), held, head_of)
    within = started_in(held, period)
    contacts += sum(row.people for _youth, row in known if held[row.outing].id in within)
    for row in first_meetings(known, held, period.zone):
        if held[row.outing].id in within:
            met[row.gender, row.age_band] += 1
    return Meetings(contacts, met)


def _anonymous(session: Session, scope: Scope, period: Period, held: Held) -> tuple[int, People]:
    within = started_in(held, period)
    chosen = {id_ for id_, outing in within.items() if outing.kept}
    groups = ("gender", "age_band", "first_time")
    contacts, met = 0, People()
    for gender, age_band, first_time, people in session.execute(
        _summed(scope, rows_of(held, within.keys() - chosen), groups)
    ):
        contacts += people
        if first_time:
            met[gender, age_band] += people
    for gender, age_band, first_time, outing, by, people in session.execute(
        _summed(scope, rows_of(held, chosen), (*groups, "outing", "created_by"))
    ):
        if by in held[outing].kept:
            contacts += people
            if first_time:
                met[gender, age_band] += people
    return contacts, met


def _summed(scope: Scope, outings: list[str], groups: tuple[str, ...]) -> Select[Any]:
    """Anonymous people counted on these outings, by the columns in `groups`."""
    return (
        scope.door.rows(Encounter, *groups)
        .add_columns(func.sum(col(Encounter.count)))
        .where(
            col(Encounter.deleted).is_(False),
            col(Encounter.youth).is_(None),
            col(Encounter.outing).in_(outings),
        )
        .group_by(*(getattr(Encounter, name) for name in groups))
    )


def _linked(session: Session, scope: Scope, period: Period, held: Held) -> list[Any]:
    """Encounters with a youth in all calendar years that the period touches."""
    years = rows_of(held, started_in(held, period.whole_years()))
    statement = (
        scope.door.rows(Encounter, "id", "outing", "at", "gender", "age_band", "youth")
        .add_columns(col(Encounter.count).label("people"))
        .where(
            col(Encounter.deleted).is_(False),
            col(Encounter.youth).is_not(None),
            col(Encounter.outing).in_(years),
        )
    )
    return list(session.execute(statement).all())


Known = list[tuple[str | None, EncounterRow]]
"""Encounters with the youth met, None when that file was deleted."""


def one_a_youth_and_outing(
    rows: Iterable[EncounterRow], held: Held, head_of: Mapping[str, str]
) -> Known:
    """Of several encounters of one youth on one outing: "déjà compté" first, then the earliest."""
    kept: dict[tuple[str, str], EncounterRow] = {}
    for row in sorted(rows, key=lambda row: (row.people > 0, row.at, row.id)):
        kept.setdefault((head_of.get(row.youth, row.youth), held[row.outing].id), row)
    return [(head_of.get(row.youth), row) for row in kept.values()]


def first_meetings(known: Known, held: Held, zone: ZoneInfo) -> list[EncounterRow]:
    """In each calendar year, the first encounter of each youth who adds to its people met."""
    years = {
        id_: local_day(held[id_].started_at, zone).year for id_ in {row.outing for _, row in known}
    }
    counted_before = {(youth, years[row.outing]) for youth, row in known if row.people == 0}
    firsts: dict[tuple[str, int], EncounterRow] = {}
    for youth, row in sorted(
        known, key=lambda one: (held[one[1].outing].started_at, one[1].at, one[1].id)
    ):
        year = years[row.outing]
        if youth is not None and (youth, year) not in counted_before:
            firsts.setdefault((youth, year), row)
    return list(firsts.values())


def by_gender(people: People) -> Counter[str]:
    """How many of each gender."""
    found: Counter[str] = Counter()
    for (gender, _age_band), n in people.items():
        found[gender] += n
    return found


def by_age(people: People) -> Counter[str]:
    """How many in each age band."""
    found: Counter[str] = Counter()
    for (_gender, age_band), n in people.items():
        found[age_band] += n
    return found


def youth_met(people: People) -> People:
    """Those of the bands 16-17 to 26-29."""
    bands = frozenset(rollup("youth_16_29"))
    return People({group: n for group, n in people.items() if group[1] in bands})


def outing_figures(outings: Iterable[HeldOuting]) -> tuple[int, int]:
    """How many outings, and how many of them with the KAF'Truck."""
    all_ = list(outings)
    return len(all_), sum(outing.with_truck for outing in all_)
