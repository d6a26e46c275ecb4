"""The model bites: each planted bug is caught, by the hunt and by the shortest run it left behind."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.model import Happenings, machine
from tests.sync.planted import BUGS
from tests.sync.world import World

MOST_RUNS = 6_000
"""Within which each bug is to be caught: as many as `make test-long` goes through."""
BUG = pytest.mark.parametrize("bug", BUGS)


def live(world: World, bug: str) -> None:
    """The shortest run that shows a bug, to its end."""
    state = Happenings(world)
    BUGS[bug].shortest(state)
    state.teardown()


@BUG
def test_the_shortest_run_that_shows_a_bug_ends_well_without_it(world: World, bug: str) -> None:
    live(world, bug)


@BUG
def test_the_shortest_run_that_shows_a_bug_is_caught_with_it(
    world: World, bug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    BUGS[bug].plant(monkeypatch)
    with pytest.raises(AssertionError):
        live(world, bug)


@pytest.mark.long
@BUG
def test_the_hunt_catches_a_planted_bug(
    world: World, bug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    BUGS[bug].plant(monkeypatch)
    hunt = settings(
        max_examples=MOST_RUNS,
        stateful_step_count=20,
        phases=[Phase.generate],
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine(world), settings=hunt)
