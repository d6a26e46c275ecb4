"""How a test tells the table what a fault came to."""

from collections.abc import Callable
from dataclasses import astuple

import pytest

from tests.faults.tally import FAULTS, Tally

Measured = Callable[..., None]


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Measured:
    """Called with a fault, where it was tried, its tally and words about it if any: tells them for
    the table, and fails if the tally is not clean."""

    def tell(fault: str, where: str, tally: Tally, said: str = "") -> None:
        assert where in FAULTS[fault]
        record_property("fault", [fault, where, list(astuple(tally)), said])
        assert tally.clean, tally

    return tell
