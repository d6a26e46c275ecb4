"""An erasure looks only for records that have a row: what was refused keeps its words."""

import pytest

from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """The server does not see of whom a change says that it is."""
    patch.setattr("api.sync.scrub.OF_YOUTH", ())


def shortest(state: Happenings) -> None:
    """The note of a step is refused, its phone is lost, then its youth is erased."""
    state.a_phone_is_lost_after_a_refusal(who=NADIA, pick=0)
    state.a_youth_is_erased(pick=0)
