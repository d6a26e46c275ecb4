"""One stage a kind of database and test process; each fault leaves it well."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from api.settings import Settings
from tests.faults.measured import measured as measured
from tests.faults.proxy import well
from tests.faults.stage import Stage, staged
from tests.faults.tally import POSTGRESQL
from tests.support.books import books as books
from tests.support.databases import MakeDatabase
from tests.support.servers import RunningServer

StageOf = Callable[[str], Stage]


@pytest.fixture(scope="session")
def stage_of(
    make_database: MakeDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StageOf]:
    """The stage on a kind of database, set up when it is first asked for."""
    stages: dict[str, Stage] = {}
    with ExitStack() as running:

        def of(where: str) -> Stage:
            kind = "postgresql" if where == POSTGRESQL else "sqlite"
            if kind not in stages:
                folder = tmp_path_factory.mktemp(f"faults-{kind}")
                built = shutil.copytree(Settings().app_dir, folder / "built")
                settings = {"KAFTRUCK_APP_DIR": str(built)}
                server = RunningServer(folder, make_database(kind), settings)
                server.start()
                running.callback(server.kill)
                stages[kind] = running.enter_context(staged(server))
            stages[kind].proxy.trouble = well
            return stages[kind]

        yield of
