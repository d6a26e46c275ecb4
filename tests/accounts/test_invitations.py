"""Invitations: for one person, once, 72 hours; no key for management."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api import sealing
from api.accounts.models import Invitation, Person
from tests.accounts.behind import moment, set_all, stored
from tests.accounts.house import House, Link, Someone


@pytest.mark.parametrize("role", ["coordinator", "outreach", "partner"])
def test_an_invited_person_opens_the_same_keys(house: House, elise: Someone, role: str) -> None:
    hired = house.hire(elise, "Karim", role)
    assert hired.get("/me")["person"]["role"] == role
    assert hired.opened_ring().by_kid == elise.opened_ring().by_kid


def test_management_joins_without_any_key(house: House, elise: Someone) -> None:
    boss = house.hire(elise, "Paul", "management")
    me = boss.get("/me")
    assert (me["person"]["role"], me["grants"], me["newest_kid"]) == ("management", [], None)


def test_an_invitation_lasts_seventy_two_hours(elise: Someone) -> None:
    ends_at = elise.post("/invitations", Link().body(elise, "Karim", "outreach")).json()["ends_at"]
    assert moment(hours=71.9) < ends_at < moment(hours=72.1)


def test_the_holder_of_the_link_learns_what_it_is_for(house: House, elise: Someone) -> None:
    link = house.invite(elise, "Karim", "partner")
    opened = house.browser().post("/api/invitations/open", json={"token": link.token}).json()
    assert opened.pop("keys")
    assert opened == {
        "organisation": {"id": house.organisation_id, "name": "Mission locale d’essai"},
        "role": "partner",
        "name": "Karim",
        "person_id": None,
        "email": None,
    }


def test_joining_begins_no_session(house: House, elise: Someone) -> None:
    karim = house.newcomer("Karim", "outreach")
    joined = house.join(house.invite(elise, "Karim", "outreach"), karim)
    assert joined.status_code == 201
    assert joined.json() == {"person_id": karim.id, "email": karim.email}
    assert "set-cookie" not in joined.headers


def test_who_joins_takes_a_place_in_the_feed(house: House, elise: Someone, engine: Engine) -> None:
    karim = house.hire(elise, "Karim", "outreach")
    places = {person.id: person.seq for person in stored(engine, Person)}
    assert places[karim.id] == 3 and len(set(places.values())) == 2


@pytest.mark.parametrize("over", ["used", "ended", "cancelled", "never made"])
def test_an_invitation_that_is_over_says_so_and_no_more(
    house: House, elise: Someone, engine: Engine, over: str
) -> None:
    link = house.invite(elise, "Karim", "outreach")
    late = house.newcomer("Tard", "outreach")
    late.ring = elise.ring
    if over == "used":
        assert house.join(link, house.newcomer("Karim", "outreach")).status_code == 201
    elif over == "ended":
        set_all(engine, Invitation, ends_at=moment(seconds=-1))
    elif over == "cancelled":
        assert elise.ask("DELETE", f"/invitations/{link.token_hash}").status_code == 204
    else:
        link = Link()
    for answer in (
        late.post("/invitations/open", {"token": link.token}),
        late.post("/invitations/accept", link.acceptance(late)),
    ):
        assert (answer.status_code, answer.json()["code"]) == (410, "invitation_over")
    assert late.name not in {person.name for person in stored(engine, Person)}


@pytest.mark.parametrize("over", ["used", "cancelled", "ended"])
def test_the_invitations_copy_of_the_keys_is_deleted_when_it_is_over(
    house: House, elise: Someone, engine: Engine, over: str
) -> None:
    link = house.invite(elise, "Karim", "outreach")
    if over == "used":
        house.join(link, house.newcomer("Karim", "outreach"))
    elif over == "cancelled":
        elise.ask("DELETE", f"/invitations/{link.token_hash}")
    else:
        set_all(engine, Invitation, ends_at=moment(seconds=-1))
        house.invite(elise, "Alix", "management")
    kept = {one.token_hash: one.keys for one in stored(engine, Invitation)}
    assert kept[link.token_hash] is None


def test_only_open_invitations_are_listed(house: House, elise: Someone, engine: Engine) -> None:
    used, cancelled, link = (house.invite(elise, "Karim", "outreach") for _ in range(3))
    house.join(used, house.newcomer("Karim", "outreach"))
    elise.ask("DELETE", f"/invitations/{cancelled.token_hash}")
    (listed,) = elise.get("/invitations")
    assert listed.pop("ends_at") > moment(hours=71)
    assert listed == {
        "token_hash": link.token_hash,
        "role": "outreach",
        "name": "Karim",
        "person_id": None,
        "invited_by": elise.id,
    }
    assert elise.ask("DELETE", f"/invitations/{cancelled.token_hash}").status_code == 404


def test_keys_for_management_and_none_for_others_are_refused(elise: Someone) -> None:
    body = Link().body(elise, "Paul", "outreach")
    for wrong in (body | {"role": "management"}, body | {"keys": None}):
        answer = elise.post("/invitations", wrong)
        assert (answer.status_code, answer.json()["field"]) == (400, "keys")


def test_a_token_serves_one_invitation(elise: Someone) -> None:
    body = Link().body(elise, "Karim", "outreach")
    assert elise.post("/invitations", body).status_code == 201
    assert elise.post("/invitations", body).json()["code"] == "already_done"


def without_grants(body: Any, _elise: Someone) -> None:
    body["grants"] = []


def with_an_unknown_key(body: Any, elise: Someone) -> None:
    unknown = sealing.new_organisation_key()
    grant = sealing.grant(unknown, elise.pair.public_jwk)
    body["grants"].append({"kid": unknown.kid, "jwe": grant})


def twice_the_same(body: Any, _elise: Someone) -> None:
    body["grants"] *= 2


def unvouched(body: Any, _elise: Someone) -> None:
    body["person"]["public_key_mac"] = ""


@pytest.mark.parametrize("spoil", [without_grants, with_an_unknown_key, twice_the_same, unvouched])
def test_joining_needs_the_newest_key_granted_to_oneself_and_vouched_for(
    house: House, elise: Someone, spoil: Any
) -> None:
    link, karim = house.invite(elise, "Karim", "outreach"), house.newcomer("Karim", "outreach")
    karim.ring = elise.ring
    body = link.acceptance(karim)
    spoil(body, elise)
    answer = karim.post("/invitations/accept", body)
    assert answer.status_code == 400
    assert answer.json()["field"] in ("grants", "public_key_mac")
    assert karim.post("/invitations/accept", link.acceptance(karim)).status_code == 201


def test_management_may_bring_neither_grants_nor_a_vouched_key(
    house: House, elise: Someone
) -> None:
    link, boss = house.invite(elise, "Paul", "management"), house.newcomer("Paul", "management")
    boss.ring = elise.ring
    smuggled = link.acceptance(boss)
    assert boss.post("/invitations/accept", smuggled).json()["field"] == "grants"
    smuggled["grants"] = []
    assert boss.post("/invitations/accept", smuggled).json()["field"] == "public_key_mac"
    boss.ring = []
    assert boss.post("/invitations/accept", link.acceptance(boss)).status_code == 201


@pytest.mark.parametrize("same", ["id", "email"])
def test_an_address_or_id_already_there_is_refused_and_the_link_stays_good(
    house: House, elise: Someone, same: str
) -> None:
    link, karim = house.invite(elise, "Karim", "outreach"), house.newcomer("Karim", "outreach")
    karim.ring = elise.ring
    body = link.acceptance(karim)
    body["person"][same] = elise.id if same == "id" else elise.email.upper()
    answer = karim.post("/invitations/accept", body)
    assert (answer.status_code, answer.json()["field"]) == (409, f"person.{same}")
    assert karim.post("/invitations/accept", link.acceptance(karim)).status_code == 201
