"""Bytes as text: base64url without padding (RFC 7515) and Crockford base32."""

from base64 import b64decode, urlsafe_b64encode
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OIL", "011", " -\u00a0\u2010\u2011\u2013\t\n\r")


def b64url(data: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def from_b64url(text: str) -> bytes:
    """The reverse of `b64url`. Raises ValueError."""
    return b64decode(text + "=" * (-len(text) % 4), "-_", validate=True)


def crockford(data: bytes) -> str:
    """Crockford base32 in groups of four: `000G-40R4`. Whole groups only: a multiple of 5 bytes."""
    number = int.from_bytes(data)
    symbols = [_ALPHABET[number >> shift & 31] for shift in range(len(data) * 8 - 5, -1, -5)]
    return "-".join("".join(symbols[start : start + 4]) for start in range(0, len(symbols), 4))


def plain_symbols(typed: str) -> str:
    """What a person typed, as bare symbols: capitals, o as 0, i and l as 1, no space or hyphen."""
    return typed.upper().translate(_READ_AS)


def from_crockford(typed: str, length: int) -> bytes | None:
    """`length` bytes from what a person typed, or None when it is not such a text."""
    symbols = plain_symbols(typed)
    if len(symbols) * 5 != length * 8 or not set(symbols) <= set(_ALPHABET):
        return None
    number = 0
    for symbol in symbols:
        number = number << 5 | _ALPHABET.index(symbol)
    return number.to_bytes(length)
