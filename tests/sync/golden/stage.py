"""A scene of `tests/golden/sync` on the real server: same people, same keys, same time."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import update

from api.accounts.models import Organisation, OrganisationKey, Person, SignIn
from api.db import writing
from api.deps import cookie_name, hash_token
from api.main import create_app
from api.operations.replay import replay
from api.phone import Request
from api.privacy.tombstones import purge_tombstones
from api.settings import Settings
from tests.support.at_once import AtOnce, no_threads
from tests.support.backups import Backup, back_up, restore

Json = dict[str, Any]
PUBLIC = {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}
AGES_AGO, NEVER = "2025-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z"


@dataclass
class Stage:
    """The server, and the time that it is there."""

    cast: Json
    at_once: AtOnce
    now: int = 0
    backup: Backup = field(default_factory=dict)

    def plays(self, step: Json) -> tuple[int, Any] | None:
        """What a request is answered: status and body; None for what is no request."""
        match step["do"]:
            case "push":
                return self._ask("POST", "/api/sync/push", step, json.dumps(step["body"]).encode())
            case "pull":
                return self._ask("GET", f"/api/sync/pull?{urlencode(step['query'])}", step)
            case "role":
                elise = self.cast["people"][2]["id"]
                body = json.dumps({"role": step["role"]}).encode()
                path = f"/api/people/{step['person']}"
                status, said = self._ask("PATCH", path, {"person": elise, "now": self.now}, body)
                assert status == 200, said
            case "key":
                self._add_key(step["kid"])
            case "backup":
                self.backup = back_up(self.at_once.app.state.engine)
            case "restore":
                self._restore(step["epoch"])
            case "purge":
                engine = self.at_once.app.state.engine
                purge_tombstones(engine, [self.cast["organisation"]["id"]])
        return None

    def rows(self, person: str) -> list[Json]:
        """All that this person may hold."""
        step = {"person": person, "now": self.now}
        status, answer = self._ask("GET", "/api/sync/pull?cursor=0&limit=1000", step)
        assert (status, answer["more"]) == (200, False)
        found: list[Json] = answer["rows"]
        return found

    def _ask(self, method: str, path: str, step: Json, body: bytes = b"") -> tuple[int, Any]:
        self.now = step["now"]
        person = step["person"]
        headers = {"X-Kaftruck-Account": person, "Cookie": f"{cookie_name(person)}={person}"}
        headers["Content-Type"] = "application/json"
        answer = self.at_once(Request(method, path, headers, body))
        return answer.status, json.loads(answer.body)

    def _add_key(self, kid: str) -> None:
        with writing(self.at_once.app.state.engine) as session:
            session.add(_key(self.cast, kid))

    def _restore(self, epoch: str) -> None:
        state = self.at_once.app.state
        restore(state.engine, self.backup)
        with writing(state.engine) as session:
            session.execute(update(Organisation).values(epoch=epoch))
        replay(state.engine, state.ledger)


@contextmanager
def stage_on(database_url: str, folder: Path, cast: Json) -> Iterator[Stage]:
    """The server before the first request of a scene."""
    app = create_app(Settings(database_url=database_url, data_dir=folder))
    made = count(1)
    with pytest.MonkeyPatch.context() as patch, no_threads():
        stage = Stage(cast, AtOnce(app))
        patch.setattr("api.sync.clock.wall_ms", lambda: stage.now)
        patch.setattr(
            "api.sync.conflicts.uuid7", lambda: f"c0000000-0000-7000-8000-{next(made):012d}"
        )
        with writing(app.state.engine) as session:
            for row in _rows(cast):
                session.add(row)
                session.flush()
        yield stage
    app.state.engine.dispose()


def _rows(cast: Json) -> Iterator[Any]:
    """The organisation is the first row of the feed, its people the next."""
    whose, people = cast["organisation"]["id"], cast["people"]
    yield Organisation(
        organisation_id=whose,
        name=cast["organisation"]["name"],
        epoch=cast["epoch"],
        seq=1 + len(people),
        row_seq=1,
        recovery_public_key={},
        recovery_private_key="",
    )
    yield _key(cast, cast["keys"][0]["kid"])
    for seq, person in enumerate(people, 2):
        facts = {name: person[name] for name in ("id", "name", "role")}
        rest: Json = {"email": f"{seq}@exemple.test", "salt": "", "stretch": {}, "secret_hash": ""}
        keys: Json = {"public_key": PUBLIC, "private_key": "", "joined_at": AGES_AGO}
        yield Person(organisation_id=whose, seq=seq, **facts, **rest, **keys)
        yield SignIn(
            token_hash=hash_token(person["id"]),
            organisation_id=whose,
            person_id=person["id"],
            device_id=person["device"],
            started_at=AGES_AGO,
            used_at=NEVER,
            ends_at=NEVER,
        )


def _key(cast: Json, kid: str) -> OrganisationKey:
    whose = cast["organisation"]["id"]
    return OrganisationKey(organisation_id=whose, kid=kid, made_at=AGES_AGO, recovery_grant="")
