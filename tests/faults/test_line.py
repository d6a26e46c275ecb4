"""A line that loses, cuts, alters or answers by itself: nothing is lost, doubled or different."""

from random import Random

from tests.faults import spoiling
from tests.faults.conftest import StageOf
from tests.faults.measured import Measured
from tests.faults.proxy import Asked, Send, Trouble
from tests.faults.spoiling import SYNC, Once
from tests.faults.stage import Stage, work
from tests.faults.tally import Tally, tried
from tests.support.books import Books

PUSH = SYNC[:1]
SPOILED = ("offline", "later")
"""How a sync ends when what passed was spoiled."""
UNHARMED = "up_to_date"
"""So does one of which gzip's own end or date was spoiled, that says nothing."""


def spoiled(
    stage: Stage,
    books: Books,
    times: int,
    trouble: Trouble,
    *paths: str,
    chance: Random,
    sure: bool = True,
) -> Tally:
    """Acts, then a sync of which one request is spoiled and another without; so many times."""
    nadia = stage.nadia
    outing = nadia.start_outing()
    assert nadia.sync() == "up_to_date"
    for _ in range(times):
        work(nadia, outing, chance)
        once = Once(trouble, chance.choice(paths))
        stage.proxy.trouble = once
        before = len(nadia.rows("encounter"))
        status = nadia.sync()
        assert once.happened and status in (SPOILED if sure else (*SPOILED, UNHARMED)), status
        assert len(nadia.rows("encounter")) == before
        assert nadia.sync() == "up_to_date"
    return stage.settle(times, books)


@tried("request lost")
def test_a_lost_request_costs_nothing(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    tally = spoiled(stage_of(where), books, times, spoiling.request_lost, *SYNC, chance=Random(1))
    measured("request lost", where, tally)


@tried("answer cut short")
def test_an_answer_cut_short_is_asked_for_again(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    chance = Random(times)
    tally = spoiled(
        stage_of(where), books, times, spoiling.cut(chance), *SYNC, chance=chance, sure=False
    )
    measured("answer cut short", where, tally)


@tried("one bit of an answer flipped")
def test_an_answer_of_which_one_bit_is_another_is_no_answer(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    chance = Random(times)
    tally = spoiled(
        stage_of(where), books, times, spoiling.flipped(chance), *SYNC, chance=chance, sure=False
    )
    measured("one bit of an answer flipped", where, tally)


@tried("one bit of a push flipped")
def test_a_push_of_which_one_bit_is_another_is_not_taken(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    chance = Random(times)
    tally = spoiled(
        stage_of(where),
        books,
        times,
        spoiling.request_flipped(chance),
        *PUSH,
        chance=chance,
        sure=False,
    )
    measured("one bit of a push flipped", where, tally)


@tried("a captive portal answers (200 with HTML, 302)")
def test_a_captive_portal_is_no_answer(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    chance = Random(times)
    tally = spoiled(stage_of(where), books, times, spoiling.portal(chance), *SYNC, chance=chance)
    measured("a captive portal answers (200 with HTML, 302)", where, tally)


@tried("every third answer lost, the work done")
def test_every_third_answer_lost_is_given_again_and_nothing_is_done_twice(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    stage, chance = stage_of(where), Random(times)
    passed = lost = 0

    def third(asked: Asked, send: Send) -> bytes:
        nonlocal passed, lost
        passed += 1
        if passed % 3:
            return send(asked)
        lost += 1
        return spoiling.answer_lost(asked, send)

    stage.proxy.trouble = third
    outing = stage.nadia.start_outing()
    while lost < times:
        for phone in (stage.nadia, stage.elise):
            if phone is stage.nadia:
                work(phone, outing, chance)
            assert phone.sync() in ("up_to_date", "offline")
    measured("every third answer lost, the work done", where, stage.settle(lost, books))
