"""A season on both databases; what a test writes is rolled back at its end."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.db import make_engine
from tests.indicators.season import Season
from tests.support.databases import KINDS, MakeDatabase


@pytest.fixture(scope="session", params=KINDS)
def figures_engine(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Iterator[Engine]:
    """One database of each kind for all these tests: each test has an organisation of its own."""
    engine = make_engine(make_database(request.param))
    yield engine
    engine.dispose()


@pytest.fixture
def season(figures_engine: Engine) -> Iterator[Season]:
    """A new organisation."""
    with Session(figures_engine) as session:
        yield Season(session)
