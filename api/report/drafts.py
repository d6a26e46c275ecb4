"""What the coordinator changes of a year's report, kept from one day to the next, and their pictures."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col
from uuid6 import uuid7

from api.accounts.feed import lock
from api.db import writing
from api.deps import Account, now_instant
from api.errors import BadInput, NotFound, TextChanged
from api.records.door import Door
from api.report.document import Picture
from api.report.kept import ReportDraft, ReportEdition, ReportPicture
from api.report.options import Options
from api.report.picture import looked_at

MOST_PICTURES = 60
UNUSED_DAYS = 1
"""After which a picture that nothing shows is removed, when another is added."""


@dataclass(frozen=True)
class Changed:
    """A year's options. `version` tells them from what they were before; `exempted`: who shows the
    small numbers of a table, since when and why, by table (`by`, `at`, `reason`)."""

    options: Options
    version: str
    exempted: dict[str, dict[str, str]]


def changed(session: Session, organisation_id: str, year: int) -> Changed:
    """What was kept of a year, or nothing changed yet."""
    draft = session.get(ReportDraft, (organisation_id, year))
    options = Options.model_validate(draft.options) if draft else Options()
    return Changed(options, _version(options), draft.exempted if draft else {})


def keep(engine: Engine, account: Account, year: int, options: Options, was: str | None) -> Changed:
    """Replace a year's options. Raises TextChanged unless `was` (when given) is their version now,
    BadInput for a picture that is not there."""
    key = account.organisation_id, year
    with writing(engine) as session:
        lock(session, account.organisation_id)
        before = changed(session, *key)
        if was not in (None, before.version):
            raise TextChanged
        known = _known(session, account.organisation_id)
        for place, block in enumerate(options.free):
            if block.picture and block.picture not in known:
                raise BadInput("Cette image n’est pas là.", field=f"free.{place}.picture")
        now = now_instant()
        told = {"by": account.person_id, "at": now}
        exempted = {
            table: before.exempted[table]
            if before.options.exemptions.get(table) == reason
            else {"reason": reason, **told}
            for table, reason in options.exemptions.items()
        }
        session.merge(
            ReportDraft(
                organisation_id=account.organisation_id,
                year=year,
                options=options.model_dump(),
                exempted=exempted,
                by=account.person_id,
                at=now,
            )
        )
    return Changed(options, _version(options), exempted)


def add_picture(engine: Engine, account: Account, content: bytes) -> Picture:
    """Keep a picture; the draft names it by its id. Raises BadInput."""
    seen = looked_at(content)
    door = Door(account.organisation_id)
    with writing(engine) as session:
        lock(session, account.organisation_id)
        _forget_unused(session, door)
        if len(_known(session, account.organisation_id)) >= MOST_PICTURES:
            raise BadInput(
                f"{MOST_PICTURES} images au plus\u00a0: retirez-en d’abord.", field="content"
            )
        picture = ReportPicture(
            organisation_id=account.organisation_id,
            id=str(uuid7()),
            media_type=seen.media_type,
            content=seen.content,
            width=seen.width,
            height=seen.height,
            by=account.person_id,
            at=now_instant(),
        )
        session.add(picture)
        session.flush()
        return about(picture)


def picture(session: Session, organisation_id: str, picture_id: str) -> ReportPicture:
    """A picture. Raises NotFound."""
    found = session.get(ReportPicture, (organisation_id, picture_id))
    if found is None:
        raise NotFound
    return found


def pictures(session: Session, organisation_id: str, options: Options) -> dict[str, ReportPicture]:
    """The pictures that options name, by id."""
    wanted = {block.picture for block in options.free if block.picture}
    rows = Door(organisation_id).rows(ReportPicture).where(col(ReportPicture.id).in_(wanted))
    return {one.id: one for one in session.scalars(rows)}


def about(picture: ReportPicture) -> Picture:
    """What a document says of a picture."""
    told = picture.model_dump(include={"id", "media_type", "width", "height"})
    return Picture.model_validate({**told, "alt": ""})


def _known(session: Session, organisation_id: str) -> set[str]:
    rows = Door(organisation_id).rows(ReportPicture, "id")
    return set(session.execute(rows).scalars())


def _forget_unused(session: Session, door: Door) -> None:
    """Remove the pictures of some time ago that neither a draft nor an edition shows."""
    drafts: list[dict[str, Any]] = list(
        session.execute(door.rows(ReportDraft, "options")).scalars()
    )
    shown = {block["picture"] for options in drafts for block in options["free"]}
    for document in session.execute(door.rows(ReportEdition, "document")).scalars():
        parts = (part for section in document["sections"] for part in section["parts"])
        shown |= {part["id"] for part in parts if part["kind"] == "picture"}
    before = datetime.now(UTC) - timedelta(days=UNUSED_DAYS)
    old = before.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    rows = door.rows(ReportPicture, "id").where(col(ReportPicture.at) < old)
    unused = set(session.execute(rows).scalars()) - shown
    session.execute(door.remove(ReportPicture).where(col(ReportPicture.id).in_(unused)))


def _version(options: Options) -> str:
    return sha256(options.model_dump_json().encode()).hexdigest()[:16]
