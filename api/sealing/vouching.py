"""Whose public key is this? An HMAC made with an organisation key, or eyes comparing a text.

The server stores public keys and could slip in one of its own; it has no organisation key, so
it cannot vouch for one.
"""

import hashlib
import hmac
from typing import Final

from api.sealing.encoding import b64url, crockford, from_b64url
from api.sealing.jwe import CannotOpen
from api.sealing.organisation_keys import OrganisationKeys
from api.sealing.person_key import PublicJwk, import_public

RECOVERY_OWNER: Final = "recovery"
"""Stands for a person's id where the public key is the recovery key pair's."""


def vouch_for(keys: OrganisationKeys, owner: str, public_jwk: PublicJwk) -> str:
    """`<kid>.<tag>`: HMAC-SHA256, with the newest organisation key's own bytes as its key, over
    `<owner>.<RFC 7638 thumbprint>` in UTF-8; the tag in base64url. `owner` is the person's id.
    """
    return f"{keys.newest}.{b64url(_tag(keys.by_kid[keys.newest], owner, public_jwk))}"


def is_vouched_for(keys: OrganisationKeys, owner: str, public_jwk: PublicJwk, tag: str) -> bool:
    """Whether someone who holds an organisation key said that this public key is `owner`'s."""
    kid, _, sent = tag.partition(".")
    key = keys.by_kid.get(kid)
    if key is None:
        return False
    try:
        return hmac.compare_digest(_tag(key, owner, public_jwk), from_b64url(sent))
    except (ValueError, CannotOpen):
        return False


def fingerprint(public_jwk: PublicJwk) -> str:
    """Sixteen symbols of a public key's thumbprint (80 bits) for two people to compare aloud."""
    return crockford(from_b64url(thumbprint(public_jwk))[:10])


def thumbprint(public_jwk: PublicJwk) -> str:
    """RFC 7638 thumbprint of the public half, SHA-256, base64url."""
    return import_public(public_jwk).thumbprint()


def _tag(key: bytes, owner: str, public_jwk: PublicJwk) -> bytes:
    message = f"{owner}.{thumbprint(public_jwk)}".encode()
    return hmac.new(key, message, hashlib.sha256).digest()
