"""What the tests of outlines do: choose a territory, fetch its outlines, ask for them."""

import time
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api.settings import Settings
from api.territory.outlines import Outlines
from tests.accounts.house import Someone


def asking(app: FastAPI, tmp_path: Path, address: str) -> Outlines:
    """The application's outlines, from now on fetched from there."""
    outlines = Outlines(Settings(data_dir=tmp_path, map_outlines=address))
    app.state.outlines = outlines
    return outlines


def fetched(app: FastAPI, someone: Someone) -> int:
    """How many files one round brings."""
    outlines: Outlines = app.state.outlines
    return outlines.fetch(app.state.engine, [someone.get("/me")["organisation"]["id"]])


def choose(someone: Someone, *codes: str) -> None:
    for code in codes:
        assert someone.ask("PUT", f"/organisation/territory/{code}").status_code == 200


def drawn(someone: Someone) -> Any:
    return someone.get("/map/outlines")["communes"]


def waited_for(seen: Any, seconds: float = 60) -> None:
    """Until it is seen; what runs aside may take its time."""
    until = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < until
        time.sleep(0.02)
