"""Slowing down guesses: each try counts before it is judged, and is forgiven when it was right.

Counted so, a thousand tries at once are no better than one after the other. Addresses that nobody
has are counted like all others. Only keyed hashes of addresses and networks are kept.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Final

from sqlalchemy import Engine, delete, select, text
from sqlmodel import Session, col

from api.accounts.doorstep import server_key
from api.accounts.models import Attempt
from api.db import writing
from api.errors import TooManyTries


@dataclass(frozen=True)
class Limit:
    """`free` failures cost nothing; the next waits `first` seconds, and each further one doubles
    that up to `longest`.
    """

    free: int
    first: float
    longest: float

    def wait(self, failures: int) -> float:
        """Seconds to wait after that many failures."""
        if failures <= self.free:
            return 0.0
        return min(self.longest, self.first * 2.0 ** min(failures - self.free - 1, 30))


PERSON: Final = Limit(free=5, first=10, longest=15 * 60)
NETWORK: Final = Limit(free=40, first=10, longest=15 * 60)  # a whole team may share one
FORGOTTEN_AFTER: Final = timedelta(hours=24)

Keys = dict[str, Limit]


@contextmanager
def guarded(
    engine: Engine, action: str, *, network: str, email: str | None = None
) -> Iterator[None]:
    """Judge a try within: it is forgiven unless an error leaves. Raises `TooManyTries`."""
    keys = count(engine, action, network=network, email=email)
    yield
    _forgive(engine, keys)


def count(engine: Engine, action: str, *, network: str, email: str | None = None) -> Keys:
    """Count a try at `action`. Raises `TooManyTries` with `Retry-After` in seconds."""
    keys = _keys(engine, action, network, email)
    now = datetime.now(UTC)
    with writing(engine) as session:
        found = _locked(session, keys)
        wait = max(_seconds(one.blocked_until, now) for one in found)
        if wait > 0:
            raise TooManyTries(headers={"Retry-After": str(ceil(wait))})
        for one in found:
            if one.blocked_until < _instant(now - FORGOTTEN_AFTER):
                one.failures = 0
            one.failures += 1
            wait = keys[one.key].wait(one.failures)
            one.blocked_until = _instant(now + timedelta(seconds=wait))
        session.execute(
            delete(Attempt).where(col(Attempt.blocked_until) < _instant(now - FORGOTTEN_AFTER))
        )
    return keys


def network_of(host: str | None) -> str:
    """The network a request comes from: an IPv4 address, or the /64 that a home has in IPv6."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))
    return str(address)


def _forgive(engine: Engine, keys: Keys) -> None:
    """The person is known again; the network, where others may be guessing, by this try only."""
    with writing(engine) as session:
        for one in _locked(session, keys):
            if keys[one.key] is PERSON:
                session.delete(one)
            elif one.failures:
                one.failures -= 1
                if one.failures <= NETWORK.free:
                    one.blocked_until = _instant(datetime.now(UTC))


def _keys(engine: Engine, action: str, network: str, email: str | None) -> Keys:
    secret = server_key(engine, "throttle")

    def key(kind: str, value: str) -> str:
        return hmac.new(secret, f"{action} {kind} {value}".encode(), sha256).hexdigest()

    keys = {key("network", network): NETWORK}
    if email is not None:
        keys[key("person", email)] = PERSON
    return keys


def _locked(session: Session, keys: Keys) -> list[Attempt]:
    for key in sorted(keys):
        session.execute(
            text(
                "INSERT INTO attempt (key, failures, blocked_until) VALUES (:key, 0, '')"
                " ON CONFLICT (key) DO NOTHING"
            ),
            {"key": key},
        )
    wanted = select(Attempt).where(col(Attempt.key).in_(keys)).order_by(col(Attempt.key))
    return list(session.scalars(wanted.with_for_update()))


def _seconds(until: str, now: datetime) -> float:
    return (datetime.fromisoformat(until) - now).total_seconds() if until else 0.0


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
