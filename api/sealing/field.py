"""Sealing one field of one record, and opening it where it belongs."""

import json
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from api.records.envelope import SEALED_MAX_LENGTH, context
from api.sealing.encoding import from_b64url
from api.sealing.jwe import CannotOpen, open_direct, seal_direct
from api.sealing.organisation_keys import OrganisationKeys

BLOCK: Final = 64
"""Plaintext is padded to a multiple of this many bytes, so that lengths tell little."""


class SealedTooLong(ValueError):
    """The server would refuse this value: shorten it before sealing."""


@dataclass(frozen=True)
class Opened:
    """A sealed field's value, or why it shows as unreadable: `no_key` until a grant arrives,
    `unreadable` for good (altered, or moved from where it was sealed)."""

    ok: bool
    value: Any = field(default=None, repr=False)
    why: Literal["no_key", "unreadable"] | None = None


def seal_field(keys: OrganisationKeys, type_: str, id_: str, name: str, value: Any) -> str:
    """The field `name` of the record `type_`/`id_`, sealed with the newest key.

    `value` is anything JSON can say. Raises SealedTooLong.
    """
    header = {"kid": keys.newest, "ctx": context(type_, id_, name)}
    sealed = seal_direct(_padded(value), keys.by_kid[keys.newest], header)
    if len(sealed) > SEALED_MAX_LENGTH:
        raise SealedTooLong
    return sealed


def open_field(keys: OrganisationKeys, sealed: str, type_: str, id_: str, name: str) -> Opened:
    """Opens the field found at `type_`/`id_`/`name`; never raises, whatever `sealed` is."""
    try:
        key = keys.by_kid.get(sealed_with(sealed))
        if key is None:
            return Opened(False, why="no_key")
        plaintext, header = open_direct(sealed, key)
        if header.get("ctx") != context(type_, id_, name):
            raise CannotOpen
        return Opened(True, json.loads(plaintext))
    except (CannotOpen, ValueError, RecursionError):
        return Opened(False, why="unreadable")


def sealed_with(sealed: str) -> str:
    """The kid that a sealed field names, before it is opened. Raises CannotOpen."""
    try:
        header = json.loads(from_b64url(sealed.partition(".")[0]))
        kid = header["kid"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CannotOpen from None
    if not isinstance(kid, str):
        raise CannotOpen
    return kid


def _padded(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # half a surrogate pair has no UTF-8; as \udXXX it is the same JSON
    plaintext = text.encode("utf-8", "backslashreplace")
    return plaintext + b" " * (-len(plaintext) % BLOCK)
