"""A coordinator's request that waited its turn is refused where their access ended meanwhile."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.models import Invitation, Person
from api.db import writing
from tests.accounts.behind import stored
from tests.accounts.house import House, Json, Someone

MEANWHILE = Callable[[str, Callable[[], object]], None]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> MEANWHILE:
    """Has something happen while the next request to a service waits its turn."""

    def happens(service: str, what: Callable[[], object]) -> None:
        def its_turn(engine: Engine) -> AbstractContextManager[Session]:
            monkeypatch.undo()
            what()
            return writing(engine)

        monkeypatch.setattr(f"api.accounts.{service}.writing", its_turn)

    return happens


@pytest.fixture
def ourida(house: House, elise: Someone) -> Someone:
    """A second coordinator."""
    return house.hire(elise, "Ourida", "coordinator")


def test_who_was_revoked_meanwhile_revokes_nobody(
    house: House, elise: Someone, ourida: Someone, karim: Someone, meanwhile: MEANWHILE
) -> None:
    meanwhile("leaving", lambda: elise.post(f"/people/{ourida.id}/revoke"))
    answer = ourida.post(f"/people/{karim.id}/revoke")
    assert (answer.status_code, answer.json()["code"]) == (401, "revoked")
    left = [one.id for one in stored(house.app.state.engine, Person) if one.revoked_at]
    assert left == [ourida.id]


def test_who_coordinates_no_longer_changes_no_role(
    elise: Someone, ourida: Someone, karim: Someone, meanwhile: MEANWHILE
) -> None:
    less = {"role": "outreach"}
    meanwhile("people", lambda: elise.ask("PATCH", f"/people/{ourida.id}", less))
    answer = ourida.ask("PATCH", f"/people/{karim.id}", {"role": "partner"})
    assert answer.status_code == 403
    assert {one["id"]: one["role"] for one in elise.get("/people")}[karim.id] == "outreach"


@pytest.mark.parametrize("what", ["phone", "invitation", "grants"])
def test_nor_takes_a_phone_away_cancels_or_gives_keys(
    house: House, elise: Someone, ourida: Someone, karim: Someone, meanwhile: MEANWHILE, what: str
) -> None:
    link = house.invite(elise, "Thomas", "outreach")
    given = [{"person_id": karim.id} | one for one in elise.grants_to(karim.pair.public_jwk)]
    asked: dict[str, tuple[str, str, str, Json | None]] = {
        "phone": ("leaving", "POST", f"/people/{karim.id}/devices/{karim.device}/revoke", None),
        "invitation": ("invitations", "DELETE", f"/invitations/{link.token_hash}", None),
        "grants": ("keys", "POST", "/grants", {"grants": given}),
    }
    service, method, path, body = asked[what]
    meanwhile(service, lambda: ourida.post("/sessions/current/end", {}))
    assert ourida.ask(method, path, body).status_code == 401
    (kept,) = [one for one in stored(house.app.state.engine, Invitation) if not one.used_at]
    assert kept.cancelled_at is None
    assert karim.get("/me")["person"]["id"] == karim.id
