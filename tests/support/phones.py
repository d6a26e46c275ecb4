"""A team of Python phones on a server in this process, and ways to lose what passes."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine

from api.phone import Answer, Identity, NoNetwork, Phone, Request, Transport, new_id

PASSWORD = "un mot de passe assez long"


@dataclass
class Network:
    """A transport between phones and a server: records, loses, answers by itself.

    `lose_requests` and `lose_answers` are how many of the next ones are lost; `instead(request)`
    may answer in the server's place. `seen` is what passed.
    """

    through: Transport
    lose_requests: int = 0
    lose_answers: int = 0
    instead: Callable[[Request], Answer | None] = lambda _request: None
    seen: list[tuple[Request, Answer]] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        if self.lose_requests:
            self.lose_requests -= 1
            raise NoNetwork
        answer = self.instead(request) or self.through(request)
        self.seen.append((request, answer))
        if self.lose_answers:
            self.lose_answers -= 1
            raise NoNetwork
        return answer

    def pushes(self) -> list[Any]:
        """The bodies of the pushes that reached the server."""
        return [body_of(one) for one, _ in self.seen if one.path == "/api/sync/push"]


@dataclass
class OneBrowser:
    """The transport of a phone that several people share: one jar with everybody's cookies."""

    through: Transport
    jar: dict[str, str] = field(default_factory=dict)

    def __call__(self, request: Request) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        answer = self.through(replace(request, headers=request.headers | {"Cookie": cookies}))
        for cookie in answer.cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.jar[name] = value
        return answer


def body_of(request: Request) -> Any:
    """A request's JSON body, inflated."""
    raw = request.body
    return json.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)


@dataclass
class Office:
    """An organisation, its server, and the coordinator's phone."""

    app: FastAPI
    network: Network
    elise: Phone
    recovery: str

    @property
    def engine(self) -> Engine:
        """The server's database."""
        engine: Engine = self.app.state.engine
        return engine

    def join(self, role: str = "outreach", name: str = "Nadia") -> Phone:
        """Someone joins; their phone, on a network of its own."""
        who = Identity(name, f"{new_id()}@exemple.test", PASSWORD)
        line = Network(self.network.through)
        return Phone.accept(line, self.elise.invite(role, name), who)


def line_of(phone: Phone) -> Network:
    """The phone's network, to break it."""
    assert isinstance(phone.transport, Network)
    return phone.transport
