"""Who started in a period, and who was still there after 3 and 6 months.

Rules (domain, "remobilised (flow)" and "held at 3, 6 months"):

- flow: youths whose first pathway that counts began to count in the period, whenever they were
  identified.
- held: of the remobilised whose first pathway began 90 (180) days before the stated date or
  earlier, the first check dated on that day or after, of any of their pathways: ongoing, ended
  well, interrupted, no news. Nobody checked is apart: silence is never success.
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
    or `UNCHECKED`."""
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
        found[youth] = first.result if first else UNCHECKED
    return found
