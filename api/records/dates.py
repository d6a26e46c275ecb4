"""Days and moments: what is a past fact may not lie ahead, whoever's clock said so."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.records.rules import Refused, Rule, Writing

_INSTANT = re.compile(
    r"(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z"
)
_DAY = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_LONG_MONTHS = {"01", "03", "05", "07", "08", "10", "12"}


def is_day(value: object) -> bool:
    """Whether `value` is a real day written `2026-06-16`."""
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        return False
    month, day = value[5:7], value[8:10]
    if day == "31":
        return month in _LONG_MONTHS
    if month != "02" or day < "29":
        return True
    year = int(value[:4])
    return day == "29" and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _never(_row: dict[str, Any]) -> bool:
    return False


@dataclass(frozen=True)
class Instant(Rule):
    """A moment, UTC with milliseconds. Unless `planned(row)` says otherwise it is a past fact:

    later than now, it is refused when a person typed it and set to now when a clock made it.
    """

    planned: Callable[[dict[str, Any]], bool] = _never

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, str) or not _INSTANT.fullmatch(value) or not is_day(value[:10]):
            raise Refused("bad_date", name)
        return value

    def settle(self, value: str, name: str, row: dict[str, Any], at: Writing) -> str:
        """The value once the whole row is known: clamped to now, or refused."""
        return self._not_after(at.now, value, name, row, at)

    def _not_after(
        self, limit: str, value: str, name: str, row: dict[str, Any], at: Writing
    ) -> str:
        if value <= limit or self.planned(row):
            return value
        if name in at.typed:
            raise Refused("future_date", name)
        return limit


@dataclass(frozen=True)
class Day(Instant):
    """A day in the organisation's time zone; a past fact like `Instant`."""

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not is_day(value):
            raise Refused("bad_date", name)
        return value

    def settle(self, value: str, name: str, row: dict[str, Any], at: Writing) -> str:
        return self._not_after(at.today, value, name, row, at)
