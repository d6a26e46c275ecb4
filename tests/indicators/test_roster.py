"""The facts of each identified youth, for who may open their names."""

from datetime import date
from zoneinfo import ZoneInfo

from api.indicators.period import Period
from api.indicators.roster import RosterRow, roster
from api.indicators.scope import Scope
from tests.indicators.season import PARIS, Season


def listed(season: Season) -> list[RosterRow]:
    season.write()
    first, last = date(2022, 4, 1), date(2022, 10, 31)
    scope = Scope(season.organisation)
    return roster(season.session, scope, Period(first, last, ZoneInfo(PARIS)), last)


def test_each_youth_is_told_with_the_facts_of_their_identification(season: Season) -> None:
    youth = season.youth(gender="male", transport=["bike"], driving_licence="b")
    season.identify(youth, "2022-05-10", housing="hostel", training_level="n3")
    season.pathway(youth, "cej", "2022-06-01")
    season.identify(season.youth(), "2022-11-02")  # after
    (row,) = listed(season)
    assert (row.youth, row.identified_on, row.channel) == (youth, date(2022, 5, 10), "partner")
    assert (row.gender, row.age_band, row.housing) == ("male", "18_21", "hostel")
    assert (row.training_level, row.situation, row.followed_by) == ("n3", "none", ["none"])
    assert (row.pathway, row.transport, row.driving_licence) == ("cej", ["bike"], "b")


def test_whoever_has_no_name_here_or_objected_is_not_listed(season: Season) -> None:
    for fields in (
        {"name": None},
        {"name": None, "erased": True},
        {"lost_reason": "data_objection", "closed_at": "2022-06-01"},
    ):
        season.identify(season.youth(**fields), "2022-05-10")
    kept = season.youth()
    season.identify(kept, "2022-05-10")
    twice = season.youth(merged_into=kept)
    season.identify(twice, "2022-05-11")
    assert [row.youth for row in listed(season)] == [kept]
