"""Whatever happens to phones and to the server, in whatever order, nothing is lost, doubled or hidden."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.model import machine
from tests.sync.world import World

RUNS, STEPS = 100, 12
MANY_RUNS, MANY_STEPS = 6_000, 20
COMMON: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}


def test_after_any_hundred_afternoons_the_books_balance(world: World) -> None:
    # the same hundred each time; what fails is made shorter by the long hunt
    hunt = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        derandomize=True,
        phases=[Phase.generate],
        **COMMON,
    )
    run_state_machine_as_test(machine(world), settings=hunt)


@pytest.mark.long
def test_after_any_thousands_of_afternoons_the_books_balance(world: World) -> None:
    hunt = settings(max_examples=MANY_RUNS, stateful_step_count=MANY_STEPS, **COMMON)
    run_state_machine_as_test(machine(world), settings=hunt)
