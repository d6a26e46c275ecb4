"""The demonstration, built once for all test processes and copied for whoever changes it."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.main import create_app
from api.operations.demo.command import ready
from api.operations.demo.team import PASSWORD
from api.settings import Settings
from tests.support.in_the_app import CODE, SLOW, choose_code, sign_in
from tests.support.servers import RunningServer


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


@pytest.fixture
def demo_server(demonstration: Path, tmp_path: Path) -> Iterator[RunningServer]:
    """A running server with a demonstration of this test alone: see `api/operations/demo/team.py`."""
    folder = tmp_path / "demonstration"
    shutil.copytree(demonstration, folder)
    server = RunningServer(folder, "", {})
    server.start()
    yield server
    server.kill()


def enter(page: Page, server: RunningServer, who: str, code: str = CODE) -> None:
    """Sign in as somebody of the demonstration (`elise`, `nadia`…), with a code for offline."""
    page.goto(server.url)
    sign_in(page, f"{who}@demo.example", PASSWORD)
    choose_code(page, code)
    expect(page.get_by_role("link", name="Aujourd’hui", exact=True)).to_be_visible(timeout=SLOW)
