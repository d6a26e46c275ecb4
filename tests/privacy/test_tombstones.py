"""What was taken back long ago leaves the database, and phones that never knew are told."""

import pytest

from api.errors import CursorTooOld
from api.privacy.tombstones import KEPT_DAYS, purge_tombstones
from api.sync import clock
from tests.support.hands import Hand, change, create, met, new_id, outing

DAY = 86_400_000


def _ids(hand: Hand) -> set[str]:
    return {row["id"] for row in hand.rows()}


def test_only_what_was_taken_back_long_ago_and_nothing_refers_to_goes(
    nadia: Hand, elise: Hand
) -> None:
    now = clock.wall_ms()
    sortie, old, recent, kept, youth = (new_id() for _ in range(5))
    nadia.do(outing(sortie), create("youth", youth), at_ms=now - 400 * DAY)
    for count in (old, recent, kept):
        nadia.do(met(count, sortie), at_ms=now - 390 * DAY)
    nadia.do(change("encounter", old, "delete"), at_ms=now - (KEPT_DAYS + 1) * DAY)
    nadia.do(change("encounter", recent, "delete"), at_ms=now - (KEPT_DAYS - 1) * DAY)
    nadia.do(change("youth", youth, "delete"), at_ms=now - 300 * DAY)
    before = nadia.row(old)["seq"]
    organisation = nadia.account.organisation_id
    assert purge_tombstones(nadia.engine, [organisation]) == 1
    assert purge_tombstones(nadia.engine, [organisation]) == 0
    assert old not in _ids(nadia)
    assert {sortie, recent, kept, youth} <= _ids(nadia)
    with pytest.raises(CursorTooOld):
        nadia.page(before - 1)
    assert nadia.page(before)["rows"]


def test_the_stub_of_an_erased_note_never_expires(nadia: Hand, elise: Hand) -> None:
    youth, step, now = new_id(), new_id(), clock.wall_ms()
    nadia.do(create("youth", youth), at_ms=now - 400 * DAY)
    done = {"kind": "call", "status": "done", "at": "2026-01-05T10:00:00.000Z"}
    nadia.do(create("step", step, youth=youth, **done), at_ms=now - 399 * DAY)
    elise.do(change("youth", youth, "erase"))
    nadia.do(change("step", step, "delete"), at_ms=now - 300 * DAY)
    assert purge_tombstones(nadia.engine, [nadia.account.organisation_id]) == 0
    assert step in _ids(nadia)
