"""Supports beside pathways (psychologist, sponsorship): they overlap, and are never added to them.

Rule (domain, "supports"): of the identified, distinct youths with each support started by the
stated date, and how many of them in which main pathway; those in none are printed as such.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from sqlmodel import Session, col

from api.indicators.answer import RowCount, SupportCount
from api.indicators.identified import Identified
from api.indicators.partition import check_sum
from api.indicators.pathways import pathway_rows
from api.indicators.scope import Scope
from api.records.codes import labels
from api.records.support import Support

NO_PATHWAY = "no_pathway"


def supported(
    session: Session,
    scope: Scope,
    until: date,
    youths: Iterable[Identified],
    head_of: Mapping[str, str],
) -> dict[str, set[str]]:
    """The youths of the cohort with each kind of support started by `until`."""
    rows = session.execute(
        scope.door.rows(Support, "youth", "kind").where(
            col(Support.deleted).is_(False), col(Support.started_at) <= until.isoformat()
        )
    )
    cohort = {one.youth for one in youths}
    found: dict[str, set[str]] = {}
    for youth, kind in rows:
        if head_of.get(youth) in cohort:
            found.setdefault(kind, set()).add(head_of[youth])
    return found


def overlaps(found: Mapping[str, set[str]], main: Mapping[str, str]) -> list[SupportCount]:
    """Each support with its youths by main pathway (`main`: kind by youth), "sans parcours" last."""
    counts = []
    for kind, text in labels("support_kind").items():
        youths = found.get(kind, set())
        in_pathway = Counter(main[youth] for youth in youths if youth in main)
        rows = pathway_rows(f"supports.{kind}", in_pathway, in_pathway.total(), main)
        none = len(youths - main.keys())
        rows.append(RowCount(row=NO_PATHWAY, label="Sans parcours à cette date", n=none))
        check_sum(f"supports.{kind}", len(youths), (row.n for row in rows))
        counts.append(SupportCount(kind=kind, label=text, n=len(youths), of_which=rows))
    return counts
