"""Who changed what of a young person's file, and when: read from the operation log, for phones.

Sealed values travel sealed and are opened on the phone. Those of an erased person are gone from the
log; those of somebody who asked to be known without a name are in it still, and are not given.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import String, cast, or_
from sqlmodel import Session, col

from api.deps import Account
from api.errors import NotAllowed, NotFound
from api.records.base import RecordType, Row
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.sync.held import Key
from api.sync.judge import visible
from api.sync.models import Operation
from api.sync.scrub import without_sealed

MOST_OPERATIONS = 200
_IDS_AT_ONCE = 100  # of the patterns in one query
_OF_YOUTH = [kind for kind in RECORD_TYPES.values() if "youth" in kind.fields]


class LoggedChange(BaseModel):
    """What was done to one record; `set` as it was sent, sealed fields sealed."""

    type: str
    id: str
    kind: str
    set: dict[str, Any]


class LoggedOperation(BaseModel):
    """One act of one person, as far as it is about the file."""

    op: str
    by: str = Field(description="the person")
    effective: str = Field(description="the hybrid time it counts with: text order is time order")
    changes: list[LoggedChange]


class HistoryOut(BaseModel):
    """A page of the history, in the order of commit; `more` when another page waits."""

    operations: list[LoggedOperation]
    cursor: int
    more: bool


def history(
    session: Session, account: Account, youth_id: str, after: int, limit: int
) -> HistoryOut:
    """The operations on a youth, the files merged into it and all that hangs on them, above `after`.

    A partner's worker has that of their own files, and of what they wrote themselves. Raises
    `NotAllowed` for management, `NotFound` when the file is not one the account may know of.
    """
    if account.role == "management":
        raise NotAllowed
    door = Door(account.organisation_id)
    rows = {
        key: row
        for key, row in _rows(session, door, youth_id).items()
        if visible(RECORD_TYPES[key[0]], row, account)
    }
    if ("youth", youth_id) not in rows:
        raise NotFound
    parted = _parted(session, door, rows, account)
    found = _touching(session, door, rows | parted, after, limit + 1)
    more = len(found) > limit
    del found[limit:]
    nameless = _nameless(rows)
    operations = [
        LoggedOperation(op=one.op, by=one.person_id, effective=one.effective, changes=changes)
        for one in found
        if (changes := _changes(one, rows, parted, nameless))
    ]
    # Two operations share a seq only when the later one moved no row: a reseal, not shown anyway.
    return HistoryOut(operations=operations, cursor=found[-1].seq if found else after, more=more)


def _rows(session: Session, door: Door, youth_id: str) -> dict[Key, Row]:
    """The file, those merged into it, and what hangs on them; of each its head and the answer."""
    files = _of(session, door, RECORD_TYPES["youth"], "id", [youth_id], "notice_answer")
    wave = list(files)
    while wave:
        ids = [id_ for _, id_ in wave]
        kind = RECORD_TYPES["youth"]
        into = _of(session, door, kind, "merged_into", ids, "notice_answer")
        wave = [key for key in into if key not in files]
        files |= into
    group = [id_ for _, id_ in files]
    rows = dict(files)
    for kind in _OF_YOUTH:
        rows |= _of(session, door, kind, "youth", group)
    pathways = [id_ for type_, id_ in rows if type_ == "pathway"]
    return rows | _of(session, door, RECORD_TYPES["pathway_check"], "pathway", pathways)


def _parted(session: Session, door: Door, rows: dict[Key, Row], account: Account) -> dict[Key, Row]:
    """The files that were merged into one of these and are by themselves again, or in another."""
    kind = RECORD_TYPES["youth"]
    stamps: Any = cast(kind.table.stamps, String)
    columns = ("id", "created_by", "erased", "stamps")
    query = door.rows(kind.table, *columns).where(stamps.contains("merged_into"))
    once = {
        (kind.name, row["id"]): dict(row)
        for row in session.execute(query).mappings()
        if (kind.name, row["id"]) not in rows and visible(kind, dict(row), account)
    }
    if not once:
        return {}
    group = {id_ for type_, id_ in rows if type_ == kind.name}
    text = cast(col(Operation.changes), String)
    merges = door.rows(Operation).where(
        text.contains("merged_into"), or_(*(text.contains(id_) for id_ in sorted(group)))
    )
    into = {
        (change["type"], change["id"])
        for one in session.scalars(merges)
        for change in one.changes
        if (change.get("set") or {}).get("merged_into") in group
    }
    return {key: row for key, row in once.items() if key in into}


def _of(
    session: Session, door: Door, kind: RecordType, name: str, ids: list[str], *more: str
) -> dict[Key, Row]:
    column: Any = getattr(kind.table, name)
    columns = ("id", "created_by", "erased", "stamps", *more)
    query = door.rows(kind.table, *columns).where(column.in_(ids))
    return {(kind.name, row["id"]): dict(row) for row in session.execute(query).mappings()}


def _touching(
    session: Session, door: Door, rows: dict[Key, Row], after: int, most: int
) -> list[Operation]:
    """The first `most` operations above `after` that name one of the rows, in the order of seq."""
    first = min((row["stamps"]["*"][2] for row in rows.values() if "*" in row["stamps"]), default=0)
    text = cast(col(Operation.changes), String)
    ids = [id_ for _, id_ in rows]
    found: dict[str, Operation] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        named = or_(*(text.contains(id_) for id_ in ids[start : start + _IDS_AT_ONCE]))
        query = door.rows(Operation).where(
            col(Operation.seq) > after, col(Operation.seq) >= first, named
        )
        ordered = query.order_by(col(Operation.seq), col(Operation.op)).limit(most)
        found.update((one.op, one) for one in session.scalars(ordered))
    return sorted(found.values(), key=lambda one: (one.seq, one.op))[:most]


def _changes(
    one: Operation, rows: dict[Key, Row], parted: dict[Key, Row], nameless: set[str]
) -> list[LoggedChange]:
    """What one operation did to the file; of a file parted from it, only the merging and parting."""
    files = {id_ for type_, id_ in rows if type_ == "youth"}
    shown = []
    for change in one.changes:
        sent = change.get("set") or {}
        if _about(change, rows):
            shown.append(_shown(change, nameless))
        elif _about(change, parted) and sent.get("merged_into", "") in {None, *files}:
            only = change | {"set": {"merged_into": sent["merged_into"]}}
            shown.append(_shown(only, nameless))
    return shown


def _about(change: dict[str, Any], rows: Iterable[Key]) -> bool:
    return change["kind"] != "reseal" and (change["type"], change["id"]) in rows


def _nameless(rows: dict[Key, Row]) -> set[str]:
    """Whose sealed values are not given: the erased, and who answered "Sans mon nom"."""
    return {
        id_
        for (_, id_), row in rows.items()
        if row["erased"] or row.get("notice_answer") == "without_name"
    }


def _shown(change: dict[str, Any], nameless: set[str]) -> LoggedChange:
    kept = without_sealed(change, nameless)
    return LoggedChange(
        type=kept["type"], id=kept["id"], kind=kept["kind"], set=kept.get("set") or {}
    )
