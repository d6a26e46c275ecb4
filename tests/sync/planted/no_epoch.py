"""A restored server goes by the epoch it had: phones that are behind it do not notice."""

import pytest

from tests.support.backups import put
from tests.sync.model import Happenings
from tests.sync.world import KARIM, NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """The backup is put back as it was."""
    patch.setattr("tests.sync.world.restore", put)


def shortest(state: Happenings) -> None:
    """What the backup lacks is where others write, before its phone comes back."""
    state.somebody_is_met(who=NADIA, pick=0)
    state.a_phone_syncs(who=NADIA)
    state.the_server_is_restored(pick=0)
    state.somebody_is_met(who=KARIM, pick=0)
