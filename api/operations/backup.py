"""A backup: every row of every table as of one moment, taken while the server serves.

One zip file, the same for SQLite and PostgreSQL: `manifest.json`, a file of JSON lines a table, and
the ledger as it was. Names in it are as sealed as in the database.
"""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, func, select, text

from api.db import reading
from api.deps import now_instant
from api.ledger import Ledger

MANIFEST, LEDGER = "manifest.json", "ledger.jsonl"
REVISION = "alembic_version"
FETCHED = 1_000
"""Rows read at once."""


class NoBackup(Exception):
    """The file is not a backup, or is not whole."""


def back_up(engine: Engine, ledger: Ledger, path: Path) -> dict[str, int]:
    """Write a backup to `path`, which must not exist; rows by table.

    It is there whole or not at all. Raises FileExistsError, OSError.
    """
    if path.exists():
        raise FileExistsError(path)
    partial = path.with_name(f".{path.name}.part")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                counts = _write(engine, ledger, archive)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    return counts


def _write(engine: Engine, ledger: Ledger, archive: zipfile.ZipFile) -> dict[str, int]:
    counts: dict[str, int] = {}
    with reading(engine) as session:
        connection = session.connection()
        for table in tables_of(connection):
            counts[table.name] = connection.scalar(select(func.count()).select_from(table)) or 0
            fetched = 1 if binary_columns(table) else FETCHED
            rows = connection.execution_options(yield_per=fetched).execute(select(table))
            with archive.open(_name(table.name), "w") as file:
                for row in rows.mappings():
                    file.write(to_json(dict(row), bytes_mode="base64") + b"\n")
        # the ledger last: an event is there before what it tells of is in the database
        revision = connection.scalar(text(f"SELECT version_num FROM {REVISION}"))
        told = {"revision": revision, "made_at": now_instant(), "rows": counts}
    archive.writestr(LEDGER, ledger.path.read_bytes() if ledger.path.exists() else b"")
    archive.writestr(MANIFEST, to_json(told, indent=1))
    return counts


def tables_of(connection: Connection) -> list[Table]:
    """The tables as the database has them, whatever this code expects; parents before children."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != REVISION]


def binary_columns(table: Table) -> list[str]:
    """The columns of bytes: files and pictures, each of a size of its own. A backup has them in
    base64 (RFC 4648, 5)."""
    return [column.name for column in table.columns if isinstance(column.type, LargeBinary)]


class Backup:
    """A backup's file, opened. Raises NoBackup."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
            broken = self._archive.testzip()
            told = from_json(self._archive.read(MANIFEST))
            self.revision: str = told["revision"]
            self.rows: dict[str, int] = told["rows"]
            self.made_at: str = told["made_at"]
        except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
            raise NoBackup from error
        if broken:
            raise NoBackup

    def table(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a table; none when the backup has no such table."""
        if name not in self.rows:
            return
        with self._archive.open(_name(name)) as file:
            for line in file:
                yield from_json(line)

    def ledger(self) -> bytes:
        """The ledger as it was then."""
        return self._archive.read(LEDGER)


def _name(table: str) -> str:
    return f"tables/{table}.jsonl"
