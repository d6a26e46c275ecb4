"""What screens show: base with the operations not yet answered replayed on it, in order."""

from dataclasses import dataclass, field
from typing import Any, Literal

from api.phone.store import Change, Key, Store, WireRow
from api.records.registry import RECORD_TYPES

Where = Literal["server", "phone", "refused"]
"""Where the newest of a record is: on the server, on this phone only, or refused."""


@dataclass
class Shown:
    """A record as screens show it. A `refused` one is visible, and counts for nothing."""

    type: str
    id: str
    by: str
    seq: int | None
    deleted: bool = False
    erased: bool = False
    where: Where = "server"
    set: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """The value of a field, None when it is empty."""
        return self.set.get(name)


def shown(store: Store, person_id: str, *types: str) -> dict[Key, Shown]:
    """Every record, deleted ones included, with what is pending on this phone.

    When `types` are named, records of these (and sometimes other) types only.
    """
    if types and any(c["kind"] == "erase" for op in store.outbox for c in op["changes"]):
        types = (*types, "youth", "step")
    rows = {
        key: _of_base(row) for key, row in store.base.rows.items() if not types or key[0] in types
    }
    for one in store.quarantine:
        for change in one.op["changes"]:
            if not types or change["type"] in types:
                _refused(rows, change, person_id)
    for op in store.outbox:
        for change in op["changes"]:
            if not types or change["type"] in types:
                _apply(rows, change, person_id, again=op["op"] in store.again)
    return rows


def _of_base(row: WireRow) -> Shown:
    return Shown(
        row["type"],
        row["id"],
        row["by"],
        row["seq"],
        row["deleted"],
        row["erased"],
        set=dict(row["set"]),
    )


def _apply(rows: dict[Key, Shown], change: Change, person_id: str, *, again: bool) -> None:
    """What the server will do, as far as it can be shown: a record that it has is not re-created."""
    key, creates = (change["type"], change["id"]), change["kind"] == "create"
    row = rows.get(key)
    if row is None:
        if not creates:
            return
        row = rows[key] = Shown(*key, by=person_id, seq=None)
    elif creates or (again and row.seq is not None):
        return
    row.where = "phone"
    match change["kind"]:
        case "delete":
            row.deleted = True
        case "undelete":
            row.deleted = False
        case "erase":
            for id_ in family(rows, change["id"]):
                _forget(rows, id_)
        case "reseal":  # the same words: only where nobody wrote others since
            was = change.get("was") or {}  # none is left once somebody was erased
            same = {name for name, old in was.items() if row.set.get(name) == old}
            row.set |= {name: value for name, value in change["set"].items() if name in same}
        case _:
            row.set |= change.get("set", {})
            if row.erased:
                row.set |= dict.fromkeys(RECORD_TYPES[row.type].sealed)


def _refused(rows: dict[Key, Shown], change: Change, person_id: str) -> None:
    key = (change["type"], change["id"])
    if key not in rows and change["kind"] == "create":
        rows[key] = Shown(*key, by=person_id, seq=None, set=dict(change["set"]))
    if key in rows:
        rows[key].where = "refused"
        rows[key].refused |= change.get("set", {})


def family(rows: dict[Key, Shown], youth: str) -> set[str]:
    """A youth's file and all files merged into it, however far."""
    found, wave = {youth}, {youth}
    while wave:
        wave = {
            row.id for row in rows.values() if row.type == "youth" and row["merged_into"] in wave
        } - found
        found |= wave
    return found


def _forget(rows: dict[Key, Shown], youth: str) -> None:
    for row in rows.values():
        about = row.id if row.type == "youth" else row["youth"] if row.type == "step" else None
        if about == youth:
            row.erased = True
            row.set |= dict.fromkeys(RECORD_TYPES[row.type].sealed)
