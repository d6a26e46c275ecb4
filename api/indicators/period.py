"""A period: local days of the organisation, and the instants that bound them.

Instants are stored as UTC text of fixed width (`2026-06-16T13:46:05.123Z`), so comparing texts
compares moments, on both databases.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, both included, in `zone`."""

    first: date
    last: date
    zone: ZoneInfo

    @cached_property
    def start(self) -> str:
        """The instant at which the first day begins."""
        return midnight(self.first, self.zone)

    @cached_property
    def end(self) -> str:
        """The instant at which the last day is over; it is no longer part of the period."""
        return midnight(self.last + timedelta(days=1), self.zone)

    def holds(self, instant: str) -> bool:
        """Whether a moment belongs to the period."""
        return self.start <= instant < self.end

    def whole_years(self) -> "Period":
        """From 1 January of the first year to 31 December of the last."""
        return Period(date(self.first.year, 1, 1), date(self.last.year, 12, 31), self.zone)


def midnight(day: date, zone: ZoneInfo) -> str:
    """The instant at which `day` begins in `zone`: days of 23 and 25 hours begin right too."""
    local = datetime(day.year, day.month, day.day, tzinfo=zone)
    return local.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today(zone: ZoneInfo) -> date:
    """The day it is in `zone`."""
    return datetime.now(zone).date()


def local_day(instant: str, zone: ZoneInfo) -> date:
    """The day it was in `zone` at that moment."""
    return datetime.fromisoformat(instant).astimezone(zone).date()
