"""Real servers: `kaftruck serve` in a process of its own, on 127.0.0.1, killed and started at will."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil
import pytest

from api.settings import ROOT
from tests.support import forked
from tests.support.databases import MakeDatabase

START_SECONDS = 90.0
COMPILED = ROOT / ".make.bytecode"
"""Where started servers keep their compiled modules, as an installed one does: a start costs half."""
MakeServer = Callable[..., "RunningServer"]


class RunningServer:
    """A server and its data folder; the port stays the same from one start to the next.

    `root` is where its sources are: the next start takes them from there. `port`: a free one unless
    given.
    """

    def __init__(
        self,
        data_dir: Path,
        database_url: str,
        settings: dict[str, str],
        root: Path = ROOT,
        port: int | None = None,
    ) -> None:
        self.root = root
        self.data_dir = data_dir
        self.database_url = database_url
        self.settings = settings
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir / "server.log"
        self._process: psutil.Process | None = None

    def start(self, cold: bool = False) -> None:
        """Start and wait until it answers; fails with the log if it does not.

        `cold`: all of a start is done, as when an administrator types it. Else it is forked off a
        process that has read the modules, unless its sources are not ours.
        """
        assert self._process is None, "it runs already"
        cold = cold or self.root != ROOT
        self._process = self._cold() if cold else self._forked()
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if _ended(self._process, 0) or time.monotonic() > deadline:
                self.kill()
                pytest.fail(f"the server did not start:\n{self.log.read_text()}")
            time.sleep(0.02)

    def kill(self) -> None:
        """End it as a power cut would (SIGKILL)."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as an administrator would (SIGTERM)."""
        self._end(signal.SIGTERM)

    def answers(self) -> bool:
        """Whether `/healthz` says that it serves."""
        try:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as line:
                line.request("GET", "/healthz")
                return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False

    def command(self, *words: str) -> tuple[int, str]:
        """`kaftruck …` with this server's settings: its exit code, and all that it said."""
        heard = self.data_dir / "command.log"
        code = forked.command(words, self._environment(), self.root, heard)
        said = heard.read_text()
        heard.unlink()
        return code, said

    def let_files_grow_to(self, size: int | None) -> None:
        """Each file it writes may hold that many bytes, as on a disk that is full; None: as many as it
        wants."""
        assert self._process is not None, "it does not run"
        most = resource.RLIM_INFINITY if size is None else size
        self._process.rlimit(psutil.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def seconds_of_work(self) -> float:
        """The processor seconds it has used since it was started."""
        assert self._process is not None, "it does not run"
        times = self._process.cpu_times()
        return times.user + times.system

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            with suppress(psutil.NoSuchProcess):
                self._process.send_signal(how)
            assert _ended(self._process, 20)
            self._process = None

    def _forked(self) -> psutil.Process:
        return psutil.Process(forked.serve(self._environment(), self.root, self.log))

    def _cold(self) -> psutil.Process:
        with self.log.open("ab") as log:
            return psutil.Popen(
                [sys.executable, "-m", "api.cli", "serve"],
                cwd=self.root,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if "KAFTRUCK_" not in name}
        own.pop("PYTHONDONTWRITEBYTECODE", None)
        return own | {
            "PYTHONPYCACHEPREFIX": str(COMPILED),
            "KAFTRUCK_HOST": "127.0.0.1",
            "KAFTRUCK_MAP_TILES": "none",
            "KAFTRUCK_MAP_OUTLINES": "none",
            "KAFTRUCK_PORT": str(self.port),
            "KAFTRUCK_DATA_DIR": str(self.data_dir),
            "KAFTRUCK_DATABASE_URL": self.database_url,
            **self.settings,
        }


@pytest.fixture
def make_server(make_database: MakeDatabase, tmp_path: Path) -> Iterator[MakeServer]:
    """Starts a server on a new database (`"sqlite"`, `"postgresql"`), with other settings if any.

    All are ended with the test.
    """
    servers: list[RunningServer] = []

    def make(kind: str = "sqlite", **settings: str) -> RunningServer:
        folder = tmp_path / f"server{len(servers)}"
        folder.mkdir()
        server = RunningServer(folder, make_database(kind), settings)
        servers.append(server)
        server.start()
        return server

    yield make
    for server in servers:
        server.kill()
        make_database.drop(server.database_url)


@pytest.fixture
def server(make_server: MakeServer) -> RunningServer:
    """A running server on a new SQLite database."""
    running: RunningServer = make_server()
    return running


def _ended(process: psutil.Process, seconds: float) -> bool:
    """Whether it has ended, after so long at most."""
    try:
        process.wait(seconds)
    except psutil.TimeoutExpired:
        return False
    return True


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
