"""An organisation with its phones, brought back to its first day for each run of the model."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, select
from sqlmodel import SQLModel

from api.accounts.models import Organisation
from api.db import reading, writing
from api.ledger import Ledger
from api.operations.replay import replay
from api.phone import Phone
from api.phone.phone import Snapshot
from tests.support.books import Books
from tests.support.crew import Crew
from tests.support.phones import line_of

Rows = dict[str, list[dict[str, Any]]]


@dataclass
class World:
    """An organisation, its phones, and how both were on the first day."""

    crew: Crew
    books: Books
    phones: list[Phone]
    first_day: Rows = field(default_factory=dict)
    snapshots: list[Snapshot] = field(default_factory=list)
    ledger: bytes = b""

    def begin(self) -> None:
        """Keep the first day. Everybody is up to date."""
        self.first_day = self.rows()
        self.snapshots = [phone.snapshot() for phone in self.phones]
        self.ledger = self.crew.app.state.ledger.path.read_bytes()

    def again(self) -> None:
        """The first day again."""
        self.put(self.first_day)
        path = self.crew.app.state.ledger.path
        path.write_bytes(self.ledger)
        self.crew.app.state.ledger = Ledger(path)
        for phone, snapshot in zip(self.phones, self.snapshots, strict=True):
            phone.restore(snapshot)
            line = line_of(phone)
            line.lose_requests = line.lose_answers = 0
            line.seen.clear()
        self.books.written.clear()

    def rows(self) -> Rows:
        """Every row of every table."""
        with reading(self.crew.engine) as session:
            return {
                table.name: [dict(row) for row in session.execute(select(table)).mappings()]
                for table in SQLModel.metadata.sorted_tables
            }

    def put(self, rows: Rows) -> None:
        """These rows, and no others."""
        with writing(self.crew.engine) as session:
            for table in reversed(SQLModel.metadata.sorted_tables):
                session.execute(delete(table))
            for table in SQLModel.metadata.sorted_tables:
                if rows[table.name]:
                    session.execute(insert(table), rows[table.name])

    def restore(self, rows: Rows) -> None:
        """An older backup in the database's place, as `kaftruck restore` puts it."""
        self.put(rows)
        with writing(self.crew.engine) as session:
            for one in session.scalars(select(Organisation)):
                one.epoch = str(uuid4())
        replay(self.crew.engine, self.crew.app.state.ledger)
