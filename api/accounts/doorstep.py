"""The few look-ups made before it is known which organisation is asking: by address, by token.

Everything else goes through the one door, `api.records.door`.
"""

import secrets
from typing import NamedTuple

from sqlalchemy import Engine, bindparam, select, text
from sqlmodel import Session, col

from api.accounts.models import (
    CalendarFeed,
    Invitation,
    Organisation,
    Person,
    ServerKey,
    SignIn,
)
from api.db import reading, writing
from api.records.prepared import Prepared, Runner


class FoundSession(NamedTuple):
    """A session as a request needs it, and the role of its person now."""

    organisation_id: str
    person_id: str
    device_id: str
    push_only: bool
    revoked: bool
    shared: bool
    used_at: str
    ends_at: str
    role: str


_SESSION = Prepared(
    select(*(col(getattr(SignIn, name)) for name in FoundSession._fields[:-1]), col(Person.role))
    .join(
        Person,
        (col(Person.organisation_id) == col(SignIn.organisation_id))
        & (col(Person.id) == col(SignIn.person_id)),
    )
    .where(col(SignIn.token_hash) == bindparam("token_hash"))
    .where(col(SignIn.person_id) == bindparam("person"))
)


def is_configured(session: Session) -> bool:
    """Whether an organisation exists."""
    return session.scalars(select(col(Organisation.organisation_id)).limit(1)).first() is not None


def all_organisations(session: Session) -> list[str]:
    """The ids of every organisation on this server, for what the server does by itself."""
    return list(session.scalars(select(col(Organisation.organisation_id))))


def first_organisation(session: Session) -> Organisation | None:
    """The organisation that an unknown address is answered about."""
    ordered = select(Organisation).order_by(col(Organisation.organisation_id)).limit(1)
    return session.scalars(ordered).first()


def person_by_address(session: Session, email: str) -> Person | None:
    """Who has that address, revoked people included."""
    return session.scalars(select(Person).where(col(Person.email) == email)).one_or_none()


def invitation_by_token(session: Session, token_hash: str) -> Invitation | None:
    """The invitation of that link, whatever became of it."""
    return session.get(Invitation, token_hash)


def calendar_by_token(session: Session, token_hash: str) -> Person | None:
    """Whose calendar address that is, as long as they are in the team."""
    found = session.scalars(select(CalendarFeed).where(col(CalendarFeed.token_hash) == token_hash))
    feed = found.one_or_none()
    if feed is None:
        return None
    person = session.get(Person, (feed.organisation_id, feed.person_id))
    return None if person is None or person.revoked_at else person


def session_by_token(runner: Runner, token_hash: str, person_id: str) -> FoundSession | None:
    """A session, ended ones too, with its person's role, if it is that person's."""
    found = runner.rows(_SESSION, token_hash=token_hash, person=person_id)
    return FoundSession(*found[0]) if found else None


def server_key(engine: Engine, purpose: str) -> bytes:
    """The server's random key for a purpose, made at first need and the same ever after."""
    with reading(engine) as session:
        found = session.get(ServerKey, purpose)
        if found is not None:
            return bytes.fromhex(found.key)
    with writing(engine) as session:
        session.execute(
            text(
                "INSERT INTO server_key (purpose, key) VALUES (:purpose, :key)"
                " ON CONFLICT (purpose) DO NOTHING"
            ),
            {"purpose": purpose, "key": secrets.token_hex(32)},
        )
        return bytes.fromhex(session.get_one(ServerKey, purpose).key)
