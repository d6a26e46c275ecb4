"""The rows that a batch touches, held in memory while it is judged, then written at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, insert
from sqlmodel import Session, SQLModel, col

from api.accounts.models import Person
from api.deps import Account
from api.records.base import RecordType, Row
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.sync.models import Operation

Key = tuple[str, str]
"""(record type, id)"""

_CHUNK = 400  # ids per query: below every database's limit of parameters


def columns(kind: RecordType) -> list[str]:
    """All columns of a record type."""
    return list(kind.table.model_fields)


def wire(kind: RecordType, row: Row) -> dict[str, Any]:
    """A row as phones hold it (the shape of `WireRow`)."""
    return {
        "type": kind.name,
        "id": row["id"],
        "seq": row["seq"],
        "by": row["created_by"],
        "deleted": row["deleted"],
        "erased": row["erased"],
        "set": {name: row[name] for name in kind.fields},
    }


def shown(kind: RecordType, row: dict[str, Any], account: Account) -> dict[str, Any]:
    """A row on the wire without what a partner's worker may not see of others' records."""
    if account.role == "partner" and row["by"] != account.person_id:
        hidden = kind.hidden_from_partner
        row["set"] = {name: value for name, value in row["set"].items() if name not in hidden}
    return row


class Held:
    """Rows by (type, id), loaded on demand; `stage` gives a copy that `keep` makes count."""

    def __init__(self, session: Session, door: Door) -> None:
        self.session = session
        self.door = door
        self.rows: dict[Key, Row] = {}
        self.loaded: set[Key] = set()
        self.people: set[str] = set()
        self.fresh: set[Key] = set()
        self.changed: set[Key] = set()

    def load(self, wanted: Iterable[Key]) -> None:
        """Fetch those of `wanted` not looked for before."""
        by_type: dict[str, list[str]] = defaultdict(list)
        for key in dict.fromkeys(wanted):
            if key not in self.loaded:
                by_type[key[0]].append(key[1])
                self.loaded.add(key)
        for type_, ids in by_type.items():
            for start in range(0, len(ids), _CHUNK):
                self._load(type_, ids[start : start + _CHUNK])

    def _load(self, type_: str, ids: Sequence[str]) -> None:
        if type_ == "person":
            query = self.door.rows(Person, "id").where(col(Person.id).in_(ids))
            self.people.update(self.session.execute(query).scalars())
        elif type_ in RECORD_TYPES:
            kind = RECORD_TYPES[type_]
            identity: Any = kind.table.id
            self._hold(kind, self.door.rows(kind.table, *columns(kind)).where(identity.in_(ids)))

    def load_where(self, type_: str, name: str, ids: Iterable[str]) -> list[Row]:
        """Fetch and return all rows of a type whose reference `name` is one of `ids`."""
        kind, wanted = RECORD_TYPES[type_], list(ids)
        column: Any = getattr(kind.table, name)
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            self._hold(kind, self.door.rows(kind.table, *columns(kind)).where(column.in_(part)))
        among = set(wanted)
        return [row for key, row in self.rows.items() if key[0] == type_ and row[name] in among]

    def author(self, op: str) -> str | None:
        """Who made an applied operation; None when it is not in the log (yet)."""
        query = self.door.rows(Operation, "person_id").where(col(Operation.op) == op)
        return self.session.execute(query).scalar()

    def _hold(self, kind: RecordType, query: Any) -> None:
        for found in self.session.execute(query).mappings():
            key = (kind.name, found["id"])
            self.loaded.add(key)
            if key not in self.rows:
                self.rows[key] = dict(found)

    def keep(self, staged: dict[Key, Row]) -> None:
        """Make staged rows the current ones, to be written."""
        for key, row in staged.items():
            if key not in self.rows:
                self.fresh.add(key)
                self.loaded.add(key)
            self.rows[key] = row
            self.changed.add(key)

    def write(self) -> None:
        """Insert new rows and update changed ones, a statement per table."""
        inserts: dict[str, list[Row]] = defaultdict(list)
        updates: dict[str, list[Row]] = defaultdict(list)
        for key in self.changed:
            (inserts if key in self.fresh else updates)[key[0]].append(self.rows[key])
        for type_, rows in inserts.items():
            self.session.execute(insert(_table(type_)), rows)
        for type_, rows in updates.items():
            self._update(RECORD_TYPES[type_], rows)

    def _update(self, kind: RecordType, rows: list[Row]) -> None:
        table = _table(kind.name)
        names = [name for name in columns(kind) if name not in ("organisation_id", "id")]
        statement = (
            self.door.change(kind.table)
            .where(table.c.id == bindparam("of_id"))
            .values({name: bindparam(f"to_{name}") for name in names})
        )
        values = [
            {"of_id": row["id"]} | {f"to_{name}": row[name] for name in names} for row in rows
        ]
        self.session.connection().execute(statement, values)


def _table(type_: str) -> Table:
    return SQLModel.metadata.tables[str(RECORD_TYPES[type_].table.__tablename__)]
