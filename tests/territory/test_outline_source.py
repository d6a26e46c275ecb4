"""What comes from outside is read with care: whatever it is, nothing breaks and nothing is repeated."""

import json
import logging
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from api.territory import outline_source
from tests.accounts.house import Someone
from tests.support.outlines_outside import Answer, outside, says
from tests.territory.drawing import asking, choose, drawn, fetched

DOLE = "39198"


def feature(shape: Any, code: str = DOLE) -> bytes:
    one = {"type": "Feature", "properties": {"code": code}, "geometry": shape}
    return json.dumps({"type": "FeatureCollection", "features": [one]}).encode()


def polygon(*points: Any) -> bytes:
    return feature({"type": "Polygon", "coordinates": [list(points)]})


def closes(request: BaseHTTPRequestHandler, siren: str) -> None:
    request.connection.close()


def drips(request: BaseHTTPRequestHandler, siren: str) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(400):
        request.wfile.write(b" ")
        time.sleep(0.01)


SQUARE = ([5.4, 47.0], [5.5, 47.0], [5.5, 47.1], [5.4, 47.0])
FAULTS: dict[str, Answer] = {
    "a failure": says(b"secret body", 500),
    "an unknown code": says(b"{}", 404),
    "a redirect": says(b"", 302, {"Location": "http://127.0.0.1:9/elsewhere"}),
    "a page": says(b"<html>secret body</html>"),
    "nothing": says(b""),
    "another JSON": says(b'[{"code": "39198"}]'),
    "cut short": says(polygon(*SQUARE)[:-20]),
    "packed wrongly": says(b"secret body", headers={"Content-Encoding": "gzip"}),
    "too much": says(b" " * 300_000),
    "a line hung up": closes,
    "a line that drips": drips,
    "another commune": says(feature({"type": "Polygon", "coordinates": [SQUARE]}, "01001")),
    "no outline": says(feature(None)),
    "a point": says(feature({"type": "Point", "coordinates": [5.4, 47.0]})),
    "too few points": says(polygon([5.4, 47.0], [5.5, 47.0])),
    "not a number": says(polygon([5.4, "47"], *SQUARE).replace(b'"47"', b"NaN")),
    "off the globe": says(polygon([5.4, 4e9], *SQUARE)),
    "no surface": says(polygon(*[[5.4, 47.0]] * 5)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_outside_the_map_is_answered_and_nothing_is_repeated(
    app: FastAPI,
    elise: Someone,
    tmp_path: Path,
    fault: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outline_source, "MOST_BYTES", 200_000)
    monkeypatch.setattr(outline_source, "LONGEST", 0.3)
    choose(elise, DOLE)
    with outside() as there:
        asking(app, tmp_path, there.address)
        there.answer = FAULTS[fault]
        with caplog.at_level(logging.INFO, logger="kaftruck"):
            assert fetched(app, elise) == 0
        assert drawn(elise) == {}
        (line,) = [one.getMessage() for one in caplog.records if "outlines" in one.name]
        assert line.startswith("outlines not received: ")
        assert "secret" not in line and "127.0.0.1" not in line

        del there.asked[:]
        there.answer = says(polygon(*SQUARE))
        monkeypatch.setattr(outline_source, "LONGEST", 60)  # a busy machine is no fault
        assert fetched(app, elise) == 1
    assert set(drawn(elise)) == {DOLE}


def test_a_commune_in_two_parts_has_the_larger_first_and_holes_too(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    def ring(west: float, south: float, side: float) -> list[list[float]]:
        east, north = west + side, south + side
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]

    parts = [[ring(5, 47, 0.1)], [ring(6, 47, 0.3), ring(6.1, 47.1, 0.15)]]
    shape = {"type": "MultiPolygon", "coordinates": parts}
    choose(elise, DOLE)
    with outside(says(feature(shape))) as there:
        asking(app, tmp_path, there.address)
        fetched(app, elise)
    starts = [line[:2] for line in drawn(elise)[DOLE]]
    assert starts == [[60000, 470000], [61000, 471000], [50000, 470000]]
