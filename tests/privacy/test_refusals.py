"""Names in refused operations leave too, by themselves: who is named may have no file at all."""

from typing import Any

import pytest

from api.accounts.models import Organisation
from api.db import writing
from api.operations.daily import tidy
from api.privacy.refusals import empty_old_refusals
from api.records.door import Door
from api.sync.models import RefusedOperation
from tests.privacy.test_retention import LONG_AGO, RECENT, ms
from tests.support.hands import Hand, Team, create, envelope, new_id, outing, stored


def refused(hand: Hand, days: int) -> str:
    """A file with a name, made so many days ago, that the server does not take."""
    youth = new_id()
    made = create("youth", youth, gender="female", name=envelope("youth", youth, "name"))
    assert hand.do(made, at_ms=ms(days)).status == "refused"
    return youth


def said(hand: Hand) -> dict[str, dict[str, Any]]:
    """What refused operations say, by record."""
    kept = stored(hand.engine, RefusedOperation)
    return {change["id"]: change["set"] for one in kept for change in one.changes}


def tidied(hand: Hand) -> int:
    return empty_old_refusals(hand.engine, [hand.account.organisation_id])


@pytest.fixture
def gone(team: Team) -> Hand:
    """The phone of somebody who left: all that it sends is refused."""
    return team.hand("outreach", revoked=True)


def test_a_name_that_came_from_a_phone_taken_away_goes_after_24_months_and_facts_stay(
    gone: Hand,
) -> None:
    old, recent = refused(gone, LONG_AGO), refused(gone, RECENT)
    assert tidied(gone) == 1
    assert said(gone)[old] == {"gender": "female", "name": None}
    assert said(gone)[recent]["name"]
    assert tidied(gone) == 0


def test_the_server_does_it_each_day(gone: Hand) -> None:
    old = refused(gone, LONG_AGO)
    tidy(gone.engine, gone.ledger)
    assert said(gone)[old]["name"] is None


def test_what_was_refused_long_ago_goes_although_its_phone_said_a_day_to_come(gone: Hand) -> None:
    ahead = refused(gone, -LONG_AGO)
    with writing(gone.engine) as session:
        one = session.scalars(Door(gone.account.organisation_id).rows(RefusedOperation)).one()
        one.refused_at = "2020-01-01T00:00:00.000Z"
    assert tidied(gone) == 1
    assert said(gone)[ahead]["name"] is None


def test_an_organisation_that_keeps_names_for_less_keeps_these_for_less(gone: Hand) -> None:
    some = refused(gone, RECENT)
    with writing(gone.engine) as session:
        one = session.scalars(Door(gone.account.organisation_id).rows(Organisation)).one()
        one.settings = {"retention_months": 6}
    assert tidied(gone) == 1
    assert said(gone)[some]["name"] is None


def test_what_was_emptied_and_is_sent_again_once_its_reason_is_gone_has_its_words(
    nadia: Hand,
) -> None:
    sortie, step, youth = new_id(), new_id(), new_id()
    note = envelope("step", step, "note")
    done = {"kind": "call", "status": "done", "at": "2026-01-05T10:00:00.000Z"}
    late = nadia.operation(create("step", step, youth=youth, note=note, **done), at_ms=ms(LONG_AGO))
    assert nadia.send(late).results[0].status == "refused"
    assert tidied(nadia) == 1
    nadia.do(outing(sortie), create("youth", youth))
    assert nadia.send(late).results[0].status == "applied"
    assert nadia.row(step)["set"]["note"] == note
    assert stored(nadia.engine, RefusedOperation) == []
