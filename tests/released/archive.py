"""The versions released so far: their archives, unpacked and served."""

import os
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import pytest

from api.settings import ROOT, Settings
from tests.support.servers import RunningServer
from tools.release import RELEASED, SUFFIX, version_of


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, to put several in order."""
    return tuple(int(part) for part in version.split("."))


VERSIONS = sorted(
    (one.name.removesuffix(SUFFIX) for one in RELEASED.glob(f"*{SUFFIX}")), key=numbers
)
BEFORE = max((one for one in VERSIONS if one != version_of(ROOT)), key=numbers)
"""The last version released before the one that this checkout says it is."""

UNPACKED = ROOT / ".make.released"
MARK = "une version marquée"
ALL_LONG = [pytest.param(version, marks=pytest.mark.long) for version in VERSIONS]
EACH = [
    version if version == BEFORE else pytest.param(version, marks=pytest.mark.long)
    for version in VERSIONS
]
"""Parameters: every version, all but the last one in the turn of long tests."""


class Released(RunningServer):
    """A server of an earlier version, with that version's application, on a new SQLite database."""

    def update(self) -> None:
        """Stop it and start this version's server and application in its place, on the same data.

        The application is marked, so that even the same one is another to the browser.
        """
        self.stop()
        self.root = ROOT
        built = self.data_dir / "app"
        shutil.copytree(Settings().app_dir, built)
        mark(built)
        self.settings = {"KAFTRUCK_APP_DIR": str(built)}
        self.start()

    def operations(self) -> list[str]:
        """The ids of the operations that were applied, in the order of their commit."""
        with closing(sqlite3.connect(self.data_dir / "kaftruck.sqlite")) as database:
            found = database.execute("SELECT op FROM operation ORDER BY seq, op").fetchall()
        return [op for (op,) in found]


def mark(built: Path) -> None:
    """Make a built application another one to browsers: its page says `MARK`."""
    page, worker = built / "index.html", built / "worker.js"
    described = r'(name="description") content="[^"]*"'
    stored = r'\{"revision":"[^"]+","url":"index.html"\}'
    for path, found, instead in (
        (page, described, rf'\1 content="{MARK}"'),
        (worker, stored, '{"revision":"marked","url":"index.html"}'),
    ):
        text, times = re.subn(found, instead, path.read_text())
        assert times == 1
        path.write_text(text)


def unpacked(version: str, folder: Path) -> Released:
    """The version's own server, to be started, with a data folder in `folder`.

    Its sources are unpacked once for all tests, as its compiled modules are kept by their place.
    """
    archive, data = RELEASED / f"{version}{SUFFIX}", folder / "data"
    sources = UNPACKED / f"{version}-{sha256(archive.read_bytes()).hexdigest()[:8]}"
    if not sources.exists():
        fresh = UNPACKED / f"{sources.name}.{os.getpid()}"
        with tarfile.open(archive) as packed:
            packed.extractall(fresh, filter="data")
        with suppress(OSError):  # another test was quicker
            fresh.rename(sources)
    data.mkdir()
    return Released(data, "", {}, sources)


@pytest.fixture
def released(version: str, tmp_path: Path) -> Iterator[Released]:
    """The version's own server, to be started."""
    server = unpacked(version, tmp_path)
    yield server
    server.kill()
