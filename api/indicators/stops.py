"""Where an outing was, and when: the place where it began, then each stop from the moment noted.

Going on at the same place is no other visit. A place noted later replaces none at the start; until
then it was at a place not noted.
"""

from collections.abc import Iterable

from sqlmodel import Session, col

from api.indicators.scope import Scope
from api.records.stop import Stop

Visit = tuple[str | None, str]
"""A place (None: not noted), and the instant from which the outing was there."""
Arrival = tuple[str, str, str]
"""A noted stop: its instant, its id, its place."""


def arrivals(session: Session, scope: Scope) -> dict[str, list[Arrival]]:
    """Every stop noted, by outing."""
    rows = session.execute(
        scope.door.rows(Stop, "outing", "from_at", "id", "place").where(
            col(Stop.deleted).is_(False)
        )
    )
    found: dict[str, list[Arrival]] = {}
    for outing, *arrival in rows:
        found.setdefault(outing, []).append((arrival[0], arrival[1], arrival[2]))
    return found


def visits(place: str | None, started_at: str, stops: Iterable[Arrival]) -> tuple[Visit, ...]:
    """The places of an outing that began at `place`, in order."""
    found: list[Visit] = [(place, started_at)]
    for from_at, _, there in sorted(stops):
        if found == [(None, started_at)]:
            found.clear()
        if not found or found[-1][0] != there:
            found.append((there, max(from_at, started_at)))
    return tuple(found)
