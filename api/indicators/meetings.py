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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import case, func
from sqlmodel import Session, col

from api.indicators.outings import Held, rows_of, started_in
from api.indicators.period import Period, local_day
from api.indicators.scope import Scope
from api.records.codes import rollup
from api.records.encounter import Encounter
from api.records.prepared import ANY, Among, Prepared, within


class EncounterRow(NamedTuple):
    """The columns read of a live encounter with a known youth. `people` is its `count`: rows,
    being tuples, have a method of that name.
    """

    id: str
    outing: str
    place: str | None
    at: str
    gender: str
    age_band: str
    youth: str
    people: int


class Group(NamedTuple):
    """People alike: gender and age band as noted, the outing (its head) and the place."""

    gender: str
    age_band: str
    outing: str
    place: str | None


People = Counter[Group]
"""How many people of each group."""
YouthInYear = tuple[str, int]
"""A youth, and a calendar year in which they were met."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """What the encounters of a period give: `contacts`, and `met`, the people met among them.

    Those of `met` are `unnamed`, or youths with a file: `named`, by youth and calendar year.
    `counted_before` are those "déjà compté": somebody among the unnamed of that outing.
    """

    contacts: People
    met: People
    unnamed: People
    named: Mapping[YouthInYear, Group]
    counted_before: Mapping[YouthInYear, Group]


def meetings(
    session: Session, scope: Scope, period: Period, held: Held, head_of: Mapping[str, str]
) -> Meetings:
    """Contacts and people met of the period. `head_of`: the youth each live file is about."""
    contacts, unnamed = _anonymous(session, scope, period, held)
    known = one_a_youth_and_outing(_linked(session, scope, period, held), held, head_of)
    within = started_in(held, period)
    for _youth, row in known:
        if held[row.outing].id in within:
            contacts[_group(row, held)] += row.people
    firsts = first_meetings(known, held, period.zone)

    def here(rows: Mapping[YouthInYear, EncounterRow]) -> dict[YouthInYear, Group]:
        those = {
            who: _group(row, held) for who, row in rows.items() if held[row.outing].id in within
        }
        return {who: group for who, group in those.items() if _takes(scope, group, held)}

    unnamed, named = _narrowed(unnamed, scope, held), here(firsts.named)
    met = People(unnamed)
    met.update(named.values())
    return Meetings(
        contacts=_narrowed(contacts, scope, held),
        met=met,
        unnamed=unnamed,
        named=named,
        counted_before=here(firsts.counted_before),
    )


def _group(row: EncounterRow, held: Held) -> Group:
    outing = held[row.outing]
    return Group(row.gender, row.age_band, outing.id, row.place or outing.place_at(row.at))


def _narrowed(people: People, scope: Scope, held: Held) -> People:
    if scope.places is None and not scope.of_outings:
        return People({group: n for group, n in people.items() if n})
    return People({group: n for group, n in people.items() if n and _takes(scope, group, held)})


def _takes(scope: Scope, group: Group, held: Held) -> bool:
    return scope.takes_outing(held[group.outing]) and scope.takes_place(group.place)


# In the order of `ix_encounter_counted`: those of outings that stayed need no sorting into groups.
_ALIKE = ("outing", "gender", "age_band", "place", "created_by")
_FIRST = case((col(Encounter.first_time).is_(True), col(Encounter.count)), else_=0)


def _counted(*more: str) -> Prepared:
    """The anonymous encounters of some outings: how many people, and how many for the first time this
    year, by all that makes them alike.
    """
    return Prepared(
        ANY.rows(Encounter, *_ALIKE)
        .add_columns(func.sum(col(Encounter.count)), func.sum(_FIRST))
        .add_columns(*(getattr(Encounter, name) for name in more))
        .where(
            col(Encounter.deleted).is_(False),
            col(Encounter.youth).is_(None),
            Among(col(Encounter.outing), "outings"),
        )
        .group_by(*(getattr(Encounter, name) for name in (*_ALIKE, *more)))
    )


_STAYED, _MOVED = _counted(), _counted("at")
"""Of outings that moved on, the moment tells at which stop somebody was met."""


def _anonymous(session: Session, scope: Scope, period: Period, held: Held) -> tuple[People, People]:
    runner, outings = (
        within(session, scope.organisation_id),
        rows_of(held, started_in(held, period)),
    )
    contacts: dict[Group, int] = {}
    met: dict[Group, int] = {}
    for statement, stayed in ((_STAYED, True), (_MOVED, False)):
        those = [id_ for id_ in outings if held[id_].stayed is stayed]
        rows = runner.rows(statement, outings=those) if those else []
        for id_, gender, age_band, place, author, people, first, *at in rows:
            outing = held[id_]
            if outing.kept and author not in outing.kept:
                continue
            group = Group(gender, age_band, outing.id, place or outing.place_at(*at))
            contacts[group] = contacts[group] + people if group in contacts else people
            if first:
                met[group] = met[group] + first if group in met else first
    return People(contacts), People(met)


def _linked(session: Session, scope: Scope, period: Period, held: Held) -> list[EncounterRow]:
    """Encounters with a youth in all calendar years that the period touches."""
    years = set(rows_of(held, started_in(held, period.whole_years())))
    *columns, _people = EncounterRow._fields
    statement = (
        scope.door.rows(Encounter, *columns)
        .add_columns(col(Encounter.count))
        .where(col(Encounter.deleted).is_(False), col(Encounter.youth).is_not(None))
    )
    rows = map(EncounterRow._make, session.execute(statement))
    return [row for row in rows if row.outing in years]


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


class Firsts(NamedTuple):
    """Of each youth and calendar year one encounter: the first, if they add to its people met, else
    the first that says "déjà compté".
    """

    named: dict[YouthInYear, EncounterRow]
    counted_before: dict[YouthInYear, EncounterRow]


def first_meetings(known: Known, held: Held, zone: ZoneInfo) -> Firsts:
    """What each youth adds to the people met of each calendar year."""
    years = {
        id_: local_day(held[id_].started_at, zone).year for id_ in {row.outing for _, row in known}
    }
    firsts: dict[YouthInYear, EncounterRow] = {}
    before: dict[YouthInYear, EncounterRow] = {}
    for youth, row in sorted(
        known, key=lambda one: (held[one[1].outing].started_at, one[1].at, one[1].id)
    ):
        if youth is not None:
            (firsts if row.people else before).setdefault((youth, years[row.outing]), row)
    return Firsts({who: row for who, row in firsts.items() if who not in before}, before)


def count_by(people: People, field: str) -> Counter[Any]:
    """How many people for each value of a field of `Group`."""
    at = Group._fields.index(field)
    found: dict[Any, int] = {}
    for group, n in people.items():
        value = group[at]
        found[value] = found[value] + n if value in found else n
    return Counter(found)


def youth_met(people: People) -> People:
    """Those of the bands 16-17 to 26-29."""
    return People({group: n for group, n in people.items() if is_youth(group)})


def is_youth(group: Group) -> bool:
    """Whether they are of the bands 16-17 to 26-29."""
    return group.age_band in rollup("youth_16_29")
