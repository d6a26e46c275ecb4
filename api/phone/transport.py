"""The seam between a phone and a server: one callable, where a test can lose what passes."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Protocol

import httpx
from pydantic_core import from_json

DIGEST = "Unencoded-Digest"
"""The header that says what a body was when it left."""


def digest_of(body: bytes) -> str:
    """Its value."""
    return f"sha-256=:{b64encode(sha256(body).digest()).decode()}:"


class NoNetwork(Exception):
    """No answer came: nobody knows whether the server got the request."""


@dataclass(frozen=True)
class Request:
    """What leaves the phone. `path` begins with /api; `body` is what is on the wire (maybe gzip)."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What comes back, inflated. `cookies` are the values of Set-Cookie; `digest` is what the server
    says of the body, if it does."""

    status: int
    body: bytes = b""
    cookies: tuple[str, ...] = ()
    digest: str = ""

    def json(self) -> Any:
        """The body as JSON, or None when it is empty or is something else."""
        return self._read

    @cached_property
    def _read(self) -> Any:
        try:
            return from_json(self.body)
        except ValueError:
            return None

    @property
    def code(self) -> str:
        """The code of an error answer."""
        found = self.json()
        return str(found.get("code", "")) if isinstance(found, dict) else ""


Transport = Callable[[Request], Answer]
"""Sends a request and gives its answer. Raises `NoNetwork`."""


class Client(Protocol):
    """What `over` needs of a client: `httpx.Client` and FastAPI's `TestClient` have it."""

    def request(
        self, method: str, url: str, *, content: bytes | None, headers: dict[str, str]
    ) -> Any: ...


def over(client: Client, base_url: str = "") -> Transport:
    """A transport over an HTTP client; `base_url` when the client itself has none."""

    def send(request: Request) -> Answer:
        try:
            got = client.request(
                request.method,
                base_url + request.path,
                content=request.body or None,
                headers=request.headers,
            )
        except (httpx.RequestError, OSError) as error:
            raise NoNetwork from error
        cookies = tuple(got.headers.get_list("set-cookie"))
        return Answer(got.status_code, got.content, cookies, got.headers.get(DIGEST, ""))

    return send


@contextmanager
def to_url(base_url: str, timeout: float = 60) -> Iterator[Transport]:
    """A transport to a server's address, for the length of the block; `timeout` in seconds."""
    with httpx.Client(timeout=timeout) as client:
        yield over(client, base_url.rstrip("/"))
