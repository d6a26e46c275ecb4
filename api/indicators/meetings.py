"""Contacts, people met, youth met: who was counted on outings.

Rules (domain, "One counting rule" and "Records"):

- contacts: the sum of `count` of encounters; of several encounters of one youth on one outing, one.
- people met: anonymous encounters marked first time this year, plus distinct youths with a linked
  encounter, each once a calendar year. As anonymous people are counted at their first time in the
  year, so are youths: at their first linked encounter of the calendar year, whether or not the
  period begins later. So the periods that split a year sum to the year.
- an outing closed with "garder le compte de…" keeps the anonymous counts of those people only.
- a linked encounter with `count` 0 ("déjà compté") says that someone tapped this youth without a
  name: in that whole calendar year the youth adds nothing, before as well as after.
- whom it met belongs to the place noted with it, else to the stop where the outing was then.
- a youth whose file was deleted stays a contact, and is no person met.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import case, func
from sqlmodel import Session, col

from api.indicators.outings import Held, rows_of, started_in
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
    place: str | None
    at: str
    people: int
    gender: str
    age_band: str
    youth: str


class Group(NamedTuple):
    """People alike: gender and age band as noted, the outing (its head) and the place."""

    gender: str
    age_band: str
    outing: str
    place: str | None


People = Counter[Group]
"""How many people of each group."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """What the encounters of a period give: `contacts`, and `met`, the people met among them."""

    contacts: People
    met: People


def meetings(
    session: Session, scope: Scope, period: Period, held: Held, head_of: Mapping[str, str]
) -> Meetings:
    """Contacts and people met of the period. `head_of`: the youth each live file is about."""
    contacts, met = _anonymous(session, scope, period, held)
    known = one_a_youth_and_outing(_linked(session, scope, period, held), held, head_of)
    within = started_in(held, period)
    for _youth, row in known:
        if held[row.outing].id in within:
            contacts[_group(row, held)] += row.people
    for row in first_meetings(known, held, period.zone):
        if held[row.outing].id in within:
            met[_group(row, held)] += 1
    return Meetings(_narrowed(contacts, scope, held), _narrowed(met, scope, held))


def _group(row: Any, held: Held) -> Group:
    outing = held[row.outing]
    return Group(row.gender, row.age_band, outing.id, row.place or outing.place_at(row.at))


def _narrowed(people: People, scope: Scope, held: Held) -> People:
    return People(
        {
            group: n
            for group, n in people.items()
            if n and scope.takes_outing(held[group.outing]) and scope.takes_place(group.place)
        }
    )


def _anonymous(session: Session, scope: Scope, period: Period, held: Held) -> tuple[People, People]:
    groups = ("gender", "age_band", "outing", "place", "first_time", "created_by")
    outings = rows_of(held, started_in(held, period))
    moved = [id_ for id_ in outings if not held[id_].stayed]
    # without a place, the moment tells which stop it was at
    elsewhere = col(Encounter.place).is_(None) & col(Encounter.outing).in_(moved)
    moment = case((elsewhere, col(Encounter.at))).label("at")
    statement = (
        scope.door.rows(Encounter, *groups)
        .add_columns(moment, func.sum(col(Encounter.count)).label("people"))
        .where(
            col(Encounter.deleted).is_(False),
            col(Encounter.youth).is_(None),
            col(Encounter.outing).in_(outings),
        )
        .group_by(*(getattr(Encounter, name) for name in groups), moment)
    )
    contacts, met = People(), People()
    for row in session.execute(statement):
        kept = held[row.outing].kept
        if kept and row.created_by not in kept:
            continue
        contacts[_group(row, held)] += row.people
        if row.first_time:
            met[_group(row, held)] += row.people
    return contacts, met


def _linked(session: Session, scope: Scope, period: Period, held: Held) -> list[Any]:
    """Encounters with a youth in all calendar years that the period touches."""
    years = rows_of(held, started_in(held, period.whole_years()))
    statement = (
        scope.door.rows(Encounter, "id", "outing", "place", "at", "gender", "age_band", "youth")
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


Key = TypeVar("Key", bound=Hashable)


def count_by(people: People, key: Callable[[Group], Key]) -> Counter[Key]:
    """How many people for each value of `key`."""
    found: Counter[Key] = Counter()
    for group, n in people.items():
        found[key(group)] += n
    return found


def youth_met(people: People) -> People:
    """Those of the bands 16-17 to 26-29."""
    bands = frozenset(rollup("youth_16_29"))
    return People({group: n for group, n in people.items() if group.age_band in bands})
