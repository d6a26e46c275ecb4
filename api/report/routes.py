"""`/api/report`: a year's draft and its changes, its files; editions, published and read."""

import logging
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter
from pydantic import Base64Bytes, BaseModel, Field
from sqlalchemy.exc import OperationalError
from starlette.responses import Response, StreamingResponse

from api.accounts.fields import Id, Strict
from api.db import reading
from api.deps import Coordinator, Database, TheLedger
from api.errors import DOCUMENTED, AppError, Unavailable
from api.report import drafts, edition, publishing
from api.report.answers import YearDraft, draft_answer
from api.report.asked import Inside, Reader, Year, attached
from api.report.document import Picture
from api.report.edition import Edition, EditionInfo
from api.report.exports import routes as exports
from api.report.options import Options
from api.report.picture import MOST_BYTES
from api.report.publishing import Progress
from api.report.settings import Masking, keep_masking

report = APIRouter(prefix="/api/report", tags=["report"], responses=DOCUMENTED)
router = APIRouter(responses=DOCUMENTED, tags=["report"])


log = logging.getLogger("kaftruck.report")


class OptionsIn(Strict):
    """A year's options. `was`: the version they replace; None: whatever there is."""

    options: Options
    was: Annotated[str | None, Field(max_length=16)] = None


class OptionsKept(BaseModel):
    """The version by which the next change says what it replaces."""

    version: str


class PictureIn(Strict):
    """A JPEG or PNG of 2 MB at most. What it says of where and when it was taken is not kept."""

    content: Annotated[Base64Bytes, Field(max_length=MOST_BYTES * 4 // 3 + 4)]


class Editions(BaseModel):
    """Every edition, the earliest first."""

    editions: list[EditionInfo]


class PublishingLine(BaseModel):
    """One line of the answer: a step, then the edition, or why there is none."""

    step: str | None = None
    done: int | None = None
    of: int | None = None
    edition: EditionInfo | None = None
    error: dict[str, str | bool | None] | None = None


@report.get("/editions")
def list_editions(account: Reader, engine: Database) -> Editions:
    """What was published, of all years."""
    with reading(engine) as session:
        return Editions(editions=edition.editions(session, account.organisation_id))


@report.get("/editions/{edition_id}")
def read_edition(edition_id: Id, account: Reader, engine: Database) -> Edition:
    """One edition with its pages. `edition_altered` when it is no longer what was published."""
    with reading(engine) as session:
        return edition.read(session, account.organisation_id, edition_id)


@report.get("/editions/{edition_id}/file/{form}", response_class=Response)
def read_edition_file(edition_id: Id, form: str, account: Reader, engine: Database) -> Response:
    """An edition's file, as it was published."""
    with reading(engine) as session:
        name, content = edition.read_file(session, account.organisation_id, edition_id, form)
    return attached(form, name, content)


@report.get("/pictures/{picture_id}", response_class=Response)
def read_picture(picture_id: Id, account: Reader, engine: Database) -> Response:
    """A picture that a draft or an edition shows."""
    with reading(engine) as session:
        found = drafts.picture(session, account.organisation_id, picture_id)
        return Response(found.content, media_type=found.media_type)


@report.get("/{year}")
def read_draft(year: Year, account: Inside, engine: Database) -> YearDraft:
    """The year's report as it stands: pages, options, checks, what is masked, editions."""
    with reading(engine) as session:
        return draft_answer(session, account.organisation_id, year)


@report.put("/{year}/options")
def keep_options(
    year: Year, body: OptionsIn, account: Coordinator, engine: Database
) -> OptionsKept:
    """Blocks left out, moved, commented, added; tables whose small numbers are shown, and why."""
    kept = drafts.keep(engine, account, year, body.options, body.was)
    return OptionsKept(version=kept.version)


@report.post("/{year}/pictures", status_code=201)
def add_picture(year: Year, body: PictureIn, account: Coordinator, engine: Database) -> Picture:
    """A picture for a block; the options then name it by its id."""
    return drafts.add_picture(engine, account, body.content)


@report.get("/{year}/file/{form}", response_class=Response)
def read_draft_file(year: Year, form: str, account: Inside, engine: Database) -> Response:
    """The draft as a file, written for this answer."""
    name, content = publishing.draft_file(engine, account.organisation_id, year, form)
    return attached(form, name, content)


@report.post(
    "/{year}/editions",
    response_class=StreamingResponse,
    responses={
        200: {"model": PublishingLine, "description": "NDJSON: one such line after the other"}
    },
)
def publish(
    year: Year, account: Coordinator, engine: Database, ledger: TheLedger
) -> StreamingResponse:
    """Freeze the year's report as it stands. Progress is said line by line, the edition last."""
    with reading(engine) as session:
        made = publishing.drafted(session, account.organisation_id, year)
    lines = _lines(publishing.publish(engine, ledger, account, made))
    # said to be encoded already, so that no line waits in a compressor
    headers = {"Content-Encoding": "identity"}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)


def _lines(steps: Iterator[Progress | EditionInfo]) -> Iterator[bytes]:
    try:
        for one in steps:
            line = (
                PublishingLine(edition=one)
                if isinstance(one, EditionInfo)
                else PublishingLine(**one.model_dump())
            )
            yield line.model_dump_json(exclude_none=True).encode() + b"\n"
    except AppError as error:
        yield _said(error)
    except (OperationalError, OSError):
        yield _said(Unavailable())
    except Exception:
        log.exception("an edition was not published")
        yield _said(AppError())


def _said(error: AppError) -> bytes:
    return PublishingLine(error=error.body()).model_dump_json(exclude_unset=True).encode() + b"\n"


@router.put("/api/organisation/masking")
def set_masking(body: Masking, account: Coordinator, engine: Database) -> Masking:
    """From which number of people on a number may leave the house."""
    return keep_masking(engine, account.organisation_id, body)


router.include_router(exports.router)
router.include_router(report)
