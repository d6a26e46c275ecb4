"""Emptying what the log, refused operations and conflicts still say of whoever was forgotten.

A record has no row when its creation was refused, or when it was taken back and tidied away since:
only operations tell then on whom it hung.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import String, bindparam, cast, or_
from sqlmodel import col

from api.records.prepared import ANY, Prepared
from api.sync.erase import OF_YOUTH, SEALED, is_about_sealed, without_values
from api.sync.held import Held, Key
from api.sync.judge import Judge
from api.sync.models import Operation, RefusedOperation

Change = dict[str, Any]
"""As it is logged."""
Logged = type[Operation] | type[RefusedOperation]

LOGS: tuple[Logged, ...] = (Operation, RefusedOperation)
_IDS_AT_ONCE = 50  # of the patterns in one query
_REWRITE = {
    table: Prepared(
        ANY.change(table)
        .where(col(table.op) == bindparam("op"))
        .values(changes=bindparam("changes"))
    )
    for table in LOGS
}


def scrub(judge: Judge, ids: Collection[str]) -> None:
    """Empty the sealed values of these records, and of what hung on them, wherever they were said.

    Call it once the operations under way are in the log, and before the held rows are written.
    """
    gone, found, strays = set(ids), set(ids), set[str]()
    while found:
        hanging: set[Key] = set()
        for table in LOGS:
            for op, changes in _touching(judge.held, table, found):
                hanging.update(_key(one) for one in changes if _hung_on(one) in gone)
                rewrite(judge.held, table, op, changes, [scrubbed(one, gone) for one in changes])
        judge.held.load(hanging)
        found = {key[1] for key in hanging if key not in judge.held.rows} - gone
        gone |= found
        strays |= found
    _empty_conflicts(judge, strays)


def scrubbed(change: Change, gone: Collection[str]) -> Change:
    """A logged change without its sealed values, when it is about one of `gone`."""
    about = change["type"] in OF_YOUTH and (change.get("set") or {}).get("youth") in gone
    return emptied(change) if about else without_sealed(change, gone)


def without_sealed(change: Change, gone: Collection[str]) -> Change:
    """A logged change without its sealed values, when its own record is one of `gone`."""
    return emptied(change) if change["id"] in gone else change


def emptied(change: Change) -> Change:
    """A logged change without its sealed values."""
    sealed = SEALED.get(change["type"])
    if not sealed:
        return change
    kept = {name: None if name in sealed else v for name, v in (change.get("set") or {}).items()}
    return {**change, "set": kept, "was": {}}


def rewrite(
    held: Held, table: Logged, op: str, before: list[Change], changes: list[Change]
) -> bool:
    """Put these changes in the place of what an operation said; whether they differ."""
    if changes == before:
        return False
    row = {"organisation_id": held.door.organisation_id, "op": op, "changes": changes}
    held.runner.run_each(_REWRITE[table], [row], ("changes",))
    return True


def _touching(held: Held, table: Logged, ids: Iterable[str]) -> Iterator[tuple[str, list[Change]]]:
    text, wanted = cast(col(table.changes), String), sorted(ids)
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        named = or_(*(text.contains(id_) for id_ in wanted[start : start + _IDS_AT_ONCE]))
        query = held.door.rows(table, "op", "changes").where(named)
        yield from map(tuple, held.transaction.execute(query).all())


def _key(change: Change) -> Key:
    return change["type"], change["id"]


def _hung_on(change: Change) -> str | None:
    """The file on which a change says that its record hangs, or into which it is merged.

    A file without a row was never taken: nothing else of it can be asked who it was.
    """
    told = change.get("set") or {}
    if change["type"] in OF_YOUTH:
        return told.get("youth")
    return told.get("merged_into") if change["type"] == "youth" else None


def _empty_conflicts(judge: Judge, ids: Collection[str]) -> None:
    """Of records without a row: `erase` has found those of the others."""
    for row in judge.held.load_where("conflict", "on_id", ids):
        if is_about_sealed(row):
            judge.seq += 1
            emptied_row = row | without_values(row) | {"seq": judge.seq}
            judge.held.keep({("conflict", row["id"]): emptied_row})
