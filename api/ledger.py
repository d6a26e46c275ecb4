"""The ledger: what a restore from a backup must not undo, written outside the database.

One JSON line per event, appended and flushed to disk before the database commits: erasures,
revocations, grants, public and wrapped keys, numbers and hashes of editions. No name, address or
clear text of anybody is in it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json


class Ledger:
    """An append-only file of events."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._erased: tuple[int, dict[str, frozenset[str]]] = (0, {})

    def add(self, organisation_id: str, what: str, at: str, **facts: Any) -> None:
        """Append one event; returns once it is on the disk.

        Raises `OSError` when it is full: nothing of the event is left then.
        """
        line = to_json({"organisation": organisation_id, "what": what, "at": at, **facts}) + b"\n"
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            size = os.fstat(handle).st_size
            if size and os.pread(handle, 1, size - 1) != b"\n":
                line = b"\n" + line  # the last one was cut short by a crash
            try:
                _write_all(handle, line)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)
                raise
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

    def editions(self, organisation_id: str) -> list[dict[str, Any]]:
        """The editions that were ever published, whether the database knows them or not.

        One of them may not have been committed: the server died in between.
        """
        return [
            event
            for event in self.events()
            if event["what"] == "edition" and event["organisation"] == organisation_id
        ]

    def events(self) -> Iterator[dict[str, Any]]:
        """Every event, oldest first; a line cut short by a crash is passed over."""
        if not self.path.exists():
            return
        for line in self.path.read_bytes().split(b"\n"):
            with suppress(ValueError):
                yield from_json(line)


def _write_all(handle: int, line: bytes) -> None:
    """A disk that is nearly full takes the beginning, and says so the next time."""
    while line:
        line = line[os.write(handle, line) :]
