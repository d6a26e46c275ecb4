"""Which outings count, and when: everything that was met on one belongs to its day.

Rule (domain, "One counting rule"): started, not cancelled, merged ones once; an outing, and whom it
met, belongs to the local day it started.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, union_all
from sqlmodel import Session, col

from api.indicators.merging import heads
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.indicators.stops import Arrival, Visit, arrivals, visits
from api.records.encounter import Encounter
from api.records.health_act import HealthAct
from api.records.identification import Identification
from api.records.outing import Outing
from api.records.step import Step

Act = type[Encounter] | type[Identification] | type[Step] | type[HealthAct]
"""What, noted on an outing, shows that it took place."""


class OutingRow(NamedTuple):
    """The columns read of a live outing."""

    id: str
    status: str
    started_at: str | None
    with_truck: bool | None
    merged_into: str | None
    counters: list[str] | None
    kind: str | None
    place: str | None
    ended_at: str | None
    partners: list[dict[str, Any]] | None


class HeldOuting(NamedTuple):
    """An outing that took place: `id` of the head of those merged, `started_at` an instant.

    `kept` are the people whose counts were kept when it was closed ("Nous avons compté les mêmes :
    garder le compte de…"); empty, as while it is under way, means that all counts add up.
    `place` is where it began, `visits` each place it was at, and from which instant, in order;
    `ended_at` when the last of those that began ended, None if one did not; `partners` those of any.
    `stayed`: it was at one place, or at none that is known, from beginning to end.
    """

    id: str
    started_at: str
    with_truck: bool
    kept: frozenset[str]
    kind: str | None
    place: str | None
    ended_at: str | None
    partners: frozenset[str]
    visits: tuple[Visit, ...]
    stayed: bool

    def place_at(self, moment: str = "") -> str | None:
        """Where it was: what is noted without a place belongs to the current stop.

        The moment is only asked of one that moved on.
        """
        if self.stayed:
            return self.place
        return next(
            (place for place, since in reversed(self.visits) if since <= moment), self.place
        )


Held = Mapping[str, HeldOuting]
"""The outing that took place, by the id of every outing row that is part of it."""


def held_outings(session: Session, scope: Scope) -> dict[str, HeldOuting]:
    """Every outing of the scope that took place, at any time."""
    door = scope.door
    live = door.rows(Outing, *OutingRow._fields).where(col(Outing.deleted).is_(False))
    rows = map(OutingRow._make, session.execute(live))
    doubtful = (
        door.rows(Outing, "id")
        .where(col(Outing.deleted).is_(False))
        .where(or_(col(Outing.started_at).is_(None), col(Outing.status) == "cancelled"))
    )

    def first(table: Act) -> Select[Any]:
        return (
            door.rows(table, "outing")
            .add_columns(func.min(col(table.at)))
            .where(col(table.deleted).is_(False), col(table.outing).in_(doubtful))
            .group_by(col(table.outing))
        )

    acts = union_all(
        first(Encounter),
        first(Identification),
        first(Step).where(col(Step.status) == "done"),
        first(HealthAct).where(col(HealthAct.status) == "attended"),
    )
    first_acts: dict[str, str] = {}
    for outing, at in session.execute(acts):
        first_acts[outing] = min(at, first_acts.get(outing, at))
    return hold(rows, first_acts, arrivals(session, scope))


def hold(
    rows: Iterable[OutingRow], first_acts: Mapping[str, str], stops: Mapping[str, list[Arrival]]
) -> dict[str, HeldOuting]:
    """The outings that took place among live `rows`.

    One that is cancelled but was acted on is "réalisée, à vérifier": it took place. Its own start,
    or the earliest of the outings merged into it, dates it; a start never noted is the first act.
    `first_acts`: the first live act's instant, by outing, at least of cancelled and undated ones.
    `stops`: the later places of each outing.
    """
    live = {row.id: row for row in rows}
    head_of = heads({row.id: row.merged_into for row in live.values()})
    parts: dict[str, list[OutingRow]] = {}
    for id_, head in head_of.items():
        parts.setdefault(head, []).append(live[id_])
    held = {}
    for head, members in parts.items():
        started_at = _start(live[head], members, first_acts)
        if started_at:
            noted = [stop for member in members for stop in stops.get(member.id, ())]
            outing = _as_one(live[head], members, started_at, noted)
            held.update({member.id: outing for member in members})
    return held


def _as_one(
    head: OutingRow, members: list[OutingRow], started_at: str, stops: list[Arrival]
) -> HeldOuting:
    begun = [one for one in members if one.started_at]
    begun.sort(key=lambda one: (one.started_at, one.id))
    ends = [one.ended_at for one in begun]
    others = (one.place for one in (*begun, *sorted(members, key=lambda one: one.id)))
    place = head.place or next(filter(None, others), None)
    been = visits(place, started_at, stops)
    return HeldOuting(
        id=head.id,
        started_at=started_at,
        with_truck=bool(head.with_truck),
        kept=frozenset(head.counters or () if head.status == "closed" else ()),
        kind=head.kind,
        place=place,
        ended_at=max(filter(None, ends), default=None) if all(ends) else None,
        partners=frozenset(one["partner"] for row in members for one in row.partners or ()),
        visits=been,
        stayed=len(been) == 1 and been[0][0] == place,
    )


def _start(head: OutingRow, members: list[OutingRow], acts: Mapping[str, str]) -> str | None:
    if head.started_at and head.status != "cancelled":
        return head.started_at
    acted = min((acts[one.id] for one in members if one.id in acts), default=None)
    valid = [one for one in members if acted or one.status != "cancelled"]
    if head in valid and head.started_at:
        return head.started_at
    return min((one.started_at for one in valid if one.started_at), default=acted)


def started_in(held: Held, period: Period) -> dict[str, HeldOuting]:
    """The outings of the period, once each, by the id of their head."""
    start, end = period.start, period.end
    return {one.id: one for one in held.values() if start <= one.started_at < end}


def rows_of(held: Held, outings: Collection[str]) -> list[str]:
    """The ids of all outing rows that are part of these outings, given by their heads."""
    return [id_ for id_, outing in held.items() if outing.id in outings]
