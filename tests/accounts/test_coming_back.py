"""A lost password, and someone who returns: the same person, with new keys."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine

from api import sealing
from api.accounts.models import Grant, Person, SignIn
from tests.accounts.behind import moment, stored
from tests.accounts.house import House, Link, Password, Someone


def forget(house: House, someone: Someone) -> Someone:
    """The same person after losing password and phone."""
    return Someone(house.browser(), someone.name, someone.role, someone.id)


def test_a_new_invitation_keeps_the_person_and_replaces_their_keys(
    house: House, elise: Someone, karim: Someone, engine: Engine
) -> None:
    again = forget(house, karim)
    link = house.invite(elise, "Karim", "outreach", karim.id)
    opened = again.post("/invitations/open", {"token": link.token}).json()
    assert (opened["person_id"], opened["email"]) == (karim.id, karim.email)
    assert house.join(link, again).json() == {"person_id": karim.id, "email": karim.email}
    assert karim.ask("GET", "/me").status_code == 401
    assert karim.sign_in().status_code == 401
    assert again.sign_in().status_code == 200
    assert again.opened_ring().newest == elise.ring[0].kid
    grants = [one for one in stored(engine, Grant) if one.person_id == karim.id]
    assert len(grants) == 1
    with pytest.raises(sealing.CannotOpen):
        sealing.open_grant(
            grants[0].jwe,
            sealing.open_private(
                sealing.wrap_private(karim.pair.private_jwk, bytes(32)), bytes(32)
            ),
        )


def test_it_must_be_the_same_person_and_address(
    house: House, elise: Someone, karim: Someone
) -> None:
    link = house.invite(elise, "Karim", "outreach", karim.id)
    again = forget(house, karim)
    again.ring = elise.ring
    body = link.acceptance(again)
    for field, wrong in (("id", str(uuid4())), ("email", "autre@mission.example")):
        changed = body | {"person": body["person"] | {field: wrong}}
        answer = again.post("/invitations/accept", changed)
        assert (answer.status_code, answer.json()["field"]) == (400, f"person.{field}")


def test_a_lost_password_is_no_way_to_another_role(elise: Someone, karim: Someone) -> None:
    body = Link().body(elise, "Karim", "coordinator", karim.id)
    answer = elise.post("/invitations", body)
    assert (answer.status_code, answer.json()["field"]) == (400, "role")


def test_management_gets_a_new_password_without_keys(house: House, elise: Someone) -> None:
    boss = house.hire(elise, "Paul", "management")
    again = forget(house, boss)
    assert house.join(house.invite(elise, "Paul", "management", boss.id), again).status_code == 201
    assert again.sign_in().json()["grants"] == []


def test_someone_who_left_comes_back_under_the_same_id(
    house: House, elise: Someone, karim: Someone, engine: Engine
) -> None:
    assert elise.post(f"/people/{karim.id}/revoke").status_code == 204
    left_at = {one.id: one.seq for one in stored(engine, Person)}[karim.id]
    again = forget(house, karim)
    assert house.join(house.invite(elise, "Karim", "partner", karim.id), again).status_code == 201
    me = again.sign_in().json()
    assert (me["person"]["id"], me["person"]["role"]) == (karim.id, "partner")
    (person,) = [one for one in stored(engine, Person) if one.id == karim.id]
    assert person.revoked_at is None and person.seq > left_at


def test_a_changed_role_cancels_the_invitation_made_for_the_old_one(
    house: House, elise: Someone, karim: Someone
) -> None:
    link = house.invite(elise, "Karim", "outreach", karim.id)
    assert elise.ask("PATCH", f"/people/{karim.id}", {"role": "management"}).status_code == 200
    assert house.join(link, forget(house, karim)).status_code == 410


def test_recovered_accounts_keep_no_session(
    house: House, elise: Someone, karim: Someone, engine: Engine
) -> None:
    karim.sign_in(device={"id": str(uuid4()), "label": ""})
    again = forget(house, karim)
    again.password = Password()
    house.join(house.invite(elise, "Karim", "outreach", karim.id), again)
    assert {one.person_id for one in stored(engine, SignIn) if one.ends_at > moment()} == {elise.id}
