"""The server believes every clock."""

import pytest

from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """An operation counts with its own time, however far ahead."""
    patch.setattr("api.sync.clock.effective", lambda at, _now_ms, _last: at)


def shortest(state: Happenings) -> None:
    """A phone’s clock is an hour ahead."""
    state.a_clock_is_wrong(hours=1, who=NADIA)
    state.somebody_is_met(who=NADIA, pick=0)
