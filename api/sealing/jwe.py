"""Compact JWE (RFC 7516) with a key used directly: `dir`, `A256GCM`."""

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OctKey
from joserfc.registry import HeaderParameter

Header = dict[str, str]

# joserfc refuses header words it was not told about
_REGISTRY = jwe.JWERegistry(
    header_registry={"ctx": HeaderParameter("Context", "str")},
    algorithms=["dir", "ECDH-ES+A256KW", "A256GCM"],
)


class CannotOpen(Exception):
    """Wrong key, wrong place or altered. Says nothing of the content, so it may be logged."""


def seal_direct(plaintext: bytes, key: bytes, header: Header) -> str:
    """Seals under a 32-byte key with a fresh random nonce; `header` is added after alg and enc."""
    words = {"alg": "dir", "enc": "A256GCM", **header}
    return jwe.encrypt_compact(words, plaintext, OctKey.import_key(key), registry=_REGISTRY)


def open_direct(sealed: str, key: bytes) -> tuple[bytes, dict[str, object]]:
    """The plaintext and the header it was bound to. Raises CannotOpen."""
    return _opened(sealed, OctKey.import_key(key), "dir")


def seal_to(plaintext: bytes, public: ECKey, header: Header) -> str:
    """Seals to a P-256 public key: `ECDH-ES+A256KW`, `A256GCM`."""
    words = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", **header}
    return jwe.encrypt_compact(words, plaintext, public, registry=_REGISTRY)


def open_with(sealed: str, private: ECKey) -> tuple[bytes, dict[str, object]]:
    """Opens what `seal_to` sealed. Raises CannotOpen."""
    return _opened(sealed, private, "ECDH-ES+A256KW")


def _opened(sealed: str, key: OctKey | ECKey, alg: str) -> tuple[bytes, dict[str, object]]:
    try:
        found = jwe.decrypt_compact(sealed, key, registry=_REGISTRY)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise CannotOpen from None
    if found.plaintext is None or found.protected["alg"] != alg:
        raise CannotOpen
    return found.plaintext, dict(found.protected)
