"""Where outings were, how long, and what they found there.

Rules: an outing is where `api.indicators.stops` says, until it ended. A place visited twice by one
outing is one stop of it; an outing without any place is one stop at a place not noted. Time is only
known of outings that ended.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from sqlmodel import Session

from api.indicators.outings import HeldOuting
from api.indicators.scope import Scope
from api.records.partner import Partner
from api.records.place import Place


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
    """At each place (None: not noted): how many outings stopped there, and for how many hours."""

    stops: Counter[str | None]
    hours: Mapping[str | None, float]


def presence(outings: Iterable[HeldOuting], scope: Scope) -> Presence:
    """Where these outings were. `hours` lacks the places of which no time is known."""
    stops: Counter[str | None] = Counter()
    hours: dict[str | None, float] = {}
    for outing in outings:
        for place in {place for place, _ in outing.visits if scope.takes_place(place)}:
            stops[place] += 1
        over = outing.ended_at
        if over is None:
            continue
        for (place, start), (_, left) in pairwise([*outing.visits, (None, over)]):
            end = min(left, over)  # a stop may be noted after the end
            if scope.takes_place(place) and end >= start:
                hours[place] = hours.get(place, 0.0) + _hours(start, end)
    return Presence(stops, hours)


def _hours(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 3600


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
