"""A real server behind a bad line, and the phones of its people."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from api.db import make_engine
from api.phone import Identity, Phone, new_id, to_url
from tests.faults.proxy import Proxy, well
from tests.faults.tally import Tally
from tests.support.books import Books, apart, doubled, untrue
from tests.support.crew import NAME
from tests.support.phones import PASSWORD
from tests.support.servers import RunningServer

TIMEOUT = 40.0  # seconds


@dataclass
class Stage:
    """`elise` and `nadia` speak to the server through `proxy`; more phones of theirs are had by
    `phones`. `email` is Nadia's, `built` the application served, which may be made another."""

    server: RunningServer
    proxy: Proxy
    engine: Engine
    elise: Phone
    nadia: Phone
    email: str
    built: Path
    opened: ExitStack

    def phones(self, number: int, url: str = "") -> list[Phone]:
        """Phones restored from backups of the two, each with a line of its own; `url`: to elsewhere."""
        return [
            (self.elise, self.nadia)[one % 2].clone(
                self.opened.enter_context(to_url(url or self.proxy.url, TIMEOUT))
            )
            for one in range(number)
        ]

    def settle(self, tried: int, books: Books, *phones: Phone) -> Tally:
        """Without any trouble now, these phones sync twice; what became of all that was written."""
        self.proxy.trouble = well
        phones = (self.elise, self.nadia, *phones)
        for phone in (*phones, *phones):
            assert phone.sync() == "up_to_date"
        lost = len(books.lost(self.engine, *phones)) + len(untrue(self.engine, *phones))
        differing = sum(len(apart(self.engine, phone)) for phone in phones)
        return Tally(tried, lost, len(doubled(self.engine)), differing)


@contextmanager
def staged(server: RunningServer) -> Iterator[Stage]:
    """A new organisation of two people on this server, both up to date."""
    engine = make_engine(server.database_url)
    with ExitStack() as opened:
        opened.callback(engine.dispose)
        proxy = opened.enter_context(Proxy(server.port))
        lines = [opened.enter_context(to_url(proxy.url, TIMEOUT)) for _ in range(2)]
        who = [Identity(name, f"{new_id()}@exemple.test", PASSWORD) for name in ("Élise", "Nadia")]
        elise, _ = Phone.first_run(lines[0], "Mission locale d’essai", who[0])
        nadia = Phone.accept(lines[1], elise.invite("outreach", "Nadia"), who[1])
        for phone in (elise, nadia, elise):
            assert phone.sync() == "up_to_date"
        built = Path(server.settings["KAFTRUCK_APP_DIR"])
        yield Stage(server, proxy, engine, elise, nadia, who[1].email, built, opened)


def work(phone: Phone, outing: str, chance: Random) -> None:
    """A few acts on an outing: three to seven operations."""
    met = phone.meet(outing, "18_21", "male", place=None, count=chance.randint(1, 9))
    for _ in range(chance.randint(1, 3)):
        phone.meet(outing, "22_25", "female", place=None)
    phone.patch("outing", outing, attendance_estimate=chance.randint(1, 500))
    if chance.random() < 0.3:
        phone.take_back(met)
    if chance.random() < 0.3:
        noted = phone.note_youth(outing=outing, channel="truck_outing", name=NAME)
        phone.patch("youth", noted.youth, housing="hostel", note="Rappeler mardi.")
