"""Stands for the State's API of communes: invented outlines of real codes, or any way to fail."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from api.territory.france import france

SIDE = 0.08  # degrees
Answer = Callable[[BaseHTTPRequestHandler, str], None]


@dataclass
class Outside:
    """Where it is, what it was asked for, and how it answers (each SIREN with a grid of squares)."""

    address: str
    answer: Answer
    asked: list[str] = field(default_factory=list)


def squares(siren: str, west: float = 5.9, south: float = 47.1) -> bytes:
    """GeoJSON of an intercommunalité whose communes are squares, row by row, the largest first."""
    communes = france().epcis[siren].communes
    row = max(1, round(len(communes) ** 0.5))
    features = []
    for at, code in enumerate(communes):
        x, y = west + at % row * SIDE, south + at // row * SIDE * 0.7
        ring = [[x, y], [x + SIDE, y], [x + SIDE, y + SIDE * 0.7], [x, y + SIDE * 0.7], [x, y]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        names = {"code": code, "nom": france().communes[code].name}
        features.append({"type": "Feature", "properties": names, "geometry": shape})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def well(request: BaseHTTPRequestHandler, siren: str) -> None:
    """As it should."""
    says(squares(siren))(request, siren)


def says(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Answers this, whatever was asked."""

    def answer(request: BaseHTTPRequestHandler, siren: str) -> None:
        request.send_response(status)
        for name, value in (headers or {}).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


@contextmanager
def outside(answer: Answer = well) -> Iterator[Outside]:
    """Serve on a free port of 127.0.0.1 for the length of the block."""

    class Request(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.asked.append(self.path)
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked has heard enough
                there.answer(self, self.path.split("/")[2])

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
    there = Outside(f"http://127.0.0.1:{server.server_port}/epcis/{{siren}}/communes", answer)
    # What it polls is whether to stop, every half second unless told.
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield there
    server.shutdown()
    server.server_close()
