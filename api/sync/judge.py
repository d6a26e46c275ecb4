"""Judging one operation against the rows held: all of its changes are fine, or none is done."""

from typing import Any

from msgspec import Struct

from api.deps import Account
from api.records.base import COORDINATOR, RecordType, Row
from api.records.registry import RECORD_TYPES
from api.records.rules import Refused, Writing
from api.sync.conflicts import conflict_row
from api.sync.erase import OF_YOUTH, erase, is_erased_group
from api.sync.held import Held, Key
from api.sync.merge import Stamp, put, stamp_of, unseen, wins
from api.sync.operation import FIELD_NAME, Change, Op


class Turn(Struct):
    """One operation being judged: its staged rows, and whether any of its fields won."""

    op: Op
    effective: str
    account: Account
    staged: dict[Key, Row] = {}
    conflicts: list[Row] = []
    erased: list[str] = []
    won: bool = False


class RefusedChange(Exception):
    """A change is refused: its index, and why."""

    def __init__(self, index: int, reason: Refused) -> None:
        self.index = index
        self.reason = reason
        super().__init__(reason.code)


class Judge:
    """Judges operations one after the other; `seq` is the organisation's counter, moved on.

    `gone` are ids that the ledger says were erased: a restored database may not know them, and a
    phone that had not heard of it brings them back without their names.
    """

    def __init__(
        self,
        held: Held,
        writing: Writing,
        epoch: str,
        seq: int,
        gone: frozenset[str] = frozenset(),
    ) -> None:
        self.gone = gone
        self.held = held
        self.writing = writing
        self.epoch = epoch
        self.seq = seq
        self.erased: list[str] = []

    def judge(self, op: Op, effective: str, account: Account) -> Turn:
        """Apply `op` to the held rows. Raises `RefusedChange`, and then nothing has changed."""
        turn = Turn(op, effective, account)
        seq = self.seq
        try:
            for index, change in enumerate(op.changes):
                try:
                    self._change(turn, change)
                except Refused as reason:
                    raise RefusedChange(index, reason) from None
        except RefusedChange:
            self.seq = seq
            raise
        for row in turn.conflicts:
            turn.staged[("conflict", row["id"])] = row
        self.held.keep(turn.staged)
        self.erased.extend(turn.erased)
        return turn

    def row(self, turn: Turn, key: Key) -> Row | None:
        """The row as this operation sees it, its own earlier changes included."""
        return turn.staged.get(key) or self.held.rows.get(key)

    def stage(self, turn: Turn, key: Key, row: Row) -> Row:
        """A copy of `row` that may be changed; it moves to the end of the feed."""
        self.seq += 1
        staged = turn.staged.get(key)
        if staged is None:
            staged = dict(row)
            staged["stamps"] = dict(row["stamps"])
            turn.staged[key] = staged
        staged["seq"] = self.seq
        return staged

    def _change(self, turn: Turn, change: Change) -> None:
        kind = RECORD_TYPES.get(change.type)
        if kind is None:
            raise Refused("unknown_type")
        writing = self.writing
        writing.type, writing.id = change.type, change.id
        writing.typed = frozenset(change.typed)
        row = self.row(turn, (change.type, change.id))
        _may(kind, turn.account, change, row)
        if change.kind == "create":
            if row is not None:
                raise Refused("already_exists")
            self._create(turn, kind, change)
            return
        if row is None or not visible(kind, row, turn.account):
            raise Refused("unknown_record")
        match change.kind:
            case "patch":
                self._patch(turn, kind, change, row)
            case "delete" | "undelete":
                self._delete(turn, change, row)
            case "reseal":
                self._reseal(turn, kind, change, row)
            case "erase":
                turn.won = True
                erase(self, turn, change.id)

    def _checked(self, turn: Turn, kind: RecordType, change: Change) -> dict[str, Any]:
        checked, rules, writing = {}, kind.rules, self.writing
        for name, value in change.set.items():
            rule = rules.get(name)
            if rule is None:
                raise Refused("unknown_field", name if FIELD_NAME.fullmatch(name) else None)
            if value is not None:
                value = rule.check(value, name, writing)
                if rule.refers:
                    for reference in rule.references(value):
                        self._refer(turn, reference, name)
            elif rule.required:
                raise Refused("missing", name)
            checked[name] = value
        return checked

    def _refer(self, turn: Turn, key: Key, name: str) -> None:
        if key[0] == "person":
            if key[1] not in self.held.people:
                raise Refused("unknown_reference", name)
            return
        row = self.row(turn, key)
        if row is None or not visible(RECORD_TYPES[key[0]], row, turn.account):
            raise Refused("unknown_reference", name)

    def _settled(
        self, kind: RecordType, values: dict[str, Any], whole: Row, before: Row | None
    ) -> dict[str, Any]:
        """Dates clamped, and the whole row (as the worker saw it) free of contradictions."""
        for name, rule in kind.dates.items():
            if values.get(name) is not None:
                values[name] = whole[name] = rule.settle(values[name], name, whole, self.writing)
        if before is not None and _contradicts(kind, before):
            return values  # it did so before: this change is not to blame
        kind.consistent(whole)
        return values

    def _create(self, turn: Turn, kind: RecordType, change: Change) -> None:
        values = self._checked(turn, kind, change)
        for name in kind.required:
            if values.get(name) is None:
                raise Refused("missing", name)
        self.seq += 1
        stamp = Stamp(turn.effective, turn.op.op, self.seq, turn.op.device)
        row: Row = dict.fromkeys(kind.fields)
        row |= values
        self._settled(kind, values, row, None)
        row |= {
            "organisation_id": turn.account.organisation_id,
            "id": change.id,
            "seq": self.seq,
            "created_by": turn.account.person_id,
            "deleted": False,
            "erased": change.id in self.gone,
            "stamps": {"*": stamp.listed()},
        }
        turn.staged[(kind.name, change.id)] = row
        turn.won = True
        if row["erased"]:
            turn.erased.append(change.id)  # what a backup still says of it
        self._keep_forgotten(turn, kind, row)

    def _patch(self, turn: Turn, kind: RecordType, change: Change, row: Row) -> None:
        values = self._checked(turn, kind, change)
        values = self._settled(kind, values, row | values, row)
        staged = self.stage(turn, (kind.name, change.id), row)
        stamp = Stamp(turn.effective, turn.op.op, self.seq, turn.op.device)
        seen = change.seen[1] if change.seen and change.seen[0] == self.epoch else None
        if row["erased"]:
            values |= dict.fromkeys(kind.sealed & values.keys())
        for name, value in values.items():
            if unseen(row, name, value, stamp, seen):
                self._ask(turn, kind, row, name, value, stamp)
            if wins(staged, name, stamp):
                put(staged, name, value, stamp)
                turn.won = True
        if row["deleted"]:
            self._ask(turn, kind, row, "deleted", False, stamp)
        self._keep_forgotten(turn, kind, staged)

    def _ask(
        self, turn: Turn, kind: RecordType, row: Row, name: str, value: Any, stamp: Stamp
    ) -> None:
        """Keep both values for a person to choose, each with whoever wrote it."""

        def author(op: str) -> str | None:
            # this one is not in the log yet
            return turn.account.person_id if op == stamp.op else self.held.author(op)

        self.seq += 1
        asked = conflict_row(row, kind.name, name, value, stamp, self.seq, author)
        turn.conflicts.append(asked)

    def _keep_forgotten(self, turn: Turn, kind: RecordType, row: Row) -> None:
        """What was erased stays so: sealed values that come later are dropped, facts are kept."""
        if kind.name == "youth" and row["merged_into"] and is_erased_group(self, turn, row):
            erase(self, turn, row["id"])
        if kind.name in OF_YOUTH:  # one that says nothing yet too: no later patch looks at this
            youth = self.row(turn, ("youth", row["youth"]))
            row["erased"] = row["erased"] or bool(youth and youth["erased"])
        if row["erased"]:
            for name in kind.sealed:
                row[name] = None

    def _delete(self, turn: Turn, change: Change, row: Row) -> None:
        staged = self.stage(turn, (change.type, change.id), row)
        stamp = Stamp(turn.effective, turn.op.op, self.seq, turn.op.device)
        if wins(staged, "deleted", stamp):
            put(staged, "deleted", change.kind == "delete", stamp)
            turn.won = True

    def _reseal(self, turn: Turn, kind: RecordType, change: Change, row: Row) -> None:
        values = self._checked(turn, kind, change)
        if not kind.sealed.issuperset(values):
            raise Refused("bad_change")
        fits = [name for name in values if row[name] and row[name] == change.was.get(name)]
        if not fits or row["erased"]:
            return
        staged = self.stage(turn, (kind.name, change.id), row)
        for name in fits:
            keeps = stamp_of(row, name)
            staged[name] = values[name]
            if keeps is not None:
                staged["stamps"][name] = keeps
        turn.won = True


def visible(kind: RecordType, row: Row, account: Account) -> bool:
    """Whether the account may know of this row at all."""
    if account.role == "partner":
        return kind.shared_with_partner or bool(row["created_by"] == account.person_id)
    return account.role != "management"


def _may(kind: RecordType, account: Account, change: Change, row: Row | None) -> None:
    """Whether the role may do this. Raises `Refused`."""
    allowed = kind.creators if change.kind == "create" else kind.changers
    if change.kind in ("erase", "reseal"):
        allowed = COORDINATOR
    if account.role not in allowed:
        raise Refused("role")
    if change.kind == "patch" and kind.insert_only:
        raise Refused("never_changed")
    if change.kind == "erase" and kind.name != "youth":
        raise Refused("bad_change")
    if account.role == "partner" and row is not None and row["created_by"] != account.person_id:
        raise Refused("role" if visible(kind, row, account) else "unknown_record")


def _contradicts(kind: RecordType, row: Row) -> bool:
    try:
        kind.consistent(row)
    except Refused:
        return True
    return False
