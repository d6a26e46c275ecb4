"""W3C WebDriver's commands by name, over what each browser listens on: HTTP, or Firefox's own socket.

A command is called with the body that the standard gives it, and returns its value.
"""

import json
import socket
import time
from typing import Any, Protocol

import httpx

START_SECONDS = 60.0
ANSWER_SECONDS = 60.0
PATHS = {
    "Navigate": ("POST", "url"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
    "PerformActions": ("POST", "actions"),
    "TakeScreenshot": ("GET", "screenshot"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementClear": ("POST", "element/{id}/clear"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
}


class CommandFailed(Exception):
    """The browser's own word for why (`stale element reference`…), and what it says of it."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(f"{error}: {message}")
        self.error = error


class Commands(Protocol):
    """Carries out one command; raises CommandFailed when the browser says no."""

    def __call__(self, name: str, /, **body: Any) -> Any: ...


class OverHttp:
    """The commands of a driver that listens on a port, as WebKitWebDriver does."""

    def __init__(self, port: int, wanted: dict[str, Any]) -> None:
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=ANSWER_SECONDS)
        until_it_listens(port)
        begun = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{begun['sessionId']}"

    def __call__(self, name: str, /, **body: Any) -> Any:
        """Carry out one command."""
        method, path = PATHS[name]
        asked = f"{self._session}/{path.format(id=body.get('id'))}"
        return self._ask(method, asked, body if method == "POST" else None)

    def close(self) -> None:
        """Let the connection go; the browser is ended by who began it."""
        self._client.close()

    def _ask(self, method: str, path: str, body: Any) -> Any:
        value = self._client.request(method, path, json=body).json()["value"]
        if isinstance(value, dict) and "error" in value:
            raise CommandFailed(value["error"], value["message"])
        return value


class OverMarionette:
    """The same commands over Firefox's own protocol: what Mozilla's driver, which Debian lacks,
    would turn them into. Each message is `length:JSON`; an answer is `[1, id, error, value]`."""

    def __init__(self, port: int) -> None:
        until_it_listens(port)
        self._socket = socket.create_connection(("127.0.0.1", port), ANSWER_SECONDS)
        self._stream = self._socket.makefile("rwb")
        self._last = 0
        self._read()  # it introduces itself
        self("NewSession", capabilities={})

    def __call__(self, name: str, /, **body: Any) -> Any:
        """Carry out one command."""
        self._last += 1
        said = json.dumps([0, self._last, f"WebDriver:{name}", body]).encode()
        self._stream.write(b"%d:%s" % (len(said), said))
        self._stream.flush()
        _, id_, error, value = self._read()
        assert id_ == self._last, "an answer to another question"
        if error:
            raise CommandFailed(error["error"], error["message"])
        return value["value"] if value.keys() == {"value"} else value

    def close(self) -> None:
        """Let the connection go; the browser is ended by who began it."""
        self._stream.close()
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1) or self._gone()
        return json.loads(self._stream.read(int(length[:-1])))

    def _gone(self) -> bytes:
        raise CommandFailed("gone", "the browser has ended")


def until_it_listens(port: int) -> None:
    """Wait until somebody listens on the port of 127.0.0.1; fails after a minute."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 5).close()
        except OSError:
            assert time.monotonic() < deadline, f"nobody listens on port {port}"
            time.sleep(0.05)
        else:
            return
