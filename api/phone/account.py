"""Making keys and accounts: what the first-run, invitation and sign-in pages do."""

import hashlib
from typing import Any, NamedTuple
from uuid import uuid4

from joserfc.jwk import ECKey

from api.phone.notebook import new_id
from api.sealing import (
    DEFAULT_STRETCH,
    RECOVERY_OWNER,
    CannotOpen,
    OrganisationKey,
    OrganisationKeys,
    PersonKey,
    Stretched,
    StretchParams,
    b64url,
    from_b64url,
    grant,
    is_vouched_for,
    new_organisation_key,
    new_person_key,
    new_recovery,
    new_salt,
    open_grants,
    open_invitation,
    stretch,
    vouch_for,
    wrap_private,
)

Json = dict[str, Any]


class Identity(NamedTuple):
    """Who somebody is going to be: an id, what is shown, and what they will type."""

    name: str
    email: str
    password: str


class NewOrganisation(NamedTuple):
    """`body` founds the organisation; `recovery` is to be printed and kept.

    `wrap_key` opens the coordinator's private key.
    """

    body: Json
    recovery: str
    wrap_key: bytes


def new_organisation(organisation: str, who: Identity, device: Json) -> NewOrganisation:
    """All keys of a new organisation and of its first coordinator."""
    key, recovery = new_organisation_key(), new_recovery()
    person, wrap_key = _person(who, new_id(), OrganisationKeys.of([key]))
    body = {
        "organisation": {"id": new_id(), "name": organisation},
        "person": person,
        "key": {
            "kid": key.kid,
            "grant": grant(key, person["public_key"]),
            "recovery_grant": grant(key, recovery.public_jwk),
        },
        "recovery": {
            "public_key": recovery.public_jwk,
            "public_key_mac": vouch_for(
                OrganisationKeys.of([key]), RECOVERY_OWNER, recovery.public_jwk
            ),
            "private_key": recovery.wrapped_private,
        },
        "device": device,
    }
    return NewOrganisation(body, recovery.text, wrap_key)


def acceptance(opened: Json, token: str, secret: str, who: Identity, device: Json) -> Json:
    """What an invited person sends: their new keys, and the organisation's granted to themselves.

    `opened` is the server's answer to the invitation's token.
    """
    keys = open_invitation(opened["keys"], secret) if opened["keys"] else []
    ring = OrganisationKeys.of(keys) if keys else None
    person, _ = _person(who, opened["person_id"] or new_id(), ring)
    grants = [{"kid": key.kid, "jwe": grant(key, person["public_key"])} for key in keys]
    return {"token": token, "person": person, "grants": grants, "device": device}


def stretched(password: str, salted: Json) -> Stretched:
    """The login secret and the wrap key that a password gives, stretched as the server says."""
    words = salted["stretch"]
    params = StretchParams(words["memory_kib"], words["iterations"], words["parallelism"])
    return stretch(password, from_b64url(salted["salt"]), params)


def opened_keys(grants: list[Json], private: ECKey) -> OrganisationKeys | None:
    """The organisation keys in these grants, oldest first; None for a role that has none."""
    return open_grants([one["jwe"] for one in grants], private) if grants else None


def rotation(keys: OrganisationKeys, overview: Json, people: list[Json]) -> Json:
    """A new organisation key, for everybody who stays and for the recovery key."""
    new, recovery = new_organisation_key(), overview["recovery_public_key"]
    if not is_vouched_for(keys, RECOVERY_OWNER, recovery, overview["recovery_public_key_mac"]):
        raise CannotOpen
    grants = []
    for person in people:
        if person["revoked_at"] or person["role"] == "management":
            continue
        if not is_vouched_for(keys, person["id"], person["public_key"], person["public_key_mac"]):
            raise CannotOpen
        jwe = grant(new, person["public_key"])
        grants.append({"person_id": person["id"], "jwe": jwe})
    return {"kid": new.kid, "grants": grants, "recovery_grant": grant(new, recovery)}


def ring(keys: OrganisationKeys) -> list[OrganisationKey]:
    """The keys of a ring, oldest first."""
    return [OrganisationKey(kid, key) for kid, key in keys.by_kid.items()]


def token_hash(token: str) -> str:
    """What the server keeps of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_device() -> str:
    """A phone's id, made once on it."""
    return str(uuid4())


def _person(who: Identity, id_: str, keys: OrganisationKeys | None) -> tuple[Json, bytes]:
    pair: PersonKey = new_person_key()
    salt = new_salt()
    made = stretch(who.password, salt)
    person = {
        "id": id_,
        "name": who.name,
        "email": who.email,
        "salt": b64url(salt),
        "stretch": {
            "version": 19,
            "memory_kib": DEFAULT_STRETCH.memory_kib,
            "iterations": DEFAULT_STRETCH.iterations,
            "parallelism": DEFAULT_STRETCH.parallelism,
        },
        "auth": made.auth,
        "public_key": pair.public_jwk,
        "public_key_mac": vouch_for(keys, id_, pair.public_jwk) if keys else "",
        "private_key": wrap_private(pair.private_jwk, made.wrap_key),
    }
    return person, made.wrap_key
