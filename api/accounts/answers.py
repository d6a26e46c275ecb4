"""What the account endpoints answer."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from api.accounts import examples
from api.accounts.fields import PublicKey, Stretch


def _example(one: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [one]})


class Start(BaseModel):
    """`configured`: an organisation exists, so people sign in; else the first run is due."""

    model_config = _example({"configured": True})

    configured: bool


class Salted(BaseModel):
    """How to stretch the password of an address: the same shape whether anyone has it."""

    model_config = _example({"salt": examples.SALT, "stretch": examples.STRETCH})

    salt: str
    stretch: Stretch


class Grant(BaseModel):
    """One organisation key, sealed to a public key (JWE)."""

    kid: str
    jwe: str


class PersonMe(BaseModel):
    id: str
    name: str
    email: str
    role: str


class OrganisationOut(BaseModel):
    id: str
    name: str
    time_zone: str
    settings: dict[str, Any]


class Me(BaseModel):
    """Who is signed in, and the keys that only their password opens. `grants`: oldest key first;
    `newest_kid`: the key that seals, null for management. `server_now`: ms since 1970, UTC.
    """

    model_config = _example(examples.ME)

    person: PersonMe
    organisation: OrganisationOut
    private_key: str
    public_key: PublicKey
    salt: str
    stretch: Stretch
    grants: list[Grant]
    newest_kid: str | None
    epoch: str
    server_now: int


class SessionOut(BaseModel):
    """One of my sessions. `current`: the one that asks."""

    model_config = _example(examples.SESSION)

    device_id: str
    label: str
    app: str
    started_at: str
    used_at: str
    ends_at: str
    shared: bool
    push_only: bool
    current: bool


class InvitationEnd(BaseModel):
    model_config = _example({"ends_at": examples.LATER})

    ends_at: str


class InvitationOut(BaseModel):
    """An invitation that can still be used."""

    model_config = _example(examples.OPEN_INVITATION)

    token_hash: str
    role: str
    name: str
    person_id: str | None
    invited_by: str
    ends_at: str


class OrganisationName(BaseModel):
    id: str
    name: str


class InvitationOpened(BaseModel):
    """What the link's holder learns. `person_id` and `email`: it replaces their lost password."""

    model_config = _example(examples.INVITATION_OPENED)

    organisation: OrganisationName
    role: str
    name: str
    keys: str | None
    person_id: str | None
    email: str | None


class Joined(BaseModel):
    """No session: the first sign-in is by password, in the installed app."""

    model_config = _example({"person_id": examples.PERSON, "email": examples.EMAIL})

    person_id: str
    email: str


class DeviceOut(BaseModel):
    id: str
    label: str
    app: str
    last_push_at: str | None
    last_pull_at: str | None
    waiting: int
    revoked_at: str | None


class Colleague(BaseModel):
    """`email` and `devices` are null unless a coordinator asks."""

    model_config = _example(examples.COLLEAGUE)

    id: str
    name: str
    role: str
    email: str | None
    joined_at: str
    revoked_at: str | None
    public_key: PublicKey
    public_key_mac: str
    devices: list[DeviceOut] | None


class Keys(BaseModel):
    """The organisation's keys by id, oldest first. `people`: who lacks a grant of the newest.

    `new_key_due`: since that one was made somebody, or a phone, was put out.
    """

    model_config = _example(examples.KEYS)

    kids: list[str]
    newest_kid: str
    recovery_public_key: PublicKey
    recovery_public_key_mac: str
    recovery_grants: list[Grant]
    people: list[str]
    new_key_due: bool


class RecoveryOpened(BaseModel):
    """The organisation's recovery key pair and keys, opened by the paper key only.

    `challenge`: 32 random bytes and the 16 of the person's id, sealed to the recovery public key; who
    opens it knows for whom to make keys, and sends back `proof`.
    """

    model_config = _example(examples.RECOVERY_OPENED)

    private_key: str
    public_key: PublicKey
    grants: list[Grant]
    challenge: str
    ticket: str
