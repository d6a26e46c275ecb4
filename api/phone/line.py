"""The line to the server: requests signed in as this account, gzipped when it is worth it."""

import gzip
from typing import Any

from pydantic_core import to_json

from api.phone.acts import Acts
from api.phone.clock import WallClock, wall_ms
from api.phone.errors import Trouble
from api.phone.transport import DIGEST, Answer, NoNetwork, Request, Transport, digest_of

APP = ""  # no version of the app that people carry
GZIP_FROM = 1_000  # bytes


class Line(Acts):
    """`transport` may be replaced at any time: no network, another server, a lossy one.

    `brief`: rows stored as this phone sent them need not be told in full; false for an older app.
    """

    def __init__(self, transport: Transport, wall: WallClock = wall_ms, app: str = APP) -> None:
        super().__init__(wall)
        self.transport = transport
        self.app = app
        self.brief = True

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """One request with a JSON answer. Raises `NoNetwork`, `Trouble`."""
        answer = self.request(method, path, body)
        if answer.status >= 300:
            raise Trouble(answer)
        return answer.json()

    def request(self, method: str, path: str, body: Any = None) -> Answer:
        """One request, signed in if we are, gzipped when it is worth it. Raises `NoNetwork`."""
        headers = {"Accept": "application/json"}
        if self.person_id:
            headers["X-Kaftruck-Account"] = self.person_id
        if self.store.cookie:
            headers["Cookie"] = self.store.cookie
        sent = b""
        if body is not None:
            headers["Content-Type"] = "application/json"
            sent = self.encode(body)
            headers[DIGEST] = digest_of(sent)
            if len(sent) >= GZIP_FROM and path.startswith("/api/sync/"):
                headers["Content-Encoding"] = "gzip"
                sent = gzip.compress(sent, 6, mtime=0)
        answer = self.transport(Request(method, path, headers, sent))
        if not _is_ours(answer):
            raise NoNetwork
        for cookie in answer.cookies:
            if cookie.startswith("kaftruck_"):
                self.store.cookie = cookie.partition(";")[0]
        return answer

    def encode(self, body: Any) -> bytes:
        """JSON as it is sent."""
        return to_json(body)


def _is_ours(answer: Answer) -> bool:
    """Whether our server said that, and just that: no captive portal's page nor its redirection, no
    answer cut short or altered on its way. The server answers in JSON only, and never redirects."""
    if 300 <= answer.status < 400 or answer.digest not in ("", digest_of(answer.body)):
        return False
    return answer.status != 200 or isinstance(answer.json(), dict | list)
