"""Fixtures for every test: see `tests/support/`."""

import os
from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from hypothesis import settings

from api.main import settle_memory

# How long an example takes is the machine's: two cores have other work beside it.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

os.environ["KAFTRUCK_MAP_OUTLINES"] = "none"  # what is tested asks nobody outside

pytest_plugins = [
    "tests.support.databases",
    "tests.support.servers",
    "tests.support.browsers",
    "tests.support.hands",
    "tests.support.demonstration",
]


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """A thread with a loop, for all requests of this test process: else each has one started, twice."""
    with start_blocking_portal() as portal:
        yield portal


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: the tests of minutes, and only those."""
    parser.addoption("--long", action="store_true", help="the tests that take minutes, alone")


def pytest_collection_finish() -> None:
    """What tests are made of stays to the end: the collector need not look through it again."""
    settle_memory()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests have a turn of their own (`make test-long`)."""
    wanted = bool(config.getoption("--long"))
    left = [one for one in items if (one.get_closest_marker("long") is not None) != wanted]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [one for one in items if one not in left]
