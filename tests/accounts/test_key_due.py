"""Whether a new key is due: asked of the server, so that no browser alone has to remember it."""

import pytest
from sqlalchemy import Engine

from api import sealing
from api.accounts.models import OrganisationKey, Person
from tests.accounts.behind import moment, set_all, stored
from tests.accounts.house import House, Someone
from tests.accounts.test_keys import rotation


def is_due(by: Someone) -> bool:
    return bool(by.get("/keys")["new_key_due"])


def renew(house: House, by: Someone, *others: Someone) -> None:
    answer = by.post("/keys", rotation(house, sealing.new_organisation_key(), by, *others))
    assert (answer.status_code, answer.json()["new_key_due"]) == (201, False)


def put_out(by: Someone, someone: Someone, *, phone: bool = False) -> None:
    which = f"/devices/{someone.device}" if phone else ""
    assert by.post(f"/people/{someone.id}{which}/revoke").status_code == 204


def test_none_is_due_while_nobody_was_put_out(elise: Someone, karim: Someone) -> None:
    assert not is_due(elise) and not is_due(elise)


def test_somebody_who_leaves_makes_one_due_until_any_coordinator_has_made_it(
    house: House, elise: Someone, karim: Someone
) -> None:
    second = house.hire(elise, "Nadia", "coordinator")
    put_out(elise, karim)
    assert is_due(elise) and is_due(second)
    renew(house, second, elise)
    assert not is_due(elise) and not is_due(second)
    put_out(elise, karim)
    assert not is_due(elise)


def test_a_lost_phone_makes_one_due_unless_its_owner_finds_it_again_first(
    house: House, elise: Someone, karim: Someone
) -> None:
    put_out(elise, karim, phone=True)
    assert is_due(elise)
    karim.sign_in()
    assert not is_due(elise)
    put_out(elise, karim, phone=True)
    renew(house, elise, karim)
    assert not is_due(elise)


def test_one_key_is_enough_for_two_who_left(house: House, elise: Someone, karim: Someone) -> None:
    put_out(elise, house.hire(elise, "Zoe", "partner"))
    put_out(elise, karim)
    renew(house, elise)
    assert not is_due(elise)


@pytest.mark.parametrize("hours", [5, 0, -5])
def test_a_clock_that_ran_back_neither_hides_that_one_is_due_nor_asks_for_it_for_ever(
    house: House, elise: Someone, karim: Someone, engine: Engine, hours: int
) -> None:
    gone = house.hire(elise, "Zoe", "partner")
    set_all(engine, OrganisationKey, made_at=moment(hours=hours))
    put_out(elise, gone)
    assert is_due(elise)
    (left,) = [one for one in stored(engine, Person) if one.revoked_at]
    renew(house, elise, karim)
    assert max(one.made_at for one in stored(engine, OrganisationKey)) > str(left.revoked_at)
    put_out(elise, karim)
    assert is_due(elise)
