"""Why identified youths have not taken a pathway yet: the leak, explained.

Rules (domain, "not remobilised"): each youth is in one row, the first that fits, at the stated date.

1. refused: the file was closed because they did not want to, not now, or objected.
2. unreachable: closed as unreachable, or the latest step done had no answer (or a wrong number, or
   left a message), and nobody met them on an outing since.
3. closed: the file was closed for another reason.
4. confirmation: a referral was started, goes on, and the other side has not said that it received
   them. One that ended unconfirmed waits for nothing any more.
5. nothing: nothing of the kind.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlmodel import Session, col

from api.indicators.identified import Identified
from api.indicators.outings import Held
from api.indicators.pathways import REFERRAL
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.indicators.youths import Files
from api.records.encounter import Encounter
from api.records.pathway import Pathway
from api.records.step import Step

REASONS = {
    "refused": "Ne souhaitent pas",
    "unreachable": "Injoignables",
    "closed": "Fiche close pour une autre raison",
    "confirmation": "Orientés, accueil pas encore confirmé",
    "nothing": "Rien encore",
}
AGE_LABELS = {
    "under_1_month": "Moins d’un mois",
    "1_to_3_months": "1 à 3 mois",
    "3_to_6_months": "3 à 6 mois",
    "over_6_months": "Plus de 6 mois",
}
"""By the word of `age_of`."""

REFUSED = frozenset({"refused", "not_now", "data_objection"})
SILENT = frozenset({"no_answer", "message_left", "wrong_number"})
AGES = (("under_1_month", 30), ("1_to_3_months", 90), ("3_to_6_months", 180))
"""Of a file, in days since the identification: the first whose number it has not reached."""
OLDEST = "over_6_months"


def reasons(
    session: Session,
    scope: Scope,
    until: Period,
    youths: Iterable[Identified],
    held: Held,
    files: Files,
) -> dict[str, str]:
    """The reason of each of these youths, none of whom is remobilised. `until`: one day."""
    last = until.last.isoformat()
    silent = _silent(session, scope, until, held, files.head_of)
    waiting = _waiting(session, scope, last, files.head_of)
    found = {}
    for one in youths:
        file = files.of[one.youth]
        closed = file.closed_at is not None and file.closed_at <= last
        if closed and file.lost_reason in REFUSED:
            reason = "refused"
        elif file.lost_reason == "unreachable" if closed else one.youth in silent:
            reason = "unreachable"
        elif closed:
            reason = "closed"
        else:
            reason = "confirmation" if one.youth in waiting else "nothing"
        found[one.youth] = reason
    return found


def age_of(one: Identified, until: date) -> str:
    """How old the file is at `until`: a word of `AGES`, or `OLDEST`."""
    days = (until - one.on).days
    return next((name for name, most in AGES if days < most), OLDEST)


def _waiting(session: Session, scope: Scope, last: str, head_of: Mapping[str, str]) -> set[str]:
    """Youths with a referral started, and neither confirmed nor ended at that day."""
    rows = session.execute(
        scope.door.rows(Pathway, "youth", "confirmed_at", "ended_at").where(
            col(Pathway.deleted).is_(False),
            col(Pathway.kind) == REFERRAL,
            col(Pathway.started_at) <= last,
        )
    )
    return {
        head_of[row.youth]
        for row in rows
        if row.youth in head_of
        and (row.confirmed_at is None or row.confirmed_at > last)
        and (row.ended_at is None or row.ended_at > last)
    }


def _silent(
    session: Session, scope: Scope, until: Period, held: Held, head_of: Mapping[str, str]
) -> set[str]:
    """Youths whose latest step done brought no answer, and who were not met since."""
    steps = session.execute(
        scope.door.rows(Step, "at", "id", "youth", "outcome").where(
            col(Step.deleted).is_(False), col(Step.status) == "done", col(Step.at) < until.end
        )
    )
    met = session.execute(
        scope.door.rows(Encounter, "at", "id", "youth", "outing").where(
            col(Encounter.deleted).is_(False),
            col(Encounter.youth).is_not(None),
            col(Encounter.at) < until.end,
        )
    )
    events = [(row.at, row.id, row.youth, row.outcome) for row in steps]
    events += [(row.at, row.id, row.youth, None) for row in met if row.outing in held]
    latest = {
        head_of[youth]: outcome for _, _, youth, outcome in sorted(events) if youth in head_of
    }
    return {youth for youth, outcome in latest.items() if outcome in SILENT}
