"""What was ended since the backup (sessions, invitations) stays ended once it is put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.accounts.models import Device, Invitation
from api.ledger import Ledger
from api.main import create_app
from api.operations.backup import Backup, back_up
from api.operations.restore import restore
from api.settings import Settings
from tests.accounts.behind import stored
from tests.accounts.house import House, Json, Password, Someone
from tests.support.databases import KINDS, MakeDatabase

PUSH = {"epoch": "", "client_now": 0, "app": "", "waiting": 0, "ops": []}


@dataclass
class Server:
    """A server whose backup is taken and put back, and the people of its house."""

    url: str
    app: FastAPI
    house: House
    elise: Someone

    @property
    def engine(self) -> Engine:
        engine: Engine = self.app.state.engine
        return engine

    @property
    def ledger(self) -> Ledger:
        ledger: Ledger = self.app.state.ledger
        return ledger

    def save(self) -> Path:
        path = self.ledger.path.with_name(f"{uuid4()}.zip")
        back_up(self.engine, self.ledger, path)
        return path

    def put_back(self, path: Path) -> None:
        self.engine.dispose()
        restore(self.url, self.ledger, Backup(path))
        self.engine.dispose()


@pytest.fixture(params=KINDS)
def server(
    request: pytest.FixtureRequest,
    make_database: MakeDatabase,
    tmp_path: Path,
    portal: BlockingPortal,
) -> Iterator[Server]:
    """A server of this test alone."""
    url = make_database(request.param)
    app = create_app(Settings(database_url=url, data_dir=tmp_path))
    house = House(app, portal)
    yield Server(url, app, house, house.found("Elise"))
    app.state.engine.dispose()


def on_another(server: Server, someone: Someone) -> TestClient:
    """A second device that signs in with the password; the first is in hand again after."""
    mine, device = someone.client, someone.device
    someone.client, someone.device = server.house.browser(), str(uuid4())
    assert someone.sign_in().status_code == 200
    theirs, someone.client, someone.device = someone.client, mine, device
    return theirs


def read(client: TestClient, someone: Someone) -> tuple[int, str]:
    """What a browser of theirs is answered when it reads."""
    answer = client.get("/api/me", headers={"X-Kaftruck-Account": someone.id})
    return answer.status_code, answer.json().get("code", "")


def choose(someone: Someone) -> None:
    """Another password, from the browser in hand."""
    old, someone.password = someone.password, Password()
    change: Json = someone.password.keys(someone.pair.private_jwk) | {"auth_old": old.auth}
    assert someone.ask("PUT", "/me/password", change).status_code == 204


OUT, CLOSED, OPEN = (401, "not_signed_in"), (401, "revoked"), (200, "")


def test_a_session_that_a_new_password_ended_stays_ended_and_the_one_that_chose_it_goes_on(
    server: Server,
) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    thief = on_another(server, nadia)
    path = server.save()
    choose(nadia)
    server.put_back(path)
    assert (read(thief, nadia), read(nadia.client, nadia)) == (OUT, OPEN)
    later = on_another(server, nadia)
    server.put_back(server.save())
    assert (read(later, nadia), read(server.elise.client, server.elise)) == (OPEN, OPEN)


def test_a_lost_password_that_was_replaced_leaves_no_session_of_before(server: Server) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    path = server.save()
    again = Someone(server.house.browser(), nadia.name, nadia.role, nadia.id)
    link = server.house.invite(server.elise, "Nadia", "outreach", nadia.id)
    assert server.house.join(link, again).status_code == 201
    server.put_back(path)
    assert read(nadia.client, nadia) == OUT
    assert again.sign_in().status_code == 200


def test_a_session_ended_by_hand_or_signed_out_of_stays_ended(server: Server) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    lost, karim = on_another(server, nadia), server.house.hire(server.elise, "Karim", "outreach")
    left = [one["device_id"] for one in nadia.get("/sessions") if not one["current"]]
    path = server.save()
    assert nadia.ask("DELETE", f"/sessions/{left[0]}").status_code == 204
    assert karim.post("/sessions/current/end", {}).status_code == 204
    server.put_back(path)
    assert (read(lost, nadia), read(karim.client, karim)) == (CLOSED, OUT)
    assert read(nadia.client, nadia) == OPEN


@pytest.mark.parametrize("backed_up", ["before", "between", "after"])
def test_a_lost_phone_stays_told_to_drop_the_names_after_a_new_password(
    server: Server, backed_up: str
) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    phone, lost = nadia.client, nadia.device
    nadia.client, nadia.device = server.house.browser(), str(uuid4())
    assert nadia.sign_in().status_code == 200
    path = server.save()
    assert server.elise.post(f"/people/{nadia.id}/devices/{lost}/revoke").status_code == 204
    path = server.save() if backed_up == "between" else path
    choose(nadia)
    server.put_back(server.save() if backed_up == "after" else path)
    assert (read(phone, nadia), read(nadia.client, nadia)) == (CLOSED, OPEN)


def test_who_signed_out_with_notes_left_can_still_only_hand_them_in(server: Server) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    path = server.save()
    for _ in range(3):
        assert nadia.post("/sessions/current/end", {"push_only": True}).status_code == 204
    told = [event["what"] for event in server.ledger.events()]
    assert told.count("session_ended") == 1
    server.put_back(path)
    assert read(nadia.client, nadia) == OUT
    assert nadia.post("/sync/push", PUSH).status_code != 401


def test_a_revoked_phone_is_revoked_for_its_person_and_not_for_who_shares_it(
    server: Server,
) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    ourida = server.house.hire(server.elise, "Ourida", "outreach")
    ourida.client, ourida.device = nadia.client, nadia.device
    assert ourida.sign_in().status_code == 200
    path = server.save()
    revoked = server.elise.post(f"/people/{nadia.id}/devices/{nadia.device}/revoke")
    assert revoked.status_code == 204
    server.put_back(path)
    assert read(nadia.client, nadia) == (401, "revoked")
    assert read(ourida.client, ourida) == OPEN


def test_who_signed_in_again_since_is_not_revoked_by_what_was_before(server: Server) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    server.elise.post(f"/people/{nadia.id}/devices/{nadia.device}/revoke")
    assert nadia.sign_in().status_code == 200
    karim = server.house.hire(server.elise, "Karim", "outreach")
    server.elise.post(f"/people/{karim.id}/revoke")
    again = Someone(server.house.browser(), karim.name, karim.role, karim.id)
    server.house.join(server.house.invite(server.elise, "Karim", "outreach", karim.id), again)
    assert again.sign_in().status_code == 200
    server.put_back(server.save())
    assert (read(nadia.client, nadia), read(again.client, again)) == (OPEN, OPEN)
    devices = [one for one in stored(server.engine, Device) if one.person_id == nadia.id]
    assert [one.revoked_at for one in devices] == [None]


def test_who_lost_the_names_since_is_told_so(server: Server) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    path = server.save()
    changed = server.elise.ask("PATCH", f"/people/{nadia.id}", {"role": "management"})
    assert changed.status_code == 200
    server.put_back(path)
    assert read(nadia.client, nadia) == (401, "revoked")


@pytest.mark.parametrize("became", ["cancelled", "used", "left open"])
def test_no_invitation_of_the_backup_opens_again(server: Server, became: str) -> None:
    link = server.house.invite(server.elise, "Karim", "outreach")
    path = server.save()
    if became == "cancelled":
        gone = server.elise.ask("DELETE", f"/invitations/{link.token_hash}")
        assert gone.status_code == 204
    if became == "used":
        joined = server.house.join(link, server.house.newcomer("Karim", "outreach"))
        assert joined.status_code == 201
    server.put_back(path)
    opened = server.house.browser().post("/api/invitations/open", json={"token": link.token})
    assert (opened.status_code, "keys" in opened.json()) == (410, False)
    assert [one.keys for one in stored(server.engine, Invitation)] == [None]
    assert server.elise.get("/invitations") == []


def test_a_ledger_written_before_sessions_were_in_it_is_still_read(server: Server) -> None:
    nadia = server.house.hire(server.elise, "Nadia", "outreach")
    path = server.save()
    choose(nadia)
    lines = server.ledger.path.read_text().splitlines()
    kept = [line.partition(',"kept"')[0] + "}" if ',"kept"' in line else line for line in lines]
    server.ledger.path.write_text("\n".join(kept) + "\n")
    server.put_back(path)
    assert read(nadia.client, nadia) == OUT
    assert nadia.sign_in().status_code == 200
