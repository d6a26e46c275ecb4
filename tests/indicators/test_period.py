"""Local days and the instants that bound them."""

from datetime import date
from zoneinfo import ZoneInfo

from api.indicators.period import Period, local_day
from tests.indicators.season import Season

PARIS = ZoneInfo("Europe/Paris")


def test_the_day_the_clocks_go_forward_has_23_hours() -> None:
    day = Period(date(2022, 3, 27), date(2022, 3, 27), PARIS)
    assert (day.start, day.end) == ("2022-03-26T23:00:00.000Z", "2022-03-27T22:00:00.000Z")


def test_the_day_the_clocks_go_back_has_25_hours() -> None:
    day = Period(date(2022, 10, 30), date(2022, 10, 30), PARIS)
    assert (day.start, day.end) == ("2022-10-29T22:00:00.000Z", "2022-10-30T23:00:00.000Z")


def test_a_day_whose_midnight_does_not_exist_begins_when_the_clocks_change() -> None:
    # Beirut, 27 March 2022: at 00:00 (UTC+2) it is 01:00 (UTC+3), that is 22:00 UTC the day before.
    day = Period(date(2022, 3, 27), date(2022, 3, 27), ZoneInfo("Asia/Beirut"))
    assert day.start == "2022-03-26T22:00:00.000Z"
    assert local_day(day.start, day.zone) == date(2022, 3, 27)


def test_neighbouring_periods_share_no_moment_and_leave_none_out() -> None:
    first = Period(date(2022, 1, 1), date(2022, 10, 30), PARIS)
    second = Period(date(2022, 10, 31), date(2022, 12, 31), PARIS)
    assert first.end == second.start
    assert second.holds(first.end) and not first.holds(first.end)
    assert first.holds("2022-10-30T22:59:59.999Z")


def test_an_outing_and_whom_it_met_belong_to_the_local_day_it_started(season: Season) -> None:
    # 23:30 on 31 October in Paris is 22:30 UTC; the people are met after midnight, in November.
    night = season.outing("2022-10-31 23:30")
    season.meet(night, 4, at="2022-11-01 00:20")
    youth = season.youth()
    season.meet(night, youth=youth, at="2022-11-01 00:30")
    season.identify(youth, at="2022-11-01 00:30", outing=night, channel="truck_outing")
    october, november = (
        season.funnel("2022-10-01", "2022-10-31"),
        season.funnel("2022-11-01", "2022-11-30"),
    )
    assert (october.outings.total, october.contacts, october.identified.on_outings) == (1, 5, 1)
    assert (november.outings.total, november.contacts, november.identified.total) == (0, 0, 0)


def test_another_time_zone_draws_the_days_elsewhere(season: Season) -> None:
    # 22:30 UTC on 31 October is still 31 October in Paris, and 1 November in La Réunion (UTC+4).
    reunion = Season(season.session, "Indian/Reunion")
    for team in (season, reunion):
        team.outing("2022-01-01", started_at="2022-10-31T22:30:00.000Z")
    assert season.funnel("2022-10-31", "2022-10-31").outings.total == 1
    assert reunion.funnel("2022-10-31", "2022-10-31").outings.total == 0
    assert reunion.funnel("2022-11-01", "2022-11-01").outings.total == 1
