"""Every wording of the notice that was ever shown: a young person's answer names one of them.

`Youth.notice_version` and `notice_language` say which words somebody was told. The coordination's
own are kept here for ever, by version; the software's are in `notices.json`, of which each version
that was released stays (`tests/golden/notice-versions.json` pins them).
"""

from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import JSON, Engine
from sqlmodel import Field as Column
from sqlmodel import Session, SQLModel

from api.accounts.models import Organisation
from api.db import reading
from api.deps import Account
from api.information.texts import Language, Texts, shown
from api.records.door import Door


class NoticeWording(SQLModel, table=True):
    """One language's words as the coordination wrote them, and when they were first used."""

    __tablename__ = "notice_wording"

    organisation_id: str = Column(primary_key=True, max_length=36)
    language: str = Column(primary_key=True, max_length=8)
    version: str = Column(primary_key=True, max_length=20)
    texts: dict[str, Any] = Column(sa_type=JSON)
    by: str = Column(max_length=36)
    at: str = Column(max_length=24)


class Wording(BaseModel):
    """One version of the coordination's own words; `used`: they are those shown now."""

    version: str
    by: str = Field(description="the person who wrote them")
    at: str = Field(description="when they were first used (an instant)")
    used: bool
    texts: Texts


class Wordings(BaseModel):
    """Every version of a language's words, the latest first."""

    wordings: list[Wording]


def keep(session: Session, organisation_id: str, language: Language, entry: dict[str, Any]) -> None:
    """Keep what `entry` (of `settings.notices`) says, unless it is kept already or says nothing."""
    if "texts" not in entry:
        return
    key = (organisation_id, language, entry["version"])
    if session.get(NoticeWording, key) is None:
        named = dict(zip(("organisation_id", "language", "version"), key, strict=True))
        about = {name: entry[name] for name in ("texts", "by", "at")}
        session.add(NoticeWording(**named, **about))


def wordings(engine: Engine, account: Account, language: Language) -> Wordings:
    """The coordination's own words in one language, as they were and are."""
    door = Door(account.organisation_id)
    with reading(engine) as session:
        settings = session.execute(door.rows(Organisation, "settings")).scalar_one()
        now = shown(settings, language).version
        rows = session.execute(
            door.rows(NoticeWording, "language", "version", "texts", "by", "at")
        ).all()
    kept = {row.version: row._asdict() for row in rows if row.language == language}
    entry = settings.get("notices", {}).get(language, {})
    if "texts" in entry:
        # written before wordings were kept
        kept.setdefault(entry["version"], entry)
    found = [
        Wording(
            version=version,
            by=one["by"],
            at=one["at"],
            used=version == now,
            texts=one["texts"],
        )
        for version, one in kept.items()
    ]
    return Wordings(wordings=sorted(found, key=lambda one: one.at, reverse=True))


def texts_of(
    session: Session, organisation_id: str, language: Language, version: str
) -> Texts | None:
    """The words that a version names, if this organisation ever wrote them."""
    found = session.get(NoticeWording, (organisation_id, language, version))
    return found.texts if found else None
