"""Push and pull as `docs/sync.md` says.

Each is one exchange: what it changes in the store it changes after the answer came, all at once.
"""

from typing import TYPE_CHECKING, Any

from api.phone.as_sent import result_of, rows_as_sent
from api.phone.errors import Trouble
from api.phone.forget import forget_erased
from api.phone.store import (
    Answered,
    Generation,
    Op,
    RefusedOp,
    Store,
    WireRow,
    record_ids,
    waiting_with_refused,
)
from api.phone.transport import Answer

if TYPE_CHECKING:
    from api.phone.phone import Phone

MOST_OPERATIONS = 200
MOST_BYTES = 512 * 1024
JOURNAL_DAYS = 30


def sendable(phone: "Phone") -> list[Op]:
    """The operations of the outbox that may be sent, in order.

    None until the epoch is known, nor while everything is read again after a restore.
    """
    store = phone.store
    if _epoch(phone) is None or (store.next and store.next.epoch != store.base.epoch):
        return []
    waiting = waiting_with_refused(store)
    return [op for op in store.outbox if op["op"] not in waiting]


def push(phone: "Phone") -> bool:
    """Send one batch; whether anything was sent. Raises `NoNetwork`, `Trouble`."""
    ready = sendable(phone)
    ops = _batch(phone, ready)
    if not ops:
        return False
    body = {
        "epoch": _epoch(phone),
        "client_now": phone.clock.wall(),
        "app": phone.app,
        "waiting": len(phone.store.outbox) - len(ops),
        "brief": phone.brief,
        "ops": ops,
    }
    answer = phone.request("POST", "/api/sync/push", body)
    if answer.status == 413:
        _too_large(phone, ops)
        return True
    if answer.status == 409 and answer.code == "epoch":
        read_again(phone, new_epoch=True)
        return True
    if answer.status != 200:
        raise Trouble(answer)
    reply = answer.json()
    if reply["epoch"] != _epoch(phone):
        return False  # of another epoch: the next pull sorts it out
    _take(phone, ops, reply)
    return True


def _batch(phone: "Phone", ready: list[Op]) -> list[Op]:
    """The longest beginning of `ready` that fits in one push."""
    size = 256  # bytes: what surrounds the operations
    ops: list[Op] = []
    for op in ready[: phone.store.batch]:
        size += len(phone.encode(op)) + 1
        if ops and size > MOST_BYTES:
            break
        ops.append(op)
    return ops


def _too_large(phone: "Phone", ops: list[Op]) -> None:
    store = phone.store
    if len(ops) > 1:
        store.batch = len(ops) // 2
        return
    store.batch = MOST_OPERATIONS
    refusal = {"code": "too_large", "change": 0, "field": None, "message_fr": ""}
    store.outbox.remove(ops[0])
    store.quarantine.append(RefusedOp(ops[0], refusal))


def _take(phone: "Phone", ops: list[Op], reply: dict[str, Any]) -> None:
    """Store the answers and the rows, and let go of what was answered."""
    store, clock = phone.store, phone.clock
    clock.learn(reply["server_now"])
    answered: set[str] = set()
    store.put(reply["rows"] + rows_as_sent(ops, reply["as_sent"], phone.person_id))
    for generation in (store.base, store.next):
        if generation is not None and generation.scopes is None:
            generation.scopes = reply["scopes"]
    for op, told in zip(ops, reply["results"], strict=True):
        result = result_of(op, told)
        if result["status"] == "refused":
            if not _needs_refused(phone, op):
                answered.add(op["op"])
                store.quarantine.append(RefusedOp(op, result["refusal"]))
            continue
        answered.add(op["op"])
        clock.received(result["effective"])
        store.journal.append(Answered(op, result["status"], clock.now_ms()))
    store.outbox = [op for op in store.outbox if op["op"] not in answered]
    store.again -= answered
    store.batch = min(store.batch * 2, MOST_OPERATIONS)
    oldest = clock.now_ms() - JOURNAL_DAYS * 86_400_000
    store.journal = [one for one in store.journal if one.at_ms >= oldest]
    _forget_erased(store, reply["rows"])
    if not store.outbox:
        clock.settle()


def _needs_refused(phone: "Phone", op: Op) -> bool:
    """Whether an operation names a record whose creation was refused: it waits with it."""
    return op["op"] in waiting_with_refused(phone.store)


def pull(phone: "Phone", limit: int = 500) -> bool:
    """Read one page; whether another waits. Raises `NoNetwork`, `Trouble`."""
    store = phone.store
    into = store.next or store.base
    query = f"cursor={into.cursor}&limit={limit}"
    if into.epoch is not None:
        query += f"&epoch={into.epoch}&purged={into.purged}"
    answer = phone.request("GET", f"/api/sync/pull?{query}")
    if answer.status == 409 and answer.code == "epoch":
        read_again(phone, new_epoch=True)
        return True
    if answer.status == 410:
        read_again(phone, new_epoch=False)
        return True
    if answer.status != 200:
        raise Trouble(answer)
    return _keep_page(phone, into, answer)


def _keep_page(phone: "Phone", into: Generation, answer: Answer) -> bool:
    store, page = phone.store, answer.json()
    if into is not (store.next or store.base):
        return True  # of a generation given up meanwhile
    if into.scopes is not None and into.scopes != page["scopes"]:
        read_again(phone, new_epoch=False)
        return True
    phone.clock.learn(page["server_now"])
    into.epoch, into.scopes = page["epoch"], page["scopes"]
    for row in page["rows"]:
        into.put(row)
    into.cursor, into.purged = page["cursor"], page["purged"]
    if not page["more"]:
        into.complete = True
        if store.next is into:
            store.base, store.next = into, None
    _forget_erased(store, page["rows"])
    return bool(page["more"])


def _forget_erased(store: Store, rows: list[WireRow]) -> None:
    if any(row["erased"] for row in rows):
        forget_erased(store)


def read_again(phone: "Phone", *, new_epoch: bool) -> None:
    """Read everything from zero into a new generation, while screens keep the old one.

    After a restore the journal goes back to the outbox: what the backup had lost returns, what it
    had is recognised by its id.
    """
    store = phone.store
    if new_epoch:
        store.again |= {one.op["op"] for one in store.journal}
        store.queue_again([one.op for one in store.journal])
        store.journal = []
        store.next = Generation()
    else:
        store.next = Generation(epoch=(store.next or store.base).epoch)


def _epoch(phone: "Phone") -> str | None:
    return phone.store.base.epoch


def send_again(phone: "Phone", op_id: str) -> None:
    """A person asks for a refused operation to be judged again; what waits for it goes too."""
    store = phone.store
    one = next(one for one in store.quarantine if one.op["op"] == op_id)
    store.quarantine.remove(one)
    store.queue_again([one.op])


def give_up(phone: "Phone", op_id: str) -> None:
    """A person drops a refused operation, and with it what waits for it alone."""
    store = phone.store
    waiting = waiting_with_refused(store)
    one = next(one for one in store.quarantine if one.op["op"] == op_id)
    store.quarantine.remove(one)
    gone = {c["id"] for c in one.op["changes"] if c["kind"] == "create"}
    store.dropped.append(one.op)
    still = waiting_with_refused(store)
    for op in list(store.outbox):
        if op["op"] in waiting - still and any(record_ids(c) & gone for c in op["changes"]):
            gone |= {c["id"] for c in op["changes"] if c["kind"] == "create"}
            store.outbox.remove(op)
            store.dropped.append(op)
