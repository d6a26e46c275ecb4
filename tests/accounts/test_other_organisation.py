"""Another organisation's ids: as if they did not exist."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel

from api import sealing
from api.accounts.models import (
    Device,
    Grant,
    Invitation,
    Organisation,
    OrganisationKey,
    Person,
    SignIn,
)
from api.db import writing
from tests.accounts.behind import moment, stored
from tests.accounts.house import House, Link, Someone

TABLES = (Organisation, Person, OrganisationKey, Grant, Device, SignIn, Invitation)


@dataclass
class Neighbours:
    """Another organisation, put straight into the database beside the first."""

    organisation_id: str = "0198f2f0-0000-7000-8000-000000000001"
    person_id: str = "0198f2f0-0000-7000-8000-000000000002"
    device_id: str = "0198f2f0-0000-7000-8000-000000000003"
    token_hash: str = "a" * 64
    kid: str = "0f0f0f0f"

    def rows(self) -> list[SQLModel]:
        pair = sealing.new_person_key()
        mine: dict[str, Any] = {"organisation_id": self.organisation_id}
        owned = mine | {"person_id": self.person_id}
        now, later = moment(), moment(hours=1)
        person: dict[str, Any] = {
            "id": self.person_id,
            "seq": 2,
            "email": "voisine@autre.example",
            "name": "Voisine",
            "role": "coordinator",
            "salt": "q83vEjRWeJCrze8SNFZ4kA",
            "stretch": {"version": 19, "memory_kib": 19456, "iterations": 2, "parallelism": 1},
            "secret_hash": "",
            "public_key": pair.public_jwk,
            "private_key": "wrapped",
            "joined_at": now,
        }
        return [
            Organisation(
                **mine,
                name="Autre mission",
                epoch="e",
                seq=2,
                row_seq=1,
                recovery_public_key=pair.public_jwk,
                recovery_private_key="wrapped",
            ),
            Person(**mine, **person),
            OrganisationKey(**mine, kid=self.kid, made_at=now, recovery_grant="granted"),
            Grant(**owned, kid=self.kid, jwe="granted"),
            Device(**owned, id=self.device_id, label="Téléphone voisin"),
            SignIn(
                **owned,
                device_id=self.device_id,
                token_hash="b" * 64,
                started_at=now,
                used_at=now,
                ends_at=later,
            ),
            Invitation(
                **mine,
                token_hash=self.token_hash,
                role="outreach",
                invited_by=self.person_id,
                name="Invitée voisine",
                keys="sealed",
                ends_at=later,
            ),
        ]


@pytest.fixture
def neighbours(engine: Engine, elise: Someone) -> Neighbours:
    there = Neighbours()
    with writing(engine) as session:
        session.add_all(there.rows())
    return there


def theirs(engine: Engine, there: Neighbours) -> list[str]:
    """Everything stored for the other organisation, as text."""
    return [
        repr(row.model_dump())
        for table in TABLES
        for row in stored(engine, table)
        if row.model_dump()["organisation_id"] == there.organisation_id
    ]


def test_their_people_phones_and_invitations_are_not_found(
    elise: Someone, neighbours: Neighbours, engine: Engine
) -> None:
    before = theirs(engine, neighbours)
    person = f"/people/{neighbours.person_id}"
    asked = [
        elise.ask("PATCH", person, {"name": "Prise"}),
        elise.ask("PATCH", person, {"role": "management"}),
        elise.post(f"{person}/revoke"),
        elise.post(f"{person}/devices/{neighbours.device_id}/revoke"),
        elise.post(f"/people/{elise.id}/devices/{neighbours.device_id}/revoke"),
        elise.ask("DELETE", f"/sessions/{neighbours.device_id}"),
        elise.ask("DELETE", f"/invitations/{neighbours.token_hash}"),
        elise.post("/invitations", Link().body(elise, "V", "coordinator", neighbours.person_id)),
    ]
    assert {(one.status_code, one.json()["code"]) for one in asked} == {(404, "not_found")}
    assert theirs(engine, neighbours) == before


def test_nothing_of_theirs_is_listed(elise: Someone, neighbours: Neighbours) -> None:
    said = "".join(elise.ask("GET", path).text for path in ("/people", "/keys", "/invitations"))
    said += elise.ask("GET", "/me").text + elise.ask("GET", "/sessions").text
    for word in ("oisine", neighbours.person_id, neighbours.kid, neighbours.organisation_id):
        assert word not in said


def test_no_key_is_granted_to_them_nor_one_of_theirs_to_us(
    elise: Someone, neighbours: Neighbours, engine: Engine
) -> None:
    before = theirs(engine, neighbours)
    (grant,) = elise.grants_to(elise.pair.public_jwk)
    of_theirs = sealing.grant(
        sealing.OrganisationKey(neighbours.kid, bytes(32)), elise.pair.public_jwk
    )
    for wrong in (
        {"person_id": neighbours.person_id, **grant},
        {"person_id": elise.id, "kid": neighbours.kid, "jwe": of_theirs},
    ):
        answer = elise.post("/grants", {"grants": [wrong]})
        assert (answer.status_code, answer.json()["code"]) == (409, "team_changed")
    assert theirs(engine, neighbours) == before


def test_whoever_leaves_them_asks_for_no_new_key_of_ours(
    elise: Someone, neighbours: Neighbours, engine: Engine
) -> None:
    with writing(engine) as session:
        left = session.get_one(Person, (neighbours.organisation_id, neighbours.person_id))
        left.revoked_at = moment(hours=1)
    assert elise.get("/keys")["new_key_due"] is False


def test_their_coordinator_is_not_counted_as_ours(elise: Someone, neighbours: Neighbours) -> None:
    assert elise.post(f"/people/{elise.id}/revoke").json()["code"] == "last_coordinator"


def test_our_rotation_leaves_their_keys_and_invitations_alone(
    house: House, elise: Someone, neighbours: Neighbours, engine: Engine
) -> None:
    before = theirs(engine, neighbours)
    new = sealing.new_organisation_key()
    rotation = {
        "kid": new.kid,
        "grants": [{"person_id": elise.id, "jwe": sealing.grant(new, elise.pair.public_jwk)}],
        "recovery_grant": sealing.grant(new, house.recovery.public_jwk),
    }
    assert elise.post("/keys", rotation).status_code == 201
    assert theirs(engine, neighbours) == before
