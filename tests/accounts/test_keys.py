"""Organisation keys: rotation for everyone who stays, grants for who lacks one."""

from typing import Any

from sqlalchemy import Engine, delete
from sqlmodel import col

from api import sealing
from api.accounts.models import Grant, OrganisationKey
from api.db import writing
from tests.accounts.behind import moment, set_all
from tests.accounts.house import House, Someone


def rotation(house: House, key: sealing.OrganisationKey, *people: Someone) -> dict[str, Any]:
    return {
        "kid": key.kid,
        "grants": [
            {"person_id": one.id, "jwe": sealing.grant(key, one.pair.public_jwk)} for one in people
        ],
        "recovery_grant": sealing.grant(key, house.recovery.public_jwk),
    }


def test_what_a_coordinator_needs_to_grant_and_rotate(house: House, elise: Someone) -> None:
    keys = elise.get("/keys")
    kid = elise.ring[0].kid
    assert (keys["kids"], keys["newest_kid"], keys["people"]) == ([kid], kid, [])
    assert keys["recovery_public_key"] == house.recovery.public_jwk
    assert sealing.is_vouched_for(
        sealing.OrganisationKeys.of(elise.ring),
        sealing.RECOVERY_OWNER,
        keys["recovery_public_key"],
        keys["recovery_public_key_mac"],
    )
    assert [grant["kid"] for grant in keys["recovery_grants"]] == [kid]


def test_after_someone_left_a_new_key_goes_to_everyone_who_stays(
    house: House, elise: Someone, karim: Someone
) -> None:
    gone = house.hire(elise, "Zoe", "partner")
    elise.post(f"/people/{gone.id}/revoke")
    new = sealing.new_organisation_key()
    answer = elise.post("/keys", rotation(house, new, elise, karim))
    assert answer.status_code == 201
    assert answer.json() == elise.get("/keys")
    assert answer.json()["kids"] == [elise.ring[0].kid, new.kid]
    for one in (elise, karim):
        ring = one.opened_ring()
        assert ring.newest == new.kid and set(ring.by_kid) == {elise.ring[0].kid, new.kid}


def test_a_rotation_that_forgets_someone_is_refused(
    house: House, elise: Someone, karim: Someone
) -> None:
    new = sealing.new_organisation_key()
    answer = elise.post("/keys", rotation(house, new, elise))
    assert (answer.status_code, answer.json()["code"]) == (409, "team_changed")
    assert elise.get("/keys")["kids"] == [elise.ring[0].kid]


def test_someone_whose_key_nobody_vouches_for_may_be_left_out_and_is_listed(
    house: House, elise: Someone, karim: Someone
) -> None:
    new = sealing.new_organisation_key()
    body = rotation(house, new, elise) | {"left_out": [karim.id]}
    answer = elise.post("/keys", body)
    assert (answer.status_code, answer.json()["people"]) == (201, [karim.id])
    assert karim.opened_ring().newest == elise.ring[0].kid


def test_a_rotation_for_someone_who_left_or_may_read_no_name_is_refused(
    house: House, elise: Someone, karim: Someone
) -> None:
    boss = house.hire(elise, "Paul", "management")
    elise.post(f"/people/{karim.id}/revoke")
    new = sealing.new_organisation_key()
    for people in ((elise, karim), (elise, boss), (elise, elise)):
        answer = elise.post("/keys", rotation(house, new, *people))
        assert (answer.status_code, answer.json()["code"]) == (409, "team_changed")
    assert elise.post("/keys", rotation(house, new, elise)).status_code == 201


def test_rotation_cancels_open_invitations(house: House, elise: Someone) -> None:
    link = house.invite(elise, "Alix", "outreach")
    elise.post("/keys", rotation(house, sealing.new_organisation_key(), elise))
    assert elise.get("/invitations") == []
    assert house.join(link, house.newcomer("Alix", "outreach")).status_code == 410


def test_a_known_key_is_no_new_one(house: House, elise: Someone) -> None:
    answer = elise.post("/keys", rotation(house, elise.ring[0], elise))
    assert (answer.status_code, answer.json()["field"]) == (409, "kid")


def test_the_newest_key_is_last_even_when_the_clock_ran_back(
    house: House, elise: Someone, engine: Engine
) -> None:
    set_all(engine, OrganisationKey, made_at=moment(hours=5))
    new = sealing.new_organisation_key()
    elise.post("/keys", rotation(house, new, elise))
    assert elise.get("/me")["newest_kid"] == new.kid
    assert elise.opened_ring().newest == new.kid


def test_who_lacks_the_newest_key_is_named_and_can_be_granted_it(
    elise: Someone, karim: Someone, engine: Engine
) -> None:
    with writing(engine) as session:
        session.execute(delete(Grant).where(col(Grant.person_id) == karim.id))
    assert elise.get("/keys")["people"] == [karim.id]
    (grant,) = elise.grants_to(karim.pair.public_jwk)
    given = {"grants": [{"person_id": karim.id, **grant}]}
    assert elise.post("/grants", given).status_code == 204
    assert elise.post("/grants", given).status_code == 204
    assert elise.get("/keys")["people"] == []
    assert karim.opened_ring().newest == elise.ring[0].kid


def test_nobody_outside_the_team_and_no_management_is_granted_a_key(
    house: House, elise: Someone, karim: Someone
) -> None:
    boss = house.hire(elise, "Paul", "management")
    elise.post(f"/people/{karim.id}/revoke")
    stranger = house.newcomer("Zoe", "outreach")
    for someone in (boss, karim, stranger):
        (grant,) = elise.grants_to(someone.pair.public_jwk)
        answer = elise.post("/grants", {"grants": [{"person_id": someone.id, **grant}]})
        assert (answer.status_code, answer.json()["code"]) == (409, "team_changed")


def test_a_grant_must_be_of_the_key_it_is_said_to_be(elise: Someone, karim: Someone) -> None:
    other = sealing.new_organisation_key()
    grant = sealing.grant(other, karim.pair.public_jwk)
    wrong = {"person_id": karim.id, "kid": elise.ring[0].kid, "jwe": grant}
    assert elise.post("/grants", {"grants": [wrong]}).status_code == 400
    unknown = wrong | {"kid": other.kid}
    assert elise.post("/grants", {"grants": [unknown]}).json()["code"] == "team_changed"
