"""Years beside each other, and the outings that add up to one, worked by hand."""

from datetime import date
from zoneinfo import ZoneInfo

from api.indicators.counted import counted_outings
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.indicators.years import together, years
from tests.indicators.season import PARIS, Season


def test_each_year_is_counted_as_its_own_report_would(season: Season) -> None:
    before = season.outing("2021-12-31 23:30")
    season.meet(before, 4, at="2021-12-31 23:40")
    after = season.outing("2023-03-02", kind="pretext_event")
    season.meet(after, 2, at="2023-03-02", age_band="30_plus")
    season.meet(after, 1, at="2023-03-02", first_time=False)
    youth = season.youth()
    season.identify(youth, "2021-06-01")
    season.pathway(youth, "cej", "2022-01-01")  # the day after its year is over
    season.write()
    found = years(season.session, Scope(season.organisation), ZoneInfo(PARIS), 2023)
    assert [one.model_dump() for one in found] == [
        _year(2021, outings=1, contacts=4, people_met=4, youth_met=4, identified=1),
        _year(2022),
        _year(2023, outings=1, pretext_events=1, contacts=3, people_met=2),
    ]


def test_an_empty_organisation_has_no_year(season: Season) -> None:
    assert years(season.session, Scope(season.organisation), ZoneInfo(PARIS), 2023) == []


def test_the_lines_of_outings_add_up_to_the_figures(season: Season) -> None:
    place = season.place("Pesty")
    early = season.outing("2022-05-10 10:00", place=place, with_truck=False)
    late = season.outing("2022-05-10 15:00")
    season.outing("2022-05-11", status="cancelled")
    season.meet(early, 3, at="2022-05-10 10:05")
    season.meet(late, 2, at="2022-05-10 15:05", first_time=False)
    season.write()
    period = Period(date(2022, 1, 1), date(2022, 12, 31), ZoneInfo(PARIS))
    lines = counted_outings(season.session, Scope(season.organisation), period)
    assert [(one.place, one.with_truck, one.contacts, one.people_met) for one in lines] == [
        ("Pesty", False, 3, 3),
        (None, True, 2, 0),
    ]
    assert {one.day for one in lines} == {date(2022, 5, 10)}


def test_a_youth_identified_again_in_another_year_is_one_of_all_together(season: Season) -> None:
    again, once, alone = season.youth(), season.youth(), season.youth()
    season.pathway(again, "cej", "2022-06-10")
    season.pathway(once, "cej", "2023-03-01")  # the year after
    for youth, day in ((again, "2022-05-10"), (again, "2023-05-10"), (once, "2022-05-10")):
        season.identify(youth, day)
    season.identify(alone, "2023-05-10")
    season.write()
    scope, zone = Scope(season.organisation), ZoneInfo(PARIS)
    by_year = years(season.session, scope, zone, 2023)
    assert [(one.identified, one.remobilised) for one in by_year] == [(2, 1), (2, 1)]
    both = Period(date(2022, 1, 1), date(2023, 12, 31), zone)
    assert together(season.session, scope, both, both.last) == (3, 2)
    figures = season.funnel("2022-01-01", "2023-12-31", until="2023-12-31")
    assert (figures.identified.total, figures.remobilised.total) == (3, 2)


def _year(year: int, **known: int) -> dict[str, int]:
    figures = ("outings", "pretext_events", "contacts", "people_met")
    zero = dict.fromkeys((*figures, "youth_met", "identified", "remobilised"), 0)
    return {"year": year, **zero, **known}
