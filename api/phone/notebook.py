"""The phone's own part of the work: sealing, writing operations, reading records. No network."""

from typing import Any

from uuid6 import uuid7

from api.phone.clock import Clock, WallClock, day, instant, wall_ms
from api.phone.store import Change, Op, Store
from api.phone.view import Shown, shown
from api.records.registry import RECORD_TYPES
from api.sealing import Opened, OrganisationKeys, open_field, seal_field

SCHEMA = 1
"""The version of operations that this phone writes."""


class Locked(Exception):
    """The organisation keys are not in memory (locked, revoked, or a role without names)."""


class Notebook:
    """One account on one phone."""

    def __init__(self, wall: WallClock = wall_ms) -> None:
        self.clock = Clock(wall)
        self.store = Store()
        self.keys: OrganisationKeys | None = None
        self.person_id = ""
        self.role = ""
        self.time_zone = "Europe/Paris"

    # reading

    def rows(self, type_: str, *, deleted: bool = False) -> list[Shown]:
        """The records of a type as screens show them, pending changes included."""
        every = shown(self.store, self.person_id, type_).values()
        return [row for row in every if row.type == type_ and (deleted or not row.deleted)]

    def row(self, type_: str, id_: str) -> Shown:
        """One record as screens show it. Raises KeyError."""
        return shown(self.store, self.person_id, type_)[(type_, id_)]

    def open(self, row: Shown, name: str) -> Opened:
        """A sealed field's value, or why it shows as unreadable; empty opens to None."""
        if row[name] is None:
            return Opened(True, None)
        if self.keys is None:
            return Opened(False, why="no_key")
        return open_field(self.keys, row[name], row.type, row.id, name)

    # writing

    def write(self, *changes: Change) -> Op:
        """One act: an operation with these changes, at the end of the outbox."""
        op: Op = {
            "op": new_id(),
            "device": self.store.device,
            "at": self.clock.tick(),
            "schema": SCHEMA,
            "changes": list(changes),
        }
        self.store.add(op)
        return op

    def creation(self, type_: str, id_: str = "", /, **values: Any) -> Change:
        """The change that creates a record; None values are left out, sealed ones are sealed.

        `typed=[…]` names dates that a person typed.
        """
        typed = values.pop("typed", None)
        id_ = id_ or new_id()
        present = {name: value for name, value in values.items() if value is not None}
        change: Change = {"type": type_, "id": id_, "kind": "create"}
        change["set"] = self.sealed(type_, id_, present)
        return change | ({"typed": typed} if typed else {})

    def change(self, type_: str, id_: str, /, **values: Any) -> Change:
        """The change that sets fields of a record; None blanks."""
        typed = values.pop("typed", None)
        change: Change = {"type": type_, "id": id_, "kind": "patch"}
        change["set"] = self.sealed(type_, id_, values)
        held = self.store.base.rows.get((type_, id_))
        if held is not None:
            change["seen"] = [self.store.base.epoch, held["seq"]]
        return change | ({"typed": typed} if typed else {})

    def sealed(self, type_: str, id_: str, values: dict[str, Any]) -> dict[str, Any]:
        """`values` with those of sealed fields sealed. Raises `Locked`, `SealedTooLong`."""
        hidden = RECORD_TYPES[type_].sealed
        return {
            name: self.seal(type_, id_, name, value)
            if name in hidden and value is not None
            else value
            for name, value in values.items()
        }

    def seal(self, type_: str, id_: str, name: str, value: Any) -> str:
        """One sealed field. Raises `Locked`."""
        if self.keys is None:
            raise Locked
        return seal_field(self.keys, type_, id_, name, value)

    def now(self) -> str:
        """The instant it is, by this phone."""
        return instant(self.clock.now_ms())

    def today(self) -> str:
        """The day it is for the organisation, by this phone."""
        return day(self.clock.now_ms(), self.time_zone)


def new_id() -> str:
    """A new record's or operation's id."""
    return str(uuid7())
