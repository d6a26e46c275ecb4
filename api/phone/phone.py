"""A phone: an account's notebook and session, exchanging with the server."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from joserfc.jwk import ECKey

from api.phone import exchange, rescue
from api.phone.clock import WallClock, wall_ms
from api.phone.errors import Trouble
from api.phone.line import APP
from api.phone.notebook import Locked
from api.phone.rescue import Rescued
from api.phone.session import Session
from api.phone.store import Change, Generation, Store
from api.phone.transport import Answer, NoNetwork, Transport
from api.records.registry import RECORD_TYPES
from api.sealing import OrganisationKeys, open_field, sealed_with

MOST_EXCHANGES = 10_000

Status = Literal["up_to_date", "offline", "signed_out", "revoked", "update", "later"]
"""How a sync ended. `later`: the server asks to try again (403, 429, 5xx)."""


@dataclass(frozen=True)
class Snapshot:
    """All that a phone keeps, as a backup of it would: restored twice, it is a cloned phone."""

    store: Store
    clock: tuple[int, str, str]
    account: tuple[str, str, str]
    keys: OrganisationKeys | None
    private: ECKey | None


class Phone(Session):
    """See the package's description for what it can do."""

    def __init__(self, transport: Transport, wall: WallClock = wall_ms, app: str = APP) -> None:
        super().__init__(transport, wall, app)
        self.status: Status = "offline"
        self.trouble: Trouble | None = None

    def push(self) -> bool:
        """Send one batch; whether anything was sent. Raises `NoNetwork`, `Trouble`."""
        return exchange.push(self)

    def pull(self, limit: int = 500) -> bool:
        """Read one page; whether another waits. Raises `NoNetwork`, `Trouble`."""
        return exchange.pull(self, limit)

    def sync(self, limit: int = 500) -> Status:
        """Push and pull until nothing is left to do, or something stands in the way."""
        self.trouble = None
        try:
            for _ in range(MOST_EXCHANGES):
                if not self.push() and not self.pull(limit) and not exchange.sendable(self):
                    break
            self.status = "up_to_date"
        except NoNetwork:
            self.status = "offline"
        except Trouble as trouble:
            self.trouble = trouble
            self.status = self._after(trouble.answer)
        return self.status

    def _after(self, answer: Answer) -> Status:
        if answer.status == 401 and answer.code == "revoked":
            self.lock()
            self.store.base = Generation(epoch=self.store.base.epoch)
            self.store.next = None
            return "revoked"
        known: dict[int, Status] = {401: "signed_out", 426: "update"}
        return known.get(answer.status, "later")

    def send_again(self, op_id: str) -> None:
        """Have a refused operation judged again at the next push, with what waits for it."""
        exchange.send_again(self, op_id)

    def give_up(self, op_id: str) -> None:
        """Drop a refused operation, and what needs the record it would have made."""
        exchange.give_up(self, op_id)

    def rescue(self) -> list[Rescued]:
        """What a rescue file would hold now. Raises `Locked`."""
        if self.keys is None:
            raise Locked
        return rescue.rescue(self.store, self.clock.now_ms())

    def take_back_rescued(self, rescued: list[Rescued]) -> int:
        """Take a rescue file of this person back; how many of its operations were new here."""
        if self.keys is None:
            raise Locked
        return rescue.take_back(self.store, self.clock, rescued)

    def reseal_all(self) -> int:
        """Seal again with the newest key what an older one sealed; how many records."""
        changes = [
            change for row in self.store.base.rows.values() if (change := self._resealed(row))
        ]
        for change in changes:
            self.write(change)
        return len(changes)

    def _resealed(self, row: dict[str, Any]) -> Change | None:
        if self.keys is None:
            raise Locked
        kind = RECORD_TYPES.get(row["type"])
        was: dict[str, str] = {}
        clear: dict[str, Any] = {}
        for name in kind.sealed if kind else ():
            old = row["set"].get(name)
            if old and sealed_with(old) != self.keys.newest:
                opened = open_field(self.keys, old, row["type"], row["id"], name)
                if opened.ok:
                    was[name], clear[name] = old, opened.value
        if not was:
            return None
        new = self.sealed(row["type"], row["id"], clear)
        return {"type": row["type"], "id": row["id"], "kind": "reseal", "set": new, "was": was}

    def snapshot(self) -> Snapshot:
        """A copy of all that this phone keeps."""
        clock = (self.clock.offset, self.clock.last, self.clock.greatest)
        who = (self.person_id, self.role, self.organisation_id)
        return Snapshot(deepcopy(self.store), clock, who, self.keys, self.private)

    def restore(self, snapshot: Snapshot) -> None:
        """Become what a snapshot held: after a crash, or as a clone."""
        self.store = deepcopy(snapshot.store)
        self.clock.offset, self.clock.last, self.clock.greatest = snapshot.clock
        self.person_id, self.role, self.organisation_id = snapshot.account
        self.keys, self.private = snapshot.keys, snapshot.private

    def clone(self, transport: Transport | None = None) -> "Phone":
        """Another phone with the same backup restored on it, device id and session included."""
        other = Phone(transport or self.transport, self.clock.wall, self.app)
        other.restore(self.snapshot())
        other.time_zone = self.time_zone
        return other
