"""People of one organisation, of whom each test takes new phones rather than a new server."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from api.operations.daily import DAY_SECONDS
from api.phone import Identity, Phone, new_id, over
from api.settings import Settings
from tests.support.phones import PASSWORD, Network, Office, line_of

NAME = {"first_name": "Sami", "last_name": "Noisetier"}


@dataclass
class Crew(Office):
    """An office whose people have as many phones as tests ask for.

    `client` asks the server without a phone; it answers 500 where a server process would.
    """

    client: TestClient
    people: dict[str, Identity] = field(default_factory=dict)

    def identity(self, name: str, role: str = "outreach") -> Identity:
        """Who that is; they join the first time they are named."""
        if name not in self.people:
            who = Identity(name, f"{new_id()}@exemple.test", PASSWORD)
            Phone.accept(self.line(), self.elise.invite(role, name), who)
            self.people[name] = who
        return self.people[name]

    def phone(self, name: str = "Nadia", role: str = "outreach") -> Phone:
        """A new phone of that person, which has read all that its role may hold."""
        who = self.identity(name, role)
        phone = Phone.sign_in(self.line(), who.email, who.password)
        assert phone.sync() == "up_to_date"
        return phone

    def line(self) -> Network:
        """A way of its own to the server."""
        return Network(self.network.through)


@contextmanager
def crew_on(database_url: str, folder: Path) -> Iterator[Crew]:
    """A new organisation on a server in this process, over a migrated, empty database."""
    app = create_app(Settings(database_url=database_url, data_dir=folder))
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    with pytest.MonkeyPatch.context() as patch, ExitStack() as running:
        # else its daily work begins a minute from now, whatever a test is at
        patch.setattr("api.operations.daily.FIRST_SECONDS", DAY_SECONDS)
        running.enter_context(client)
        network = Network(over(client))
        who = Identity("Élise", f"{new_id()}@exemple.test", PASSWORD)
        elise, recovery = Phone.first_run(network, "Mission locale d’essai", who)
        elise.sync()
        yield Crew(app, network, elise, recovery, client)


def headers_of(phone: Phone) -> dict[str, str]:
    """What signs a request of this phone."""
    return {"X-Kaftruck-Account": phone.person_id, "Cookie": phone.store.cookie}


def afternoon(phone: Phone) -> str:
    """An outing with something of everything, written without network; its id. Ten operations."""
    outing = phone.start_outing(place=phone.create_place("Planoise"))
    taps = [phone.meet(outing, "18_21", "male") for _ in range(3)]
    phone.take_back(taps[0])
    noted = phone.note_youth(
        outing=outing, gender="male", age_band="18_21", channel="truck_outing", name=NAME
    )
    phone.patch("youth", noted.youth, housing="parents", note="Aime la mécanique.")
    phone.add_step(noted.youth, "call", note="Rappeler mardi.")
    phone.close_outing(outing)
    return outing


def pushes(phone: Phone) -> int:
    """How many pushes of this phone reached the server."""
    return len(line_of(phone).pushes())
