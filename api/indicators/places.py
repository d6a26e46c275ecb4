"""Where outings were, how long, and what they found there.

Rules: an outing is where `api.indicators.stops` says, until it ended. A place visited twice by one
outing is one stop of it; an outing without any place is one stop at a place not noted. Time is only
known of outings that ended: people met in an hour are those whom these met, not the others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol

from sqlmodel import Session

from api.indicators.meetings import People
from api.indicators.outings import HeldOuting
from api.indicators.scope import Scope
from api.records.partner import Partner
from api.records.place import Place

HOUR = timedelta(hours=1)


def outings_in(outings: Iterable[HeldOuting], scope: Scope) -> list[HeldOuting]:
    """The outings that the scope takes, in the order in which they started."""
    taken = (
        one
        for one in outings
        if scope.takes_outing(one) and scope.takes_any_place([place for place, _ in one.visits])
    )
    return sorted(taken, key=lambda one: (one.started_at, one.id))


@dataclass(frozen=True, slots=True)
class Presence:
    """At each place (None: not noted): how many outings stopped there, and how long.

    `timed`: the outings of which it is known how long they were there.
    """

    stops: Counter[str | None]
    spent: Mapping[str | None, timedelta]
    timed: frozenset[tuple[str, str | None]]

    def hours(self, place: str | None) -> float | None:
        """How many hours there; None when of no outing they are known."""
        return round(self.spent[place] / HOUR, 2) if place in self.spent else None

    def people_per_hour(self, met: People) -> dict[str | None, float]:
        """Of `met`, how many in an hour at each place of which a time is known."""
        people: Counter[str | None] = Counter()
        for group, n in met.items():
            if (group.outing, group.place) in self.timed:
                people[group.place] += n
        return {
            place: round(people[place] / (spent / HOUR), 2)
            for place, spent in self.spent.items()
            if spent
        }


def presence(outings: Iterable[HeldOuting], scope: Scope) -> Presence:
    """Where these outings were. `spent` lacks the places of which no time is known."""
    stops: Counter[str | None] = Counter()
    spent: dict[str | None, timedelta] = {}
    timed: set[tuple[str, str | None]] = set()
    for outing in outings:
        for place in {place for place, _ in outing.visits if scope.takes_place(place)}:
            stops[place] += 1
        over = outing.ended_at
        if over is None:
            continue
        for (place, start), (_, left) in pairwise([*outing.visits, (None, over)]):
            end = min(left, over)  # a stop may be noted after the end
            if scope.takes_place(place) and end >= start:
                spent[place] = spent.get(place, timedelta()) + _spent(start, end)
                timed.add((outing.id, place))
    return Presence(stops, spent, frozenset(timed))


def _spent(start: str, end: str) -> timedelta:
    return datetime.fromisoformat(end) - datetime.fromisoformat(start)


class PlaceRow(Protocol):
    """The columns read of a place."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None


def known(session: Session, scope: Scope) -> dict[str, PlaceRow]:
    """Every place by id, deleted ones too: what happened there stays."""
    columns = ("id", "name", "latitude", "longitude")
    return {row.id: row for row in session.execute(scope.door.rows(Place, *columns))}


def partner_names(session: Session, scope: Scope) -> dict[str, str]:
    """The name of every partner by id, deleted ones too: where they were stays."""
    return {row.id: row.name for row in session.execute(scope.door.rows(Partner, "id", "name"))}
