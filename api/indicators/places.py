"""Where outings were, how long, and what they found there.

Rules: an outing is at the place where it began, then at each stop from the moment noted, until it
ended. A place visited twice by one outing is one stop of it; an outing without any place is one
stop at a place not noted. Time is only known of outings that ended.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlmodel import Session, col

from api.indicators.outings import Held, HeldOuting
from api.indicators.scope import Scope
from api.records.place import Place
from api.records.stop import Stop

Visits = Mapping[str, list[tuple[str | None, str]]]
"""By outing (its head): each place it was at, and from which instant, in order."""


def visits(session: Session, scope: Scope, held: Held) -> dict[str, list[tuple[str | None, str]]]:
    """Where every outing that took place was."""
    found: dict[str, list[tuple[str | None, str]]] = {
        outing.id: [(outing.place, outing.started_at)] for outing in held.values()
    }
    rows = session.execute(
        scope.door.rows(Stop, "outing", "place", "from_at", "id")
        .where(col(Stop.deleted).is_(False))
        .order_by(col(Stop.from_at), col(Stop.id))
    )
    for row in rows:
        outing = held.get(row.outing)
        if outing is None:
            continue
        there = found[outing.id]
        if there == [(None, outing.started_at)]:
            there.clear()
        if not there or there[-1][0] != row.place:
            there.append((row.place, max(row.from_at, outing.started_at)))
    return found


def outings_in(outings: Iterable[HeldOuting], scope: Scope, seen: Visits) -> list[HeldOuting]:
    """The outings that the scope takes, in the order in which they started."""
    taken = (
        one
        for one in outings
        if scope.takes_outing(one) and scope.takes_any_place([at for at, _ in seen[one.id]])
    )
    return sorted(taken, key=lambda one: (one.started_at, one.id))


@dataclass(frozen=True, slots=True)
class Presence:
    """At each place (None: not noted): how many outings stopped there, and for how many hours."""

    stops: Counter[str | None]
    hours: Mapping[str | None, float]


def presence(outings: Iterable[HeldOuting], scope: Scope, seen: Visits) -> Presence:
    """Where these outings were. `hours` lacks the places of which no time is known."""
    stops: Counter[str | None] = Counter()
    hours: dict[str | None, float] = {}
    for outing in outings:
        there = seen[outing.id]
        stops.update({place for place, _ in there if scope.takes_place(place)})
        if outing.ended_at is None:
            continue
        for (place, start), (_, end) in pairwise([*there, (None, outing.ended_at)]):
            if scope.takes_place(place) and end >= start:
                hours[place] = hours.get(place, 0.0) + _hours(start, end)
    return Presence(stops, hours)


def _hours(start: str, end: str) -> float:
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 3600


def names(session: Session, scope: Scope) -> dict[str, str]:
    """The name of every place, deleted ones too: what happened there stays."""
    return {row.id: row.name for row in session.execute(scope.door.rows(Place, "id", "name"))}
