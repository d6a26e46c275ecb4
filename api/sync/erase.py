"""Forgetting a person: their sealed values go everywhere, and never come back. Facts stay.

Covers the file, the files merged into it, and the notes of their steps; then the operation log,
refused operations and conflicts (`api.sync.scrub`). Phones do the same when the erased rows reach
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.records.base import Row
from api.records.registry import RECORD_TYPES

if TYPE_CHECKING:
    from api.sync.judge import Judge, Turn

SEALED = {name: kind.sealed for name, kind in RECORD_TYPES.items() if kind.sealed}
OF_YOUTH = tuple(name for name in SEALED if "youth" in RECORD_TYPES[name].fields)
"""What hangs on a file and has sealed values of its own."""


def erase(judge: Judge, turn: Turn, youth_id: str) -> None:
    """Erase a youth, the files merged into it, and their steps' notes, in the held rows."""
    group, wave = {youth_id}, {youth_id}
    while wave:
        found = _rows(judge, turn, "youth", "merged_into", wave)
        wave = {row["id"] for row in found} - group
        group |= wave
    for id_ in sorted(group):
        _empty(judge, turn, "youth", id_)
    emptied = [group]
    for name in OF_YOUTH:
        hanging = _rows(judge, turn, name, "youth", group)
        for row in hanging:
            _empty(judge, turn, name, row["id"])
        emptied.append({row["id"] for row in hanging})
    for about in emptied:
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
    for name in SEALED[type_]:
        staged[name] = None
    turn.erased.append(id_)


def _empty_conflict(judge: Judge, turn: Turn, row: Row) -> None:
    if is_about_sealed(row):
        judge.stage(turn, ("conflict", row["id"]), row).update(without_values(row))


def is_about_sealed(conflict: Row) -> bool:
    """Whether the field of which a conflict keeps two values is a sealed one."""
    return conflict["field"] in SEALED.get(conflict["on_type"], ())


def without_values(conflict: Row) -> Row:
    """The two sides of a conflict, without what each said."""
    return {side: dict(conflict[side] or {}, value=None) for side in ("kept", "other")}
