"""Is a value a sealed field? Looked at from outside: the server has no key and opens nothing.

A sealed field is a compact JWE (RFC 7516) whose header says where it belongs. The header must
be exactly the text our phones write, byte for byte, so that no clear text can hide in it.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Set as AbstractSet
from typing import Final, Literal

SEALED_MAX_LENGTH: Final = 16 * 1024
"""Longest sealed value, in characters (all ASCII, so in bytes too)."""

EnvelopeRefusal = Literal["not_sealed", "unknown_key", "wrong_context", "too_long"]

# header . no encrypted key . 12-byte nonce . ciphertext . 16-byte tag
_PARTS = re.compile(r"([\w-]+)\.\.[\w-]{16}\.([\w-]{2,})\.[\w-]{21}[AQgw]", re.ASCII)
# matched rather than parsed: exact, and quick where a push brings thousands
_HEADER = re.compile(
    rb'\{"alg":"dir","enc":"A256GCM","kid":"([0-9a-f]{8})","ctx":"([\w/-]+)"\}', re.ASCII
)


def context(type_: str, id_: str, field: str) -> str:
    """Where a sealed field belongs, as its header says it: `youth/<id>/name`."""
    return f"{type_}/{id_}/{field}"


def check_envelope(value: str, *, ctx: str, known_kids: AbstractSet[str]) -> EnvelopeRefusal | None:
    """None when `value` may be kept as the sealed field that belongs at `ctx`, else why not.

    `known_kids` are the ids of the organisation's keys, old ones included. `not_sealed` also
    stands for everything that is not exactly our envelope: another algorithm, one more header
    word, a nonce or tag of another size.
    """
    if len(value) > SEALED_MAX_LENGTH:
        return "too_long"
    parts = _PARTS.fullmatch(value)
    if parts is None or len(parts[2]) % 4 == 1:
        return "not_sealed"
    if any(parts[1] == _written(kid, ctx) for kid in known_kids):
        return None
    header = _header(parts[1])
    if not header:
        return "not_sealed"
    return "wrong_context" if header[1].decode() in known_kids else "unknown_key"


def _written(kid: str, ctx: str) -> str:
    header = f'{{"alg":"dir","enc":"A256GCM","kid":"{kid}","ctx":"{ctx}"}}'
    return urlsafe_b64encode(header.encode()).rstrip(b"=").decode()


def _header(text: str) -> re.Match[bytes] | None:
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    if urlsafe_b64encode(raw).rstrip(b"=") != text.encode():
        return None
    return _HEADER.fullmatch(raw)
