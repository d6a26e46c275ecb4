"""A rescue file's content: what a phone has not seen received, and its last days, taken back later.

On phones it is one sealed text (`docs/sync.md`); here it stays a list of operations.
"""

from copy import deepcopy
from typing import NamedTuple

from api.phone.clock import Clock
from api.phone.forget import forget_erased
from api.phone.store import Op, Store

JOURNAL_DAYS = 7
"""A server restored from a backup may lack as many days."""


class Rescued(NamedTuple):
    """An operation in a rescue file; `answered` when the server had taken it."""

    op: Op
    answered: bool


def rescue(store: Store, now_ms: int) -> list[Rescued]:
    """Outbox, quarantine and the last days of the journal, in the order of their times.

    What only sealed again is left out: a key that changes later makes it do so anew.
    """
    oldest = now_ms - JOURNAL_DAYS * 86_400_000
    found = [
        *(Rescued(op, False) for op in store.outbox),
        *(Rescued(one.op, False) for one in store.quarantine),
        *(Rescued(one.op, True) for one in store.journal if one.at_ms > oldest),
    ]
    kept = [one for one in found if any(c["kind"] != "reseal" for c in one.op["changes"])]
    return sorted(deepcopy(kept), key=lambda one: str(one.op["at"]))


def take_back(store: Store, clock: Clock, rescued: list[Rescued]) -> int:
    """Put what this phone has nowhere into its outbox; how many that were.

    Identity is `op`: what it has anywhere stays as it is. The clock moves past every time among
    them, and nobody who was erased since gets their name back.
    """
    known = store.operations()
    fresh = [one for one in deepcopy(rescued) if one.op["op"] not in known]
    store.again |= {one.op["op"] for one in fresh if one.answered}
    store.bring_back([one.op for one in fresh])
    clock.last = max([clock.last, *(str(one.op["at"]) for one in fresh)])
    forget_erased(store)
    return len(fresh)
