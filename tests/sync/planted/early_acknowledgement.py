"""The server answers before its work is kept."""

from typing import Any

import pytest

from api.sync import push
from tests.support.at_once import Died
from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """The answer leaves although the commit never comes."""
    take_in, answer = push._push, push.Answer
    given: list[push.Answer] = []

    def told(*facts: Any) -> push.Answer:
        given.append(answer(*facts))
        return given[-1]

    def early(*args: Any, **how: Any) -> push.Answer:
        try:
            return take_in(*args, **how)
        except Died:
            return given[-1]

    patch.setattr("api.sync.push.Answer", told)
    patch.setattr("api.sync.push._push", early)


def shortest(state: Happenings) -> None:
    """The server dies where it was to keep what it had answered."""
    state.the_server_dies_at_a_commit(who=NADIA)
