"""An organisation with a coordinator and an outreach worker, on SQLite unless asked otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from api.phone import Identity, Phone, over
from api.settings import Settings
from tests.support.databases import MakeDatabase
from tests.support.phones import PASSWORD, Network, Office


@pytest.fixture
def office(
    request: pytest.FixtureRequest, make_database: MakeDatabase, tmp_path: Path
) -> Iterator[Office]:
    """A new organisation on a server of its own; parametrised indirectly by kind of database."""
    url = make_database(getattr(request, "param", "sqlite"))
    app = create_app(Settings(database_url=url, data_dir=tmp_path))
    with TestClient(app, base_url="http://localhost") as client:
        network = Network(over(client))
        who = Identity("Élise", "elise@exemple.test", PASSWORD)
        elise, recovery = Phone.first_run(network, "Mission locale d’essai", who)
        yield Office(app, network, elise, recovery)


@pytest.fixture
def elise(office: Office) -> Phone:
    """The coordinator's phone."""
    return office.elise


@pytest.fixture
def nadia(office: Office) -> Phone:
    """An outreach worker's phone."""
    return office.join("outreach", "Nadia")
