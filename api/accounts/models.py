"""Organisations, their people, keys, sessions, phones and invitations.

No key is here in clear: `grant.jwe`, `invitation.keys`, `person.private_key` and
`organisation.recovery_private_key` are opened by people's own keys only (`docs/security.md`).
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel


class Organisation(SQLModel, table=True):
    """One mission locale. `seq` is the counter that orders all its changes; whoever writes locks
    this row first. `clock_ms` is the latest server time used for it: time never runs back.

    `row_seq` is the place of this row itself in the feed. A cursor below `purged_seq` is too old.
    """

    organisation_id: str = Field(primary_key=True, max_length=36)
    name: str = Field(max_length=120)
    time_zone: str = Field(default="Europe/Paris", max_length=40)
    settings: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    epoch: str = Field(max_length=36)
    seq: int = Field(default=0, sa_type=BigInteger)
    clock_ms: int = Field(default=0, sa_type=BigInteger)
    row_seq: int = Field(default=0, sa_type=BigInteger)
    purged_seq: int = Field(default=0, sa_type=BigInteger)
    recovery_public_key: dict[str, Any] = Field(sa_type=JSON)
    recovery_public_key_mac: str = Field(default="")
    recovery_private_key: str


class Person(SQLModel, table=True):
    """Someone who signs in. `revoked_at` set: no longer in the team. Times are UTC instants."""

    __table_args__ = (Index("ix_person_feed", "organisation_id", "seq", unique=True),)

    organisation_id: str = Field(primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    seq: int = Field(sa_type=BigInteger)
    email: str = Field(max_length=254, unique=True)
    name: str = Field(max_length=80)
    role: str = Field(max_length=16)
    salt: str = Field(max_length=64)
    stretch: dict[str, Any] = Field(sa_type=JSON)
    secret_hash: str
    public_key: dict[str, Any] = Field(sa_type=JSON)
    public_key_mac: str = Field(default="")
    private_key: str
    joined_at: str = Field(max_length=24)
    revoked_at: str | None = Field(default=None, max_length=24)


class OrganisationKey(SQLModel, table=True):
    """That a key exists; never the key. The newest seals, all that may be in use are accepted."""

    __tablename__ = "organisation_key"

    organisation_id: str = Field(primary_key=True, max_length=36)
    kid: str = Field(primary_key=True, max_length=16)
    made_at: str = Field(max_length=24)
    recovery_grant: str


class Grant(SQLModel, table=True):
    """One organisation key for one person, as a JWE that only they can open."""

    __tablename__ = "key_grant"

    organisation_id: str = Field(primary_key=True, max_length=36)
    person_id: str = Field(primary_key=True, max_length=36)
    kid: str = Field(primary_key=True, max_length=16)
    jwe: str


class Device(SQLModel, table=True):
    """A phone or computer of a person. `last_effective` is its latest stamp (a hybrid time)."""

    organisation_id: str = Field(primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    person_id: str = Field(primary_key=True, max_length=36)
    label: str = Field(default="", max_length=60)
    app: str = Field(default="", max_length=40)
    last_effective: str = Field(default="", max_length=24)
    last_push_at: str | None = Field(default=None, max_length=24)
    last_pull_at: str | None = Field(default=None, max_length=24)
    waiting: int = 0
    revoked_at: str | None = Field(default=None, max_length=24)


class SignIn(SQLModel, table=True):
    """A session: one per account and device, found by the hash of its cookie.

    `push_only`: the person signed out or was revoked while notes were still to be sent.
    `revoked`: its phone is told to drop the names, also once it has ended (`api/privacy/sessions.py`).
    `shared`: on a computer that others use too; it ends the same day and is never prolonged.
    """

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True, max_length=64)
    organisation_id: str = Field(max_length=36, index=True)
    person_id: str = Field(max_length=36)
    device_id: str = Field(max_length=36)
    push_only: bool = False
    revoked: bool = False
    shared: bool = False
    started_at: str = Field(max_length=24)
    used_at: str = Field(max_length=24)
    ends_at: str = Field(max_length=24)


class Invitation(SQLModel, table=True):
    """An open or used invitation. `person_id` set: it replaces that person's lost password.

    `keys` holds the organisation keys under the link's secret, and is emptied once used.
    """

    token_hash: str = Field(primary_key=True, max_length=64)
    organisation_id: str = Field(max_length=36, index=True)
    role: str = Field(max_length=16)
    person_id: str | None = Field(default=None, max_length=36)
    invited_by: str = Field(max_length=36)
    name: str = Field(default="", max_length=80)
    keys: str | None = None
    ends_at: str = Field(max_length=24)
    used_at: str | None = Field(default=None, max_length=24)
    cancelled_at: str | None = Field(default=None, max_length=24)


class CalendarFeed(SQLModel, table=True):
    """The private address at which a person's own calendar reads the planning; one a person.

    Found by the hash of its token, which only the address has. A restored backup has none.
    """

    __tablename__ = "calendar_feed"

    organisation_id: str = Field(primary_key=True, max_length=36)
    person_id: str = Field(primary_key=True, max_length=36)
    token_hash: str = Field(max_length=64, unique=True)
    made_at: str = Field(max_length=24)


class ServerKey(SQLModel, table=True):
    """A random secret of this server, made at first need, by purpose. It opens nothing of anyone's:
    with it the server recognises its own tickets and makes up salts.
    """

    __tablename__ = "server_key"

    purpose: str = Field(primary_key=True, max_length=16)
    key: str = Field(max_length=64)


class Attempt(SQLModel, table=True):
    """Failed sign-ins, by hashed address or network, to slow down guessing."""

    key: str = Field(primary_key=True, max_length=64)
    failures: int = 0
    blocked_until: str = Field(default="", max_length=24)
