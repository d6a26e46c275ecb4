"""An invitation: a link whose fragment opens the organisation keys. The server sees neither."""

import json
import re
import secrets
from collections.abc import Sequence
from typing import NamedTuple

from api.sealing.encoding import b64url, from_b64url
from api.sealing.jwe import CannotOpen, open_direct, seal_direct
from api.sealing.organisation_keys import OrganisationKey
from api.sealing.password import derive

_FRAGMENT = re.compile(r"([\w-]{16,128})\.([\w-]{43})\s*", re.ASCII)


class Invitation(NamedTuple):
    """`token` names the invitation to the server (which keeps its hash); `secret` stays out of it."""

    token: str
    secret: str


def new_invitation() -> Invitation:
    """A token of 128 random bits and a secret of 256, both base64url."""
    return Invitation(b64url(secrets.token_bytes(16)), b64url(secrets.token_bytes(32)))


def seal_invitation(keys: Sequence[OrganisationKey], secret: str) -> str:
    """The organisation keys, oldest first, as a JWK set (RFC 7517) sealed under the secret.

    An invitation to management seals none: that role never gets this text.
    """
    words = [{"kty": "oct", "kid": each.kid, "k": b64url(each.key)} for each in keys]
    text = json.dumps({"keys": words}, separators=(",", ":"))
    return seal_direct(text.encode(), invitation_wrap_key(secret), {"cty": "jwk-set+json"})


def open_invitation(sealed: str, secret: str) -> list[OrganisationKey]:
    """The organisation keys, oldest first. Raises CannotOpen."""
    plaintext, _ = open_direct(sealed, invitation_wrap_key(secret))
    try:
        found = json.loads(plaintext)["keys"]
        return [OrganisationKey(str(each["kid"]), from_b64url(each["k"])) for each in found]
    except (ValueError, KeyError, TypeError):
        raise CannotOpen from None


def invitation_wrap_key(secret: str) -> bytes:
    """The key that seals an invitation's organisation keys. Raises CannotOpen."""
    try:
        return derive(from_b64url(secret), "kaftruck invitation")
    except ValueError:
        raise CannotOpen from None


def invitation_link(origin: str, invitation: Invitation) -> str:
    """The link to send or to show as a QR code: what follows `#` never reaches a server."""
    return f"{origin.rstrip('/')}/rejoindre#{invitation.token}.{invitation.secret}"


def parse_invitation_link(text: str) -> Invitation | None:
    """Token and secret from a link, or from its fragment alone; None when it is neither."""
    found = _FRAGMENT.fullmatch(text.strip().rpartition("#")[2])
    return Invitation(found[1], found[2]) if found else None
