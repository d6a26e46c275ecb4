"""What a line may do to one request or to its answer."""

from dataclasses import replace
from random import Random

from tests.faults.proxy import Asked, Send, Trouble

PORTAL = b"<!doctype html><title>Wi-Fi de la gare</title><p>Acceptez les conditions."
PORTALS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b"
    % (len(PORTAL), PORTAL),
    b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/portail\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n",
)
SYNC = ("/api/sync/push", "/api/sync/pull")


class Once:
    """A trouble that happens to the next request for one of these paths, and to no other."""

    def __init__(self, trouble: Trouble, *paths: str) -> None:
        self.trouble = trouble
        self.paths = paths
        self.happened = False

    def __call__(self, asked: Asked, send: Send) -> bytes:
        if self.happened or asked.path not in self.paths:
            return send(asked)
        self.happened = True
        return self.trouble(asked, send)


def request_lost(_asked: Asked, _send: Send) -> bytes:
    """The server never hears of it."""
    return b""


def answer_lost(asked: Asked, send: Send) -> bytes:
    """The server has done it; the phone sees its connection end."""
    send(asked)
    return b""


def portal(chance: Random) -> Trouble:
    """A page of conditions to be accepted, or the way to one, in the server's place."""
    return lambda _asked, _send: chance.choice(PORTALS)


def cut(chance: Random) -> Trouble:
    """The answer ends somewhere in its body; half of the time its length says that this is all."""

    def spoil(asked: Asked, send: Send) -> bytes:
        head, body = _parts(send(_packed(asked, chance)))
        body = body[: chance.randrange(len(body))]
        return _whole(head, body) if chance.random() < 0.5 else head + body

    return spoil


def flipped(chance: Random) -> Trouble:
    """One bit of the answer's body is another."""

    def spoil(asked: Asked, send: Send) -> bytes:
        head, body = _parts(send(_packed(asked, chance)))
        return head + _with_a_bit_flipped(body, chance)

    return spoil


def request_flipped(chance: Random) -> Trouble:
    """One bit of what is sent is another."""

    def spoil(asked: Asked, send: Send) -> bytes:
        return send(replace(asked, body=_with_a_bit_flipped(asked.body, chance)))

    return spoil


def _with_a_bit_flipped(body: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + bytes([body[at] ^ 1 << chance.randrange(8)]) + body[at + 1 :]


def _packed(asked: Asked, chance: Random) -> Asked:
    """Half of the time the server is told to send its JSON as it is: a checksum of gzip's would see
    what happens to it."""
    return asked.with_header("Accept-Encoding", chance.choice(("gzip", "identity")))


def _parts(answer: bytes) -> tuple[bytes, bytes]:
    head, end, body = answer.partition(b"\r\n\r\n")
    return head + end, body


def _whole(head: bytes, body: bytes) -> bytes:
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    return b"\r\n".join([lines[0], b"Content-Length: %d" % len(body), *lines[1:]]) + body
