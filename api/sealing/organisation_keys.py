"""Organisation keys: making one, granting it to a person, the ring of those in use."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from joserfc.jwk import ECKey

from api.sealing.jwe import CannotOpen, open_with, seal_to
from api.sealing.person_key import PublicJwk, import_public


@dataclass(frozen=True)
class OrganisationKey:
    """256 random bits and the 8 hex characters by which sealed fields name them."""

    kid: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class OrganisationKeys:
    """The organisation's keys by kid; the newest one seals."""

    newest: str
    by_kid: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def of(cls, keys: Sequence[OrganisationKey]) -> "OrganisationKeys":
        """The ring of `keys`, oldest first. Raises CannotOpen when there is none."""
        if not keys:
            raise CannotOpen
        return cls(keys[-1].kid, {each.kid: each.key for each in keys})


def new_organisation_key() -> OrganisationKey:
    """A fresh random key: at first run, and at each rotation."""
    return OrganisationKey(secrets.token_hex(4), secrets.token_bytes(32))


def grant(organisation_key: OrganisationKey, public_jwk: PublicJwk) -> str:
    """One organisation key for one person (or for the recovery key pair): only they open it.

    Grant only to a public key that is vouched for, or compared face to face.
    """
    return seal_to(organisation_key.key, import_public(public_jwk), {"kid": organisation_key.kid})


def open_grant(sealed: str, private: ECKey) -> OrganisationKey:
    """The organisation key in a grant. Raises CannotOpen."""
    key, header = open_with(sealed, private)
    kid = header.get("kid")
    if not isinstance(kid, str) or len(key) != 32:
        raise CannotOpen
    return OrganisationKey(kid, key)


def open_grants(grants: Sequence[str], private: ECKey) -> OrganisationKeys:
    """The ring from a person's grants, oldest first.

    Raises CannotOpen when the newest does not open: sealing on with an older key would undo a
    rotation. An older one that does not open is left out, and its fields show as unreadable.
    """
    found: list[OrganisationKey] = []
    for number, sealed in enumerate(grants, start=1):
        try:
            found.append(open_grant(sealed, private))
        except CannotOpen:
            if number == len(grants):
                raise
    return OrganisationKeys.of(found)
