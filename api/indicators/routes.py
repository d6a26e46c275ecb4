"""`GET /api/indicators/…`: figures, never a youth; and, for who goes out, the ids behind a figure."""

from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query
from pydantic import BeforeValidator
from sqlmodel import Session

from api.accounts.models import Organisation
from api.db import reading
from api.deps import Account, Database, role_in
from api.errors import BadInput
from api.indicators.answer import Behind, Funnel
from api.indicators.asked import Asked
from api.indicators.behind import behind
from api.indicators.funnel import funnel
from api.indicators.period import Period, today
from api.indicators.scope import Scope
from api.records.dates import is_day

router = APIRouter(prefix="/api/indicators", tags=["indicators"])

Reader = Annotated[Account, Depends(role_in("coordinator", "management", "outreach"))]
WhoGoesOut = Annotated[Account, Depends(role_in("coordinator", "outreach"))]


def _plain_day(value: Any) -> Any:
    if not is_day(value):
        raise ValueError("not a day")
    return value


Day = Annotated[date, BeforeValidator(_plain_day)]


class Question:
    """From `from` to `to`, both included, in the organisation's time zone; filters narrow it.

    `until` is the day at which pathways are looked at: the last of the period unless given, and no
    later than today, for what is still to come is nobody's failure.
    """

    def __init__(
        self,
        asked: Annotated[Asked, Depends()],
        first: Annotated[Day, Query(alias="from", examples=["2022-04-01"])],
        last: Annotated[Day, Query(alias="to", examples=["2022-10-31"])],
        until: Annotated[Day | None, Query(examples=["2022-12-31"])] = None,
    ) -> None:
        self.asked, self.first, self.last, self.until = asked, first, last, until or last
        if last < first:
            raise BadInput("La période finit avant de commencer.", field="to")
        if self.until < first:
            raise BadInput(
                "Les parcours sont regardés avant le début de la période.", field="until"
            )

    def of(self, session: Session, organisation_id: str) -> tuple[Scope, Period, date]:
        """What is asked of one organisation: its scope, the period, the day `until`."""
        scope = self.asked.scope(session, organisation_id)
        zone = ZoneInfo(session.execute(scope.door.rows(Organisation, "time_zone")).scalar_one())
        # Of a period that has not begun, its first day: nothing is looked at before the beginning.
        until = min(self.until, max(today(zone), self.first))
        return scope, Period(self.first, self.last, zone), until


@router.get("/funnel")
def read_funnel(
    account: Reader, engine: Database, question: Annotated[Question, Depends()]
) -> Funnel:
    """Every figure of the period; each filter (`api.indicators.scope`) may be given several times."""
    with reading(engine) as session:
        return funnel(session, *question.of(session, account.organisation_id))


@router.get("/behind")
def read_behind(
    account: WhoGoesOut,
    engine: Database,
    question: Annotated[Question, Depends()],
    figure: Annotated[str, Query(max_length=60, examples=["identified.by_channel"])],
    row: Annotated[str | None, Query(max_length=60, examples=["truck_outing"])] = None,
) -> Behind:
    """The youths whom a figure of the same question counts, in one row of it or in all."""
    with reading(engine) as session:
        asked = question.of(session, account.organisation_id)
        return Behind(youths=behind(session, *asked, figure, row))
