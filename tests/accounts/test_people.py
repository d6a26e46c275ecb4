"""The team: what each sees of the others, names and roles, leaving, lost phones."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.accounts.models import Device, Grant, Person, SignIn
from tests.accounts.behind import stored
from tests.accounts.house import House, Someone

PUSH = {"epoch": "", "client_now": 0, "app": "", "waiting": 0, "ops": []}


def seen(by: Someone, someone: Someone) -> dict[str, Any]:
    (found,) = [one for one in by.get("/people") if one["id"] == someone.id]
    return dict(found)


def sequence(engine: Engine, someone: Someone) -> int:
    (person,) = [one for one in stored(engine, Person) if one.id == someone.id]
    return person.seq


def test_a_coordinator_sees_addresses_and_phones(elise: Someone, karim: Someone) -> None:
    found = seen(elise, karim)
    assert found["email"] == karim.email
    (device,) = found["devices"]
    assert device == {
        "id": karim.device,
        "label": "Téléphone de Karim",
        "app": "0.1.0",
        "last_push_at": None,
        "last_pull_at": None,
        "waiting": 0,
        "revoked_at": None,
    }


@pytest.mark.parametrize("role", ["outreach", "partner", "management"])
def test_others_see_names_and_public_keys_only(house: House, elise: Someone, role: str) -> None:
    found = seen(house.hire(elise, "Karim", role), elise)
    assert found["email"] is None and found["devices"] is None
    assert found["name"] == "Elise" and found["public_key"] == elise.pair.public_jwk


def test_renaming_someone_gives_them_a_new_place_in_the_feed(
    elise: Someone, karim: Someone, engine: Engine
) -> None:
    before = sequence(engine, karim)
    changed = elise.ask("PATCH", f"/people/{karim.id}", {"name": "  Karim B. "}).json()
    assert changed["name"] == "Karim B." and sequence(engine, karim) > before


def test_a_role_among_those_with_keys_changes_nothing_else(
    elise: Someone, karim: Someone, engine: Engine
) -> None:
    before = sequence(engine, karim)
    assert elise.ask("PATCH", f"/people/{karim.id}", {"role": "partner"}).status_code == 200
    assert sequence(engine, karim) > before
    assert karim.get("/me")["person"]["role"] == "partner"
    assert karim.opened_ring().newest == elise.ring[0].kid


def test_demotion_to_management_equals_leaving_for_keys_and_phones(
    elise: Someone, karim: Someone, engine: Engine
) -> None:
    assert elise.ask("PATCH", f"/people/{karim.id}", {"role": "management"}).status_code == 200
    assert {one.person_id for one in stored(engine, Grant)} == {elise.id}
    assert karim.ask("GET", "/me").json()["code"] == "revoked"
    me = karim.sign_in().json()
    assert (me["person"]["role"], me["grants"], me["newest_kid"]) == ("management", [], None)


def test_promotion_from_management_needs_grants_and_a_vouched_key(
    house: House, elise: Someone
) -> None:
    boss = house.hire(elise, "Paul", "management")
    path = f"/people/{boss.id}"
    promotion = {
        "role": "outreach",
        "grants": elise.grants_to(boss.pair.public_jwk),
        "public_key_mac": elise.vouch(boss.id, boss.pair.public_jwk),
    }
    for missing in ("grants", "public_key_mac"):
        partly = {name: value for name, value in promotion.items() if name != missing}
        answer = elise.ask("PATCH", path, partly)
        assert (answer.status_code, answer.json()["field"]) == (400, missing)
    assert elise.ask("PATCH", path, promotion).status_code == 200
    assert boss.opened_ring().newest == elise.ring[0].kid


def test_grants_are_not_slipped_in_with_another_change(elise: Someone, karim: Someone) -> None:
    grants = elise.grants_to(karim.pair.public_jwk)
    for change in ({"name": "Karim"}, {"role": "partner"}, {"role": "management"}):
        answer = elise.ask("PATCH", f"/people/{karim.id}", {**change, "grants": grants})
        assert (answer.status_code, answer.json()["field"]) == (400, "grants")


def test_the_last_coordinator_can_neither_leave_nor_be_demoted(
    elise: Someone, karim: Someone
) -> None:
    answers = [
        elise.post(f"/people/{elise.id}/revoke"),
        elise.ask("PATCH", f"/people/{elise.id}", {"role": "outreach"}),
        elise.ask("PATCH", f"/people/{elise.id}", {"role": "management"}),
    ]
    assert {(one.status_code, one.json()["code"]) for one in answers} == {(409, "last_coordinator")}
    assert elise.get("/me")["person"]["role"] == "coordinator"
    assert elise.ask("PATCH", f"/people/{karim.id}", {"role": "coordinator"}).status_code == 200
    assert elise.post(f"/people/{elise.id}/revoke").status_code == 204


def test_a_coordinator_who_left_does_not_count(house: House, elise: Someone) -> None:
    second = house.hire(elise, "Nadia", "coordinator")
    assert second.post(f"/people/{elise.id}/revoke").status_code == 204
    assert second.post(f"/people/{second.id}/revoke").json()["code"] == "last_coordinator"


def test_leaving_deletes_grants_and_leaves_sessions_good_for_unsent_notes_only(
    elise: Someone, karim: Someone, engine: Engine
) -> None:
    before = sequence(engine, karim)
    assert elise.post(f"/people/{karim.id}/revoke").status_code == 204
    assert {one.person_id for one in stored(engine, Grant)} == {elise.id}
    (session,) = [one for one in stored(engine, SignIn) if one.person_id == karim.id]
    assert session.push_only and session.revoked
    assert karim.ask("GET", "/me").json()["code"] == "revoked"
    assert karim.post("/sync/push", PUSH).json().get("code") not in ("revoked", "not_signed_in")
    assert seen(elise, karim)["revoked_at"] and sequence(engine, karim) > before
    assert karim.sign_in().json()["code"] == "wrong_sign_in"


def test_revoking_twice_is_as_once(elise: Someone, karim: Someone) -> None:
    elise.post(f"/people/{karim.id}/revoke")
    first = seen(elise, karim)
    assert elise.post(f"/people/{karim.id}/revoke").status_code == 204
    assert seen(elise, karim) == first
    assert elise.ask("PATCH", f"/people/{karim.id}", {"name": "X"}).status_code == 404


def test_invitations_made_by_someone_who_leaves_are_cancelled(house: House, elise: Someone) -> None:
    second = house.hire(elise, "Nadia", "coordinator")
    link = house.invite(second, "Alix", "outreach")
    kept = house.invite(elise, "Karim", "outreach")
    elise.post(f"/people/{second.id}/revoke")
    assert house.join(link, house.newcomer("Alix", "outreach")).status_code == 410
    assert house.join(kept, house.newcomer("Karim", "outreach")).status_code == 201


def test_a_lost_phone_is_told_to_drop_the_names_and_its_owner_is_not(
    house: House, elise: Someone, karim: Someone, engine: Engine
) -> None:
    lost, karim.client = karim.client, house.browser()
    lost_device, karim.device = karim.device, "7a0c1f52-8c47-4e0a-9d21-b5a7c9e1f304"
    karim.sign_in()
    path = f"/people/{karim.id}/devices/{lost_device}/revoke"
    assert elise.post(path).status_code == elise.post(path).status_code == 204
    assert karim.get("/me")["person"]["id"] == karim.id
    karim.client = lost
    assert karim.ask("GET", "/me").json()["code"] == "revoked"
    revoked = {one.id for one in stored(engine, Device) if one.revoked_at}
    assert revoked == {lost_device}
    assert elise.post(f"/people/{elise.id}/devices/{lost_device}/revoke").status_code == 404


def test_a_phone_found_again_is_let_in_by_the_password(elise: Someone, karim: Someone) -> None:
    elise.post(f"/people/{karim.id}/devices/{karim.device}/revoke")
    assert karim.sign_in().status_code == 200
    assert karim.get("/me")["person"]["id"] == karim.id
    assert seen(elise, karim)["devices"][0]["revoked_at"] is None
