"""The rows that a batch touches, held in memory while it is judged, then written at once."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert
from sqlmodel import Session, col

from api.accounts.models import Person
from api.deps import Account
from api.records.base import RecordType, Row
from api.records.door import Door
from api.records.prepared import ANY, Among, Prepared, within
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
        "set": dict(zip(kind.fields, kind.facts(row), strict=True)),
    }


def shown(kind: RecordType, row: dict[str, Any], account: Account) -> dict[str, Any]:
    """A row on the wire without what a partner's worker may not see of others' records."""
    if account.role == "partner" and row["by"] != account.person_id:
        hidden = kind.hidden_from_partner
        row["set"] = {name: value for name, value in row["set"].items() if name not in hidden}
    return row


class Held:
    """Rows by (type, id), loaded on demand; `stage` gives a copy that `keep` makes count."""

    def __init__(self, transaction: Session | Connection, door: Door) -> None:
        self.transaction = transaction
        self.door = door
        self.runner = within(transaction, door.organisation_id)
        self.rows: dict[Key, Row] = {}
        self.loaded: set[Key] = set()
        self.people: set[str] = set()
        self.fresh: set[Key] = set()
        self.changed: dict[Key, None] = {}  # in order: rows whose keys rise are stored sooner

    def load(self, wanted: Iterable[Key]) -> None:
        """Fetch those of `wanted` not looked for before."""
        by_type: dict[str, list[str]] = defaultdict(list)
        for key in wanted:
            if key not in self.loaded:
                by_type[key[0]].append(key[1])
                self.loaded.add(key)
        for type_, ids in by_type.items():
            if type_ == "person":
                self.people.update(id_ for (id_,) in self.runner.rows(_PEOPLE, ids=ids))
            elif type_ in RECORD_TYPES:
                kind, names = RECORD_TYPES[type_], columns(RECORD_TYPES[type_])
                for row in self.runner.rows(_by_id(type_), ids=ids):
                    self._hold(kind, dict(zip(names, row, strict=True)))

    def load_where(self, type_: str, name: str, ids: Iterable[str]) -> list[Row]:
        """Fetch and return all rows of a type whose reference `name` is one of `ids`."""
        kind, wanted = RECORD_TYPES[type_], list(ids)
        column: Any = getattr(kind.table, name)
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            query = self.door.rows(kind.table, *columns(kind)).where(column.in_(part))
            for found in self.transaction.execute(query).mappings():
                self._hold(kind, dict(found))
        among = set(wanted)
        return [row for key, row in self.rows.items() if key[0] == type_ and row[name] in among]

    def author(self, op: str) -> str | None:
        """Who made an applied operation; None when it is not in the log (yet)."""
        query = self.door.rows(Operation, "person_id").where(col(Operation.op) == op)
        return self.transaction.execute(query).scalar()

    def _hold(self, kind: RecordType, row: Row) -> None:
        key = (kind.name, row["id"])
        self.loaded.add(key)
        self.rows.setdefault(key, row)

    def keep(self, staged: dict[Key, Row]) -> None:
        """Make staged rows the current ones, to be written."""
        for key, row in staged.items():
            if key not in self.rows:
                self.fresh.add(key)
                self.loaded.add(key)
            self.rows[key] = row
            self.changed[key] = None

    def write(self) -> None:
        """Insert new rows and update changed ones, a statement per table."""
        inserts: dict[str, list[Row]] = defaultdict(list)
        updates: dict[str, list[Row]] = defaultdict(list)
        for key in self.changed:
            (inserts if key in self.fresh else updates)[key[0]].append(self.rows[key])
        for type_, rows in inserts.items():
            self.runner.run_each(_insertion(type_), rows, RECORD_TYPES[type_].json)
        for type_, rows in updates.items():
            self.runner.run_each(_replacement(type_), rows, RECORD_TYPES[type_].json)


_PEOPLE = Prepared(ANY.rows(Person, "id").where(Among(col(Person.id), "ids")))


@cache
def _by_id(type_: str) -> Prepared:
    kind = RECORD_TYPES[type_]
    return Prepared(ANY.rows(kind.table, *columns(kind)).where(Among(col(kind.table.id), "ids")))


@cache
def _insertion(type_: str) -> Prepared:
    return Prepared(insert(RECORD_TYPES[type_].table))


@cache
def _replacement(type_: str) -> Prepared:
    kind = RECORD_TYPES[type_]
    names = [name for name in columns(kind) if name not in ("organisation_id", "id")]
    changed = ANY.change(kind.table).where(col(kind.table.id) == bindparam("id"))
    return Prepared(changed.values({name: bindparam(name) for name in names}))
