"""What the server does by itself once a day."""

from api.operations.daily import tidy
from api.sync import clock
from tests.support.hands import Hand, change, create, met, new_id, outing

DAY = 86_400_000


def test_an_erasure_that_was_cut_off_before_its_commit_is_finished(nadia: Hand) -> None:
    known, cut_off = new_id(), new_id()
    nadia.do(create("youth", known), create("youth", cut_off))
    nadia.ledger.add(
        nadia.account.organisation_id, "erased", clock.instant(clock.wall_ms()), ids=[cut_off]
    )
    tidy(nadia.engine, nadia.ledger)
    rows = {row["id"]: row for row in nadia.rows()}
    assert rows[cut_off]["erased"] and not rows[known]["erased"]


def test_old_tombstones_of_every_organisation_go_by_themselves(nadia: Hand) -> None:
    now = clock.wall_ms()
    sortie, old = new_id(), new_id()
    nadia.do(outing(sortie), met(old, sortie), at_ms=now - 300 * DAY)
    nadia.do(change("encounter", old, "delete"), at_ms=now - 200 * DAY)
    tidy(nadia.engine, nadia.ledger)
    assert old not in {row["id"] for row in nadia.rows()}
