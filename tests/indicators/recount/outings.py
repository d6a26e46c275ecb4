"""Which outings took place, when, where, and with whom.

Outings merged are one: it is of the kind of the one that stands, with the partners of all, and over
once the last of those that began is over.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export, Row, heads


@dataclass
class Held:
    """An outing that took place, with all that was merged into it.

    `arrivals`: each moment from which it was at a place, in order, the start first.
    """

    id: str
    start: str
    day: date
    kind: str
    with_truck: bool
    partners: set[str]
    counters: list[str]
    arrivals: list[tuple[str, str | None]]
    over: str | None

    def place_at(self, moment: str) -> str | None:
        """Where the outing was: at the latest arrival, or where it began."""
        past = [place for since, place in self.arrivals if since <= moment]
        return (past or [self.arrivals[0][1]])[-1]

    def times(self) -> dict[str | None, timedelta | None]:
        """Every place it was at, once, and the time there: None when nobody knows.

        Before the first noted place of an outing that began at none, it was nowhere one knows of.
        """
        some = [one for one in self.arrivals if one[1]] or self.arrivals
        found: dict[str | None, timedelta | None] = {place: None for _, place in some}
        ends = [since for since, _ in some[1:]] + [self.over or ""]
        for (since, place), left in zip(some, ends, strict=True):
            until = min(left, self.over or "")
            if until >= since:
                spent = datetime.fromisoformat(until) - datetime.fromisoformat(since)
                found[place] = (found[place] or timedelta()) + spent
        return found

    def asked(self, question: Question) -> bool:
        """Whether this outing is one of those asked for, wherever it was."""
        truck = question.filters.get("with_truck")
        partners = question.filters.get("partner")
        return (
            question.takes("kind", self.kind)
            and truck in (None, self.with_truck)
            and (not partners or bool(self.partners & set(partners)))
        )


def held_outings(export: Export) -> dict[str, Held]:
    """What took place, by the id of every outing in it. Merged ones are the same object."""
    live = {row["id"]: row for row in export.live("outing")}
    head_of = heads(list(live.values()))
    found = {}
    for head in {*head_of.values()}:
        members = [live[id_] for id_ in sorted(live) if head_of[id_] == head]
        start = _start(live[head], members, _acts(export, members))
        if start:
            held = _held(export, live[head], members, start)
            found.update({row["id"]: held for row in members})
    return found


def _start(head: Row, members: list[Row], acts: list[str]) -> str | None:
    """When it began; None when it did not take place.

    What was done on a cancelled or planned outing shows that it took place. Its own start comes
    first, then those of the outings merged into it, then the first thing done.
    """
    valid = [row for row in members if acts or row["status"] != "cancelled"]
    starts = [row["started_at"] for row in valid if row["started_at"]]
    if head in valid and head["started_at"]:
        return str(head["started_at"])
    return min(starts or acts, default=None)


def _acts(export: Export, members: list[Row]) -> list[str]:
    """The moments of all that shows that an outing took place."""
    ids = {row["id"] for row in members}
    shows: list[str] = []
    for type_, status in (
        ("encounter", None),
        ("identification", None),
        ("step", "done"),
        ("health_act", "attended"),
    ):
        shows += [
            row["at"]
            for row in export.live(type_)
            if row["outing"] in ids and (status is None or row["status"] == status)
        ]
    return shows


def _held(export: Export, head: Row, members: list[Row], start: str) -> Held:
    begun = [row for row in members if row["started_at"]]
    ends = [row["ended_at"] for row in begun]
    return Held(
        id=head["id"],
        start=start,
        day=export.day(start),
        kind=head["kind"],
        with_truck=bool(head["with_truck"]),
        partners={one["partner"] for row in members for one in row["partners"] or []},
        counters=(head["counters"] or []) if head["status"] == "closed" else [],
        arrivals=_arrivals(export, head, members, start),
        over=max(ends) if ends and None not in ends else None,
    )


def _arrivals(
    export: Export, head: Row, members: list[Row], start: str
) -> list[tuple[str, str | None]]:
    """Where it began (of several, where the first began), then its stops; staying is no arrival."""
    by_start = sorted(members, key=lambda row: (row["started_at"] or "~", row["id"]))
    began = [row["place"] for row in (head, *by_start) if row["place"]]
    ids = {row["id"] for row in members}
    stops = sorted(
        (max(stop["from_at"], start), stop["from_at"], stop["id"], stop["place"])
        for stop in export.live("stop")
        if stop["outing"] in ids
    )
    found: list[tuple[str, str | None]] = [(start, began[0] if began else None)]
    for since, _, _, place in stops:
        if place != found[-1][1]:
            found.append((since, place))
    return found
