"""An organisation with its phones, brought back to its first day for each run of the model."""

from dataclasses import dataclass, field

from api.ledger import Ledger
from api.operations.replay import replay
from api.phone import Phone
from api.phone.phone import Snapshot
from tests.support.backups import Backup, back_up, put, restore
from tests.support.books import Books
from tests.support.crew import Crew
from tests.support.phones import line_of


@dataclass
class World:
    """An organisation, its phones, and how both were on the first day."""

    crew: Crew
    books: Books
    phones: list[Phone]
    first_day: Backup = field(default_factory=dict)
    snapshots: list[Snapshot] = field(default_factory=list)
    ledger: bytes = b""

    def begin(self) -> None:
        """Keep the first day. Everybody is up to date."""
        self.first_day = self.rows()
        self.snapshots = [phone.snapshot() for phone in self.phones]
        self.ledger = self.crew.app.state.ledger.path.read_bytes()

    def again(self) -> None:
        """The first day again."""
        put(self.crew.engine, self.first_day)
        path = self.crew.app.state.ledger.path
        path.write_bytes(self.ledger)
        self.crew.app.state.ledger = Ledger(path)
        for phone, snapshot in zip(self.phones, self.snapshots, strict=True):
            phone.restore(snapshot)
            line = line_of(phone)
            line.lose_requests = line.lose_answers = 0
            line.seen.clear()
        self.books.written.clear()

    def rows(self) -> Backup:
        """Every row of every table."""
        return back_up(self.crew.engine)

    def restore(self, rows: Backup) -> None:
        """An older backup in the database's place, as `kaftruck restore` puts it."""
        restore(self.crew.engine, rows)
        replay(self.crew.engine, self.crew.app.state.ledger)
