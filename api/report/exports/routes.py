"""`/api/report/…/exports`: tables for funders, open data; the list to enter into i-milo, logged."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.accounts.fields import Strict
from api.db import reading
from api.deps import Coordinator, Database
from api.errors import DOCUMENTED, BadInput
from api.indicators.roster import RosterRow
from api.report.asked import Inside, Year, attached
from api.report.document import Document
from api.report.exports import service
from api.report.exports.service import Export, Taken

router = APIRouter(prefix="/api/report", tags=["report"], responses=DOCUMENTED)


class ListAsked(Strict):
    """Identified from `first` to `last`, both included."""

    first: date = Field(examples=["2022-01-01"])
    last: date = Field(examples=["2022-12-31"])


class Roster(BaseModel):
    """Facts by id; names are opened by the phone that holds them."""

    youths: list[RosterRow]


class ListsTaken(BaseModel):
    """Every list of people that was taken out, the latest first."""

    taken: list[Taken]


@router.get("/exports/taken")
def lists_taken(account: Coordinator, engine: Database) -> ListsTaken:
    """Who took a list of people out, when, of which days."""
    return ListsTaken(taken=service.taken(engine, account.organisation_id))


@router.post("/exports/imilo")
def take_imilo_list(body: ListAsked, account: Coordinator, engine: Database) -> Roster:
    """The facts of youths to enter into i-milo. That they were taken is written down."""
    if body.last < body.first:
        raise BadInput("La période finit avant de commencer.", field="last")
    return Roster(youths=service.take_list(engine, account, body.first, body.last))


@router.get("/{year}/exports/{export}")
def read_export(year: Year, export: Export, account: Inside, engine: Database) -> Document:
    """An export's pages, to look at."""
    with reading(engine) as session:
        return service.document(session, account.organisation_id, year, export)


@router.get("/{year}/exports/{export}/file/{form}", response_class=Response)
def read_export_file(
    year: Year, export: Export, form: str, account: Inside, engine: Database
) -> Response:
    """An export as a file."""
    name, content = service.file(engine, account.organisation_id, year, export, form)
    return attached(form, name, content)
