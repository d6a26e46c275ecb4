"""What the coordinator types of whole years, and a table of places read for them."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Base64Bytes, BaseModel, Field
from starlette.responses import Response

from api.accounts.fields import Strict
from api.coordination import calendar_feed
from api.coordination.places_file import PlacesRead, read_places
from api.coordination.sheet import MOST_BYTES
from api.coordination.yearly import Year, YearTotals, keep
from api.deps import Coordinator, Database, FieldWorker, Network
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


class CalendarAddress(BaseModel):
    """Since when this person has a calendar address; `path` is told once, when it is made."""

    made_at: str | None
    path: str | None = None


@router.get("/api/calendar")
def calendar_address(account: FieldWorker, engine: Database) -> CalendarAddress:
    """Whether this person's own calendar has an address to read the planning at."""
    return CalendarAddress(made_at=calendar_feed.made_at(engine, account))


@router.post("/api/calendar", status_code=201)
def make_calendar_address(account: FieldWorker, engine: Database) -> CalendarAddress:
    """A new private address; an older one ends."""
    token, made_at = calendar_feed.make(engine, account)
    return CalendarAddress(made_at=made_at, path=f"/api/calendar/{token}.ics")


@router.delete("/api/calendar")
def withdraw_calendar_address(account: FieldWorker, engine: Database) -> CalendarAddress:
    """The address ends at once."""
    calendar_feed.withdraw(engine, account)
    return CalendarAddress(made_at=None)


@router.get("/api/calendar/{token}.ics", include_in_schema=False)
def read_calendar(token: str, engine: Database, network: Network) -> Response:
    """The planning for whoever holds the address, without a session."""
    text = calendar_feed.read(engine, token, network)
    return Response(text, media_type="text/calendar; charset=utf-8")


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
