"""What the coordinator types of whole years, and a table of places read for them."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Base64Bytes, BaseModel, Field

from api.accounts.fields import Strict
from api.coordination.places_file import PlacesRead, read_places
from api.coordination.sheet import MOST_BYTES
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


class PlacesFile(Strict):
    """A table as it lies on the coordinator's disk: XLSX, XLS, ODS or CSV."""

    content: Annotated[Base64Bytes, Field(max_length=MOST_BYTES * 4 // 3 + 4)]


@router.post("/api/organisation/places/read")
def read_file(body: PlacesFile, account: Coordinator, engine: Database) -> PlacesRead:
    """What a table of places says, line by line, with what does not fit. Nothing is written."""
    return read_places(engine, account.organisation_id, body.content)


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
