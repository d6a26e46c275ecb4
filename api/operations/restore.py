"""A backup put in the database's place, under another epoch: phones bring back what it lacks.

Everything is prepared beside what is served and takes its place at once: a SQLite file, or a schema
of PostgreSQL. What is left of a restore that failed is no hindrance to the next.
"""

import os
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlmodel import col

from api.accounts.models import CalendarFeed, Invitation, Organisation
from api.db import make_engine, writing
from api.deps import now_instant
from api.ledger import Ledger
from api.operations.backup import Backup, binary_columns, tables_of
from api.operations.replay import Event, lost_editions, replay
from api.operations.schema import migrate

SCHEMA = "kaftruck_restoring"
BATCH = 1_000


class NoLedger(Exception):
    """The ledger is missing: what was erased since the backup would come back."""


def restore(
    url: str, ledger: Ledger, backup: Backup, *, without_ledger: bool = False
) -> list[Event]:
    """Put the backup in place of the database at `url`. Nobody may be serving it.

    Answers the ledger's lines of editions that were published and that it lacks.
    Raises NoLedger when there is no ledger and `without_ledger` does not say to go on with the
    backup's own, which then takes its place with the database, or not at all. Raises CannotMigrate
    when the backup is of a newer version, and OSError.
    """
    taken_up = None
    if not ledger.path.exists():
        if not without_ledger:
            raise NoLedger
        taken_up = _ledger_beside(ledger, backup)
    sqlite = make_url(url).get_backend_name() == "sqlite"
    beside = _file_beside(url) if sqlite else _schema_beside(url)
    migrate(beside, backup.revision)
    _fill(beside, backup)
    migrate(beside)
    engine = make_engine(beside)
    try:
        _begin_again(engine, taken_up or ledger)
        lost = lost_editions(engine, taken_up or ledger)
        if sqlite:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    with _in_its_place(taken_up, ledger):
        if sqlite:
            _take_place_of_file(url)
        else:
            _take_place_of_schema(url)
    return lost


def _ledger_beside(ledger: Ledger, backup: Backup) -> Ledger:
    """The backup's own ledger, in the data folder of what may be a new machine."""
    ledger.path.parent.mkdir(parents=True, exist_ok=True)
    beside = Ledger(ledger.path.with_name(f"{ledger.path.name}.restoring"))
    handle = os.open(beside.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(backup.ledger())
        file.flush()
        os.fsync(file.fileno())
    return beside


@contextmanager
def _in_its_place(taken_up: Ledger | None, ledger: Ledger) -> Iterator[None]:
    """The ledger that was taken up stands in its place first: no database is served without one.

    Where the database then stays what it was, the ledger is away again, or nobody would be asked
    for the true one the next time.
    """
    if taken_up is None:
        yield
        return
    taken_up.path.replace(ledger.path)
    try:
        yield
    except BaseException:
        ledger.path.replace(taken_up.path)
        raise


def _fill(url: str, backup: Backup) -> None:
    engine = make_engine(url)
    try:
        with writing(engine) as session:
            connection = session.connection()
            for table in tables_of(connection):
                files = binary_columns(table)
                rows = _with_bytes(backup.table(table.name), files)
                while batch := list(islice(rows, 1 if files else BATCH)):
                    connection.execute(insert(table), batch)
    finally:
        engine.dispose()


def _with_bytes(rows: Iterable[dict[str, Any]], columns: list[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield row | {name: urlsafe_b64decode(row[name]) for name in columns}


def _begin_again(engine: Engine, ledger: Ledger) -> None:
    """Another epoch for everybody, and what the ledger says happened since."""
    with writing(engine) as session:
        for one in session.scalars(select(Organisation)):
            one.epoch = str(uuid4())
        session.execute(delete(CalendarFeed))  # one withdrawn since must not work again
        # nor an invitation cancelled or used since: whoever still waits is invited anew
        over = col(Invitation.used_at).is_not(None) | col(Invitation.cancelled_at).is_not(None)
        session.execute(update(Invitation).where(~over).values(cancelled_at=now_instant()))
        session.execute(update(Invitation).values(keys=None))
    replay(engine, ledger)


def _path(url: str) -> Path:
    return Path(str(make_url(url).database))


def _file_beside(url: str) -> str:
    beside = _path(url).with_name(f"{_path(url).name}.restoring")
    for path in _of(beside):
        path.unlink(missing_ok=True)
    return f"sqlite:///{beside}"


def _take_place_of_file(url: str) -> None:
    path = _path(url)
    beside = path.with_name(f"{path.name}.restoring")
    for old in _of(path):
        if old != path:
            old.unlink(missing_ok=True)  # the log of the old file is not the new one's
    beside.replace(path)
    with suppress(OSError):  # it is done, and the next one removes what is left
        for left in _of(beside):
            left.unlink(missing_ok=True)


def _of(path: Path) -> Iterator[Path]:
    """A SQLite database's files."""
    return (path.with_name(path.name + end) for end in ("", "-wal", "-shm", ".lock"))


def _schema_beside(url: str) -> str:
    with _outside(url) as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    beside = make_url(url).update_query_dict({"options": f"-csearch_path={SCHEMA}"})
    return beside.render_as_string(hide_password=False)


def _take_place_of_schema(url: str) -> None:
    with _outside(url) as connection:
        served = connection.scalar(text("SELECT current_schema()"))
        connection.execute(text(f'DROP SCHEMA "{served}" CASCADE'))
        connection.execute(text(f'ALTER SCHEMA {SCHEMA} RENAME TO "{served}"'))


@contextmanager
def _outside(url: str) -> Iterator[Connection]:
    """A transaction over schemas."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
