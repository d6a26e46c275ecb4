"""Hybrid logical time: `"%015d.%05d"`, milliseconds since 1970 (UTC) and a counter.

Fixed width, so that text order is time order, on phones, in SQL and here. Kulkarni et al., 2014.
"""

import re
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_STAMP = re.compile(r"[0-9]{15}\.[0-9]{5}")


def wall_ms() -> int:
    """The machine's clock, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def stamp(ms: int, counter: int = 0) -> str:
    """The hybrid time of a moment."""
    return f"{ms:015d}.{counter:05d}"


def is_stamp(value: object) -> bool:
    """Whether `value` is written as a hybrid time."""
    return isinstance(value, str) and _STAMP.fullmatch(value) is not None


def milliseconds(value: str) -> int:
    """The milliseconds of a hybrid time."""
    return int(value[:15])


def effective(at: str, now_ms: int, last: str) -> str:
    """The time an operation counts with: its own, or now when its clock ran ahead.

    `last` is the device's latest clamped time ("" when none): clamped operations of one device keep
    their order by counting on from it.
    """
    if milliseconds(at) <= now_ms:
        return at
    clamped = stamp(now_ms)
    if last >= clamped:
        clamped = stamp(milliseconds(last), int(last[16:]) + 1)
    return clamped


def instant(ms: int) -> str:
    """The instant of a moment, as stored and sent: `2026-06-16T13:46:05.123Z`."""
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}Z"


def day(ms: int, time_zone: str) -> str:
    """The day it is at that moment in a time zone: `2026-06-16`."""
    return datetime.fromtimestamp(ms / 1000, ZoneInfo(time_zone)).date().isoformat()
