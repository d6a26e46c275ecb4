"""The youths identified in a period and what became of each by a stated date.

Figures count these; what stands behind a figure (`api.indicators.behind`) names them: one reading,
so that a figure and its list cannot differ.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from api.indicators import lasting, pathways, supports, waiting
from api.indicators.identified import (
    IdentificationRow,
    Identified,
    cohort,
    identifications,
    identified,
    narrowed,
)
from api.indicators.outings import Held
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.indicators.youths import Files

BEGINNING = date(1900, 1, 1)
"""Before anybody was met."""


@dataclass(frozen=True, slots=True)
class Followed:
    """By youth: `taken`, the pathways that count; `main`, the kind of the main one; `why` not yet.

    `supported`: the youths with each kind of support. `held`: by months (3, 6), what was found of
    each youth remobilised for so long. `flow`: whose first pathway began in the period, whenever
    they were identified, and on which day. `anywhere`: `youths` before residence and channel narrow.
    """

    youths: list[Identified]
    anywhere: list[Identified]
    taken: pathways.Taken
    main: dict[str, str]
    why: dict[str, str]
    supported: dict[str, set[str]]
    held: dict[int, dict[str, str]]
    flow: dict[str, date]


def followed(
    session: Session, scope: Scope, period: Period, until: date, held: Held, files: Files
) -> Followed:
    """Everybody of the period whom the scope takes, looked at on the day `until`."""
    rows = identifications(session, scope)
    everybody = cohort(rows, period, held, files)
    youths = narrowed(everybody, scope, held)
    begun = pathways.pathways_begun(session, scope, max(until, period.last), files.head_of)
    taken = pathways.taken_by(until, begun, (one.youth for one in youths))
    left = [one for one in youths if one.youth not in taken]
    checks = lasting.checks_by_pathway(session, scope, until)
    return Followed(
        youths=youths,
        anywhere=narrowed(everybody, scope.anywhere, held),
        taken=taken,
        main=pathways.main_pathways(taken, until),
        why=waiting.reasons(session, scope, Period(until, until, period.zone), left, held, files),
        supported=supports.supported(session, scope, until, youths, files.head_of),
        held={
            after: lasting.held_after(days, taken, checks, until)
            for after, days in lasting.MILESTONES.items()
        },
        flow=_flow(begun, rows, scope, period, held, files),
    )


def _flow(
    begun: pathways.Taken,
    rows: list[IdentificationRow],
    scope: Scope,
    period: Period,
    held: Held,
    files: Files,
) -> dict[str, date]:
    """Whose first pathway began in the period, of all who were ever identified in the scope."""
    days = lasting.started_in_period(pathways.taken_by(period.last, begun), period)
    theirs = [row for row in rows if files.head_of.get(row.youth) in days]
    ever = Period(BEGINNING, period.last, period.zone)
    return {one.youth: days[one.youth] for one in identified(theirs, scope, ever, held, files)}
