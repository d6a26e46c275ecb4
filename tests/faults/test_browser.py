"""The same in a real browser: lines that spoil, two tabs, updates, and kills amid a sync."""

from collections.abc import Callable
from random import Random

from tests.faults import spoiling
from tests.faults.conftest import StageOf
from tests.faults.hand import PULL, PUSH, Hand, hand_on
from tests.faults.measured import Measured
from tests.faults.proxy import Trouble
from tests.faults.tally import CHROMIUM, SQLITE, tried_in_a_browser
from tests.support.browsers import OpenProfile

SPOILED: dict[str, Callable[[Random], Trouble]] = {
    "every third answer lost, the work done": lambda _chance: spoiling.answer_lost,
    "answer cut short": spoiling.cut,
    "one bit of an answer flipped": spoiling.flipped,
    "one bit of a push flipped": spoiling.request_flipped,
    "a captive portal answers (200 with HTML, 302)": spoiling.portal,
}


@tried_in_a_browser("answer cut short")
def test_a_spoiled_line_costs_a_browser_nothing(
    stage_of: StageOf, open_profile: OpenProfile, measured: Measured, times: int
) -> None:
    hand = hand_on(stage_of(SQLITE), open_profile(), times)
    for fault, trouble in SPOILED.items():
        for _ in range(times):
            spoil(hand, trouble(hand.chance), (PUSH,) if "push" in fault else (PUSH, PULL))
        measured(fault, CHROMIUM, hand.settle(times))


def spoil(hand: Hand, trouble: Trouble, paths: tuple[str, ...]) -> None:
    """Count, sync on the spoiled line, and again on a good one."""
    hand.line.be(trouble, hand.chance.choice(paths))
    hand.count()
    hand.sync()
    assert hand.line.happened.wait(10)
    hand.sees()
    hand.send_all()
