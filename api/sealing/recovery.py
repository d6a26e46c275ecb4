"""The recovery key: on paper, for the day the last coordinator is lost."""

import hmac
import secrets
from dataclasses import dataclass, field

from joserfc.jwk import ECKey

from api.sealing.encoding import crockford, from_crockford, plain_symbols
from api.sealing.jwe import CannotOpen
from api.sealing.password import derive
from api.sealing.person_key import Jwk, new_person_key, open_private, wrap_private

_LENGTH = 20


@dataclass(frozen=True)
class Recovery:
    """`text` is shown once and printed; the other two go to the server."""

    text: str = field(repr=False)
    public_jwk: Jwk
    wrapped_private: str


def new_recovery() -> Recovery:
    """160 random bits and the recovery key pair, whose private half they seal."""
    secret = secrets.token_bytes(_LENGTH)
    pair = new_person_key()
    wrapped = wrap_private(pair.private_jwk, recovery_wrap_key(secret))
    return Recovery(crockford(secret), pair.public_jwk, wrapped)


def parse_recovery(typed: str) -> bytes | None:
    """The 20 bytes a person typed from paper, or None. Case, spaces, hyphens, o/0, i/l/1 forgiven."""
    return from_crockford(typed, _LENGTH)


def recovery_wrap_key(secret: bytes) -> bytes:
    """The wrap key of the recovery key pair."""
    return derive(secret, "kaftruck recovery")


def recovery_groups(text: str) -> list[str]:
    """The groups of four of a recovery key, to ask two of them back."""
    return text.split("-")


def is_group(typed: str, group: str) -> bool:
    """Whether a person typed this group back, as forgivingly as `parse_recovery`."""
    return hmac.compare_digest(plain_symbols(typed).encode(), group.encode())


def open_recovery(typed: str, wrapped_private: str) -> ECKey:
    """The recovery private key from what was typed. Raises CannotOpen."""
    secret = parse_recovery(typed)
    if secret is None:
        raise CannotOpen
    return open_private(wrapped_private, recovery_wrap_key(secret))
