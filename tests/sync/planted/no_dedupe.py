"""The server does not know an operation again: what was sent twice is done twice."""

import pytest

from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """It looks nothing up, and logs what it did under the name it had."""
    patch.setattr("api.sync.intake.Intake._known", lambda _intake, _ids: {})


def shortest(state: Happenings) -> None:
    """An answer is lost; the phone sends again what the server has."""
    state.somebody_is_met(who=NADIA, pick=0)
    state.an_answer_is_lost(who=NADIA)
