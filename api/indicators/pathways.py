"""Which way the identified youths took: remobilised, by main pathway, after how many days.

Rules (domain, "One counting rule"), all at a stated date, `until`:

- a pathway counts from the day it started; a referral from the day it was both started and
  confirmed by the other side. A pathway that ended still counts: it was taken.
- the main one is that with the latest `main_from` on or before `until`, then the smallest id. A
  `main_from` that is empty, or later than `until`, stands for the day the pathway started: every
  remobilised youth has one main pathway, whatever was written.
- the delay runs from the day of identification to the first day, not before it, from which a
  pathway counts; youths whose only pathways are older have none.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from sqlmodel import Session, col

from api.indicators.answer import RowCount
from api.indicators.identified import Identified
from api.indicators.scope import Scope
from api.indicators.tally import Tally, by_row
from api.records.pathway import Pathway

REFERRAL = "partner_referral"
GUARANTEE = "gj"
CEJ = "Contrat d’engagement jeune (CEJ)"


class PathwayRow(NamedTuple):
    """The columns read of a live pathway. Days are texts (`2022-06-16`)."""

    id: str
    youth: str
    kind: str
    started_at: str | None
    main_from: str | None
    confirmed_at: str | None
    ended_at: str | None
    end_reason: str | None

    def over(self, last: str) -> bool:
        """Whether it had ended by the end of that day."""
        return self.ended_at is not None and self.ended_at <= last


Taken = Mapping[str, list[PathwayRow]]
"""Pathways by youth: those that count at the stated date, unless said otherwise."""


def pathways_begun(
    session: Session, scope: Scope, until: date, head_of: Mapping[str, str]
) -> Taken:
    """Every pathway started on or before `until`, whether it counts or not yet, by youth."""
    rows = scope.door.rows(Pathway, *PathwayRow._fields).where(
        col(Pathway.deleted).is_(False), col(Pathway.started_at) <= until.isoformat()
    )
    begun: dict[str, list[PathwayRow]] = {}
    for row in map(PathwayRow._make, session.execute(rows)):
        if row.youth in head_of:
            begun.setdefault(head_of[row.youth], []).append(row)
    return begun


def taken_by(until: date, begun: Taken, youths: Iterable[str] | None = None) -> Taken:
    """Of the pathways begun by then or later, those that count at `until`; a youth without any is not
    there. `youths`: whose, everybody's unless given.
    """
    last, found = until.isoformat(), {}
    for youth in begun.keys() if youths is None else begun.keys() & set(youths):
        counting = [row for row in begun[youth] if (counts_from(row) or _NEVER) <= last]
        if counting:
            found[youth] = counting
    return found


_NEVER = "9999"
"""After every day."""


def counts_from(pathway: PathwayRow) -> str | None:
    """The day from which a pathway counts, None while it does not."""
    if pathway.started_at is None or pathway.kind != REFERRAL:
        return pathway.started_at
    if pathway.confirmed_at is None:
        return None
    return max(pathway.started_at, pathway.confirmed_at)


class Referrals(NamedTuple):
    """Referrals started by a day: those that the other side has confirmed by then, those that wait for
    it, and those that ended without it. `late`: of all, those to mend today (`is_late`).
    """

    confirmed: int
    waiting: int
    ended: int
    late: int


def referrals(
    begun: Taken, youths: Iterable[str], until: date, open_files: Collection[str], today: date
) -> Referrals:
    """Every referral of these youths, main pathway or not: a youth may have several."""
    last = until.isoformat()
    theirs = [row for youth in set(youths) for row in begun.get(youth, ()) if row.kind == REFERRAL]
    left = [row for row in theirs if (counts_from(row) or _NEVER) > last]
    ended = sum(row.over(last) for row in left)
    late = sum(
        is_late(row, today)
        for youth in set(youths) & set(open_files)
        for row in begun.get(youth, ())
    )
    return Referrals(len(theirs) - len(left), len(left) - ended, ended, late)


LATE_DAYS = 30
"""Days after its start from which a referral that nobody confirmed is to be mended."""


def is_late(row: PathwayRow, today: date) -> bool:
    """Whether "À corriger" names it in an open file (`pwa/src/store/views/to_mend.ts`)."""
    waits = row.kind == REFERRAL and row.confirmed_at is None and row.ended_at is None
    late = (today - timedelta(days=LATE_DAYS)).isoformat()
    return waits and row.started_at is not None and row.started_at <= late


def main_pathways(taken: Taken, until: date) -> dict[str, str]:
    """The kind of each remobilised youth's main pathway at `until`, by youth."""
    return {youth: _main(pathways, until.isoformat()).kind for youth, pathways in taken.items()}


def _main(pathways: list[PathwayRow], until: str) -> PathwayRow:
    def since(pathway: PathwayRow) -> str:
        told = pathway.main_from
        return told if told and told <= until else pathway.started_at or ""

    latest = max(map(since, pathways))
    return min((one for one in pathways if since(one) == latest), key=lambda one: one.id)


def pathway_rows(figure: str, tally: Tally, total: int, main: Mapping[str, str]) -> list[RowCount]:
    """The report's rows. The Garantie jeunes ended in February 2022: its name is not printed of a
    cohort of whom nobody (`main`: kind by youth) had one.
    """
    rows = by_row(figure, "pathway", "pathway_report_rows", tally, total)
    if GUARANTEE in main.values():
        return rows
    return [row.model_copy(update={"label": CEJ}) if row.row == "gj_cej" else row for row in rows]


def delays(youths: Iterable[Identified], taken: Taken) -> list[int]:
    """Whole local days from identification to the first pathway, for each youth who has them."""
    found = []
    for youth in youths:
        days = (counts_from(pathway) for pathway in taken.get(youth.youth, ()))
        after = [day for day in days if day and day >= youth.on.isoformat()]
        if after:
            found.append((date.fromisoformat(min(after)) - youth.on).days)
    return found


def median_delay(days: list[int]) -> float | None:
    """The median in days, None of nobody."""
    return float(median(days)) if days else None
