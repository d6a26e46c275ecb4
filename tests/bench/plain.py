"""The database's driver and nothing else: the rows that sync stores, written and read as they are.

A row is a list of values in the order of `COLUMNS`; JSON columns stay text.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

import psycopg
from sqlalchemy import JSON
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from api.accounts.models import Organisation as Organisation  # declares its table
from api.records.registry import RECORD_TYPES as RECORD_TYPES  # declares the records' tables
from api.sync.models import Operation as Operation  # declares the log's table

WRITTEN = ("encounter", "youth", "step")
"""The records that the benchmark writes: its references know of no other."""
COLUMNS = {
    name: [column.name for column in SQLModel.metadata.tables[name].columns]
    for name in (*WRITTEN, "operation")
}
Rows = dict[str, list[list[Any]]]
"""table name → rows"""


class Plain:
    """One connection, as durable as ours; `insert` is one transaction."""

    def __init__(self, url: str) -> None:
        self._postgresql = make_url(url).get_backend_name() == "postgresql"
        self._mark = "%s" if self._postgresql else "?"
        self._connection: Any
        if self._postgresql:
            self._connection = psycopg.connect(url, autocommit=True)
            return
        self._connection = sqlite3.connect(
            str(make_url(url).database), isolation_level=None, timeout=30, check_same_thread=False
        )
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")

    def insert(self, rows: Rows) -> None:
        """Write rows in one transaction."""
        cursor = self._connection.cursor()
        cursor.execute("BEGIN" if self._postgresql else "BEGIN IMMEDIATE")
        for table, values in rows.items():
            names, marks = ", ".join(COLUMNS[table]), ", ".join([self._mark] * len(COLUMNS[table]))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
        cursor.execute("COMMIT")

    def after(
        self, organisation: str, cursor: int, limit: int, tables: Iterable[str] = WRITTEN
    ) -> Rows:
        """Rows with `cursor` < seq ≤ `cursor + limit`: a page, as here no position is left out."""
        return {table: self._after(table, organisation, cursor, limit) for table in tables}

    def all_of(self, tables: dict[str, list[str]]) -> int:
        """Read some columns of every row; how many rows there are."""
        return sum(
            len(self._connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall())
            for table, names in tables.items()
        )

    def top(self) -> int:
        """The organisation's counter; 0 where there is no organisation."""
        row = self._connection.execute("SELECT max(seq) FROM organisation").fetchone()
        return int(row[0] or 0)

    def move_on(self, organisation: str, seq: int) -> None:
        """Set an organisation's counter."""
        words = f"UPDATE organisation SET seq = {self._mark} WHERE organisation_id = {self._mark}"
        self._connection.execute(words, (seq, organisation))

    def found_beside(self, organisation: str, other: str) -> None:
        """Found another organisation, the same but for its id."""
        names = [column.name for column in SQLModel.metadata.tables["organisation"].columns]
        copied = ", ".join(self._mark if name == "organisation_id" else name for name in names)
        words = f"INSERT INTO organisation ({', '.join(names)}) SELECT {copied} FROM organisation"
        self._connection.execute(
            f"{words} WHERE organisation_id = {self._mark}", (other, organisation)
        )

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _after(self, table: str, organisation: str, cursor: int, limit: int) -> list[list[Any]]:
        what = ", ".join(self._as_text(table, name) for name in COLUMNS[table])
        where = f"organisation_id = {self._mark} AND seq > {self._mark} AND seq <= {self._mark}"
        query = f"SELECT {what} FROM {table} WHERE {where}"
        bounds = (organisation, cursor, cursor + limit)
        return list(self._connection.execute(query, bounds).fetchall())

    def _as_text(self, table: str, name: str) -> str:
        is_json = isinstance(SQLModel.metadata.tables[table].c[name].type, JSON)
        return f"{name}::text" if is_json and self._postgresql else name
