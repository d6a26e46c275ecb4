"""Fixtures for every test: see `tests/support/`."""

pytest_plugins = [
    "tests.support.databases",
    "tests.support.servers",
    "tests.support.browsers",
    "tests.support.hands",
    "tests.support.demonstration",
]
