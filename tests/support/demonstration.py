"""The demonstration, built once for all test processes and copied for whoever changes it."""

import contextlib
import fcntl
import os
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from api.main import create_app
from api.operations.demo.command import ready
from api.operations.demo.team import PASSWORD
from api.settings import Settings
from tests.support.browsers import OpenProfile, Profile
from tests.support.in_the_app import (
    CODE,
    SHORT,
    SLOW,
    choose_code,
    open_at,
    sign_in,
    worker_ready,
)
from tests.support.servers import RunningServer

CODES = {"elise": CODE, "nadia": SHORT}
"""Who of the demonstration has a phone ready in `open_phone`, and the code that opens it."""
OpenPhone = Callable[..., Profile]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration on SQLite that nobody serves nor changes."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with contextlib.redirect_stdout(None):  # its progress bar would fill a failure's report
            ready(Settings(data_dir=folder, database_url=""), create_app)
    return folder


@pytest.fixture(scope="session")
def demo_port() -> Iterator[int]:
    """Where each demonstration of this test process is served: a browser stores by address."""
    with socket.socket() as held:  # bound, not listening: nobody else is given the port meanwhile
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        yield port


@pytest.fixture(scope="session")
def in_use(
    demonstration: Path,
    demo_port: int,
    playwright: Playwright,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with a demonstration (`server`) and a closed profile of each person of `CODES`.

    They have signed in, chosen their code and read everything, and the app is stored: it opens
    without network.
    """
    folder = tmp_path_factory.mktemp("in-use")
    shutil.copytree(demonstration, folder / "server")
    server = RunningServer(folder / "server", "", {}, port=demo_port)
    server.start()
    for who, code in CODES.items():
        phone = Profile(playwright, folder / who)
        enter(phone.page, server, who, code)
        worker_ready(phone.page)
        phone.page.get_by_role("link", name=re.compile("^Envois")).click()
        received = phone.page.get_by_text(re.compile("^Sur le serveur, reçu à")).first
        expect(received).to_be_visible(timeout=SLOW)
        phone.close()
    server.stop()
    server.log.unlink()
    return folder


@pytest.fixture
def demo_server(
    request: pytest.FixtureRequest, demo_port: int, tmp_path: Path
) -> Iterator[RunningServer]:
    """A running server with a demonstration of this test alone: see `api/operations/demo/team.py`."""
    folder = tmp_path / "demonstration"
    if "open_phone" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("in_use") / "server", folder)
    else:
        shutil.copytree(request.getfixturevalue("demonstration"), folder)
    server = RunningServer(folder, "", {}, port=demo_port)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def open_phone(in_use: Path, demo_server: RunningServer, open_profile: OpenProfile) -> OpenPhone:
    """Opens the phone of somebody of `CODES` at an address and unlocks it; they signed in before.

    Takes what `open_profile` takes. Called twice for one person it is the same phone twice: who has
    another one signs in there (`enter`).
    """

    def open_one(who: str, at: str = "/", **ways: Any) -> Profile:
        phone: Profile = open_profile(like=in_use / who, **ways)
        open_at(phone.page, demo_server.url + at, CODES[who])
        expect(phone.page.locator("h1").first).to_be_visible(timeout=SLOW)
        return phone

    return open_one


def enter(page: Page, server: RunningServer, who: str, code: str = CODE) -> None:
    """Sign in as somebody of the demonstration (`elise`, `nadia`…), with a code for offline."""
    page.goto(server.url)
    sign_in(page, f"{who}@demo.example", PASSWORD)
    choose_code(page, code)
    expect(page.get_by_role("link", name="Aujourd’hui", exact=True)).to_be_visible(timeout=SLOW)
