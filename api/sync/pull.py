"""Giving rows to phones: above a cursor, in the order of the organisation's counter."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, Self

from msgspec.json import encode
from sqlalchemy import Engine, Select, bindparam
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from api.accounts.devices import device_of
from api.accounts.models import Device, Organisation, Person
from api.db import reading, writing
from api.deps import Account, later_instant, now_instant
from api.errors import CursorTooOld, WrongEpoch
from api.records.base import RecordType
from api.records.prepared import ANY, Prepared, Runner, asking, within
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


class Page(NamedTuple):
    """A page as JSON, `{rows, cursor, more, scopes, epoch, purged, server_now}`, and whether it is
    time to note that this phone reads (every five minutes).
    """

    text: bytes
    to_note: bool


class Standing(NamedTuple):
    """The organisation's counter and what else says how a reader stands."""

    epoch: str
    seq: int
    clock_ms: int
    row_seq: int
    purged_seq: int
    noted_at: str | None

    @classmethod
    def of(cls, runner: Runner, account: Account) -> Self:
        """As it is now."""
        values = runner.rows(_STANDING, device=account.device_id, person=account.person_id)
        return cls(*values[0])


def pull(
    engine: Engine,
    account: Account,
    cursor: int,
    limit: int,
    epoch: str | None,
    purged: int | None = None,
) -> Page:
    """One page. A phone that has everything costs one question.

    `purged` is what the page before said: a phone that began to read after the last purge misses
    nothing, however low its cursor still is.

    Raises `WrongEpoch` when the phone's epoch or cursor is not of this database, `CursorTooOld`
    when tombstones it never saw are gone.
    """
    with asking(engine, account.organisation_id) as runner:
        standing = Standing.of(runner, account)
    if (epoch is not None and epoch != standing.epoch) or cursor > standing.seq:
        raise WrongEpoch(standing.epoch)
    if cursor == standing.seq or account.role == "management":
        return _page(account, standing, [], standing.seq, more=False)
    with reading(engine) as session:  # counter and rows as of one moment
        runner = within(session, account.organisation_id)
        standing = Standing.of(runner, account)
        if 0 < cursor < standing.purged_seq and purged != standing.purged_seq:
            raise CursorTooOld
        top = standing.seq
        found = _after(runner, account, standing, cursor, top, limit + 1)
    more = len(found) > limit
    return _page(account, standing, found[:limit], found[limit - 1]["seq"] if more else top, more)


def _page(
    account: Account, standing: Standing, rows: list[dict[str, Any]], reached: int, more: bool
) -> Page:
    """The page of these rows, or of as many of the first as are not too much at once."""
    text = encode(rows)
    while len(text) > MOST_PAGE_BYTES and len(rows) > 1:
        del rows[max(1, len(rows) * MOST_PAGE_BYTES // len(text) - 1) :]
        reached, more = rows[-1]["seq"], True
        text = encode(rows)
    head = {
        "cursor": reached,
        "more": more,
        "scopes": scopes_of(account),
        "epoch": standing.epoch,
        "purged": standing.purged_seq,
        "server_now": max(clock.wall_ms(), standing.clock_ms),
    }
    to_note = (standing.noted_at or "") <= later_instant(minutes=-5)
    return Page(b'{"rows":' + text + b"," + encode(head)[1:], to_note)


def _after(
    runner: Runner, account: Account, standing: Standing, cursor: int, top: int, most: int
) -> list[dict[str, Any]]:
    """The first `most` rows with `cursor` < seq ≤ `top` over all types, in order.

    `top` was read first: whatever is committed later lies above it, so nothing is passed by.
    """
    found: list[dict[str, Any]] = []
    last = top
    for kind in RECORD_TYPES.values():
        found.extend(_of_type(runner, account, kind, cursor, last, most))
        if len(found) >= most:  # what lies beyond these cannot be on the page
            found.sort(key=_position)
            del found[most:]
            last = found[-1]["seq"]
    for id_, seq, name, role, revoked_at in runner.rows(
        _PEOPLE, cursor=cursor, top=last, most=most
    ):
        facts = {"name": name, "role": role, "active": revoked_at is None}
        found.append(_served("person", id_, seq, facts))
    if cursor < standing.row_seq <= top:
        [(id_, *values)] = runner.rows(_ORGANISATION)
        facts = dict(zip(_OF_ORGANISATION, values, strict=True))
        found.append(_served("organisation", id_, standing.row_seq, facts))
    found.sort(key=_position)
    return found[:most]


_position = itemgetter("seq")


def _of_type(
    runner: Runner, account: Account, kind: RecordType, cursor: int, top: int, most: int
) -> Iterator[dict[str, Any]]:
    own = account.role == "partner" and not kind.shared_with_partner
    feed = _feed(kind.name, own)
    whose = {"person": account.person_id} if own else {}
    for id_, seq, by, deleted, erased, *values in runner.rows(
        feed, cursor=cursor, top=top, most=most, **whose
    ):
        row = {
            "type": kind.name,
            "id": id_,
            "seq": seq,
            "by": by,
            "deleted": deleted,
            "erased": erased,
            "set": dict(zip(kind.fields, values, strict=True)),
        }
        yield shown(kind, row, account)


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


_STANDING = Prepared(
    ANY.rows(Organisation, "epoch", "seq", "clock_ms", "row_seq", "purged_seq").add_columns(
        ANY.rows(Device, "last_pull_at")
        .where(col(Device.id) == bindparam("device"), col(Device.person_id) == bindparam("person"))
        .scalar_subquery()
    )
)
_OF_ORGANISATION = ("name", "time_zone", "settings")
_ORGANISATION = Prepared(ANY.rows(Organisation, "organisation_id", *_OF_ORGANISATION))


def _in_order(query: Select[Any], seq: Any) -> Prepared:
    above = query.where(seq > bindparam("cursor"), seq <= bindparam("top"))
    return Prepared(above.order_by(seq).limit(bindparam("most")))


_PEOPLE = _in_order(ANY.rows(Person, "id", "seq", "name", "role", "revoked_at"), col(Person.seq))


@cache
def _feed(type_: str, own: bool) -> Prepared:
    kind = RECORD_TYPES[type_]
    query = ANY.rows(kind.table, *HEAD, *kind.fields)
    if own:
        query = query.where(col(kind.table.created_by) == bindparam("person"))
    return _in_order(query, col(kind.table.seq))


def note_pull(engine: Engine, account: Account) -> None:
    """Remember when this phone last read; a database that cannot write now is asked to next time."""
    with suppress(OperationalError), writing(engine) as session:
        device = device_of(session, account)
        device.last_pull_at = now_instant()
        session.add(device)
