"""Hybrid time: text order is time order, and nothing is stored beyond the server's now."""

from hypothesis import given
from hypothesis import strategies as st

from api.sync import clock

MOMENTS = st.integers(min_value=0, max_value=4_102_444_800_000)


@given(MOMENTS, MOMENTS)
def test_text_order_is_time_order(one: int, other: int) -> None:
    assert (clock.stamp(one) < clock.stamp(other)) == (one < other)
    assert (clock.instant(one) < clock.instant(other)) == (one < other)


@given(MOMENTS, MOMENTS, st.integers(0, 99_000))
def test_no_effective_time_lies_beyond_now_unless_the_clock_ran_back(
    at: int, now: int, counter: int
) -> None:
    effective = clock.effective(clock.stamp(at, counter), now, "")
    assert clock.milliseconds(effective) == min(at, now)


def test_clamped_operations_of_one_phone_keep_their_order() -> None:
    last, now = "", 1_000
    for ahead in (5_000, 4_000, 9_000):
        effective = clock.effective(clock.stamp(ahead), now, last)
        assert effective > last
        last = effective


def test_a_day_is_that_of_the_organisation() -> None:
    before_midnight_utc = 1_781_648_700_000  # 2026-06-16T22:25:00Z
    assert clock.day(before_midnight_utc, "Europe/Paris") == "2026-06-17"
    assert clock.day(before_midnight_utc, "UTC") == "2026-06-16"
