"""The database: one engine, two kinds of transaction, the same on SQLite and PostgreSQL.

SQLite runs in WAL with full durability. Its driver's own transaction handling is switched off
(`isolation_level=None`), because it keeps a savepoint's row after the outer transaction rolled
back; we say BEGIN ourselves. Writers queue behind one file lock: SQLite's own waiting is a lottery
in which one process of eight did all the work. Errors never carry a statement's values
(`hide_parameters`).

Whoever waits for a lock that something else holds gives up after `LONGEST_WAIT`, an
`OperationalError`: a queue of phones behind it must not fill the server.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec.json import decode, encode
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session

LONGEST_WAIT = 10
"""Seconds. A phone waits for its answer three times as long."""
POOL = 40


def make_engine(url: str) -> Engine:
    """An engine for `url`; a SQLite file's folder must exist."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        theirs = parsed.query.get("options", "")
        return create_engine(
            parsed,
            pool_size=POOL,
            pool_timeout=LONGEST_WAIT,
            pool_pre_ping=True,
            hide_parameters=True,
            json_serializer=dump_json,
            json_deserializer=decode,
            connect_args={
                "connect_timeout": LONGEST_WAIT,
                "options": f"-c lock_timeout={LONGEST_WAIT}s {theirs}",
            },
        )
    engine = create_engine(
        parsed,
        pool_size=POOL,
        pool_timeout=LONGEST_WAIT,
        pool_use_lifo=True,  # what one connection writes empties the others' caches
        hide_parameters=True,
        json_serializer=dump_json,
        json_deserializer=decode,
        connect_args={"check_same_thread": False, "timeout": LONGEST_WAIT},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def dump_json(value: Any) -> str:
    """JSON text of a column's value."""
    return encode(value).decode()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    waited = time.monotonic() - options.get("asked", time.monotonic())
    if waited < 1:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    raw: Any = connection.connection.driver_connection
    raw.execute(f"PRAGMA busy_timeout={max(0, round((LONGEST_WAIT - waited) * 1000))}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        raw.execute(f"PRAGMA busy_timeout={LONGEST_WAIT * 1000}")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only reads, all of it as of one moment; nothing it does is kept."""
    steady = engine
    if engine.dialect.name == "postgresql":
        steady = engine.execution_options(isolation_level="REPEATABLE READ")
    with Session(steady) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose work is committed at the end of the block, or rolled back whole."""
    writer = _writer(engine)
    with _turn(engine), Session(writer) as session, session.begin():
        yield session


@contextmanager
def writing_plainly(engine: Engine) -> Iterator[Connection]:
    """As `writing`, without the ORM, which takes longer about a transaction than SQLite does."""
    writer = _writer(engine)
    with _turn(engine), writer.begin() as connection:
        yield connection


def _writer(engine: Engine) -> Engine:
    return engine.execution_options(writes=True, asked=time.monotonic())


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Wait for this writer's turn. PostgreSQL queues on the organisation's row instead."""
    path = engine.url.database
    if engine.dialect.name != "sqlite" or not path or path == ":memory:":
        yield
        return
    handle = os.open(Path(f"{path}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
