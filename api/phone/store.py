"""What a phone keeps: rows as the server gave them, and operations by where they stand."""

from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import uuid4

Key = tuple[str, str]
"""(record type, id)"""

WireRow = dict[str, Any]
"""`{type, id, seq, by, deleted, erased, set}`, as pulled."""

Change = dict[str, Any]
"""`{type, id, kind, set, seen?, typed?, was?}`"""

Op = dict[str, Any]
"""`{op, device, at, schema, changes}`, exactly as it is sent."""


@dataclass
class Answered:
    """An operation that the server took: applied, or superseded by a later change."""

    op: Op
    status: str
    at_ms: int


@dataclass
class RefusedOp:
    """An operation that the server refused, with the answer's `refusal`; a person deals with it."""

    op: Op
    refusal: dict[str, Any]


@dataclass
class Generation:
    """Rows read from zero, up to `cursor`; `complete` once a page said that no more waits.

    `purged` is sent back with each page: the server's word for which tombstones were gone by then.
    """

    rows: dict[Key, WireRow] = field(default_factory=dict)
    cursor: int = 0
    purged: int = 0
    epoch: str | None = None
    scopes: str | None = None
    complete: bool = False

    def put(self, row: WireRow) -> None:
        """Keep a row unless what is held is as new."""
        key = (row["type"], row["id"])
        held = self.rows.get(key)
        if held is None or row["seq"] > held["seq"]:
            self.rows[key] = row


@dataclass
class Store:
    """All that outlives the app being killed.

    `base` is what screens read; `next` is a generation being read anew beside it. `outbox` holds
    operations not yet answered, in the order made; `dropped` those that a person gave up on.
    `made` numbers all operations in the order made; `again` are those answered before a restore of
    the server and sent again: they only fill in what the rows lack.
    """

    device: str = field(default_factory=lambda: str(uuid4()))
    base: Generation = field(default_factory=Generation)
    next: Generation | None = None
    outbox: list[Op] = field(default_factory=list)
    journal: list[Answered] = field(default_factory=list)
    quarantine: list[RefusedOp] = field(default_factory=list)
    dropped: list[Op] = field(default_factory=list)
    made: dict[str, int] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)
    cookie: str = ""
    batch: int = 200

    def add(self, op: Op) -> None:
        """Put a new operation at the end of the outbox."""
        self.made[op["op"]] = len(self.made)
        self.outbox.append(op)

    def bring_back(self, ops: list[Op]) -> None:
        """Put operations made before all of this phone's own at the beginning of the outbox."""
        first = min(self.made.values(), default=0) - len(ops)
        self.made |= {op["op"]: number for number, op in enumerate(ops, first)}
        self.queue_again(ops)

    def queue_again(self, ops: list[Op]) -> None:
        """Put operations back into the outbox, which keeps the order in which they were made."""
        self.outbox = sorted([*ops, *self.outbox], key=lambda op: self.made[op["op"]])

    def put(self, rows: list[WireRow]) -> None:
        """Keep rows that answered a push, in every generation."""
        for generation in [self.base] + ([self.next] if self.next else []):
            for row in rows:
                generation.put(row)

    def operations(self) -> dict[str, Literal["outbox", "journal", "quarantine", "dropped"]]:
        """Where each operation is, by its id. One that is nowhere was lost: that is a bug."""
        found: dict[str, Literal["outbox", "journal", "quarantine", "dropped"]] = {}
        found |= {op["op"]: "dropped" for op in self.dropped}
        found |= {one.op["op"]: "journal" for one in self.journal}
        found |= {one.op["op"]: "quarantine" for one in self.quarantine}
        found |= {op["op"]: "outbox" for op in self.outbox}
        return found


def record_ids(change: Change) -> set[str]:
    """The records that a change names: its own, and those it refers to."""
    found = {str(change["id"])}
    for value in change.get("set", {}).values():
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            found.update(str(v["partner"]) if isinstance(v, dict) else str(v) for v in value)
    return found


def waiting_with_refused(store: Store) -> set[str]:
    """The operations of the outbox that need a record whose creation was refused (or waits).

    They are sent again together with it. Refused as the work of someone who left, a creation holds
    nothing back: everything of theirs goes to the server, for review.
    """
    missing = {
        change["id"]
        for one in store.quarantine
        if one.refusal["code"] != "revoked"
        for change in one.op["changes"]
        if change["kind"] == "create" and (change["type"], change["id"]) not in store.base.rows
    }
    waiting: set[str] = set()
    for op in store.outbox if missing else ():
        if any(record_ids(change) & missing for change in op["changes"]):
            waiting.add(op["op"])
            missing |= {c["id"] for c in op["changes"] if c["kind"] == "create"}
    return waiting
