"""One organisation a kind of database and test process; each test has phones of its own on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from api.phone import Phone
from tests.support.books import Books
from tests.support.books import books as books
from tests.support.crew import Crew, crew_on
from tests.support.databases import KINDS, MakeDatabase
from tests.sync.world import World, world_on

CrewOf = Callable[[str], Crew]


@pytest.fixture(scope="session")
def crew_of(
    make_database: MakeDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CrewOf]:
    """The organisation on a kind of database, founded when it is first asked for."""
    crews: dict[str, Crew] = {}
    with ExitStack() as running:

        def of(kind: str) -> Crew:
            if kind not in crews:
                folder = tmp_path_factory.mktemp(f"crew-{kind}")
                crews[kind] = running.enter_context(crew_on(make_database(kind), folder))
            return crews[kind]

        yield of


@pytest.fixture(params=KINDS)
def crew(request: pytest.FixtureRequest, crew_of: CrewOf) -> Crew:
    """The organisation that tests of this process share; one run on each kind of database."""
    return crew_of(request.param)


@pytest.fixture
def phone(crew: Crew) -> Phone:
    """A new phone of Nadia, an outreach worker."""
    return crew.phone("Nadia")


@pytest.fixture
def other(crew: Crew) -> Phone:
    """A new phone of Karim, an outreach worker."""
    return crew.phone("Karim")


@pytest.fixture(scope="module", params=KINDS)
def founded(
    request: pytest.FixtureRequest,
    make_database: MakeDatabase,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """The model's world, on each kind of database."""
    with world_on(make_database(request.param), tmp_path_factory.mktemp("world")) as world:
        yield world


@pytest.fixture
def world(founded: World, books: Books) -> World:
    """The model's world on its first day, with the books of this test."""
    founded.books = books
    founded.again()
    return founded
