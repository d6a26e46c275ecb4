"""The last to arrive wins, whenever it was written."""

import pytest

from tests.sync.model import Happenings
from tests.sync.world import KARIM, NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """Nobody looks at (effective, op)."""
    patch.setattr("api.sync.judge.wins", lambda _row, _name, _stamp: True)


def shortest(state: Happenings) -> None:
    """Nadia writes first and sends last."""
    state.a_file_changes(housing="friends", pick=0, who=NADIA)
    state.a_file_changes(housing="hostel", pick=0, who=KARIM)
    state.a_phone_syncs(who=KARIM)
