"""The health desk: what was proposed, to whom, and which appointments were kept.

Rules (domain, "health desk"): every act is a proposal; distinct youths known, and acts without a
file (or of a deleted one), which may be of one person twice; appointments kept out of those whose
day has come, apart from those to come and those that the service cancelled. One still planned whose
day was before the stated day, `until`, has no answer: its day has come, and it was not kept. An act
noted on an outing belongs to the day the outing started, and to the stop where it was then.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col

from api.indicators.outings import Held, held_outings
from api.indicators.period import Period, midnight
from api.indicators.scope import Scope
from api.indicators.youths import load_files
from api.records.health_act import HealthAct

SIDES = {"rights": "Accès aux droits", "care": "Accès aux soins"}


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts by code and by status; `unanswered`: of those planned, the ones whose day was before the
    stated one. `youths` known among all, `without_file` the others.
    """

    codes: Counter[str]
    statuses: Counter[str]
    unanswered: int
    youths: int
    without_file: int


@dataclass(frozen=True, slots=True)
class Desk:
    """All acts, and those of each side. A youth may be known to both sides."""

    whole: Acts
    sides: Mapping[str, Acts]


def desk(
    session: Session,
    scope: Scope,
    period: Period,
    until: date,
    held: Held,
    head_of: Mapping[str, str],
) -> Desk:
    """The acts of the period, appointments looked at on the day `until`.

    Those of no outing are left out when only some outings are wanted.
    """
    rows = session.execute(
        scope.door.rows(HealthAct, "side", "act", "status", "at", "outing", "youth").where(
            col(HealthAct.deleted).is_(False)
        )
    ).all()
    taken = [row for row in rows if _takes(row, scope, period, held)]
    today = midnight(until, period.zone)
    return Desk(
        whole=_acts(taken, today, head_of),
        sides={
            side: _acts([row for row in taken if row.side == side], today, head_of)
            for side in SIDES
        },
    )


def desk_of(session: Session, scope: Scope, period: Period, until: date) -> Desk:
    """The desk alone, of a period that is not the one of the other figures."""
    held, files = held_outings(session, scope), load_files(session, scope)
    return desk(session, scope, period, until, held, files.head_of)


def _acts(rows: Sequence[Any], today: str, head_of: Mapping[str, str]) -> Acts:
    return Acts(
        codes=Counter(row.act for row in rows),
        statuses=Counter(row.status for row in rows),
        unanswered=sum(row.status == "planned" and row.at < today for row in rows),
        youths=len({head_of[row.youth] for row in rows if row.youth in head_of}),
        without_file=sum(row.youth not in head_of for row in rows),
    )


def _takes(row: Any, scope: Scope, period: Period, held: Held) -> bool:
    outing = held.get(row.outing) if row.outing else None
    if not period.holds(outing.started_at if outing else row.at):
        return False
    if outing is None:
        return not scope.of_outings and scope.places is None
    return scope.takes_outing(outing) and scope.takes_place(outing.place_at(row.at))
