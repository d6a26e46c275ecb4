"""The browser dies while it sends or reads: what it had is sent by the next one, once."""

import time

from tests.faults.conftest import StageOf
from tests.faults.hand import PULL, PUSH, Hand, hand_on
from tests.faults.measured import Measured
from tests.faults.proxy import Asked, Send
from tests.faults.tally import CHROMIUM, SQLITE, tried_in_a_browser
from tests.support.browsers import OpenProfile
from tests.support.lost_database import threw_away

KILLED = "browser killed (SIGKILL) amid a sync"
LATEST = 0.15
"""Seconds after which at most the answer goes back, then after which at most the browser dies."""


@tried_in_a_browser(KILLED)
def test_a_browser_killed_amid_a_sync_sends_each_note_once(
    stage_of: StageOf, open_profile: OpenProfile, measured: Measured, times: int
) -> None:
    hand = hand_on(stage_of(SQLITE), open_profile(), times)
    hand.profile.close()  # properly, this once: the browser writes its session down
    hand.profile.reopen()
    come_back(hand)

    def slowly(asked: Asked, send: Send) -> bytes:
        answer = send(asked)
        time.sleep(hand.chance.uniform(0, LATEST))
        return answer

    for _ in range(times):
        if not hand.waiting():
            hand.open()
            hand.sees()
            hand.line.be(slowly, hand.chance.choice((PUSH, PULL)))
            hand.count()
            hand.sync()
        # else the app, locked, has begun by itself to send what was left
        assert hand.line.happened.wait(30)
        time.sleep(hand.chance.uniform(0, 2 * LATEST))
        hand.profile.kill()
        hand.profile.reopen()
        hand.line.be(slowly, PUSH)
        come_back(hand)
    hand.line.be(slowly)
    hand.open()
    hand.sees()
    measured(KILLED, CHROMIUM, hand.settle(times))


def come_back(hand: Hand) -> None:
    """Open the app again; a browser that threw its databases away is signed in anew."""
    if threw_away(hand.page, hand.address):
        hand.sign_in()
