"""Signing in and out, on one's own phone, on a lost one, on a shared computer."""

from uuid import uuid4

from sqlalchemy import Engine

from api.accounts.models import SignIn
from tests.accounts.behind import moment, set_all, stored
from tests.accounts.house import House, Password, Someone


def test_the_password_alone_gives_the_keys_back_on_a_new_phone(
    house: House, elise: Someone
) -> None:
    elise.client, elise.device = house.browser(), str(uuid4())
    salted = elise.post("/sessions/salt", {"email": "ELISE@Mission.Example "}).json()
    assert salted["salt"] == elise.password.salt
    me = elise.sign_in(email=" Elise@mission.example").json()
    assert me == elise.get("/me") | {"server_now": me["server_now"]}
    assert elise.opened_ring().newest == elise.ring[0].kid


def test_an_unknown_address_gets_a_salt_of_the_same_shape_always_the_same(elise: Someone) -> None:
    nobody = {"email": "personne@mission.example"}
    first, again = (elise.post("/sessions/salt", nobody).json() for _ in range(2))
    known = elise.post("/sessions/salt", {"email": elise.email}).json()
    assert first == again
    assert first["stretch"] == known["stretch"] and len(first["salt"]) == len(known["salt"])
    assert first["salt"] != known["salt"]


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(elise: Someone) -> None:
    wrong = elise.sign_in(auth=Password().auth)
    unknown = elise.sign_in(email="personne@mission.example")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.json()["code"] == "wrong_sign_in" and wrong.json()["field"] is None
    assert "set-cookie" not in wrong.headers


def test_signing_in_again_on_a_device_replaces_its_session(
    elise: Someone, house: House, engine: Engine
) -> None:
    old = elise.client
    elise.client = house.browser()
    assert elise.sign_in().status_code == 200
    assert len(stored(engine, SignIn)) == 1
    elise.client = old
    assert elise.ask("GET", "/me").json()["code"] == "not_signed_in"


def test_two_accounts_live_side_by_side_on_one_phone(
    house: House, elise: Someone, karim: Someone
) -> None:
    karim.client, karim.device = elise.client, elise.device
    assert karim.sign_in().status_code == 200
    assert (elise.get("/me")["person"]["name"], karim.get("/me")["person"]["name"]) == (
        "Elise",
        "Karim",
    )
    assert karim.post("/sessions/current/end", {}).status_code == 204
    assert karim.ask("GET", "/me").status_code == 401
    assert elise.get("/me")["person"]["id"] == elise.id


def test_a_request_that_names_no_account_or_anothers_is_not_signed_in(
    elise: Someone, karim: Someone
) -> None:
    client = elise.client
    assert client.get("/api/me").status_code == 401
    for name in (karim.id, str(uuid4()), "", "nobody", f"{elise.id}x"):
        answer = client.get("/api/me", headers={"X-Kaftruck-Account": name})
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_ones_own_cookie_under_anothers_name_opens_nothing(elise: Someone, karim: Someone) -> None:
    token = karim.client.cookies[f"kaftruck_{karim.id}"]
    answer = elise.client.get(
        "/api/me",
        headers={"X-Kaftruck-Account": elise.id, "Cookie": f"kaftruck_{elise.id}={token}"},
    )
    assert answer.status_code == 401


def test_an_ended_session_is_not_signed_in(elise: Someone, engine: Engine) -> None:
    set_all(engine, SignIn, ends_at=moment(seconds=-1))
    assert elise.ask("GET", "/me").json()["code"] == "not_signed_in"


def test_leaving_a_session_push_only_reads_nothing_and_can_still_end(elise: Someone) -> None:
    assert elise.post("/sessions/current/end", {"push_only": True}).status_code == 204
    assert elise.ask("GET", "/me").json()["code"] == "not_signed_in"
    push = {"epoch": "", "client_now": 0, "app": "", "waiting": 0, "ops": []}
    assert elise.post("/sync/push", push).status_code not in (401, 403)
    assert elise.post("/sessions/current/end", {}).status_code == 204
    assert elise.post("/sync/push", push).status_code == 401


def test_i_see_my_devices_and_end_one_of_them(house: House, elise: Someone) -> None:
    phone, laptop = elise.device, str(uuid4())
    first = elise.client
    elise.client, elise.device = house.browser(), laptop
    elise.sign_in(shared=True)
    seen = {one["device_id"]: one for one in elise.get("/sessions")}
    assert set(seen) == {phone, laptop}
    assert seen[laptop]["current"] and seen[laptop]["shared"] and not seen[phone]["current"]
    assert seen[phone]["label"] == "Téléphone de Elise" and seen[laptop]["app"] == "0.1.0"
    assert elise.ask("DELETE", f"/sessions/{phone}").status_code == 204
    assert {one["device_id"] for one in elise.get("/sessions")} == {laptop}
    assert elise.ask("DELETE", f"/sessions/{uuid4()}").status_code == 404
    elise.client = first
    assert elise.ask("GET", "/me").json()["code"] == "revoked"


def test_nobody_ends_a_colleagues_session(elise: Someone, karim: Someone) -> None:
    assert elise.ask("DELETE", f"/sessions/{karim.device}").status_code == 404
    assert karim.get("/me")["person"]["id"] == karim.id


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(
    house: House, elise: Someone
) -> None:
    here, there = elise.client, house.browser()
    elise.client = there
    elise.sign_in(device={"id": str(uuid4()), "label": ""})
    elise.client, old = here, elise.password
    elise.password = Password()
    change = elise.password.keys(elise.pair.private_jwk) | {"auth_old": old.auth}
    assert elise.ask("PUT", "/me/password", change).status_code == 204
    assert elise.opened_ring().newest == elise.ring[0].kid
    elise.client = there
    assert elise.ask("GET", "/me").status_code == 401
    assert elise.sign_in(auth=old.auth).status_code == 401
    assert elise.sign_in().status_code == 200


def test_the_old_password_is_needed_to_change_it(elise: Someone) -> None:
    kept = elise.password
    elise.password = Password()
    change = elise.password.keys(elise.pair.private_jwk) | {"auth_old": Password().auth}
    answer = elise.ask("PUT", "/me/password", change)
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_sign_in")
    elise.password = kept
    assert elise.sign_in().status_code == 200


def test_a_password_stretched_too_little_is_refused(elise: Someone) -> None:
    for cost in ({"memory_kib": 1024}, {"iterations": 1}, {"version": 16}):
        change = Password().keys(elise.pair.private_jwk) | {"auth_old": elise.password.auth}
        change["stretch"] = change["stretch"] | cost
        answer = elise.ask("PUT", "/me/password", change)
        assert (answer.status_code, answer.json()["field"]) == (400, f"stretch.{next(iter(cost))}")
    assert elise.sign_in().status_code == 200
