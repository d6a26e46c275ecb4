"""The phone's hybrid logical clock, on a wall clock corrected by what the server last said."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

WallClock = Callable[[], int]
"""A clock: milliseconds since 1970 (UTC)."""

_MOST = 99_999  # five digits: the width of the counter


def wall_ms() -> int:
    """The machine's clock."""
    return time.time_ns() // 1_000_000


def hybrid(ms: int, counter: int = 0) -> str:
    """A hybrid time as text: fixed width, so that text order is time order."""
    return f"{ms:015d}.{counter:05d}"


def instant(ms: int) -> str:
    """A moment as records hold it: `2026-06-16T13:46:05.123Z`."""
    return f"{datetime.fromtimestamp(ms // 1000, UTC):%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}Z"


def day(ms: int, time_zone: str) -> str:
    """The day it is in a time zone: `2026-06-16`."""
    return datetime.fromtimestamp(ms / 1000, ZoneInfo(time_zone)).date().isoformat()


class Clock:
    """`wall` may be replaced at will (a wrong clock, a simulated season).

    `offset` is added to it, in milliseconds; `last` is the latest hybrid time given out, "" when
    none was; `greatest` the greatest time that the server answered with: its own, or an operation's.
    """

    def __init__(self, wall: WallClock = wall_ms) -> None:
        self.wall = wall
        self.offset = 0
        self.last = ""
        self.greatest = ""

    def now_ms(self) -> int:
        """The time now, as near to the server's as the phone knows."""
        return self.wall() + self.offset

    def tick(self) -> str:
        """A hybrid time later than every one given out before."""
        now = hybrid(self.now_ms())
        if now <= self.last:
            ms, counter = int(self.last[:15]), int(self.last[16:])
            now = hybrid(ms, counter + 1) if counter < _MOST else hybrid(ms + 1)
        self.last = now
        return now

    def learn(self, server_now: int) -> None:
        """An answer has just said what time it is at the server.

        What is written from now on is later than all that the server had by then.
        """
        self.offset = server_now - self.wall()
        self.received(hybrid(server_now))
        self.last = max(self.last, self.greatest)

    def received(self, effective: str | None) -> None:
        """The server said this time: that an operation counts with it, or that it is now."""
        self.greatest = max(self.greatest, effective or "")

    def settle(self) -> None:
        """Nothing waits: a clock that ran ahead goes back to the greatest time that counts."""
        if self.last > self.greatest:
            self.last = self.greatest
