"""What the server keeps of secrets it is shown: hashes. And what it answers about unknown people."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

STRETCH: Final = {"memory_kib": 19456, "iterations": 2, "parallelism": 1}
"""Argon2id cost that browsers of this release choose for a password; made-up answers use it too."""

# The login secret is 256 bits out of the phone's own Argon2id: guessing it means guessing the
# password at that cost first, so a small one is enough here and keeps sign-in quick.
_HASHER: Final = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)


def hash_secret(secret: str) -> str:
    """The encoded Argon2id hash of a login secret, with a random salt of its own."""
    return _HASHER.hash(secret)


def verify_secret(hashed: str | None, secret: str) -> bool:
    """Whether `secret` is the one that was hashed.

    With None (nobody has that address) it works as long and says no, so that the time taken
    tells nothing.
    """
    try:
        return _HASHER.verify(hashed or _nobody(), secret) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def hash_token(token: str) -> str:
    """SHA-256, in hex, of a random token: of an invitation or a session. Tokens are never stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def fake_salt(email: str, server_key: bytes) -> str:
    """A salt for an address nobody has: 16 bytes, base64url, the same at each asking.

    `server_key` is random and secret, else one could tell made-up salts from real ones.
    """
    address = email.strip().casefold()
    tag = hmac.new(server_key, f"salt {address}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(tag[:16]).rstrip(b"=").decode()


@cache
def _nobody() -> str:
    return _HASHER.hash("")
