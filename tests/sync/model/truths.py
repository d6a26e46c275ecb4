"""What must be true once everything has settled: the invariants of `docs/sync.md`, by their numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json
from sqlmodel import select

from api.accounts.models import Organisation
from api.db import reading
from api.phone import Phone, hybrid, instant
from api.phone.exchange import sendable
from api.phone.store import Key, WireRow
from api.records.registry import RECORD_TYPES
from api.sync.models import Operation, RefusedOperation
from tests.support.books import of_scope, records, served
from tests.support.hands import stored
from tests.sync.model import said

if TYPE_CHECKING:
    from tests.sync.model.ground import Ground

ROUNDS = 8
"""More than enough for everything to have been told to everybody."""


def settle(model: "Ground") -> None:
    """Clocks are right again, refused notes are judged again, phones sync until nothing moves.

    The server has finished what was cut off, as it does once a day.
    To a restored server the last phones come first, with what refers to records of the others.
    """
    for phone in model.phones:
        phone.clock.wall = model.world.time
    model.world.tidy()
    for number in range(ROUNDS):
        for phone in model.phones if number < 2 else ():
            for one in list(phone.store.quarantine):
                phone.send_again(one.op["op"])
        feed = _feed(model)
        behind = [phone for phone in model.phones if _is_behind(phone, feed)]
        for phone in reversed(behind) if model.restored else behind:
            assert phone.sync() == "up_to_date"
        if number and not behind:
            return
    raise AssertionError("it never comes to rest")


def _feed(model: "Ground") -> tuple[str, int]:
    with reading(model.world.crew.engine) as session:
        epoch, seq = session.exec(select(Organisation.epoch, Organisation.seq)).one()
        return epoch, seq


def _is_behind(phone: Phone, feed: tuple[str, int]) -> bool:
    store = phone.store
    return bool(store.next or sendable(phone)) or (store.base.epoch, store.base.cursor) != feed


def look(model: "Ground") -> None:
    """Raises AssertionError where anything was lost, doubled, hidden or remembered."""
    engine = model.world.crew.engine
    log, refused = stored(engine, Operation), stored(engine, RefusedOperation)
    rows = records(engine)
    _once(model, log, rows)
    _somewhere(model, log, refused)
    whole = {**rows, **served(engine)}
    for phone in model.phones:
        _holds_its_scope(phone, whole)
        _waits_for_nothing(model, phone, log, whole)
    said.last_word_stands(model.elise, log, rows)
    said.nothing_seen_was_overtaken(log, _feed(model)[0])
    _not_in_the_future(model.world.time.ms, log, rows)
    _forgotten(model, log, refused, rows)


def _once(model: "Ground", log: list[Operation], rows: dict[Key, WireRow]) -> None:
    """1. An operation is applied at most once."""
    made = Counter(
        (change["type"], change["id"])
        for one in log
        for change in one.changes
        if change["kind"] == "create"
    )
    assert made == Counter(key for key in rows if key[0] != "conflict")


def _somewhere(model: "Ground", log: list[Operation], refused: list[RefusedOperation]) -> None:
    """2. Every operation made is in outbox, journal, quarantine or on the server.

    What only a lost phone had is lost.
    """
    found = {one.op for one in log} | {one.op for one in refused} | model.lost
    for phone in model.phones:
        found |= phone.store.operations().keys()
    assert [op for op in model.world.books.written if op not in found] == []


def _holds_its_scope(phone: Phone, whole: dict[Key, WireRow]) -> None:
    """3. At rest a phone's rows equal the server's in its scopes (7: its cursor passed none by)."""
    assert phone.store.next is None
    assert phone.store.base.rows == of_scope(whole, phone)


def _waits_for_nothing(
    model: "Ground", phone: Phone, log: list[Operation], whole: dict[Key, WireRow]
) -> None:
    """10. A poisonous operation blocks no other; and what was said to be done is done.

    A refusal stands only for as long as its reason does.
    """
    done = {one.op for one in log}
    assert {one.op["op"] for one in phone.store.journal} <= done
    quarantine = phone.store.quarantine
    assert [one.op["op"] for one in quarantine if one.op["op"] in done] == []
    if phone.role in ("outreach", "coordinator"):
        why = [one for one in quarantine if one.op["op"] not in model.poison]
        assert [one.refusal for one in why if _needs(one.op) <= whole.keys()] == []
    if not quarantine:
        assert phone.store.outbox == []


def _needs(op: dict[str, Any]) -> set[Key]:
    """The rows that an operation needs to be there."""
    needed: set[Key] = set()
    made = {(c["type"], c["id"]) for c in op["changes"] if c["kind"] == "create"}
    for change in op["changes"]:
        needed.add((change["type"], change["id"]))
        for name, value in change.get("set", {}).items():
            rule = RECORD_TYPES[change["type"]].rules[name]
            needed |= set(rule.references(value)) if value else set()
    return needed - made


def _not_in_the_future(now_ms: int, log: list[Operation], rows: dict[Key, WireRow]) -> None:
    """6. No stored time lies beyond the server's now."""
    assert [one.op for one in log if one.effective > hybrid(now_ms)] == []
    for (kind, _), row in rows.items():
        for name in ("at", "started_at") if kind != "conflict" else ():
            assert (row["set"].get(name) or "") <= instant(now_ms)


def _forgotten(
    model: "Ground",
    log: list[Operation],
    refused: list[RefusedOperation],
    rows: dict[Key, WireRow],
) -> None:
    """12. An erased identity never returns: not to the server, nor to any phone."""
    gone = {id_ for (_, id_), row in rows.items() if row["erased"]}
    asked = {c["id"] for one in log for c in one.changes if c["kind"] == "erase"}
    assert asked & {id_ for _, id_ in rows} <= gone
    assert set(_in_ledger(model)) & {id_ for _, id_ in rows} <= gone
    kept: list[Any] = [*rows.values()]
    kept += [change for one in log for change in one.changes]
    kept += [change for one in refused for change in one.changes]
    for phone in model.phones:
        store = phone.store
        ops = [*store.outbox, *(one.op for one in store.journal)]
        ops += [one.op for one in store.quarantine]
        told = [*store.base.rows.values(), *(change for op in ops for change in op["changes"])]
        kept += [one for one in told if _about(one) & store.base.rows.keys()]
    forgotten = [one for one in kept if {id_ for _, id_ in _about(one)} & gone]
    assert [(one["type"], one["id"]) for one in forgotten if _says(one)] == []


def _about(one: dict[str, Any]) -> set[Key]:
    """The record of a row or a change and, of a step, whose it is: it may never have had a row."""
    youth = one["set"].get("youth") if one["type"] == "step" and one.get("set") else None
    return {(one["type"], one["id"])} | ({("youth", youth)} if youth else set())


def _in_ledger(model: "Ground") -> Iterator[str]:
    """Who was ever erased, read without the server's own eyes."""
    for line in model.world.crew.app.state.ledger.path.read_bytes().splitlines():
        yield from from_json(line).get("ids", [])


def _says(one: dict[str, Any]) -> bool:
    """Whether a row or a change has sealed values."""
    sealed = RECORD_TYPES[one["type"]].sealed if one["type"] in RECORD_TYPES else ()
    return any((one.get("set") or {}).get(name) for name in sealed) or bool(one.get("was"))
