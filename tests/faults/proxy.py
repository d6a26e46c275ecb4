"""A bad line between phones and a server: a proxy on 127.0.0.1 that may do anything to what passes."""

import socket
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

LONGEST = 60  # seconds


@dataclass(frozen=True)
class Asked:
    """A request as it came; `head` ends with its empty line."""

    head: bytes
    body: bytes

    @property
    def path(self) -> str:
        """Its path, without the query."""
        return self.head.split(b" ", 2)[1].split(b"?")[0].decode()

    def with_header(self, name: str, value: str) -> "Asked":
        """The same, with this header in place of the one of that name."""
        lines = self.head.removesuffix(b"\r\n\r\n").split(b"\r\n")
        kept = [line for line in lines if not line.lower().startswith(f"{name}:".lower().encode())]
        return replace(self, head=b"\r\n".join([*kept, f"{name}: {value}".encode(), b"", b""]))


Send = Callable[[Asked], bytes]
"""Gives a request to the server; its answer, whatever came of it."""

Trouble = Callable[[Asked, Send], bytes]
"""What the client gets for a request; nothing at all ends its connection."""


def well(asked: Asked, send: Send) -> bytes:
    """No trouble."""
    return send(asked)


class Proxy:
    """Passes what comes to `url` on to the server's port, one request a connection."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self.trouble: Trouble = well
        self._listening = _Listening(("127.0.0.1", 0), _line_of(self))
        self.url = f"http://127.0.0.1:{self._listening.server_address[1]}"
        self._running = threading.Thread(target=self._listening.serve_forever, args=(0.05,))

    def send(self, asked: Asked) -> bytes:
        """The server's answer; as much of it as came when the server was killed meanwhile."""
        received = bytearray()
        try:
            with socket.create_connection(("127.0.0.1", self.to_port), LONGEST) as line:
                line.sendall(asked.head + asked.body)
                while chunk := line.recv(65_536):
                    received += chunk
        except OSError:
            pass
        return bytes(received)

    def __enter__(self) -> Self:
        self._running.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._listening.shutdown()
        self._listening.server_close()
        self._running.join()


class _Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128


def _line_of(proxy: Proxy) -> type[socketserver.BaseRequestHandler]:
    class Line(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                asked = _read(self)
                if asked is not None:
                    self.wfile.write(proxy.trouble(asked, proxy.send))
            except OSError:
                pass  # the client has gone

    return Line


def _read(line: socketserver.StreamRequestHandler) -> Asked | None:
    head = bytearray()
    while not head.endswith(b"\r\n\r\n"):
        read = line.rfile.readline(65_536)
        if not read:
            return None
        head += read
    fields = (one.partition(b":") for one in head.lower().split(b"\r\n"))
    length = next((int(value) for name, _, value in fields if name == b"content-length"), 0)
    return Asked(bytes(head), line.rfile.read(length)).with_header("Connection", "close")
