"""A phone in a stranger's hand is told to drop the names, whatever was done first."""

from collections.abc import Callable
from itertools import permutations
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.accounts.models import SignIn
from tests.accounts.behind import moment, set_all, stored
from tests.accounts.house import House, Password, Someone

PUSH = {"epoch": "", "client_now": 0, "app": "", "waiting": 0, "ops": []}


class Lost:
    """Karim's phone, lost; he has a laptop."""

    def __init__(self, house: House, elise: Someone, karim: Someone) -> None:
        self.house, self.elise, self.karim = house, elise, karim
        self.phone: TestClient = karim.client
        self.device = karim.device
        karim.client, karim.device = house.browser(), str(uuid4())
        assert karim.sign_in().status_code == 200

    def told(self) -> str:
        answer = self.phone.get("/api/me", headers={"X-Kaftruck-Account": self.karim.id})
        code: str = answer.json().get("code", "")
        return code

    def hands_in(self) -> int:
        """How the phone's notes are answered."""
        headers = {"X-Kaftruck-Account": self.karim.id}
        return self.phone.post("/api/sync/push", json=PUSH, headers=headers).status_code

    def close_as_coordinator(self) -> None:
        path = f"/people/{self.karim.id}/devices/{self.device}/revoke"
        assert self.elise.post(path).status_code == 204

    def close_as_owner(self) -> None:
        assert self.karim.ask("DELETE", f"/sessions/{self.device}").status_code == 204

    def choose_a_password(self) -> None:
        old, self.karim.password = self.karim.password, Password()
        change = self.karim.password.keys(self.karim.pair.private_jwk) | {"auth_old": old.auth}
        assert self.karim.ask("PUT", "/me/password", change).status_code == 204

    def invite_again(self) -> None:
        again = Someone(self.house.browser(), "Karim", "outreach", self.karim.id)
        link = self.house.invite(self.elise, "Karim", "outreach", self.karim.id)
        assert self.house.join(link, again).status_code == 201
        assert again.sign_in().status_code == 200
        self.karim = again


@pytest.fixture
def lost(house: House, elise: Someone, karim: Someone) -> Lost:
    """The phone of an outreach worker, lost while signed in."""
    return Lost(house, elise, karim)


STEPS: dict[str, Callable[[Lost], None]] = {
    "the coordination closes it": Lost.close_as_coordinator,
    "its owner closes it": Lost.close_as_owner,
    "its owner chooses a password": Lost.choose_a_password,
    "its owner is invited again": Lost.invite_again,
}
CLOSED = {"the coordination closes it", "its owner closes it"}
ORDERS = [order for order in permutations(STEPS, 2) if CLOSED & set(order) and order[0] != order[1]]


@pytest.mark.parametrize("order", [*permutations(STEPS, 1), *ORDERS], ids=" then ".join)
def test_it_is_told_to_drop_the_names_whichever_step_came_first(
    lost: Lost, order: tuple[str, ...]
) -> None:
    for step in order:
        STEPS[step](lost)
    closed = bool(CLOSED & set(order))
    assert lost.told() == ("revoked" if closed else "not_signed_in")
    assert lost.karim.get("/me")["person"]["id"] == lost.karim.id
    assert lost.device not in {one["device_id"] for one in lost.karim.get("/sessions")}


def test_a_device_closed_by_its_owner_may_still_hand_in_its_notes(lost: Lost) -> None:
    lost.close_as_owner()
    assert lost.hands_in() not in (401, 403)


def test_closing_a_device_twice_is_as_once_and_one_that_never_was_is_not_found(lost: Lost) -> None:
    lost.close_as_coordinator()
    lost.close_as_owner()
    lost.close_as_owner()
    assert lost.karim.ask("DELETE", f"/sessions/{uuid4()}").status_code == 404


def test_signing_out_here_by_the_list_of_devices_leaves_nothing(
    karim: Someone, engine: Engine
) -> None:
    assert karim.ask("DELETE", f"/sessions/{karim.device}").status_code == 204
    assert karim.ask("GET", "/me").json()["code"] == "not_signed_in"
    assert karim.id not in {one.person_id for one in stored(engine, SignIn)}


def test_found_again_the_password_opens_it(lost: Lost) -> None:
    lost.close_as_owner()
    lost.karim.client, lost.karim.device = lost.phone, lost.device
    assert lost.karim.sign_in().status_code == 200
    assert lost.told() == ""


def test_one_that_was_off_until_its_session_ended_is_told_as_well(
    lost: Lost, engine: Engine
) -> None:
    lost.close_as_coordinator()
    set_all(engine, SignIn, ends_at=moment(seconds=-1))
    assert lost.told() == "revoked"
    assert lost.hands_in() == 401
