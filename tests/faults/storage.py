"""A database that cannot take what it is given: no room on the disk, or locked by somebody else."""

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from random import Random

import psycopg
from sqlalchemy.engine import make_url

from api.db import LONGEST_WAIT
from api.phone import Phone
from tests.faults.proxy import Asked, Send
from tests.faults.stage import Stage, work
from tests.faults.tally import Tally
from tests.support.books import Books

PHONES = 5
MOST_PUSHES = 200
ROOM = 60_000
"""Bytes: SQLite's log may grow to at most that before the disk is full."""
PATIENCE = 10.0
"""Seconds over the server's own waiting in which a loaded machine must have answered."""

NO_ROOM = """
CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
CREATE CONSTRAINT TRIGGER no_room AFTER INSERT ON operation
DEFERRABLE INITIALLY {} FOR EACH ROW EXECUTE FUNCTION no_room()
"""
ROOM_AGAIN = "DROP TRIGGER no_room ON operation; DROP FUNCTION no_room"


def full(stage: Stage, books: Books, times: int) -> Tally:
    """A phone pushes until the disk is full, once there is room again it sends what is left."""
    chance, nadia = Random(times), stage.nadia
    outing = nadia.start_outing()
    for phone in (nadia, stage.elise):
        assert phone.sync() == "up_to_date"
    for _ in range(times):
        with disk_full(stage, chance):
            for _ in range(MOST_PUSHES):
                work(nadia, outing, chance)
                if nadia.sync() != "up_to_date":
                    break
            refused_for_now(nadia)
            assert stage.elise.sync() == "up_to_date"  # who only reads is served
        assert nadia.sync() == "up_to_date"
    return stage.settle(times, books)


@contextmanager
def disk_full(stage: Stage, chance: Random) -> Iterator[None]:
    """SQLite's process may not write beyond so many bytes (EFBIG); PostgreSQL says that its disk is full
    (53100), while it stores or while it commits."""
    url = stage.server.database_url
    if make_url(url).get_backend_name() == "postgresql":
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(NO_ROOM.format(chance.choice(("IMMEDIATE", "DEFERRED"))).encode())
            yield
            connection.execute(ROOM_AGAIN)
        return
    with closing(sqlite3.connect(str(make_url(url).database))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stage.server.let_files_grow_to(chance.randrange(ROOM))
    try:
        yield
    finally:
        stage.server.let_files_grow_to(None)


def locked(stage: Stage, books: Books, times: int) -> Tally:
    """Phones push while another process holds the database's lock, for too long or a moment."""
    chance = Random(times)
    outing = stage.nadia.start_outing()
    for phone in (stage.nadia, stage.elise):
        assert phone.sync() == "up_to_date"
    phones = stage.phones(PHONES)
    answers: list[bytes] = []

    def overhear(asked: Asked, send: Send) -> bytes:
        answers.append(send(asked))
        return answers[-1]

    stage.proxy.trouble = overhear
    tried = 0
    while tried < times:
        for phone in phones:
            work(phone, outing, chance)
        with ThreadPoolExecutor(PHONES) as pool, lock(stage.server.database_url):
            answers.clear()
            pushing = [pool.submit(timed_sync, phone) for phone in phones]
            status, seconds = timed_sync(stage.elise)
            assert status == "up_to_date" and seconds < PATIENCE  # who only reads is served
            for phone, done in zip(phones, pushing, strict=True):
                assert done.result()[1] < LONGEST_WAIT + PATIENCE
                refused_for_now(phone)
        busy = [one for one in answers if one.startswith(b"HTTP/1.1 503")]
        assert len(busy) == PHONES and all(b"\r\nretry-after: " in one.lower() for one in busy)
        with ThreadPoolExecutor(PHONES) as pool:
            with lock(stage.server.database_url):
                pushing = [pool.submit(timed_sync, phone) for phone in phones]
                time.sleep(chance.uniform(0, 0.5))
            assert {done.result()[0] for done in pushing} == {"up_to_date"}
        tried += 2 * PHONES
    return stage.settle(tried, books, *phones)


@contextmanager
def lock(url: str) -> Iterator[None]:
    """Nobody else may write for the length of the block."""
    if make_url(url).get_backend_name() == "postgresql":
        with psycopg.connect(url) as connection:
            connection.execute("LOCK TABLE organisation IN EXCLUSIVE MODE")
            yield
            connection.rollback()
        return
    path = str(make_url(url).database)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def timed_sync(phone: Phone) -> tuple[str, float]:
    """How a sync ended, and after how many seconds."""
    began = time.monotonic()
    return phone.sync(), time.monotonic() - began


def refused_for_now(phone: Phone) -> None:
    """The server could not store it: it says so plainly, and the phone has all of it still."""
    assert phone.status == "later" and phone.store.outbox
    assert phone.trouble is not None
    assert (phone.trouble.answer.status, phone.trouble.answer.code) == (503, "unavailable")
