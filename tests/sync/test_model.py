"""Whatever happens to phones and to the server, in whatever order, nothing is lost, doubled or hidden."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.books import Books
from tests.support.crew import crew_on
from tests.support.databases import KINDS, MakeDatabase
from tests.sync.model import machine
from tests.sync.world import World

RUNS, MANY_RUNS, STEPS = 100, 6_000, 20
COMMON: dict[str, Any] = {
    "stateful_step_count": STEPS,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}


@pytest.fixture(params=KINDS)
def world(
    request: pytest.FixtureRequest,
    make_database: MakeDatabase,
    tmp_path_factory: pytest.TempPathFactory,
    books: Books,
) -> Iterator[World]:
    """Élise, Nadia and Karim, each with a phone that is up to date."""
    folder = tmp_path_factory.mktemp("world")
    with crew_on(make_database(request.param), folder) as crew:
        phones = [crew.phone("Nadia"), crew.phone("Karim"), crew.elise]
        for phone in phones:
            assert phone.sync() == "up_to_date"
        made = World(crew, books, phones)
        made.begin()
        yield made


@pytest.mark.long
def test_after_any_hundred_afternoons_the_books_balance(world: World) -> None:
    # the same hundred each time; what fails is made shorter by the long hunt
    hunt = settings(max_examples=RUNS, derandomize=True, phases=[Phase.generate], **COMMON)
    run_state_machine_as_test(machine(world), settings=hunt)


@pytest.mark.long
def test_after_any_thousands_of_afternoons_the_books_balance(world: World) -> None:
    run_state_machine_as_test(machine(world), settings=settings(max_examples=MANY_RUNS, **COMMON))
