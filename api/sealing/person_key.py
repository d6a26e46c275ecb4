"""A person's key pair: ECDH on P-256. The public half is known, the private half travels sealed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from api.sealing.jwe import CannotOpen, open_direct, seal_direct

_PUBLIC = ("kty", "crv", "x", "y")
Jwk = dict[str, str]
PublicJwk = Mapping[str, str]
"""A P-256 public key as JWK (RFC 7517): kty, crv, x, y."""


@dataclass(frozen=True)
class PersonKey:
    """A fresh pair as JWKs (RFC 7517). Keep `private_jwk` only as long as it takes to wrap it."""

    public_jwk: Jwk
    private_jwk: Jwk = field(repr=False)


def new_person_key() -> PersonKey:
    """A random pair: for a person joining, and for the recovery key."""
    words = ECKey.generate_key("P-256").as_dict(private=True)
    private = {word: str(words[word]) for word in (*_PUBLIC, "d")}
    return PersonKey(public_half(private), private)


def public_half(jwk: PublicJwk) -> Jwk:
    """The public words of a JWK, and nothing else."""
    return {word: jwk[word] for word in _PUBLIC}


def wrap_private(private_jwk: Jwk, wrap_key: bytes) -> str:
    """The private half sealed under a 32-byte wrap key."""
    text = json.dumps(private_jwk, separators=(",", ":"))
    return seal_direct(text.encode(), wrap_key, {"cty": "jwk+json"})


def open_private(wrapped: str, wrap_key: bytes) -> ECKey:
    """The private key, to open grants with. Raises CannotOpen, as for a wrong password."""
    return import_private(open_private_jwk(wrapped, wrap_key))


def open_private_jwk(wrapped: str, wrap_key: bytes) -> Jwk:
    """The private half itself, to wrap it again at once. Raises CannotOpen."""
    plaintext, _ = open_direct(wrapped, wrap_key)
    try:
        words = json.loads(plaintext)
        return {word: str(words[word]) for word in (*_PUBLIC, "d")}
    except (ValueError, KeyError, TypeError):
        raise CannotOpen from None


def rewrap_private(wrapped: str, wrap_key: bytes, new_wrap_key: bytes) -> str:
    """The same private half under another wrap key: changing a password. Raises CannotOpen."""
    return wrap_private(open_private_jwk(wrapped, wrap_key), new_wrap_key)


def import_private(private_jwk: Jwk) -> ECKey:
    """A private JWK as a key. Raises CannotOpen when it is none."""
    return _imported({word: private_jwk[word] for word in (*_PUBLIC, "d")})


def import_public(public_jwk: PublicJwk) -> ECKey:
    """A public JWK as a key; other words are left out. Raises CannotOpen when it is none."""
    return _imported({word: public_jwk.get(word, "") for word in _PUBLIC})


def _imported(words: dict[str, str | list[str]]) -> ECKey:
    try:
        key = ECKey.import_key(words)
        if key.curve_name != "P-256":
            raise CannotOpen
        return key
    except (JoseError, ValueError, KeyError):
        raise CannotOpen from None
