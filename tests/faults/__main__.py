"""Tries faults as often as their table says, and writes it at the end of `docs/sync.md`.

A fault's row is written as soon as it was measured and cost nothing. `-k` tries some alone, by the
names of their tests; the other rows stay.
"""

import argparse
import sys

import pytest

from api.settings import ROOT
from tests.faults.table import PAGE, Row, written

TRIED = ["tests/faults", "tests/browser/test_killed.py"]


class Writer:
    """A plugin of pytest."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Each test tells what it came to once it has run."""
        if report.when == "call" and report.passed:
            rows = [Row.of(said) for name, said in report.user_properties if name == "fault"]
            PAGE.write_text(written(PAGE.read_text(), rows))


def main() -> None:
    """Entry point of `python -m tests.faults`; fails when a fault cost anything."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("-k", default="", help="the tests whose names say so")
    parser.add_argument("--few", action="store_true", help="as few times as `make test` does")
    asked = parser.parse_args()
    words = ["--rootdir", str(ROOT), "-k", asked.k, *TRIED, *([] if asked.few else ["--long"])]
    sys.exit(int(pytest.main(words, plugins=[Writer()])))


if __name__ == "__main__":
    main()
