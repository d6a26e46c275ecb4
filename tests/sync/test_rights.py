"""A push that waited its turn has the rights that its person has by then."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, Engine
from sqlmodel import Session, col

from api.accounts.models import Person, SignIn
from api.db import writing, writing_plainly
from api.errors import NotSignedIn
from api.records.door import Door
from api.sync.models import Operation, RefusedOperation
from api.sync.pull import scopes_of
from tests.support.hands import Hand, change, create, new_id, stored

MAY_CHANGE = Callable[[Hand, Callable[[Session, Door], Any]], None]
LATER = "2999-01-01T00:00:00.000Z"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> MAY_CHANGE:
    """Gives a phone a session, and has something happen while its next push waits its turn."""

    def happens(hand: Hand, what: Callable[[Session, Door], Any]) -> None:
        hand.account = replace(hand.account, token_hash=new_id())
        told = {name: getattr(hand.account, name) for name in ("organisation_id", "person_id")}
        told |= {"token_hash": hand.account.token_hash, "device_id": hand.account.device_id}
        with writing(hand.engine) as session:
            session.add(SignIn(**told, started_at="", used_at="", ends_at=LATER))

        def its_turn(engine: Engine) -> AbstractContextManager[Connection]:
            monkeypatch.undo()
            with writing(engine) as session:
                what(session, Door(hand.account.organisation_id))
            return writing_plainly(engine)

        monkeypatch.setattr("api.sync.push.writing_plainly", its_turn)

    return happens


def test_who_was_revoked_meanwhile_has_nothing_applied_and_is_told_no_row(
    nadia: Hand, meanwhile: MAY_CHANGE
) -> None:
    shut = {"push_only": True, "revoked": True}
    meanwhile(nadia, lambda session, door: session.execute(door.change(SignIn).values(**shut)))
    answer = nadia.send(nadia.operation(create("youth", new_id())))
    assert [one.refusal and one.refusal.code for one in answer.results] == ["revoked"]
    assert answer.rows == []
    assert stored(nadia.engine, Operation) == []
    assert len(stored(nadia.engine, RefusedOperation)) == 1


def test_who_coordinates_no_longer_erases_nobody(elise: Hand, meanwhile: MAY_CHANGE) -> None:
    youth, me = new_id(), elise.account.person_id
    elise.do(create("youth", youth))

    def loses_the_role(session: Session, door: Door) -> None:
        mine = door.change(Person).where(col(Person.id) == me)
        session.execute(mine.values(role="outreach"))

    meanwhile(elise, loses_the_role)
    answer = elise.send(elise.operation(change("youth", youth, "erase")))
    assert [one.refusal and one.refusal.code for one in answer.results] == ["role"]
    assert scopes_of(answer.account) == scopes_of(replace(elise.account, role="outreach"))
    assert not elise.row(youth)["erased"]


def test_a_session_that_ended_meanwhile_stores_nothing(nadia: Hand, meanwhile: MAY_CHANGE) -> None:
    meanwhile(nadia, lambda session, door: session.execute(door.remove(SignIn)))
    with pytest.raises(NotSignedIn):
        nadia.do(create("youth", new_id()))
    assert stored(nadia.engine, Operation) == []
    assert stored(nadia.engine, RefusedOperation) == []


def test_a_session_that_nothing_happens_to_goes_on(nadia: Hand, meanwhile: MAY_CHANGE) -> None:
    meanwhile(nadia, lambda session, door: None)
    assert nadia.do(create("youth", new_id())).status == "applied"
