"""An answer in brief: a phone that has just sent something need not be told it again.

Most of what a phone sends are new records, and most of those are sealed. To give each back whole
would be most of the answer, and says nothing that the phone does not hold.
"""

from collections.abc import Container
from typing import Any, NamedTuple

from msgspec import Struct, field

from api.records.base import RecordType, Row
from api.sync.held import Key
from api.sync.operation import Op, Result


class AsSent(Struct):
    """Rows that are just what a creation of this push says, by whoever sent it.

    `rows` are `[operation, change, seq]`: which of the push's operations, which of its changes.
    `fields` are all that the rows of a type have: null where the creation is silent.
    """

    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: list[tuple[int, int, int]] = field(default_factory=list)


class Creation(NamedTuple):
    """A creation of this push: where it stands, and what it says."""

    operation: int
    change: int
    sent: dict[str, Any]


def creations(
    ops: list[Op | None], results: list[Result], rewritten: Container[str]
) -> dict[Key, Creation]:
    """The creations that were taken in. `rewritten`: operations that no longer say what was sent."""
    found: dict[Key, Creation] = {}
    for index, (op, result) in enumerate(zip(ops, results, strict=True)):
        if op is None or result.refusal is not None or op.op in rewritten:
            continue
        for number, change in enumerate(op.changes):
            if change.kind == "create":
                found.setdefault((change.type, change.id), Creation(index, number, change.set))
    return found


def is_as_sent(kind: RecordType, row: Row, sent: dict[str, Any], person: str) -> bool:
    """Whether `sent`, the `set` of a creation by `person`, tells all of `row`."""
    return (
        kind.facts(row) == tuple(map(sent.get, kind.fields))
        and row["created_by"] == person
        and not (row["deleted"] or row["erased"])
    )


def shortened(ops: list[Op | None], results: list[Result]) -> list[Result | None]:
    """The results, null for what was applied at the very time that its phone gave it."""
    return [
        None if op and result.status == "applied" and result.effective == op.at else result
        for op, result in zip(ops, results, strict=True)
    ]
