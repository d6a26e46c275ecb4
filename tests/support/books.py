"""Where is every operation that was ever written? And do phones hold what the server holds?"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from api.accounts.models import Organisation, Person
from api.db import reading
from api.phone import Phone
from api.phone.notebook import Notebook
from api.phone.store import Change, Key, Op, WireRow
from api.records.registry import RECORD_TYPES
from api.sync.models import Operation, RefusedOperation
from tests.support.hands import stored


@dataclass
class Books:
    """`written` are the operations that phones have written during a test, noted at that moment."""

    written: list[str] = field(default_factory=list)

    def balance(self, engine: Engine, *phones: Phone) -> None:
        """Nothing is `lost`, nothing `doubled`."""
        assert self.lost(engine, *phones) == []
        assert doubled(engine) == {}

    def rest(self, engine: Engine, *phones: Phone) -> None:
        """Let all of these phones sync twice: the books balance, and each holds its scope.

        What a phone was told was done is done.
        """
        for phone in (*phones, *phones):
            assert phone.sync() == "up_to_date"
        self.balance(engine, *phones)
        assert untrue(engine, *phones) == set()
        for phone in phones:
            assert phone.store.next is None
            assert apart(engine, phone) == {}

    def lost(self, engine: Engine, *phones: Phone) -> list[str]:
        """The operations written that are neither on one of these phones nor on the server, for review
        at least."""
        found = {one.op for table in (Operation, RefusedOperation) for one in stored(engine, table)}
        for phone in phones:
            found |= phone.store.operations().keys()
        return [op for op in self.written if op not in found]


def untrue(engine: Engine, *phones: Phone) -> set[str]:
    """The operations that a phone was told were done, and are not."""
    told = {one.op["op"] for phone in phones for one in phone.store.journal}
    return told - {one.op for one in stored(engine, Operation)}


def doubled(engine: Engine) -> dict[Key, int]:
    """Records by how many more times they are there than applied operations made them (or fewer)."""
    made = Counter(
        (str(change["type"]), str(change["id"]))
        for one in stored(engine, Operation)
        for change in one.changes
        if change["kind"] == "create"
    )
    there = Counter(key for key in records(engine) if key[0] != "conflict")
    there.subtract(made)
    return {key: times for key, times in there.items() if times}


def apart(engine: Engine, phone: Phone) -> dict[Key, tuple[WireRow | None, WireRow | None]]:
    """The rows that differ between the phone (the first of each pair) and the server, in its scope."""
    held, there = phone.store.base.rows, in_scope(engine, phone)
    return {
        key: (held.get(key), there.get(key))
        for key in held.keys() | there.keys()
        if held.get(key) != there.get(key)
    }


def records(engine: Engine) -> dict[Key, WireRow]:
    """Every record of the database, as it is on the wire."""
    tables = {
        n: SQLModel.metadata.tables[str(k.table.__tablename__)] for n, k in RECORD_TYPES.items()
    }
    with reading(engine) as session:
        return {
            (name, row["id"]): _wire(
                name,
                row["id"],
                row["seq"],
                row["created_by"],
                {field_name: row[field_name] for field_name in kind.fields},
            )
            | {"deleted": row["deleted"], "erased": row["erased"]}
            for name, kind in RECORD_TYPES.items()
            for row in session.execute(select(tables[name])).mappings()
        }


def in_scope(engine: Engine, phone: Phone) -> dict[Key, WireRow]:
    """What the phone's role may hold, read from the database itself."""
    return of_scope({**records(engine), **served(engine)}, phone)


def of_scope(whole: dict[Key, WireRow], phone: Phone) -> dict[Key, WireRow]:
    """What the phone's role may hold of all that the database has."""
    if phone.role == "management":
        return {}
    if phone.role == "partner":
        return {key: seen for key, row in whole.items() if (seen := _as_partner(row, phone))}
    return whole


def served(engine: Engine) -> dict[Key, WireRow]:
    """Every row of the feed that is no record: the team, and the organisation's settings."""
    found: dict[Key, WireRow] = {}
    for person in stored(engine, Person):
        active = person.revoked_at is None
        facts = {"name": person.name, "role": person.role, "active": active}
        found[("person", person.id)] = _wire("person", person.id, person.seq, person.id, facts)
    for one in stored(engine, Organisation):
        id_ = one.organisation_id
        facts = {"name": one.name, "time_zone": one.time_zone, "settings": one.settings}
        found[("organisation", id_)] = _wire("organisation", id_, one.row_seq, id_, facts)
    return found


def _as_partner(row: WireRow, phone: Phone) -> WireRow | None:
    """Shared lists, outings without their note, and what this person created."""
    if row["by"] == phone.person_id or row["type"] in ("person", "organisation"):
        return row
    if row["type"] not in ("place", "partner", "zone", "outing"):
        return None
    return row | {"set": {name: value for name, value in row["set"].items() if name != "note"}}


def _wire(type_: str, id_: str, seq: int, by: str, facts: dict[str, Any]) -> WireRow:
    known = {"type": type_, "id": id_, "seq": seq, "by": by, "deleted": False, "erased": False}
    return known | {"set": facts}


@pytest.fixture
def books(monkeypatch: pytest.MonkeyPatch) -> Books:
    """The books of this test: every phone's writing is noted in them, whatever becomes of it."""
    kept = Books()
    write = Notebook.write

    def noted(self: Notebook, *changes: Change) -> Op:
        op = write(self, *changes)
        kept.written.append(op["op"])
        return op

    monkeypatch.setattr(Notebook, "write", noted)
    return kept
