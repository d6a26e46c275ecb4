"""Identified youths: one entry each, with the facts of the identification that counts.

Rules (domain, "One counting rule"): distinct youths with an identification in the period, all
channels. The earliest in the period, then the smallest id, decides channel and criteria.

- On an outing, "whom it met belongs to the day it started": so does the identification. Elsewhere
  the day is that of `at`, which also tells which is the earliest.
- Where somebody lived, how they were housed and trained is what the identification says, and what
  the file says now where it was not asked then.
- A correction (`replaces`) stands for what it replaces with all its own facts, date included: the
  phone writes the original's date unless the person gives another. Corrected twice, in a row or by
  two phones, the newest stands (ids are in order of writing); a deleted correction does not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import Session, col

from api.indicators.merging import heads
from api.indicators.outings import Held
from api.indicators.period import Period, local_day
from api.indicators.scope import Scope
from api.indicators.youths import Files
from api.records.identification import Identification
from api.territory.france import france


class IdentificationRow(NamedTuple):
    """The columns read of an identification, deleted ones included."""

    id: str
    deleted: bool
    replaces: str | None
    youth: str
    at: str
    outing: str | None
    channel: str
    age_band: str
    situation: str | None
    followed_by: list[str] | None
    last_contact: str | None
    place: str | None
    commune: str | None
    zone: str | None
    training_level: str | None
    housing: str | None


class Identified(NamedTuple):
    """One youth of the cohort. `on`: the local day it counts; codes as in `codes.json`.

    `outing` is the head of the outing, None elsewhere; `commune` the INSEE code of today.
    """

    youth: str
    on: date
    outing: str | None
    place: str | None
    channel: str
    gender: str
    age_band: str
    without_name: bool
    situation: str | None
    followed_by: tuple[str, ...]
    last_contact: str | None
    commune: str | None
    zone: str | None
    training_level: str
    housing: str
    driving_licence: str
    transport: tuple[str, ...]
    obstacles: tuple[str, ...]


def identifications(session: Session, scope: Scope) -> list[IdentificationRow]:
    """Every identification that stands."""
    columns = IdentificationRow._fields
    rows = scope.door.rows(Identification, *columns).order_by(col(Identification.id))
    return standing([IdentificationRow._make(row) for row in session.execute(rows)])


def identified(
    rows: Iterable[IdentificationRow], scope: Scope, period: Period, held: Held, files: Files
) -> list[Identified]:
    """The youths identified in the period whom the scope takes, each once, in order of id."""
    return narrowed(cohort(rows, period, held, files), scope, held)


def narrowed(youths: Iterable[Identified], scope: Scope, held: Held) -> list[Identified]:
    """Those whom the scope takes."""

    def on_outing(one: Identified) -> bool:
        if one.outing is None:
            return not scope.of_outings
        return scope.takes_outing(held[one.outing])

    return [
        one
        for one in youths
        if on_outing(one)
        and scope.takes_place(one.place)
        and scope.takes_channel(one.channel)
        and scope.takes_residence(one.commune, one.zone)
    ]


def cohort(
    rows: Iterable[IdentificationRow], period: Period, held: Held, files: Files
) -> list[Identified]:
    """The youths that these identifications put in the period."""
    first: dict[str, Identified] = {}
    for row in sorted(rows, key=lambda row: (row.at, row.id)):
        youth = files.head_of.get(row.youth)
        outing = held.get(row.outing) if row.outing else None
        moment = outing.started_at if outing else row.at
        if youth is None or youth in first or not period.holds(moment):
            continue
        file = files.of[youth]
        commune = row.commune or file.commune
        first[youth] = Identified(
            youth=youth,
            on=local_day(moment, period.zone),
            outing=outing.id if outing else None,
            place=row.place or (outing.place_at(row.at) if outing else None),
            channel=row.channel,
            gender=file.gender or "unknown",
            age_band=row.age_band,
            without_name=youth in files.without_name,
            situation=row.situation,
            followed_by=tuple(row.followed_by or ()),
            last_contact=row.last_contact,
            commune=france().current(commune) if commune else None,
            # a quarter is one of its commune: the file's may be of where they moved since
            zone=row.zone or (file.zone if commune == file.commune else None),
            training_level=row.training_level or file.training_level or "unknown",
            housing=row.housing or file.housing or "unknown",
            driving_licence=file.driving_licence or "unknown",
            transport=tuple(file.transport or ()),
            obstacles=tuple(file.obstacles or ()),
        )
    return [first[youth] for youth in sorted(first)]


def standing(rows: list[IdentificationRow]) -> list[IdentificationRow]:
    """The live identification that stands at the end of each chain of corrections.

    Deleted rows link their neighbours but never stand. A cycle, which no phone writes, leaves
    its smallest id.
    """
    corrected = {row.replaces for row in rows}
    chained = [row for row in rows if row.replaces or row.id in corrected]
    found = [row for row in rows if not (row.deleted or row.replaces or row.id in corrected)]
    replaces = {row.id: row.replaces for row in chained}
    replaced = {id_ for row in chained if not row.deleted for id_ in _before(row.id, replaces)}
    chains: dict[str, list[IdentificationRow]] = {}
    original = heads(replaces)
    for row in chained:
        if not row.deleted:
            chains.setdefault(original[row.id], []).append(row)
    for chain in chains.values():
        newest = [row for row in chain if row.id not in replaced]
        by_id = {row.id: row for row in newest or chain}
        found.append(by_id[max(by_id) if newest else min(by_id)])
    return found


def _before(id_: str, replaces: Mapping[str, str | None]) -> set[str]:
    """All that this one replaces, directly or through others."""
    seen: set[str] = set()
    at = replaces[id_]
    while at is not None and at not in seen:
        seen.add(at)
        at = replaces.get(at)
    return seen


def count_of(field: str, youths: Iterable[Identified]) -> Counter[Any]:
    """How many youths for each code of `field`, such as "channel"."""
    return Counter(getattr(youth, field) for youth in youths)
