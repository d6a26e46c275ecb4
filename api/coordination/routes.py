"""`/api/organisation/seasons`: the coordinator's own totals of years past."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.coordination.past_seasons import PastSeason, Year, keep
from api.deps import Coordinator, Database
from api.errors import DOCUMENTED

router = APIRouter(tags=["coordination"], responses=DOCUMENTED)


class PastSeasons(BaseModel):
    """Every year typed so far, as phones hold it."""

    seasons: dict[str, dict[str, int]]


@router.put("/api/organisation/seasons/{year}")
def keep_season(
    year: Year, body: PastSeason, account: Coordinator, engine: Database
) -> PastSeasons:
    """One year's totals, in place of what was typed before; all empty: the year is forgotten."""
    settings = keep(engine, account.organisation_id, year, body)
    return PastSeasons(seasons=settings.get("past_seasons", {}))
