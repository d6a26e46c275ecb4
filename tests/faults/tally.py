"""What is counted of a fault, and how often each is tried when the table is made."""

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Tally:
    """Tried so often; then operations lost, records doubled, rows in which a phone differs from the
    server."""

    tried: int
    lost: int = 0
    doubled: int = 0
    diverged: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled or different."""
        return self.lost == self.doubled == self.diverged == 0


SQLITE, POSTGRESQL, CHROMIUM = "SQLite", "PostgreSQL", "Chromium"

FEW = 10
"""How often `make test` tries each, which must stay quick."""

FAULTS: dict[str, dict[str, int]] = {
    "server killed (SIGKILL) amid a push": {SQLITE: 100, POSTGRESQL: 50},
    "disk full amid a push": {SQLITE: 100, POSTGRESQL: 50},
    "database locked by another process": {SQLITE: 50, POSTGRESQL: 50},
    "8 writers on 2 server processes, a reader polling": {SQLITE: 100, POSTGRESQL: 100},
    "request lost": {SQLITE: 100},
    "every third answer lost, the work done": {SQLITE: 100, POSTGRESQL: 100, CHROMIUM: 50},
    "answer cut short": {SQLITE: 100, CHROMIUM: 50},
    "one bit of an answer flipped": {SQLITE: 200, CHROMIUM: 50},
    "one bit of a push flipped": {SQLITE: 200, CHROMIUM: 50},
    "a captive portal answers (200 with HTML, 302)": {SQLITE: 100, CHROMIUM: 50},
    "browser killed (SIGKILL) amid an act": {CHROMIUM: 50},
    "browser killed (SIGKILL) amid a sync": {CHROMIUM: 50},
    "two tabs of one account at work": {CHROMIUM: 50},
    "update of the app with unsent work": {CHROMIUM: 20},
    "connection to IndexedDB lost, as on iPhones": {CHROMIUM: 100},
}
"""Each fault: where it is tried, and how often for the table of `docs/sync.md`."""


def tried(fault: str) -> pytest.MarkDecorator:
    """Runs a test with `where` and `times`: a few times, and as a long test as often as the table."""
    cases = [
        pytest.param(where, count, id=f"{where}-{count}", marks=[pytest.mark.long] * long)
        for where, many in FAULTS[fault].items()
        if where != CHROMIUM
        for count, long in ((FEW, False), (many, True))
    ]
    return pytest.mark.parametrize(("where", "times"), cases)


def tried_in_a_browser(fault: str) -> pytest.MarkDecorator:
    """The same in a browser, with `times` alone."""
    many = pytest.param(FAULTS[fault][CHROMIUM], marks=pytest.mark.long)
    return pytest.mark.parametrize("times", [FEW, many])
