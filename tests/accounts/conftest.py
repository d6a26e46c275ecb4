"""A server on a throwaway database, and the people of its house."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from sqlalchemy import Engine

from api.main import create_app
from api.settings import Settings
from tests.accounts.house import House, Someone


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[FastAPI]:
    """The whole application; one run on each kind of database."""
    app = create_app(Settings(database_url=database_url, data_dir=tmp_path))
    yield app
    app.state.engine.dispose()


@pytest.fixture
def engine(app: FastAPI) -> Engine:
    """The application's own engine, to look behind the API."""
    engine: Engine = app.state.engine
    return engine


@pytest.fixture
def house(app: FastAPI, portal: BlockingPortal) -> House:
    """A server that nobody has used yet."""
    return House(app, portal)


@pytest.fixture
def elise(house: House) -> Someone:
    """The first coordinator, signed in."""
    return house.found("Elise")


@pytest.fixture
def karim(house: House, elise: Someone) -> Someone:
    """An outreach worker, signed in."""
    return house.hire(elise, "Karim", "outreach")
