"""Sealing again is taken for a change: it stands above what was written meanwhile."""

import pytest

from api.sync.judge import Judge
from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """No look at the value that is replaced, and a stamp of its own."""
    patch.setattr(Judge, "_reseal", Judge._patch)


def shortest(state: Happenings) -> None:
    """The coordinator’s phone seals again a note that it does not know to be an old one."""
    state.a_note_changes(number=1, pick=0, who=NADIA)
    state.the_key_changes()
