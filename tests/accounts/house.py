"""A house with its team: each person with a browser of their own, which seals as real ones do."""

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from uuid6 import uuid7

from api import sealing
from api.sealing.person_key import Jwk, open_private

ORIGIN = "https://terrain.example"
STRETCH = {"version": 19, "memory_kib": 19456, "iterations": 2, "parallelism": 1}
Json = dict[str, Any]


def text32() -> str:
    """What a stretched password looks like to the server."""
    return sealing.b64url(secrets.token_bytes(32))


@dataclass
class Password:
    """A password once stretched: the login secret, and the key that wraps the private key."""

    auth: str = field(default_factory=text32)
    wrap_key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    salt: str = field(default_factory=lambda: sealing.b64url(sealing.new_salt()))

    def keys(self, private_jwk: Jwk) -> Json:
        wrapped = sealing.wrap_private(private_jwk, self.wrap_key)
        return {
            "salt": self.salt,
            "stretch": STRETCH,
            "auth": self.auth,
            "private_key": wrapped,
        }


@dataclass
class Someone:
    """A person, what they know, and their browser."""

    client: TestClient
    name: str
    role: str = "coordinator"
    id: str = field(default_factory=lambda: str(uuid7()))
    device: str = field(default_factory=lambda: str(uuid4()))
    password: Password = field(default_factory=Password)
    pair: sealing.PersonKey = field(default_factory=sealing.new_person_key)
    ring: list[sealing.OrganisationKey] = field(default_factory=list)

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@mission.example"

    def ask(self, method: str, path: str, body: Json | None = None) -> Response:
        headers = {"X-Kaftruck-Account": self.id}
        return self.client.request(method, f"/api{path}", json=body, headers=headers)

    def get(self, path: str) -> Any:
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: Json | None = None) -> Response:
        return self.ask("POST", path, body)

    def credentials(self) -> Json:
        return self.password.keys(self.pair.private_jwk) | {
            "public_key": self.pair.public_jwk,
            "public_key_mac": self.vouch(self.id, self.pair.public_jwk) if self.ring else "",
        }

    def person(self) -> Json:
        return {"id": self.id, "name": self.name, "email": self.email, **self.credentials()}

    def vouch(self, owner: str, public_jwk: Jwk) -> str:
        return sealing.vouch_for(sealing.OrganisationKeys.of(self.ring), owner, public_jwk)

    def grants_to(self, public_jwk: Jwk) -> list[Json]:
        return [{"kid": key.kid, "jwe": sealing.grant(key, public_jwk)} for key in self.ring]

    def device_in(self) -> Json:
        return {"id": self.device, "label": f"Téléphone de {self.name}"}

    def sign_in(self, **changes: Any) -> Response:
        body = {"email": self.email, "auth": self.password.auth, "device": self.device_in()}
        return self.post("/sessions", body | {"app": "0.1.0", "shared": False} | changes)

    def opened_ring(self) -> sealing.OrganisationKeys:
        """The organisation keys, opened from what the server says and the password alone."""
        me = self.get("/me")
        private = open_private(me["private_key"], self.password.wrap_key)
        return sealing.open_grants([grant["jwe"] for grant in me["grants"]], private)


class House:
    """One server; people come in through its API, whose loop runs in the thread of `portal`."""

    def __init__(self, app: FastAPI, portal: BlockingPortal) -> None:
        self.app, self.portal = app, portal
        self.recovery = sealing.new_recovery()
        self.organisation_id = str(uuid7())

    def browser(self, origin: str = ORIGIN, address: str = "192.0.2.10") -> TestClient:
        client = TestClient(self.app, base_url=origin, client=(address, 50_000))
        client.portal = self.portal
        return client

    def newcomer(self, name: str, role: str) -> Someone:
        return Someone(self.browser(), name, role)

    def first_run(self, first: Someone) -> Json:
        first.ring = first.ring or [sealing.new_organisation_key()]
        key = first.ring[0]
        return {
            "organisation": {"id": self.organisation_id, "name": "Mission locale d’essai"},
            "person": first.person(),
            "key": {
                "kid": key.kid,
                "grant": sealing.grant(key, first.pair.public_jwk),
                "recovery_grant": sealing.grant(key, self.recovery.public_jwk),
            },
            "recovery": {
                "public_key": self.recovery.public_jwk,
                "public_key_mac": first.vouch(sealing.RECOVERY_OWNER, self.recovery.public_jwk),
                "private_key": self.recovery.wrapped_private,
            },
            "device": first.device_in(),
        }

    def found(self, name: str = "Elise") -> Someone:
        first = self.newcomer(name, "coordinator")
        answer = first.post("/organisations", self.first_run(first))
        assert answer.status_code == 201, answer.text
        return first

    def invite(self, by: Someone, name: str, role: str, person_id: str | None = None) -> "Link":
        link = Link()
        answer = by.post("/invitations", link.body(by, name, role, person_id))
        assert answer.status_code == 201, answer.text
        return link

    def join(self, link: "Link", newcomer: Someone) -> Response:
        """Open the link and accept it as a browser does."""
        opened = newcomer.post("/invitations/open", {"token": link.token})
        if opened.status_code != 200:
            return opened
        keys = opened.json()["keys"]
        newcomer.ring = sealing.open_invitation(keys, link.secret) if keys else []
        return newcomer.post("/invitations/accept", link.acceptance(newcomer))

    def hire(self, by: Someone, name: str, role: str) -> Someone:
        """Invite, join and sign in."""
        newcomer = self.newcomer(name, role)
        joined = self.join(self.invite(by, name, role), newcomer)
        assert joined.status_code == 201, joined.text
        assert newcomer.sign_in().status_code == 200
        return newcomer


@dataclass
class Link:
    """An invitation's link: what follows `#` in it."""

    token: str = field(default_factory=lambda: sealing.b64url(secrets.token_bytes(16)))
    secret: str = field(default_factory=text32)

    @property
    def token_hash(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()

    def body(self, by: Someone, name: str, role: str, person_id: str | None = None) -> Json:
        sealed = sealing.seal_invitation(by.ring, self.secret)
        return {
            "token_hash": self.token_hash,
            "role": role,
            "name": name,
            "keys": None if role == "management" else sealed,
            "person_id": person_id,
        }

    def acceptance(self, newcomer: Someone) -> Json:
        return {
            "token": self.token,
            "person": newcomer.person(),
            "grants": newcomer.grants_to(newcomer.pair.public_jwk),
            "device": newcomer.device_in(),
        }
