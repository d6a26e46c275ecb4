"""An operation as a phone sends it: one act of one person, all or nothing. See `docs/sync.md`."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, ValidationError, convert, field
from pydantic import BaseModel

from api.records.rules import is_id
from api.sync.clock import is_stamp

FIELD_NAME = re.compile(r"[a-z][a-z_]{0,39}")
"""What a field's name may look like: anything else is not repeated, it might be someone's words."""

MOST_OPERATIONS = 200
MOST_CHANGES = 500
MOST_BYTES = 512 * 1024

Kind = Literal["create", "patch", "delete", "undelete", "erase", "reseal"]


class Change(Struct):
    """What happens to one record.

    `set` holds changed fields only: absent never means blank. `seen` is `[epoch, seq]` of the row
    that the worker looked at. `typed` names the dates that a person typed rather than a clock made.
    `was` (reseal only) is the sealed value that each new one replaces.
    """

    type: Annotated[str, Meta(max_length=32)]
    id: str
    kind: Kind
    set: dict[str, Any] = {}
    seen: tuple[str, int] | None = None
    typed: list[str] = []
    was: dict[str, str] = {}

    def as_logged(self, dates: Collection[str]) -> dict[str, Any]:
        """The change, once applied, without anything that no rule has looked at.

        `dates` are the names of its type's date fields.
        """
        kept: dict[str, Any] = {"type": self.type, "id": self.id, "kind": self.kind}
        if self.kind in ("create", "patch", "reseal"):
            kept["set"] = self.set
        if self.seen and is_id(self.seen[0]):
            kept["seen"] = self.seen
        if typed := [name for name in self.typed if name in dates]:
            kept["typed"] = typed
        return kept


class Op(Struct):
    """One operation. `op` is its identity, `at` the phone's hybrid time when it was made."""

    op: str
    device: str
    at: str
    changes: Annotated[list[Change], Meta(min_length=1, max_length=MOST_CHANGES)]
    schema_: Annotated[int, Meta(ge=1)] = field(name="schema")


def parse(raw: Any) -> Op | None:
    """The operation in `raw`, which may have been read already, or None when it is malformed."""
    try:
        op = raw if isinstance(raw, Op) else convert(raw, Op)
    except ValidationError:
        return None
    # by hand: msgspec takes four times as long to look at a pattern
    named = is_id(op.op) and is_id(op.device) and all(is_id(change.id) for change in op.changes)
    return op if named and is_stamp(op.at) else None


@dataclass(slots=True)
class Refusal:
    """Why an operation was refused: `change` is the index of the change to blame."""

    code: str
    change: int
    field: str | None
    message_fr: str


@dataclass(slots=True)
class Result:
    """The answer to one operation, in the order sent. `op` is null when it had no readable id."""

    op: str | None
    status: Literal["applied", "superseded", "refused"]
    effective: str | None = None
    refusal: Refusal | None = None


class WireRow(BaseModel):
    """A record as phones hold it. `set` has every field; sealed ones are compact JWE."""

    type: str
    id: str
    seq: int
    by: str
    deleted: bool
    erased: bool
    set: dict[str, Any]
