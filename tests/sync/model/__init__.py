"""What may happen to a team's phones and to their server, in any order, and what must be true after.

`Happenings` is a state machine for Hypothesis; its rules are plain methods, so that a failing run
that Hypothesis prints can be kept as it is: see `tests/sync/planted`.
"""

from typing import Any

from hypothesis.stateful import rule

from tests.sync.model.accidents import Accidents
from tests.sync.model.acts import Acts
from tests.sync.model.ends import Ends
from tests.sync.model.exchanges import Exchanges
from tests.sync.model.ground import PICK, WHO
from tests.sync.model.truths import look, settle
from tests.sync.world import World


class Happenings(Acts, Exchanges, Accidents, Ends):
    """Acts and accidents; `teardown` lets everything settle, and looks."""

    @rule(who=WHO)
    def a_phone_is_lost_as_the_server_dies(self, who: int) -> None:
        """What it was sending is half done, and it will never ask again."""
        self.the_server_dies_at_a_commit(who=who)
        self.a_browser_throws_all_away(who=who)

    @rule(who=WHO, pick=PICK)
    def a_phone_is_lost_after_a_refusal(self, who: int, pick: int) -> None:
        """What the server keeps of it is sent by nobody again."""
        self.a_note_is_refused(who=who, pick=pick)
        self.a_phone_syncs(who=who)
        self.a_browser_throws_all_away(who=who)

    def teardown(self) -> None:
        """Everything settles: no fault any more, clocks right, refused notes judged again."""
        settle(self)
        look(self)


def machine(world: World) -> Any:
    """What Hypothesis makes its runs of."""
    return lambda: Happenings(world)
