"""`/api/organisation/seasons`, `/objectives`: what the coordinator types of whole years."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.coordination.yearly import Year, YearTotals, keep
from api.deps import Coordinator, Database
from api.errors import DOCUMENTED

router = APIRouter(tags=["coordination"], responses=DOCUMENTED)


class PastSeasons(BaseModel):
    """Every year typed so far, as phones hold it."""

    seasons: dict[str, dict[str, int]]


class Objectives(BaseModel):
    """What every year aims at, as phones hold it."""

    objectives: dict[str, dict[str, int]]


@router.put("/api/organisation/seasons/{year}")
def keep_season(
    year: Year, body: YearTotals, account: Coordinator, engine: Database
) -> PastSeasons:
    """One year's totals, in place of what was typed before; all empty: the year is forgotten."""
    settings = keep(engine, account.organisation_id, "past_seasons", year, body)
    return PastSeasons(seasons=settings.get("past_seasons", {}))


@router.put("/api/organisation/objectives/{year}")
def keep_objectives(
    year: Year, body: YearTotals, account: Coordinator, engine: Database
) -> Objectives:
    """What a year aims at, in place of what was typed before; all empty: it aims at nothing."""
    settings = keep(engine, account.organisation_id, "objectives", year, body)
    return Objectives(objectives=settings.get("objectives", {}))
