"""A phone's own accidents, in a real browser: its database's connection lost, two tabs, an update."""

import time
from pathlib import Path

from playwright.sync_api import expect

from tests.faults import spoiling
from tests.faults.conftest import StageOf
from tests.faults.hand import PULL, PUSH, Hand, hand_on
from tests.faults.measured import Measured
from tests.faults.proxy import well
from tests.faults.tally import CHROMIUM, SQLITE, tried_in_a_browser
from tests.support.browsers import OpenProfile
from tests.support.in_the_app import SHORT, SLOW, button, open_at, unlock, until
from tests.support.releases import release
from tests.support.scripted_outing import PRESS, TILES

LOSING = Path(__file__).with_name("losing.js")
HOW = ("UnknownError", "InvalidStateError", "closed", "closed unsaid", "aborts")
TODAY = "() => { history.pushState({}, '', '/'); dispatchEvent(new PopStateEvent('popstate')) }"
NOT_KEPT = "n’a pas pu être gardée"
LOST = "connection to IndexedDB lost, as on iPhones"
TABS = "two tabs of one account at work"
UPDATE = "update of the app with unsent work"


@tried_in_a_browser(LOST)
def test_an_act_is_kept_on_another_connection_or_said_not_to_be(
    stage_of: StageOf, open_profile: OpenProfile, measured: Measured, times: int
) -> None:
    profile = open_profile()
    profile.context.add_init_script(path=LOSING)
    hand = hand_on(stage_of(SQLITE), profile, times)
    for number in range(times):
        how = HOW[number % len(HOW)]
        hand.line.be(spoiling.request_lost if hand.chance.random() < 0.5 else well, PUSH, PULL)
        hand.page.evaluate("how => losing(how)", how)
        count_one(hand)
        hand.send_all()
    measured(LOST, CHROMIUM, hand.settle(times))


def count_one(hand: Hand) -> None:
    """One touch: kept and counted, or said not to be kept and not counted."""
    before = hand.written()
    hand.page.evaluate(PRESS, [hand.chance.choice(TILES)])
    told = hand.page.get_by_text(NOT_KEPT)
    deadline = time.monotonic() + SLOW / 1000
    while not told.count():
        if hand.written() == before + 1:
            hand.counted += 1
            break
        assert time.monotonic() < deadline, "neither kept nor said not to be"
        hand.page.wait_for_timeout(20)
    hand.sees()


@tried_in_a_browser(TABS)
def test_two_tabs_count_on_one_outing_and_send_each_note_once(
    stage_of: StageOf, open_profile: OpenProfile, measured: Measured, times: int
) -> None:
    hand = hand_on(stage_of(SQLITE), open_profile(), times)
    other = hand.profile.context.new_page()
    open_at(other, hand.address, SHORT)
    hand.sees(other)
    for _ in range(times):
        many = hand.chance.randint(2, 6)
        tiles = hand.chance.choices(TILES, k=many)
        hand.page.evaluate(PRESS, tiles[: many // 2])
        other.evaluate(PRESS, tiles[many // 2 :])
        hand.counted += many
        for page in (hand.page, other):
            page.evaluate("() => dispatchEvent(new Event('online'))")
        for page in (hand.page, other):
            hand.sees(page)
    tally = hand.settle(times)
    hand.sees(other)
    measured(TABS, CHROMIUM, tally)


@tried_in_a_browser(UPDATE)
def test_an_update_of_the_app_takes_unsent_work_along(
    stage_of: StageOf, open_profile: OpenProfile, measured: Measured, times: int
) -> None:
    stage = stage_of(SQLITE)
    hand = hand_on(stage, open_profile(), times)
    hand.line.be(spoiling.request_lost, PUSH, PULL)
    for number in range(times):
        hand.count()
        release(stage.built, f"version {number}")
        until(
            hand.page,
            "() => navigator.serviceWorker.ready.then(r => r.update().then(() => !!r.waiting))",
        )
        waiting = hand.waiting()
        assert waiting >= hand.counted
        hand.page.evaluate(TODAY)  # nothing is offered over an outing
        button(hand.page, "Mettre à jour").click()
        unlock(hand.page, SHORT)
        hand.open()
        hand.sees()
        assert hand.waiting() == waiting
        version = hand.page.locator("meta[name=description]")
        expect(version).to_have_attribute("content", f"version {number}")
    measured(UPDATE, CHROMIUM, hand.settle(times))
