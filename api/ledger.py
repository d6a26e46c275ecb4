"""The ledger: what a restore from a backup must not undo, written outside the database.

One JSON line per event, appended and flushed to disk before the database commits: erasures,
revocations, grants, public and wrapped keys. No name, address or clear text of anybody is in it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json


class Ledger:
    """An append-only file of events."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._erased: tuple[int, dict[str, frozenset[str]]] = (0, {})

    def add(self, organisation_id: str, what: str, at: str, **facts: Any) -> None:
        """Append one event; returns once it is on the disk."""
        line = to_json({"organisation": organisation_id, "what": what, "at": at, **facts}) + b"\n"
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)

    def erased(self, organisation_id: str) -> frozenset[str]:
        """The ids that were ever erased in an organisation, whether its database knows them or not."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if size != self._erased[0]:
            found: dict[str, set[str]] = {}
            for event in self.events():
                if event["what"] == "erased":
                    found.setdefault(event["organisation"], set()).update(event["ids"])
            self._erased = (size, {name: frozenset(ids) for name, ids in found.items()})
        return self._erased[1].get(organisation_id, frozenset())

    def events(self) -> Iterator[dict[str, Any]]:
        """Every event, oldest first; a line cut short by a crash is passed over."""
        if not self.path.exists():
            return
        for line in self.path.read_bytes().split(b"\n"):
            if line.endswith(b"}"):
                yield from_json(line)
