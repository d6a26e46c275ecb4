"""Forgetting a person: their sealed values go everywhere, and never come back. Facts stay.

Covers the file, the files merged into it, and the notes of their steps; then the operation log,
refused operations and conflicts (`scrub`). Phones do the same when the erased rows reach them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast, or_
from sqlmodel import Session

from api.records.base import Row
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.sync.models import Operation, RefusedOperation

if TYPE_CHECKING:
    from api.sync.judge import Judge, Turn

_SEALED = {name: kind.sealed for name, kind in RECORD_TYPES.items() if kind.sealed}


def erase(judge: Judge, turn: Turn, youth_id: str) -> None:
    """Erase a youth, the files merged into it, and their steps' notes, in the held rows."""
    group, wave = {youth_id}, {youth_id}
    while wave:
        found = _rows(judge, turn, "youth", "merged_into", wave)
        wave = {row["id"] for row in found} - group
        group |= wave
    for id_ in sorted(group):
        _empty(judge, turn, "youth", id_)
    for step in _rows(judge, turn, "step", "youth", group):
        _empty(judge, turn, "step", step["id"])
    for name in ("youth", "step"):
        about = group if name == "youth" else {k[1] for k in turn.staged if k[0] == "step"}
        for conflict in _rows(judge, turn, "conflict", "on_id", about):
            _empty_conflict(judge, turn, conflict)


def is_erased_group(judge: Judge, turn: Turn, row: Row) -> bool:
    """Whether the file that `row` was merged into, or any further on, has been erased."""
    seen: set[str] = set()
    current: Row | None = row
    while current is not None and current["id"] not in seen:
        seen.add(current["id"])
        if current["erased"]:
            return True
        into = current["merged_into"]
        if not into:
            return False
        judge.held.load([("youth", into)])
        current = judge.row(turn, ("youth", into))
    return False


def _rows(judge: Judge, turn: Turn, type_: str, name: str, ids: set[str]) -> list[Row]:
    held = {row["id"]: row for row in judge.held.load_where(type_, name, ids)}
    for key, row in turn.staged.items():
        if key[0] == type_:
            held.pop(row["id"], None)
            if row[name] in ids:
                held[row["id"]] = row
    return sorted(held.values(), key=lambda row: str(row["id"]))


def _empty(judge: Judge, turn: Turn, type_: str, id_: str) -> None:
    row = judge.row(turn, (type_, id_))
    if row is None:
        return
    staged = judge.stage(turn, (type_, id_), row)
    staged["erased"] = True
    for name in _SEALED[type_]:
        staged[name] = None
    turn.erased.append(id_)


def _empty_conflict(judge: Judge, turn: Turn, row: Row) -> None:
    if row["field"] not in _SEALED.get(row["on_type"], ()):
        return
    staged = judge.stage(turn, ("conflict", row["id"]), row)
    for side in ("kept", "other"):
        staged[side] = dict(row[side] or {}, value=None)


def scrub(session: Session, door: Door, ids: list[str]) -> None:
    """Empty the sealed values of these records in the operation log and refused operations."""
    gone = set(ids)
    for table in (Operation, RefusedOperation):
        text = cast(table.changes, String)
        for start in range(0, len(ids), 50):
            touching = or_(*(text.contains(id_) for id_ in ids[start : start + 50]))
            for logged in session.scalars(door.rows(table).where(touching)):
                logged.changes = [without_sealed(change, gone) for change in logged.changes]
    session.flush()


def without_sealed(change: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """A logged change without its sealed values, when its record is one of `gone`."""
    sealed = _SEALED.get(change.get("type", ""), frozenset())
    if change.get("id") not in gone or not sealed:
        return change
    kept = {name: None if name in sealed else v for name, v in (change.get("set") or {}).items()}
    return {**change, "set": kept, "was": {}}
