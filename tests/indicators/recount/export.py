"""An organisation's rows as a phone holds them after a pull, each a plain dict."""

from collections import defaultdict
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]


class Export:
    """The rows by type, each `{id, by, deleted, erased, …fields}`, in the order of their ids."""

    def __init__(self, pulled: list[Row]) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(pulled, key=lambda one: str(one["id"])):
            known = {name: row[name] for name in ("id", "by", "deleted", "erased")}
            self._rows[row["type"]].append(known | row["set"])
        [organisation] = self._rows["organisation"]
        self.zone = ZoneInfo(organisation["time_zone"])

    def every(self, type_: str) -> list[Row]:
        """The rows of one type, deleted ones too."""
        return self._rows[type_]

    def live(self, type_: str) -> list[Row]:
        """The rows of one type that nobody took back."""
        return [row for row in self._rows[type_] if not row["deleted"]]

    @cached_property
    def youth_heads(self) -> dict[str, str]:
        """For each file, the one that stands for it once files are merged."""
        return heads(self.live("youth"))

    def youth_of(self, row: Row) -> str:
        """The youth whom a row names, as the file that stands for them."""
        named = str(row["youth"])
        return self.youth_heads.get(named, named)

    def day(self, instant: str) -> date:
        """The day it was for the organisation at that moment."""
        return datetime.fromisoformat(instant).astimezone(self.zone).date()


def heads(rows: list[Row]) -> dict[str, str]:
    """For each id, the one that stands for it: the end of its merges, or a circle's smallest id."""
    into = {row["id"]: row["merged_into"] for row in rows}
    found = {}
    for start in into:
        path = [start]
        while (after := into[path[-1]]) in into and after not in path:
            path.append(after)
        found[start] = min(path[path.index(after) :]) if after in path else path[-1]
    return found
