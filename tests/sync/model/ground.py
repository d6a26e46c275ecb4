"""What all happenings share: the phones, what is held up on its way, what must not be forgotten."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from api.phone import Phone, Request
from api.phone.rescue import Rescued
from api.phone.store import Key
from tests.support.backups import Backup
from tests.support.phones import line_of
from tests.sync.world import ELISE, World

WHO = st.integers(0, 5)
"""Whose phone: taken modulo how many there are."""
PICK = st.integers(0, 12)
"""Which of the records a phone shows."""


class Ground(RuleBasedStateMachine):
    """The first day, before anything happens."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        world.again()
        self.phones = list(world.phones)
        self.held: list[tuple[Phone, Request]] = []
        self.rescued: list[tuple[str, list[Rescued]]] = []
        self.saved: list[Backup] = []
        self.rotated = self.restored = False
        self.poison: set[str] = set()
        self.lost: set[str] = set()

    @property
    def elise(self) -> Phone:
        """The coordinator's phone."""
        return self.phones[ELISE]

    def phone(self, who: int) -> Phone:
        """Somebody's phone."""
        return self.phones[who % len(self.phones)]

    def one(self, phone: Phone, kind: str, pick: int) -> str | None:
        """A record that this phone shows and that was not erased; the oldest is 0 on all phones."""
        rows = phone.rows(kind)
        known = sorted(row.id for row in rows if not row.erased and row.where != "refused")
        return known[pick % len(known)] if known else None

    def sync(self, phone: Phone, limit: int = 500) -> None:
        """A sync, and what is pending is shown after it as before."""
        phone.sync(limit)
        line = line_of(phone)
        line.lose_requests = line.lose_answers = 0
        self.sees_own(phone)

    def sees_own(self, phone: Phone) -> None:
        """One's own pending writes are always visible."""
        if not phone.store.outbox:
            return
        shown = {
            (row.type, row.id): row
            for kind in ("outing", "encounter", "youth", "step")
            for row in phone.rows(kind, deleted=True)
        }
        last: dict[tuple[Key, str], Any] = {}
        for op in phone.store.outbox:
            again = op["op"] in phone.store.again  # fills in what the rows lack, if they do
            for change in op["changes"]:
                key = (change["type"], change["id"])
                if change["kind"] == "create":
                    assert again or key in shown or change["type"] == "place"
                elif change["kind"] == "patch" and key in shown and not shown[key].erased:
                    for name, value in change["set"].items():
                        last.pop((key, name), None)
                        if not again:
                            last[(key, name)] = value
                elif change["kind"] == "reseal":  # the same, under another key
                    for name, was in change.get("was", {}).items():  # nothing, once it was erased
                        if last.get((key, name)) == was:
                            last[(key, name)] = change["set"][name]
        for (key, name), value in last.items():
            assert shown[key][name] == value
