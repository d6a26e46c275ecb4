"""What the server does by itself once a day."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.models import SignIn
from api.db import writing
from api.operations.daily import tidy
from api.operations.replay import finish_erasures
from api.sync import clock
from tests.accounts.behind import moment, stored
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


def test_an_erasure_that_its_phone_asked_for_again_meanwhile_is_not_done_twice(
    nadia: Hand, elise: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    youth, at = new_id(), clock.instant(clock.wall_ms())
    nadia.do(create("youth", youth))
    nadia.ledger.add(nadia.account.organisation_id, "erased", at, ids=[youth])

    def after_a_push(engine: Engine) -> AbstractContextManager[Session]:
        monkeypatch.undo()
        elise.do(change("youth", youth, "erase"))
        return writing(engine)

    monkeypatch.setattr("api.operations.replay.writing", after_a_push)
    ours = [nadia.account.organisation_id]
    assert finish_erasures(nadia.engine, nadia.ledger, ours) == 0
    assert len(list(nadia.ledger.events())) == 2
    assert finish_erasures(nadia.engine, nadia.ledger, ours) == 0


def test_old_tombstones_of_every_organisation_go_by_themselves(nadia: Hand) -> None:
    now = clock.wall_ms()
    sortie, old = new_id(), new_id()
    nadia.do(outing(sortie), met(old, sortie), at_ms=now - 300 * DAY)
    nadia.do(change("encounter", old, "delete"), at_ms=now - 200 * DAY)
    tidy(nadia.engine, nadia.ledger)
    assert old not in {row["id"] for row in nadia.rows()}


def test_a_session_leaves_once_no_browser_can_have_its_cookie(nadia: Hand) -> None:
    account = nadia.account
    with Session(nadia.engine) as session:
        for token, days in (("gone", 91), ("may be told", 89), ("open", -1)):
            session.add(
                SignIn(
                    token_hash=token,
                    organisation_id=account.organisation_id,
                    person_id=account.person_id,
                    device_id=account.device_id,
                    revoked=True,
                    started_at=moment(days=-200),
                    used_at=moment(days=-200),
                    ends_at=moment(days=-days),
                )
            )
        session.commit()
    tidy(nadia.engine, nadia.ledger)
    assert {one.token_hash for one in stored(nadia.engine, SignIn)} == {"may be told", "open"}
