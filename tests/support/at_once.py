"""The application asked in this very thread, without a client or a loop: for thousands of requests.

Nothing of the application waits but for threads; run where it is asked for, their work needs no
loop, and one request may be made in the middle of another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi import FastAPI

from api.phone import Answer, NoNetwork, Request


class Died(BaseException):
    """The server's process ended here: nobody handles that."""


class AtOnce:
    """A transport to `app`, to be used inside `no_threads`; a server that died gives no answer."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def __call__(self, request: Request) -> Answer:
        path, _, query = request.path.partition("?")
        sent = [{"type": "http.request", "body": request.body}]
        answered: list[Any] = []

        async def receive() -> Any:
            return sent.pop() if sent else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            answered.append(message)

        named = {"host": "localhost", **request.headers}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": path,
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in named.items()],
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 80),
        }
        whole = self.app(scope, receive, send)
        try:
            whole.send(None)
            ended = False
        except Died:
            raise NoNetwork from None
        except Exception:  # its end, or a failure: answered with 500, as a server process does
            ended = True
        assert ended, "the application waits for something else than a thread"
        start, *parts = answered
        cookies = [value.decode() for name, value in start["headers"] if name == b"set-cookie"]
        body = b"".join(part.get("body", b"") for part in parts)
        return Answer(start["status"], body, tuple(cookies))


@contextmanager
def no_threads() -> Iterator[None]:
    """What the application hands to threads is done at once, where it is."""

    async def at_once(work: Any, *args: Any, **_how: Any) -> Any:
        return work(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("anyio.to_thread.run_sync", at_once)
        yield
