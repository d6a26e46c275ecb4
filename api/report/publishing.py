"""A year's report from what is kept to what is handed out: its draft, its files, its editions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.models import Organisation
from api.db import reading, writing
from api.deps import Account
from api.errors import EditionOvertaken, NotFound
from api.indicators.period import today
from api.ledger import Ledger
from api.records.door import Door
from api.report import drafts, edition, press
from api.report.document import Document
from api.report.draft import Draft, draft
from api.report.drafts import Changed
from api.report.edition import EditionInfo, Ready
from api.report.forms import FORMS
from api.report.settings import thresholds

TRIES = 3
"""Each is another number, when somebody else publishes the same year at the same time."""


@dataclass(frozen=True)
class Drafted:
    """A year's draft as of one moment, what was changed of it, and its pictures by id.

    `known`: the editions that its mask reckons with.
    """

    draft: Draft
    changed: Changed
    pictures: dict[str, bytes]
    known: frozenset[str]


class Progress(BaseModel):
    """A line of what publishing says while it goes on: the form that is done, how many of how many."""

    step: str
    done: int
    of: int


def drafted(session: Session, organisation_id: str, year: int) -> Drafted:
    """The year's report as it stands today. Raises BadInput for a year that has not begun."""
    changed = drafts.changed(session, organisation_id, year)
    pictures = drafts.pictures(session, organisation_id, changed.options)
    known = edition.known(session, organisation_id)
    made = draft(
        session,
        organisation_id,
        year,
        changed.options,
        _today(session, organisation_id),
        thresholds(session, organisation_id),
        edition.published(session, organisation_id),
        {name: drafts.about(picture) for name, picture in pictures.items()},
    )
    contents = {name: picture.content for name, picture in pictures.items()}
    return Drafted(made, changed, contents, known)


def draft_file(engine: Engine, organisation_id: str, year: int, form: str) -> tuple[str, bytes]:
    """The draft in one form: the file's name and its bytes. Raises NotFound, NotPrinted."""
    if form not in FORMS:
        raise NotFound
    with reading(engine) as session:
        made = drafted(session, organisation_id, year)
    with press.turn():
        ((_, content),) = press.written(made.draft.document, made.pictures, [form])
    return FORMS[form].name(made.draft.document), content


def publish(
    engine: Engine, ledger: Ledger, account: Account, made: Drafted
) -> Iterator[Progress | EditionInfo]:
    """Write and freeze an edition; its steps, then the edition.

    Raises NotPrinted, EditionOvertaken, and OSError when the ledger cannot be written. When
    somebody else was faster the draft is computed again, with their edition in mind.
    """
    year = made.draft.document.year
    with press.turn():
        for left in reversed(range(TRIES)):
            with reading(engine) as session:
                number = edition.next_number(session, ledger, account.organisation_id, year)
            document = made.draft.document.model_copy(update={"edition": number})
            files: dict[str, tuple[str, bytes]] = {}
            for form, content in press.written(document, made.pictures, list(FORMS)):
                files[form] = FORMS[form].name(document), content
                yield Progress(step=form, done=len(files), of=len(FORMS))
            try:
                with writing(engine) as session:
                    published = edition.publish(
                        session,
                        ledger,
                        account.organisation_id,
                        account.person_id,
                        _ready(made, document, files),
                    )
            except EditionOvertaken:
                if not left:
                    raise
                with reading(engine) as session:
                    made = drafted(session, account.organisation_id, year)
            else:
                yield published
                return


def _ready(made: Drafted, document: Document, files: dict[str, tuple[str, bytes]]) -> Ready:
    return Ready(
        document=document,
        cells=made.draft.cells,
        masked=made.draft.mask.names,
        exemptions=made.changed.exempted,
        files=files,
        known=made.known,
    )


def _today(session: Session, organisation_id: str) -> date:
    zone = session.execute(Door(organisation_id).rows(Organisation, "time_zone")).scalar_one()
    return today(ZoneInfo(zone))
