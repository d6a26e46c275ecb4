"""The phone forgets an operation as soon as it is answered."""

import pytest

from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """What was answered is kept for no day at all."""
    patch.setattr("api.phone.exchange.JOURNAL_DAYS", -1)


def shortest(state: Happenings) -> None:
    """A backup is put back that lacks what was answered since."""
    state.somebody_is_met(who=NADIA, pick=0)
    state.a_phone_syncs(who=NADIA)
    state.the_server_is_restored(pick=0)
