"""What every record has, and how a record type is declared.

A record is one row of its organisation. The server adds to the fields that people write:
`seq` (position in the feed that phones pull), `created_by`, `deleted`, `erased`, and `stamps`:
per field `[effective time, operation, seq, device]` of the last change. The stamp under "*" is that
of the creation and stands for every field without one of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel

from api.records.dates import Instant
from api.records.rules import Rule, Sealed

TEAM = frozenset({"coordinator", "outreach"})
FIELD = TEAM | {"partner"}
COORDINATOR = frozenset({"coordinator"})


class Record(SQLModel):
    """The columns shared by all record tables."""

    organisation_id: str = Field(primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    seq: int = Field(sa_type=BigInteger)
    created_by: str = Field(max_length=36)
    deleted: bool = False
    erased: bool = False
    stamps: dict[str, list[Any]] = Field(sa_type=JSON)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        name = str(getattr(cls, "__tablename__", cls.__name__.lower()))
        feed = Index(f"ix_{name}_feed", "organisation_id", "seq", unique=True)
        cls.__table_args__ = (*getattr(cls, "__table_args__", ()), feed)
        super().__init_subclass__(**kwargs)


Row = dict[str, Any]


def _fine(_row: Row) -> None:
    return None


@dataclass(frozen=True)
class RecordType:
    """One kind of record: its table, who may write it, and the rule that binds several fields.

    `creators` and `changers` are roles; a partner's worker changes only what they created.
    `consistent(row)` raises `Refused` when the fields contradict each other.
    `hidden_from_partner` are fields a partner's worker never receives of others' records.
    """

    name: str
    table: type[Record]
    creators: frozenset[str] = FIELD
    changers: frozenset[str] = FIELD
    insert_only: bool = False
    shared_with_partner: bool = False
    hidden_from_partner: frozenset[str] = frozenset()
    consistent: Callable[[Row], None] = _fine

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields on the wire: every column but those that all records share."""
        return tuple(name for name in self.table.model_fields if name not in Record.model_fields)

    @cached_property
    def facts(self) -> Callable[[Row], tuple[Any, ...]]:
        """The values of `fields` in a row, in their order."""
        return itemgetter(*self.fields)

    @cached_property
    def json(self) -> tuple[str, ...]:
        """The columns that are JSON, stamps included."""
        columns = SQLModel.metadata.tables[str(self.table.__tablename__)].c
        return tuple(column.name for column in columns if isinstance(column.type, JSON))

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rule of each field that people may write, in the table's order."""
        found = {}
        for name, column in self.table.model_fields.items():
            for mark in column.metadata:
                if isinstance(mark, Rule):
                    found[name] = mark
        return found

    @cached_property
    def referring(self) -> dict[str, Rule]:
        """The rules of the fields that name other records."""
        return {name: rule for name, rule in self.rules.items() if rule.refers}

    @cached_property
    def sealed(self) -> frozenset[str]:
        """The fields that only phones can read."""
        return frozenset(name for name, rule in self.rules.items() if isinstance(rule, Sealed))

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields a new record must have."""
        return tuple(name for name, rule in self.rules.items() if rule.required)

    @cached_property
    def dates(self) -> dict[str, Instant]:
        """The fields that are dates, to be settled once the whole row is known."""
        return {name: rule for name, rule in self.rules.items() if isinstance(rule, Instant)}
