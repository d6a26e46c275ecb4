"""The server never looks again at what its ledger says was erased."""

import pytest

from tests.sync.model import Happenings
from tests.sync.world import ELISE


def plant(patch: pytest.MonkeyPatch) -> None:
    """What the server does once a day leaves erasures as they are."""
    patch.setattr("api.operations.daily.finish_erasures", lambda *_: 0)


def shortest(state: Happenings) -> None:
    """The ledger has it, the commit never came, and the phone that asked remembers nothing."""
    state.a_youth_is_erased(pick=0)
    state.the_server_dies_at_a_commit(who=ELISE)
    state.a_browser_throws_all_away(who=ELISE)
