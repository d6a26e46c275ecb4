"""A small team whose phones push straight into the service, without HTTP."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from uuid6 import uuid7

from api.accounts.models import Organisation, OrganisationKey, Person
from api.db import reading, writing
from api.deps import Account
from api.ledger import Ledger
from api.sync import clock
from api.sync.operation import Result
from api.sync.pull import pull
from api.sync.push import Answer, Batch, push

KID = "aaaa1111"


def new_id() -> str:
    return str(uuid7())


def envelope(type_: str, id_: str, field_name: str, kid: str = KID, body: str = "x") -> str:
    """A well-formed envelope that nobody can open: the server looks no further."""

    def part(raw: bytes) -> str:
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    header = {"alg": "dir", "enc": "A256GCM", "kid": kid, "ctx": f"{type_}/{id_}/{field_name}"}
    text = json.dumps(header, separators=(",", ":")).encode()
    parts = [part(text), "", part(b"n" * 12), part(body.encode().ljust(64)), part(b"t" * 16)]
    return ".".join(parts)


def create(type_: str, id_: str, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "id": id_, "kind": "create", "set": fields}


def patch(type_: str, id_: str, seen: Any = None, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "id": id_, "kind": "patch", "set": fields, "seen": seen}


def change(type_: str, id_: str, kind: str) -> dict[str, Any]:
    return {"type": type_, "id": id_, "kind": kind}


@dataclass
class Hand:
    """One person's phone: makes operations and sends them."""

    engine: Engine
    ledger: Ledger
    account: Account
    epoch: str
    ahead_ms: int = 0
    made: list[dict[str, Any]] = field(default_factory=list)

    def operation(self, *changes: dict[str, Any], at_ms: int | None = None) -> dict[str, Any]:
        now = clock.wall_ms() + self.ahead_ms
        op = {
            "op": new_id(),
            "device": self.account.device_id,
            "at": clock.stamp(at_ms if at_ms is not None else now, len(self.made) % 90_000),
            "schema": 1,
            "changes": list(changes),
        }
        self.made.append(op)
        return op

    def send(self, *ops: Any) -> Answer:
        batch = Batch(self.epoch, "test", 0, list(ops))
        return push(self.engine, self.ledger, self.account, batch)

    def do(self, *changes: dict[str, Any], at_ms: int | None = None) -> Result:
        return self.send(self.operation(*changes, at_ms=at_ms)).results[0]

    def rows(self, cursor: int = 0, limit: int = 500) -> list[dict[str, Any]]:
        return list(self.page(cursor, limit)["rows"])

    def page(
        self,
        cursor: int = 0,
        limit: int = 500,
        epoch: str | None = None,
        purged: int | None = None,
    ) -> dict[str, Any]:
        read = pull(self.engine, self.account, cursor, limit, epoch, purged)
        page: dict[str, Any] = json.loads(read.text)
        return page

    def row(self, id_: str) -> dict[str, Any]:
        return next(row for row in self.rows() if row["id"] == id_)


@dataclass
class Team:
    """One organisation and the phones of its people."""

    engine: Engine
    ledger: Ledger
    organisation_id: str
    epoch: str

    def hand(self, role: str, revoked: bool = False, person: str | None = None) -> Hand:
        person = person or new_id()
        with writing(self.engine) as session:
            organisation = session.get_one(Organisation, self.organisation_id)
            organisation.seq += 1
            session.add(
                Person(
                    organisation_id=self.organisation_id,
                    id=person,
                    seq=organisation.seq,
                    email=f"{person}@exemple.test",
                    name=f"Personne {role}",
                    role=role,
                    salt="",
                    stretch={},
                    secret_hash="",
                    public_key={},
                    private_key="",
                    joined_at="2026-01-01T00:00:00.000Z",
                )
            )
        account = Account(self.organisation_id, person, role, str(uuid4()), "", revoked, revoked)
        return Hand(self.engine, self.ledger, account, self.epoch)


@pytest.fixture
def make_team(engine: Engine, tmp_path: Path) -> Callable[[], Team]:
    def make() -> Team:
        organisation_id, epoch = new_id(), str(uuid4())
        with writing(engine) as session:
            session.add(
                Organisation(
                    organisation_id=organisation_id,
                    name="Mission locale d’essai",
                    epoch=epoch,
                    seq=1,
                    row_seq=1,
                    recovery_public_key={},
                    recovery_private_key="",
                )
            )
            session.add(
                OrganisationKey(
                    organisation_id=organisation_id,
                    kid=KID,
                    made_at="2026-01-01T00:00:00.000Z",
                    recovery_grant="",
                )
            )
        return Team(engine, Ledger(tmp_path / "ledger.jsonl"), organisation_id, epoch)

    return make


@pytest.fixture
def team(make_team: Callable[[], Team]) -> Team:
    return make_team()


@pytest.fixture
def nadia(team: Team) -> Hand:
    return team.hand("outreach")


@pytest.fixture
def karim(team: Team) -> Hand:
    return team.hand("outreach")


@pytest.fixture
def elise(team: Team) -> Hand:
    return team.hand("coordinator")


def outing(id_: str, **fields: Any) -> dict[str, Any]:
    known = {"kind": "truck_outing", "status": "planned"}
    return create("outing", id_, **(known | fields))


def met(id_: str, outing_id: str, **fields: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "outing": outing_id,
        "at": "2026-05-28T13:00:00.000Z",
        "age_band": "18_21",
        "gender": "female",
        "count": 1,
        "first_time": True,
    }
    return create("encounter", id_, **(known | fields))


def stored(engine: Engine, table: Any) -> list[Any]:
    from sqlalchemy import select

    with reading(engine) as session:
        found = list(session.scalars(select(table)))
        for one in found:
            session.expunge(one)
        return found
