"""Giving rows to phones: every committed row once, in order, and only what the role may hold."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from api.accounts.models import Organisation
from api.db import writing
from api.errors import CursorTooOld, WrongEpoch
from tests.support.hands import Hand, Team, change, create, envelope, met, new_id, outing, patch


def _all(hand: Hand, limit: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    cursor = 0
    for _ in range(1_000):
        page = hand.page(cursor, limit)
        rows += page["rows"]
        cursor = page["cursor"]
        if not page["more"]:
            return rows
    raise AssertionError("the pages never end")


@pytest.mark.parametrize("limit", [1, 3, 500])
def test_pages_of_any_size_give_every_row_once_and_in_order(nadia: Hand, limit: int) -> None:
    sortie = new_id()
    nadia.send(*[nadia.operation(outing(sortie))])
    nadia.send(*[nadia.operation(met(new_id(), sortie)) for _ in range(7)])
    nadia.do(patch("outing", sortie, title="Planoise"))
    rows = _all(nadia, limit)
    seqs = [row["seq"] for row in rows]
    assert seqs == sorted(set(seqs))
    assert len([row for row in rows if row["type"] == "encounter"]) == 7
    assert [row["set"]["title"] for row in rows if row["type"] == "outing"] == ["Planoise"]


def test_nothing_new_gives_no_row_and_keeps_the_cursor(nadia: Hand) -> None:
    nadia.do(outing(new_id()))
    cursor = nadia.page()["cursor"]
    page = nadia.page(cursor)
    assert (page["rows"], page["cursor"], page["more"]) == ([], cursor, False)


def test_a_reader_who_polls_while_eight_write_misses_nothing(team: Team) -> None:
    reader = team.hand("coordinator")
    hands = [team.hand("outreach") for _ in range(8)]
    seen: set[str] = set()
    cursor = 0

    def write(hand: Hand) -> list[str]:
        made = []
        for _ in range(12):
            ids = [new_id() for _ in range(3)]
            hand.send(*[hand.operation(outing(id_)) for id_ in ids])
            made += ids
        return made

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(write, hand) for hand in hands]
        while not all(future.done() for future in running):
            page = reader.page(cursor, 50)
            seen |= {row["id"] for row in page["rows"]}
            cursor = page["cursor"]
        made = {id_ for future in running for id_ in future.result()}
    seen |= {row["id"] for row in reader.page(cursor, 1_000)["rows"]}
    assert made <= seen


def test_a_partner_holds_the_lists_the_outings_without_their_note_and_their_own(
    team: Team,
) -> None:
    nadia, lou = team.hand("outreach"), team.hand("partner")
    place, sortie, theirs, own = new_id(), new_id(), new_id(), new_id()
    nadia.do(create("place", place, name="Planoise"))
    nadia.do(outing(sortie, note=envelope("outing", sortie, "note")))
    nadia.do(create("youth", theirs, name=envelope("youth", theirs, "name")))
    nadia.do(met(new_id(), sortie))
    lou.do(create("youth", own, name=envelope("youth", own, "name")), met(new_id(), sortie))
    rows = {row["id"]: row for row in lou.rows()}
    assert theirs not in rows
    assert rows[own]["set"]["name"]
    assert "note" not in rows[sortie]["set"]
    assert rows[place]["set"]["name"] == "Planoise"
    assert [row["by"] for row in rows.values() if row["type"] == "encounter"] == [
        lou.account.person_id
    ]


def test_a_partner_changes_only_their_own_and_refers_to_nothing_hidden(team: Team) -> None:
    nadia, lou = team.hand("outreach"), team.hand("partner")
    theirs, sortie = new_id(), new_id()
    nadia.do(create("youth", theirs), outing(sortie))

    def code(*changes: dict[str, Any]) -> str | None:
        refusal = lou.do(*changes).refusal
        return refusal.code if refusal else None

    assert code(patch("youth", theirs, housing="hostel")) == "unknown_record"
    assert code(met(new_id(), sortie, youth=theirs)) == "unknown_reference"
    assert code(patch("outing", sortie, title="Autre")) == "role"
    assert code(create("zone", new_id(), name="Battant", kind="priority")) == "role"
    assert code(create("place", new_id(), name="Battant")) is None


def test_management_receives_nothing_and_writes_nothing(team: Team) -> None:
    nadia, patrice = team.hand("outreach"), team.hand("management")
    nadia.do(create("youth", new_id()))
    assert patrice.rows() == []
    refusal = patrice.do(outing(new_id())).refusal
    assert refusal is not None
    assert refusal.code == "role"


def test_only_the_coordinator_erases_and_reseals(nadia: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    for kind in ("erase", "reseal"):
        refusal = nadia.do(change("youth", youth, kind)).refusal
        assert refusal is not None
        assert refusal.code == "role"


def test_a_cursor_of_another_epoch_or_ahead_of_the_counter_is_told_so(nadia: Hand) -> None:
    with pytest.raises(WrongEpoch):
        nadia.page(0, 10, epoch="of-before")
    with pytest.raises(WrongEpoch):
        nadia.page(10**6)


def test_a_cursor_older_than_the_last_tombstones_must_read_again(nadia: Hand) -> None:
    nadia.do(outing(new_id()))
    with writing(nadia.engine) as session:
        session.execute(update(Organisation).values({col(Organisation.purged_seq): 3}))
    with pytest.raises(CursorTooOld):
        nadia.page(2)
    assert nadia.page(0)["rows"]


def test_a_reading_from_zero_begun_after_the_purge_goes_on_page_by_page(nadia: Hand) -> None:
    nadia.send(*[nadia.operation(outing(new_id())) for _ in range(5)])
    with writing(nadia.engine) as session:
        session.execute(update(Organisation).values({col(Organisation.purged_seq): 5}))
    first = nadia.page(0, 2)
    assert first["purged"] == 5
    with pytest.raises(CursorTooOld):
        nadia.page(first["cursor"], 2)
    assert nadia.page(first["cursor"], 2, purged=first["purged"])["rows"]
    with pytest.raises(CursorTooOld):
        nadia.page(first["cursor"], 2, purged=4)


def test_the_scopes_word_changes_with_the_role(team: Team) -> None:
    words = {team.hand(role).page()["scopes"] for role in ("outreach", "coordinator", "partner")}
    assert len(words) == 3
