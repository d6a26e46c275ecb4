"""Merging: per field, the last writer by `(effective, op)` wins; nothing else decides.

Pure functions on rows held as dicts of columns. Stamps: see `api/records/base.py`.
"""

from typing import Any, NamedTuple

from api.records.base import Row


class Stamp(NamedTuple):
    """When and by what a value was set: text-sortable time, operation, feed position, device."""

    effective: str
    op: str
    seq: int
    device: str

    def listed(self) -> list[Any]:
        """As stored in a row's `stamps`."""
        return list(self)


def stamp_of(row: Row, name: str) -> list[Any] | None:
    """The stamp of a field's current value."""
    stamps: dict[str, list[Any]] = row["stamps"]
    return stamps.get(name) or stamps.get("*")


def wins(row: Row, name: str, stamp: Stamp) -> bool:
    """Whether a change stamped so is later than the field's current value."""
    current = stamp_of(row, name)
    return current is None or (stamp.effective, stamp.op) > (current[0], current[1])


def unseen(row: Row, name: str, value: Any, stamp: Stamp, seen_seq: int | None) -> bool:
    """Whether this is a conflict: another device set another value after the worker looked.

    `seen_seq` is None when the worker saw a row of another epoch, of which nothing can be said.
    """
    current = stamp_of(row, name)
    if seen_seq is None or current is None:
        return False
    return bool(current[2] > seen_seq and current[3] != stamp.device and row[name] != value)


def put(row: Row, name: str, value: Any, stamp: Stamp) -> None:
    """Set a field and its stamp."""
    row[name] = value
    row["stamps"][name] = stamp.listed()
