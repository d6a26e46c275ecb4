"""Exports of a year: their pages, their files; the list for i-milo, and who took one out."""

from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlalchemy import Engine
from sqlmodel import Session, col
from uuid6 import uuid7

from api.accounts.models import Organisation
from api.db import reading, writing
from api.deps import Account, now_instant
from api.errors import NotFound
from api.indicators.funding import funding
from api.indicators.period import Period
from api.indicators.roster import RosterRow, roster
from api.indicators.scope import Scope
from api.records.door import Door
from api.report import edition, press, publishing
from api.report.document import Document
from api.report.exports import funders, open_data
from api.report.exports.funders_numbers import masked
from api.report.forms import FORMS
from api.report.kept import ExportLog
from api.report.numbers import Numbers
from api.report.settings import thresholds

Export = Literal["funders", "open_data"]
NAMES: dict[Export, str] = {"funders": "financeurs", "open_data": "donnees-ouvertes"}
"""By export: what its files are called."""
OFFERED = ("xlsx", "ods", "csv", "csv-sans-bom", "json")
IMILO = "imilo"


class Taken(BaseModel):
    """That a list of people was taken out: when, by whom (an id), of which days, how many youths."""

    at: str
    by: str
    what: str
    first: date
    last: date
    rows: int


def document(session: Session, organisation_id: str, year: int, export: Export) -> Document:
    """The export's pages, masked. Raises BadInput for a year that has not begun."""
    draft = publishing.drafted(session, organisation_id, year)
    made, limits = draft.draft, thresholds(session, organisation_id)
    report = made.document
    period = Period(report.first, report.last, _zone(session, organisation_id))
    found = funding(session, Scope(organisation_id), period, report.last)
    if export == "open_data":
        return open_data.document(report, found, limits.threshold)
    earlier = edition.published(session, organisation_id)
    cells, mask = masked(found, made, limits, draft.changed.options.exemptions, earlier)
    return funders.document(report, found, Numbers(cells, mask.names))


def file(
    engine: Engine, organisation_id: str, year: int, export: Export, form: str
) -> tuple[str, bytes]:
    """The export in one form: the file's name and its bytes. Raises NotFound, NotPrinted."""
    if form not in OFFERED:
        raise NotFound
    with reading(engine) as session:
        pages = document(session, organisation_id, year, export)
    with press.turn():
        ((_, content),) = press.written(pages, {}, [form])
    return f"kaftruck-{year}-{NAMES[export]}{FORMS[form].ending}", content


def take_list(engine: Engine, account: Account, first: date, last: date) -> list[RosterRow]:
    """The facts of youths to enter into i-milo, by id; who took them is written down first."""
    organisation_id = account.organisation_id
    with writing(engine) as session:
        period = Period(first, last, _zone(session, organisation_id))
        found = roster(session, Scope(organisation_id), period, last)
        session.add(
            ExportLog(
                organisation_id=organisation_id,
                id=str(uuid7()),
                at=now_instant(),
                by=account.person_id,
                what=IMILO,
                asked={"first": first.isoformat(), "last": last.isoformat()},
                rows=len(found),
            )
        )
    return found


def taken(engine: Engine, organisation_id: str) -> list[Taken]:
    """Every list that was taken out, the latest first."""
    with reading(engine) as session:
        rows = session.scalars(
            Door(organisation_id).rows(ExportLog).order_by(col(ExportLog.id).desc())
        )
        return [
            Taken(at=one.at, by=one.by, what=one.what, rows=one.rows, **one.asked) for one in rows
        ]


def _zone(session: Session, organisation_id: str) -> ZoneInfo:
    zone = session.execute(Door(organisation_id).rows(Organisation, "time_zone")).scalar_one()
    return ZoneInfo(zone)
