"""The first run: one organisation, once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from api.accounts import organisations
from api.accounts.models import Organisation, Person
from api.db import reading
from tests.accounts.house import House, Someone


def test_a_new_server_says_that_it_has_no_organisation(house: House) -> None:
    start = house.browser().get("/api/start")
    assert start.json() == {"configured": False}


def test_the_first_coordinator_is_signed_in_and_opens_the_key(house: House) -> None:
    elise = house.found()
    me = elise.get("/me")
    assert me["person"] == {
        "id": elise.id,
        "name": "Elise",
        "email": "elise@mission.example",
        "role": "coordinator",
    }
    assert me["organisation"]["time_zone"] == "Europe/Paris"
    assert elise.opened_ring().newest == me["newest_kid"] == elise.ring[0].kid
    assert house.browser().get("/api/start").json() == {"configured": True}


def test_the_organisation_and_its_coordinator_have_their_places_in_the_feed(
    house: House, elise: Someone, engine: Engine
) -> None:
    with reading(engine) as session:
        organisation = session.get_one(Organisation, house.organisation_id)
        person = session.get_one(Person, (house.organisation_id, elise.id))
        assert (organisation.row_seq, person.seq, organisation.seq) == (1, 2, 2)


def test_a_second_first_run_is_refused(house: House, elise: Someone) -> None:
    intruder = house.newcomer("Zoe", "coordinator")
    other = House(house.app, house.portal)
    answer = intruder.post("/organisations", other.first_run(intruder))
    assert (answer.status_code, answer.json()["code"]) == (409, "already_done")
    assert "set-cookie" not in answer.headers


def test_a_second_first_run_is_refused_before_its_password_costs_anything(
    house: House, elise: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretched: list[str] = []
    monkeypatch.setattr(organisations, "hash_secret", stretched.append)
    intruder = house.newcomer("Zoe", "coordinator")
    other = House(house.app, house.portal).first_run(intruder)
    answer = intruder.post("/organisations", other)
    assert (answer.status_code, answer.json()["code"]) == (409, "already_done")
    assert stretched == []


def test_of_many_first_runs_at_once_one_wins(house: House, engine: Engine) -> None:
    runs = []
    for number in range(6):
        person = house.newcomer(f"Personne{number}", "coordinator")
        runs.append((person, House(house.app, house.portal).first_run(person)))
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda run: run[0].post("/organisations", run[1]), runs))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Organisation)) == 1
        assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_a_coordinator_whose_key_nobody_vouches_for_is_refused(house: House) -> None:
    first = house.newcomer("Elise", "coordinator")
    body = house.first_run(first)
    body["person"]["public_key_mac"] = ""
    answer = first.post("/organisations", body)
    assert (answer.status_code, answer.json()["field"]) == (400, "person.public_key_mac")
    assert house.browser().get("/api/start").json() == {"configured": False}
