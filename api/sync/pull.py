"""Giving rows to phones: above a cursor, in the order of the organisation's counter."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from api.accounts.devices import device_of
from api.accounts.models import Organisation, Person
from api.db import reading, writing
from api.deps import Account, later_instant, now_instant
from api.errors import CursorTooOld, WrongEpoch
from api.records.base import RecordType
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.sync import clock
from api.sync.held import shown

HEAD = ("id", "seq", "created_by", "deleted", "erased")
"""The columns read beside a type's fields: stamps, parsed for nothing, stay where they are."""
MOST_ROWS = 1_000
MOST_PAGE_BYTES = 1_000_000


def scopes_of(account: Account) -> str:
    """What a role may hold, as a word: when it changes, the phone reads again from zero."""
    return f"partner:{account.person_id}" if account.role == "partner" else account.role


def pull(
    engine: Engine,
    account: Account,
    cursor: int,
    limit: int,
    epoch: str | None,
    purged: int | None = None,
) -> bytes:
    """One page as JSON: `{rows, cursor, more, scopes, epoch, purged, server_now}`.

    `purged` is what the page before said: a phone that began to read after the last purge misses
    nothing, however low its cursor still is.

    Raises `WrongEpoch` when the phone's epoch or cursor is not of this database, `CursorTooOld`
    when tombstones it never saw are gone.
    """
    door = Door(account.organisation_id)
    with reading(engine) as session:
        organisation = session.scalars(door.rows(Organisation)).one()
        if (epoch is not None and epoch != organisation.epoch) or cursor > organisation.seq:
            raise WrongEpoch(organisation.epoch)
        if 0 < cursor < organisation.purged_seq and purged != organisation.purged_seq:
            raise CursorTooOld
        rows: list[bytes] = []
        reached, more = organisation.seq, False
        if cursor < organisation.seq and account.role != "management":
            top = organisation.seq
            found = _after(session, door, account, organisation, cursor, top, limit + 1)
            reached, more = _page(found, rows, limit, top)
        head = {
            "cursor": reached,
            "more": more,
            "scopes": scopes_of(account),
            "epoch": organisation.epoch,
            "purged": organisation.purged_seq,
            "server_now": max(clock.wall_ms(), organisation.clock_ms),
        }
    return b'{"rows":[' + b",".join(rows) + b"]," + to_json(head)[1:]


def _page(found: list[dict[str, Any]], rows: list[bytes], limit: int, top: int) -> tuple[int, bool]:
    """Fill `rows` up to the limits; the cursor reached and whether more is to come."""
    size, reached = 0, 0
    for row in found:
        text = to_json(row)
        if len(rows) == limit or (rows and size + len(text) > MOST_PAGE_BYTES):
            return reached, True
        rows.append(text)
        size += len(text)
        reached = row["seq"]
    return top, False


def _after(
    session: Session,
    door: Door,
    account: Account,
    organisation: Organisation,
    cursor: int,
    top: int,
    most: int,
) -> list[dict[str, Any]]:
    """The first `most` rows with `cursor` < seq ≤ `top` over all types, in order.

    `top` was read first: whatever is committed later lies above it, so nothing is passed by.
    """
    found: list[dict[str, Any]] = []
    last = top
    for kind in RECORD_TYPES.values():
        found.extend(_of_type(session, door, account, kind, cursor, last, most))
        if len(found) >= most:  # what lies beyond these cannot be on the page
            found.sort(key=_position)
            del found[most:]
            last = found[-1]["seq"]
    found.extend(_people(session, door, cursor, last, most))
    if cursor < organisation.row_seq <= top:
        found.append(_organisation_row(organisation))
    found.sort(key=_position)
    return found[:most]


def _position(row: dict[str, Any]) -> int:
    return int(row["seq"])


def _of_type(
    session: Session,
    door: Door,
    account: Account,
    kind: RecordType,
    cursor: int,
    top: int,
    most: int,
) -> Iterator[dict[str, Any]]:
    table: Any = kind.table
    query = door.rows(kind.table, *HEAD, *kind.fields).where(table.seq > cursor, table.seq <= top)
    partner = account.role == "partner"
    if partner and not kind.shared_with_partner:
        query = query.where(table.created_by == account.person_id)
    for id_, seq, by, deleted, erased, *values in session.execute(
        query.order_by(table.seq).limit(most)
    ):
        row = {"type": kind.name, "id": id_, "seq": seq, "by": by}
        row |= {
            "deleted": deleted,
            "erased": erased,
            "set": dict(zip(kind.fields, values, strict=True)),
        }
        yield shown(kind, row, account)


def _people(
    session: Session, door: Door, cursor: int, top: int, most: int
) -> Iterator[dict[str, Any]]:
    table: Any = Person
    query = door.rows(Person, "id", "seq", "name", "role", "revoked_at").where(
        table.seq > cursor, table.seq <= top
    )
    for id_, seq, name, role, revoked_at in session.execute(query.order_by(table.seq).limit(most)):
        facts = {"name": name, "role": role, "active": revoked_at is None}
        yield _served("person", id_, seq, facts)


def _organisation_row(organisation: Organisation) -> dict[str, Any]:
    facts = {
        "name": organisation.name,
        "time_zone": organisation.time_zone,
        "settings": organisation.settings,
    }
    return _served("organisation", organisation.organisation_id, organisation.row_seq, facts)


def _served(type_: str, id_: str, seq: int, facts: dict[str, Any]) -> dict[str, Any]:
    """A row that the server writes and phones only read."""
    return {
        "type": type_,
        "id": id_,
        "seq": seq,
        "by": id_,
        "deleted": False,
        "erased": False,
        "set": facts,
    }


def note_pull(engine: Engine, account: Account) -> None:
    """Remember when this phone last read, at most every five minutes.

    A database that cannot write now is asked to at the next reading.
    """
    with suppress(OperationalError):
        with reading(engine) as session:
            if (device_of(session, account).last_pull_at or "") > later_instant(minutes=-5):
                return
        with writing(engine) as session:
            device = device_of(session, account)
            device.last_pull_at = now_instant()
            session.add(device)
