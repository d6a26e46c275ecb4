"""Statements made once, for what runs thousands of times: the door's quick side.

SQLAlchemy puts a statement into words anew each time it is asked, and wraps its answer, which takes
ten times as long as SQLite needs to do what it says. A prepared statement is put into words at its
first use, and from then on handed to the database's own driver.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from msgspec.json import decode
from sqlalchemy import JSON, Boolean, ColumnElement, Connection, Dialect, Engine, String, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Session, SQLModel

from api.db import dump_json
from api.records.door import Door

_DIALECTS: dict[str, tuple[Callable[..., Dialect], str]] = {
    "sqlite": (SQLiteDialect_pysqlite, "qmark"),
    "postgresql": (PGDialect_psycopg, "format"),
}
_Making = list[tuple[int, Callable[[Any], Any]]]


class _AnyDoor(Door):
    def _mine(self, table: type[SQLModel]) -> Any:
        columns = SQLModel.metadata.tables[str(table.__tablename__)].c
        return columns.organisation_id == bindparam("organisation_id", type_=String)


ANY = _AnyDoor("")
"""The door of whichever organisation a prepared statement is then run for."""


class Among(ColumnElement[Any]):
    """Whether a column is one of a list of texts, however many: `values` is the list's name."""

    inherit_cache = False

    def __init__(self, column: Any, values: str) -> None:
        self.column = column
        self.values = values


@compiles(Among, "sqlite")
def _among_sqlite(element: Among, compiler: Any, **kw: Any) -> str:
    listed = compiler.process(bindparam(element.values, type_=String), **kw)
    return f"{compiler.process(element.column, **kw)} IN (SELECT value FROM json_each({listed}))"


@compiles(Among, "postgresql")
def _among_postgresql(element: Among, compiler: Any, **kw: Any) -> str:
    listed = compiler.process(bindparam(element.values, type_=ARRAY(String)), **kw)
    return f"{compiler.process(element.column, **kw)} = ANY({listed})"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the words of one kind of database.

    `names` are its parameters in order, `values` those that it brings itself; `making` is what its
    columns' values are to be made of, by their place.
    """

    words: str
    names: list[str]
    values: dict[str, Any]
    making: _Making


class Prepared:
    """One statement, made at the door `ANY`. Its values are named by its parameters."""

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._said: dict[str, Said] = {}

    def said(self, dialect: str) -> Said:
        """It, in the words of a kind of database."""
        found = self._said.get(dialect)
        if found is None:
            make, style = _DIALECTS[dialect]
            compiled = self._statement.compile(dialect=make(paramstyle=style))
            own = {name: value for name, value in compiled.params.items() if value is not None}
            making = _making(self._statement.exported_columns) if dialect == "sqlite" else []
            names = list(compiled.positiontup)
            found = self._said[dialect] = Said(str(compiled), names, own, making)
        return found


class Runner:
    """Runs prepared statements for one organisation, on one connection of the driver's own."""

    def __init__(self, connection: Any, dialect: Dialect, organisation_id: str) -> None:
        self._connection = connection
        self._dialect = dialect
        self._lists = dump_json if dialect.name == "sqlite" else list
        self._organisation = {"organisation_id": organisation_id}

    def rows(self, statement: Prepared, **values: Any) -> list[Any]:
        """The rows that a statement gives, as Python values. Lists are texts to look among."""
        said = statement.said(self._dialect.name)
        with self._cursor(said.words) as cursor:
            cursor.execute(said.words, self._given(said, values))
            found: list[Any] = cursor.fetchall()
        if not said.making:
            return found
        return [_made(row, said.making) for row in found]

    def run(self, statement: Prepared, **values: Any) -> int:
        """Run a statement; how many rows it touched."""
        said = statement.said(self._dialect.name)
        with self._cursor(said.words) as cursor:
            cursor.execute(said.words, self._given(said, values))
            return int(cursor.rowcount)

    def run_each(
        self, statement: Prepared, rows: Iterable[dict[str, Any]], json: Sequence[str] = ()
    ) -> None:
        """Run a statement once for each row, whose values named in `json` become JSON."""
        said = statement.said(self._dialect.name)
        in_order = itemgetter(*said.names)
        texts = [index for index, name in enumerate(said.names) if name in json]
        given = [list(in_order(row)) for row in rows]
        for values in given:
            for index in texts:
                values[index] = dump_json(values[index])
        with self._cursor(said.words) as cursor:
            cursor.executemany(said.words, given)

    def _given(self, said: Said, values: dict[str, Any]) -> list[Any]:
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = self._lists(value)
        given = said.values | values | self._organisation
        return [given[name] for name in said.names]

    @contextmanager
    def _cursor(self, words: str) -> Iterator[Any]:
        """A cursor, whose failures are told as SQLAlchemy's are: without a statement's values."""
        failures = self._dialect.loaded_dbapi.Error
        cursor = self._connection.cursor()
        try:
            yield cursor
        except failures as why:
            told = DBAPIError.instance(
                words, None, why, failures, hide_parameters=True, dialect=self._dialect
            )
            raise told from None
        finally:
            cursor.close()


def within(transaction: Session | Connection, organisation_id: str) -> Runner:
    """Runs statements within a transaction under way."""
    connection = transaction.connection() if isinstance(transaction, Session) else transaction
    return Runner(connection.connection, connection.dialect, organisation_id)


@contextmanager
def asking(engine: Engine, organisation_id: str = "") -> Iterator[Runner]:
    """For questions that need not be answered as of one moment; nothing is kept."""
    connection = engine.raw_connection()
    try:
        yield Runner(connection, engine.dialect, organisation_id)
    finally:
        connection.close()


def _made(row: Sequence[Any], making: _Making) -> Sequence[Any]:
    values = list(row)
    for index, make in making:
        values[index] = make(values[index])
    return values


def _making(columns: Any) -> _Making:
    made: _Making = []
    for index, column in enumerate(columns):
        if isinstance(column.type, JSON):
            made.append((index, lambda text: None if text is None else decode(text)))
        elif isinstance(column.type, Boolean):
            made.append((index, lambda value: None if value is None else value != 0))
    return made
