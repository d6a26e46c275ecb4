"""From a password to the login secret and the wrap key (`docs/security.md`)."""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final, NamedTuple

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.sealing.encoding import b64url


@dataclass(frozen=True)
class StretchParams:
    """Cost of Argon2id (RFC 9106): memory in KiB, passes, lanes."""

    memory_kib: int = 19456
    iterations: int = 2
    parallelism: int = 1


DEFAULT_STRETCH: Final = StretchParams()
"""What new passwords use. More memory fails on some iPhones."""


class WeakStretch(ValueError):
    """The server asked for less work than the least we accept, or for so much that it stalls."""


class Stretched(NamedTuple):
    """`auth` goes to the server (base64url); `wrap_key` (32 bytes) never does."""

    auth: str
    wrap_key: bytes


def derive(secret: bytes, info: str) -> bytes:
    """32 bytes of HKDF-SHA256 (RFC 5869) without salt, bound to a purpose."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info.encode()).derive(secret)


def argon2id(secret: bytes, salt: bytes, params: StretchParams) -> bytes:
    """32 bytes of Argon2id, version 1.3. Raises WeakStretch."""
    _check(params)
    return hash_secret_raw(
        secret,
        salt,
        time_cost=params.iterations,
        memory_cost=params.memory_kib,
        parallelism=params.parallelism,
        hash_len=32,
        type=Type.ID,
        version=19,
    )


def new_salt() -> bytes:
    """16 random bytes, kept beside the person."""
    return secrets.token_bytes(16)


def stretch(password: str, salt: bytes, params: StretchParams = DEFAULT_STRETCH) -> Stretched:
    """NFKC, Argon2id, then HKDF to two independent keys. `salt` is the person's 16 random bytes.

    Raises WeakStretch: a server that lowers the cost could try passwords cheaply.
    """
    master = argon2id(unicodedata.normalize("NFKC", password).encode(), salt, params)
    return Stretched(b64url(derive(master, "kaftruck auth")), derive(master, "kaftruck wrap"))


def _check(params: StretchParams) -> None:
    least = DEFAULT_STRETCH
    enough = (
        least.memory_kib <= params.memory_kib <= 262_144
        and least.iterations <= params.iterations <= 16
        and least.parallelism <= params.parallelism <= 4
    )
    if not enough:
        raise WeakStretch
