"""A backup is put back without the ledger: nobody remembers who was erased since."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.ledger import Ledger
from tests.sync.model import Happenings
from tests.sync.world import ELISE


def plant(patch: pytest.MonkeyPatch) -> None:
    """Erasures are not among the events that are read."""
    events = Ledger.events

    def without(ledger: Ledger) -> Iterator[dict[str, Any]]:
        return (event for event in events(ledger) if event["what"] != "erased")

    patch.setattr(Ledger, "events", without)


def shortest(state: Happenings) -> None:
    """The backup knows the name, and the phone that erased it remembers nothing."""
    state.a_youth_is_erased(pick=0)
    state.a_phone_syncs(who=ELISE)
    state.a_browser_throws_all_away(who=ELISE)
    state.the_server_is_restored(pick=0)
