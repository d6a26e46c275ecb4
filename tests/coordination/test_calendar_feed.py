"""The planning in a person's own calendar: who reads what, and when the address ends."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from uuid6 import uuid7

from api.accounts import throttle
from api.accounts.models import CalendarFeed
from api.db import writing
from api.records.outing import Outing
from api.records.partner import Partner
from api.records.place import Place
from tests.accounts.behind import moment, stored
from tests.accounts.house import House, Someone
from tests.coordination.test_ics import unfolded

OTHERS = "0198f2f0-0000-7000-8000-000000000001"


def keep(engine: Engine, house: House, table: Any, **values: Any) -> str:
    """A row as a phone would have brought it."""
    common = {"organisation_id": house.organisation_id, "id": str(uuid7()), "created_by": "x"}
    with writing(engine) as session:
        row = table(**common | {"seq": uuid7().int % 2**40, "stamps": {}} | values)
        session.add(row)
        session.flush()
        return str(row.id)


@pytest.fixture
def planned(house: House, elise: Someone, karim: Someone, engine: Engine) -> str:
    """An outing with everything that may be said of it, and a sealed note."""
    place = keep(engine, house, Place, name="Battant", commune="25056")
    partner = keep(engine, house, Partner, name="ADDSEA")
    return keep(
        engine,
        house,
        Outing,
        kind="street_round",
        status="planned",
        place=place,
        planned_start=moment(days=3),
        team=[elise.id, karim.id],
        partners=[{"partner": partner, "role": "present"}],
        note="sealed-note",
    )


def address(someone: Someone) -> str:
    """A new address of theirs."""
    answer = someone.post("/calendar")
    assert answer.status_code == 201
    return str(answer.json()["path"])


def events(client: TestClient, path: str) -> list[dict[str, str]]:
    """The events that an address shows to whoever has it."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found: list[dict[str, str]] = []
    for line in unfolded(answer.text):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            name, _, value = line.partition(":")
            found[-1][name] = value
    return found


@pytest.mark.parametrize("role", ["coordinator", "outreach", "partner"])
def test_the_address_shows_what_is_planned_without_a_session(
    house: House, elise: Someone, planned: str, role: str
) -> None:
    asking = elise if role == "coordinator" else house.hire(elise, "Alix", role)
    (event,) = events(house.browser(), address(asking))
    assert event["UID"] == f"{planned}@kaftruck"
    assert event["SUMMARY"] == "Maraude\\, Battant"
    assert event["LOCATION"] == "Battant\\, Besançon"
    assert event["DESCRIPTION"] == "Équipe : Elise\\, Karim\\nPartenaires : ADDSEA"
    assert "sealed-note" not in repr(event)


def test_cancelled_outings_say_so_and_far_deleted_or_merged_ones_are_left_out(
    house: House, elise: Someone, engine: Engine
) -> None:
    kept: dict[str, dict[str, Any]] = {
        "annulée": {"status": "cancelled", "cancel_reason": "weather"},
        "hier": {"planned_start": moment(days=-1)},
        "retirée": {"deleted": True},
        "réunie": {"merged_into": str(uuid7())},
        "ancienne": {"planned_start": moment(days=-40)},
        "lointaine": {"planned_start": moment(days=200)},
        "des voisins": {"organisation_id": OTHERS},
    }
    for title, values in kept.items():
        usual = {"kind": "event", "status": "planned", "planned_start": moment(days=1)}
        keep(engine, house, Outing, **usual | {"title": title} | values)
    found = events(house.browser(), address(elise))
    shown = {event["SUMMARY"]: event["STATUS"] for event in found}
    assert shown == {"hier": "CONFIRMED", "annulée": "CANCELLED"}


def test_a_new_address_ends_the_older_one_and_a_withdrawn_one_is_gone(
    house: House, elise: Someone, planned: str, engine: Engine
) -> None:
    assert elise.get("/calendar") == {"made_at": None, "path": None}
    first, second = address(elise), address(elise)
    anybody = house.browser()
    assert anybody.get(first).status_code == 404
    assert len(events(anybody, second)) == 1
    assert elise.get("/calendar")["made_at"] and elise.get("/calendar")["path"] is None
    assert len(stored(engine, CalendarFeed)) == 1
    for _ in range(2):
        assert elise.ask("DELETE", "/calendar").json()["made_at"] is None
    assert anybody.get(second).status_code == 404


@pytest.mark.parametrize("ending", ["leaves", "becomes management"])
def test_the_address_ends_with_the_right_to_read_and_does_not_come_back(
    house: House, elise: Someone, karim: Someone, planned: str, ending: str
) -> None:
    path = address(karim)
    assert len(events(house.browser(), path)) == 1
    if ending == "leaves":
        elise.post(f"/people/{karim.id}/revoke")
    else:
        elise.ask("PATCH", f"/people/{karim.id}", {"role": "management"})
    assert house.browser().get(path).status_code == 404
    if ending == "becomes management":
        assert karim.post("/calendar").status_code in (401, 403)
        elise.ask("PATCH", f"/people/{karim.id}", {"role": "outreach"})
        assert house.browser().get(path).status_code == 404


def test_the_address_is_long_stored_hashed_and_in_no_log(
    house: House, elise: Someone, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        path = address(elise)
        token = path.rpartition("/")[2].removesuffix(".ics")
        house.browser().get(path)
        house.browser().get(path.replace(token, token[:-1] + "x"))
    assert len(token) >= 43  # 256 bits
    assert token not in repr([one.model_dump() for one in stored(engine, CalendarFeed)])
    lines = [one.getMessage() for one in caplog.records if one.name.startswith("kaftruck")]
    assert any("/api/calendar/{token}.ics" in line for line in lines)
    assert token[:-1] not in "".join(lines)


def test_guessing_addresses_makes_one_wait_and_leaves_known_ones_alone(
    house: House, elise: Someone, planned: str
) -> None:
    path = address(elise)
    anybody = house.browser()
    answers = [
        anybody.get(f"/api/calendar/{guess}.ics").status_code
        for guess in range(throttle.NETWORK.free + 2)
    ]
    assert answers[0] == 404 and answers[-1] == 429
    assert len(events(anybody, path)) == 1
