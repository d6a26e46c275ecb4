"""uvicorn processes on 127.0.0.1, and the thinnest client that can ask them."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.settings import ROOT
from tests.support.servers import free_port

START_SECONDS = 90.0


@contextmanager
def serving(app: str, folder: Path, **environment: str) -> Iterator[int]:
    """Serve an application factory (`"module:function"`) for the block; its port."""
    port = free_port()
    words = [sys.executable, "-m", "uvicorn", "--factory", app, "--port", str(port)]
    words += [
        "--timeout-keep-alive",
        "600",
        "--no-access-log",
        "--no-server-header",
        "--log-level",
        "warning",
    ]
    own = {name: value for name, value in os.environ.items() if "KAFTRUCK_" not in name}
    own["KAFTRUCK_MAP_OUTLINES"] = "none"  # what is measured asks nobody outside
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            words, cwd=ROOT, env=own | environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{app} did not start:\n{(folder / 'server.log').read_text()}")
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _answers(port: int) -> bool:
    try:
        return Line(port).ask("GET", "/healthz").status == 200
    except OSError:
        return False


@dataclass(frozen=True)
class Reply:
    """An answer as it came: `size` is all of it in bytes, headers included."""

    status: int
    body: bytes
    size: int


class Line:
    """One connection that is kept; `headers` go with every request."""

    def __init__(self, port: int, headers: dict[str, str] | None = None) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
        self._headers |= headers or {}

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """One request. Raises OSError."""
        self._connection.request(method, path, body, self._headers | (headers or {}))
        answer = self._connection.getresponse()
        content = answer.read()
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        size = len(f"HTTP/1.1 {answer.status} {answer.reason}\r\n\r\n") + head + len(content)
        return Reply(answer.status, content, size)

    def fetch(self, method: str, path: str, body: bytes | None = None) -> Reply:
        """One request that must succeed: exits if it does not."""
        reply = self.ask(method, path, body)
        if reply.status != 200:
            sys.exit(f"{method} {path} was answered {reply.status}")
        return reply
