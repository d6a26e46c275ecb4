"""`GET /api/indicators/funnel`: figures only, never a youth."""

from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query
from pydantic import BeforeValidator

from api.accounts.models import Organisation
from api.db import reading
from api.deps import Account, Database, role_in
from api.errors import BadInput
from api.indicators.answer import Funnel
from api.indicators.asked import Asked
from api.indicators.funnel import funnel
from api.indicators.period import Period
from api.records.dates import is_day

router = APIRouter(prefix="/api/indicators", tags=["indicators"])

Reader = Annotated[Account, Depends(role_in("coordinator", "management", "outreach"))]


def _plain_day(value: Any) -> Any:
    if not is_day(value):
        raise ValueError("not a day")
    return value


Day = Annotated[date, BeforeValidator(_plain_day)]


@router.get("/funnel")
def read_funnel(
    account: Reader,
    engine: Database,
    asked: Annotated[Asked, Depends()],
    first: Annotated[Day, Query(alias="from", examples=["2022-04-01"])],
    last: Annotated[Day, Query(alias="to", examples=["2022-10-31"])],
    until: Annotated[Day | None, Query(examples=["2022-12-31"])] = None,
) -> Funnel:
    """The funnel from `from` to `to`, both included, in the organisation's time zone.

    Filters narrow what is looked at (`api.indicators.scope`); each may be given several times.
    `until` is the day at which pathways are looked at: the last of the period unless given.
    """
    until = until or last
    if last < first:
        raise BadInput("La période finit avant de commencer.", field="to")
    if until < first:
        raise BadInput("Les parcours sont regardés avant le début de la période.", field="until")
    with reading(engine) as session:
        scope = asked.scope(session, account.organisation_id)
        zone = session.execute(scope.door.rows(Organisation, "time_zone")).scalar_one()
        return funnel(session, scope, Period(first, last, ZoneInfo(zone)), until)
