"""Who started in a period, and who was still there after 3 and 6 months.

Rules (domain, "remobilised (flow)" and "held at 3, 6 months"):

- flow: youths whose first pathway that counts began to count in the period, whenever they were
  identified.
- held: of the remobilised whose first pathway began 90 (180) days before the stated date or
  earlier, the first check dated on that day or after, of any of their pathways: ongoing, ended
  well, interrupted, no news.
- where there is none, of the pathways that counted on that day the last to end answers, by its
  reason: completed is ended well, interrupted and no news are themselves; one that ended for
  another pathway leaves it to that one, whenever it began. A move, another reason, none, or another
  pathway that nobody noted say neither that it held nor that it was interrupted: they are apart.
- nobody checked while a pathway goes on is apart, still to do: silence is never success.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col

from api.indicators.pathways import PathwayRow, Taken, counts_from
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.records.pathway_check import PathwayCheck

MILESTONES = {3: 90, 6: 180}
"""Days after which it is asked, by the months that people say."""
UNCHECKED = "unchecked"
ENDED_OTHERWISE = "ended_otherwise"
BY_REASON = {"completed": "ended_well", "interrupted": "interrupted", "no_news": "no_news"}
"""What the end of a pathway says where no check does: a check's result, by the end's reason."""
FOR_ANOTHER = "changed"


def started_in_period(taken: Taken, period: Period) -> dict[str, date]:
    """The youths whose first pathway that counts began to count in the period, with that day."""
    days = {youth: date.fromisoformat(_first_day(pathways)) for youth, pathways in taken.items()}
    return {youth: day for youth, day in days.items() if period.first <= day <= period.last}


def _first_day(pathways: Iterable[PathwayRow]) -> str:
    return min(filter(None, map(counts_from, pathways)))


@dataclass(frozen=True, slots=True)
class Check:
    """What was found of a pathway on a day."""

    on: str
    id: str
    result: str


def checks_by_pathway(session: Session, scope: Scope, until: date) -> dict[str, list[Check]]:
    """Every check dated on or before `until`, by pathway."""
    rows = session.execute(
        scope.door.rows(PathwayCheck, "id", "pathway", "on", "result").where(
            col(PathwayCheck.deleted).is_(False), col(PathwayCheck.on) <= until.isoformat()
        )
    )
    found: dict[str, list[Check]] = {}
    for row in rows:
        found.setdefault(row.pathway, []).append(Check(row.on, row.id, row.result))
    return found


def held_after(
    days: int, taken: Taken, checks: Mapping[str, list[Check]], until: date
) -> dict[str, str]:
    """How each youth who started at least `days` days before `until` stood then: a check's result,
    `ENDED_OTHERWISE`, or `UNCHECKED`."""
    found: dict[str, str] = {}
    for youth, pathways in taken.items():
        due = date.fromisoformat(_first_day(pathways)) + timedelta(days=days)
        if due > until:
            continue
        after = [
            check
            for pathway in pathways
            for check in checks.get(pathway.id, ())
            if check.on >= due.isoformat()
        ]
        first = min(after, key=lambda check: (check.on, check.id), default=None)
        found[youth] = first.result if first else _by_the_end(pathways, due, until)
    return found


def _by_the_end(pathways: list[PathwayRow], due: date, until: date) -> str:
    """What is known without a check: that a pathway ended, and why."""
    last = until.isoformat()
    then = [one for one in pathways if (counts_from(one) or last) <= due.isoformat()]
    ending = _last_to_end(then, last)
    if ending.over(last) and ending.end_reason == FOR_ANOTHER:
        ending = _last_to_end(pathways, last)
    if not ending.over(last):
        return UNCHECKED
    return BY_REASON.get(ending.end_reason or "", ENDED_OTHERWISE)


def _last_to_end(pathways: list[PathwayRow], last: str) -> PathwayRow:
    """One that goes on, if any. Of those that ended the same day, one that ended for no other pathway,
    then the smallest id."""
    on = [one for one in pathways if not one.over(last)]
    day = max(one.ended_at or "" for one in pathways)
    ended = on or [one for one in pathways if one.ended_at == day]
    return min(ended, key=lambda one: (one.end_reason == FOR_ANOTHER, one.id))
