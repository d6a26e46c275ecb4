"""What stays out of the ledger, the database, the answers and the logs."""

import logging
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from api import sealing
from api.accounts import models
from api.ledger import Ledger
from tests.accounts.behind import stored
from tests.accounts.house import House, Link, Password, Someone
from tests.accounts.test_keys import rotation

TABLES = (
    models.Organisation,
    models.Person,
    models.OrganisationKey,
    models.Grant,
    models.Device,
    models.SignIn,
    models.Invitation,
    models.Attempt,
    models.ServerKey,
    models.CalendarFeed,
)


def a_full_life(house: House) -> tuple[list[str], list[str]]:
    """Everything that can happen to accounts; returns secrets, and the names and addresses."""
    elise = house.found("Elise")
    karim = house.hire(elise, "Karim", "outreach")
    link = Link()
    elise.post("/invitations", link.body(elise, "Alix", "outreach"))
    old = karim.password
    karim.password = Password()
    change = karim.password.keys(karim.pair.private_jwk) | {"auth_old": old.auth}
    assert karim.ask("PUT", "/me/password", change).status_code == 204
    calendar = karim.post("/calendar").json()["path"]
    elise.post(f"/people/{karim.id}/devices/{karim.device}/revoke")
    elise.ask("PATCH", f"/people/{karim.id}", {"role": "management"})
    elise.post(f"/people/{karim.id}/revoke")
    new = sealing.new_organisation_key()
    assert elise.post("/keys", rotation(house, new, elise)).status_code == 201
    elise.ring.append(new)
    again = house.newcomer("Karim", "outreach")
    again.id = karim.id
    assert house.join(house.invite(elise, "Karim", "outreach", karim.id), again).status_code == 201
    secrets = [
        link.token,
        link.secret,
        calendar.rpartition("/")[2].removesuffix(".ics"),
        house.recovery.text,
        *(sealing.b64url(key.key) for key in elise.ring),
        *(one.pair.private_jwk["d"] for one in (elise, karim, again)),
        *(one.password.auth for one in (elise, karim, again)),
        *(sealing.b64url(one.password.wrap_key) for one in (elise, karim, again)),
        *(str(value) for value in elise.client.cookies.values()),
        old.auth,
    ]
    return secrets, ["Elise", "Karim", "Alix", "mission.example", "Mission locale"]


def test_the_ledger_and_the_database_hold_no_secret(
    house: House, app: FastAPI, engine: Engine
) -> None:
    secrets, people = a_full_life(house)
    ledger: Ledger = app.state.ledger
    written = ledger.path.read_text()
    kept = "".join(repr(row.model_dump()) for table in TABLES for row in stored(engine, table))
    assert all(len(secret) > 20 for secret in secrets)
    assert [place for place, secret in enumerate(secrets) if secret in written + kept] == []
    assert [word for word in people if word in written] == []


def test_the_ledger_tells_a_restore_all_it_must_not_undo(house: House, app: FastAPI) -> None:
    a_full_life(house)
    ledger: Ledger = app.state.ledger
    told = [event["what"] for event in ledger.events()]
    founded = ["recovery_pair", "key", "person_key", "grants"]
    joined = ["person_key", "grants"]
    demoted = ["grants_deleted", "role"]
    left = ["grants_deleted", "revoked"]
    back = ["grants_deleted", "person_key", "grants", "returned", "role"]
    assert told == [
        *founded,
        *joined,
        "person_key",
        "device_revoked",
        *demoted,
        *left,
        "key",
        "grants",
        *back,
    ]
    assert {event["organisation"] for event in ledger.events()} == {house.organisation_id}


def test_what_the_ledger_cannot_keep_is_not_done(
    house: House, app: FastAPI, elise: Someone, karim: Someone, tmp_path: Path
) -> None:
    kept, app.state.ledger = app.state.ledger, Ledger(tmp_path / "missing" / "ledger.jsonl")
    refused = elise.ask("POST", f"/people/{karim.id}/revoke")
    assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
    app.state.ledger = kept
    assert karim.get("/me")["person"]["role"] == "outreach"
    assert karim.opened_ring().newest == elise.ring[0].kid


def test_answers_carry_no_hash_and_no_login_secret(elise: Someone, karim: Someone) -> None:
    for path in ("/me", "/people", "/sessions", "/keys", "/invitations"):
        said = elise.ask("GET", path).text
        assert "argon2" not in said and "secret_hash" not in said
        assert elise.password.auth not in said and karim.password.auth not in said
        assert '"d":' not in said


def test_refusals_and_logs_repeat_nothing_that_was_sent(
    house: House, elise: Someone, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        canary = "canari@mission.example"
        said = [
            elise.sign_in(email=canary, auth=Password().auth),
            elise.sign_in(email=f"{canary} {canary}"),
            elise.post("/sessions/salt", {"email": canary, "canari@mission.example": 1}),
            elise.post("/invitations/open", {"token": canary}),
            elise.ask("GET", f"/people/{canary}"),
            elise.ask("PATCH", f"/people/{elise.id}", {"name": canary * 9}),
        ]
    assert all(answer.status_code >= 400 for answer in said)
    assert "canari" not in "".join(answer.text for answer in said)
    ours = [one for one in caplog.records if one.name.startswith(("kaftruck", "api", "sqlalchemy"))]
    assert ours and "canari" not in "".join(one.getMessage() for one in ours)
