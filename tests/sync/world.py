"""An organisation with its phones, brought back to its first day for each run of the model."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from api.ledger import Ledger
from api.operations.daily import tidy
from api.operations.replay import replay
from api.phone import Phone
from api.phone.phone import Snapshot
from api.records.prepared import Runner
from tests.support.at_once import AtOnce, Died, no_threads
from tests.support.backups import Backup, back_up, put, restore
from tests.support.books import Books
from tests.support.crew import NAME, Crew, crew_on
from tests.support.phones import PASSWORD, Network, OneBrowser, line_of

NADIA, KARIM, ELISE, GUEST = range(4)
"""Whose phone is where in `World.phones`; `GUEST` is Karim's account on Nadia's phone."""


@dataclass
class Time:
    """The right time, in milliseconds since 1970: it passes as it is asked for."""

    ms: int

    def __call__(self) -> int:
        self.ms += 7
        return self.ms


@dataclass
class World:
    """An organisation, its phones, and how both were on the first day."""

    crew: Crew
    time: Time
    phones: list[Phone]
    books: Books = field(default_factory=Books)
    first_day: Backup = field(default_factory=dict)
    snapshots: list[Snapshot] = field(default_factory=list)
    ledger: bytes = b""
    began_ms: int = 0
    at_read: list[Callable[[], None]] = field(default_factory=list)
    at_commit: list[Callable[[], None]] = field(default_factory=list)
    writers: list[Connection] = field(default_factory=list)

    def begin(self) -> None:
        """Keep the first day. Everybody is up to date."""
        self.first_day, self.began_ms = self.rows(), self.time.ms
        self.snapshots = [phone.snapshot() for phone in self.phones]
        self.ledger = self.crew.app.state.ledger.path.read_bytes()
        engine = self.crew.engine
        event.listen(engine, "begin", self._begin)
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "rollback", self._end)

    def again(self) -> None:
        """The first day again."""
        self.at_read.clear()
        self.at_commit.clear()
        self.writers.clear()
        self.time.ms = self.began_ms
        put(self.crew.engine, self.first_day)
        path = self.crew.app.state.ledger.path
        path.write_bytes(self.ledger)
        self.crew.app.state.ledger = Ledger(path)
        for phone, snapshot in zip(self.phones, self.snapshots, strict=True):
            phone.restore(snapshot)
            phone.clock.wall = self.time
            line = line_of(phone)
            line.lose_requests = line.lose_answers = 0
            line.instead = lambda _request: None
            line.seen.clear()
        self.books.written.clear()

    def rows(self) -> Backup:
        """Every row of every table."""
        return back_up(self.crew.engine)

    def restore(self, rows: Backup) -> None:
        """An older backup in the database's place, as `kaftruck restore` puts it."""
        restore(self.crew.engine, rows)
        replay(self.crew.engine, self.crew.app.state.ledger)

    def tidy(self) -> None:
        """What the server does by itself once a day."""
        tidy(self.crew.engine, self.crew.app.state.ledger)

    def dies_at_commit(self) -> None:
        """Have the server's process end instead of committing, the next time it is to."""

        def die() -> None:
            raise Died

        self.at_commit[:] = [die]

    def amid_reading(self, number: int, what: Callable[[], None]) -> None:
        """Have something happen before a page's rows are read, `number` statements from now."""
        self.at_read[:] = [_nothing] * number + [what]

    def read(self, rows: Callable[..., Any]) -> Callable[..., Any]:
        """The door's way to ask, with what is to happen before one of the questions."""

        def asked(*what: Any, **values: Any) -> Any:
            if not self.writers:
                _next(self.at_read)
            return rows(*what, **values)

        return asked

    def _begin(self, connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            self.writers.append(connection)

    def _commit(self, connection: Connection) -> None:
        self._end(connection)
        _next(self.at_commit)

    def _end(self, connection: Connection) -> None:
        if connection in self.writers:
            self.writers.remove(connection)


def _nothing() -> None:
    return None


def _next(waiting: list[Callable[[], None]]) -> None:
    if waiting:
        waiting.pop(0)()


@contextmanager
def world_on(database_url: str, folder: Path) -> Iterator[World]:
    """Élise, Nadia and Karim, who has an account on Nadia's phone too; all are up to date.

    There are an outing, Nadia's file of a youth with a step, and a file and a place of Karim's.
    """
    with crew_on(database_url, folder) as crew, no_threads(), pytest.MonkeyPatch.context() as patch:
        at_once = AtOnce(crew.app)
        crew.network.through = at_once
        nadia, karim = crew.phone("Nadia"), crew.phone("Karim")
        guest, browser = Phone(Network(at_once)), OneBrowser(at_once)
        guest.store.device = nadia.store.device
        guest.sign_in_again(crew.identity("Karim").email, PASSWORD)
        for one in (nadia, guest):
            name, _, value = one.store.cookie.partition("=")
            browser.jar[name] = value
            line_of(one).through = browser
        nadia.start_outing()
        youth = nadia.note_youth(name=NAME, note="Vu au skate-park.").youth
        nadia.add_step(youth, "call", note="Rappeler mardi.")
        karim.note_youth(name=NAME)
        karim.create_place("Planoise")
        karim.brief = False  # his app is an older one
        phones = [nadia, karim, crew.elise, guest]
        for phone in (*phones, *phones):
            assert phone.sync() == "up_to_date"
        for phone in phones:
            phone.clock.offset = 0  # else by as much as this machine was slow to answer
        time = Time(nadia.clock.now_ms() + 1_000)
        patch.setattr("api.sync.clock.wall_ms", time)
        world = World(crew, time, phones)
        patch.setattr(Runner, "rows", world.read(Runner.rows))
        world.begin()
        yield world
