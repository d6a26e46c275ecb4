"""The step from met to identified, worked by hand: one is always a part of the other."""

from typing import Any

import pytest

from tests.indicators.season import Season


def step(season: Season, *period: str, **narrowed: Any) -> tuple[int, int]:
    """Youths met, and those of them who were identified on an outing."""
    figures = season.funnel(*period, **narrowed)
    return figures.youth_met.total, figures.identified_of_met


def noted(season: Season, outing: str, day: str, count: int = 1, **facts: Any) -> str:
    """A youth met and identified on an outing, as the phone writes them."""
    youth = season.youth()
    season.meet(outing, count, at=day, youth=youth)
    season.identify(youth, day, outing=outing, channel="truck_outing", **facts)
    return youth


def test_a_youth_first_met_before_the_period_is_no_part_of_those_met_in_it(season: Season) -> None:
    february, july = season.outing("2022-02-10"), season.outing("2022-07-10")
    for _ in range(5):
        youth = season.youth()
        season.meet(february, at="2022-02-10", youth=youth)
        season.meet(july, at="2022-07-10", youth=youth)
        season.identify(youth, "2022-07-10", outing=july)
    season.meet(july, 2, at="2022-07-10")
    assert step(season) == (2, 0)
    assert step(season, "2022-01-01", "2022-12-31") == (7, 5)
    assert season.funnel().identified.on_outings == 5


def test_neither_residence_nor_channel_narrows_the_step(season: Season) -> None:
    outing = season.outing("2022-05-10")
    noted(season, outing, "2022-05-10", commune="25056")
    noted(season, outing, "2022-05-10", commune="25388")
    season.meet(outing, 2)
    for name, value in (("communes", "25056"), ("zones", "z"), ("channels", "jdc")):
        asked: dict[str, Any] = {name: frozenset([value])}
        assert step(season, **asked) == (4, 2)
        assert season.funnel(**asked).identified.total < 2


def test_outings_and_places_narrow_both_sides_of_the_step(season: Season) -> None:
    planoise, battant = season.place("Planoise"), season.place("Battant")
    truck = season.outing("2022-05-10", place=planoise)
    walk = season.outing("2022-05-11", place=battant, kind="street_round")
    youth = season.youth()
    season.meet(truck, at="2022-05-10", youth=youth)
    season.meet(walk, at="2022-05-11", youth=youth)
    season.identify(youth, "2022-05-11", outing=walk, channel="street_round")
    season.meet(walk, 3, at="2022-05-11")
    assert step(season) == (4, 1)
    assert step(season, kinds=frozenset(["street_round"])) == (3, 0)  # met by the truck before
    assert step(season, places=frozenset([planoise])) == (1, 0)


def test_somebody_identified_elsewhere_does_not_follow_from_people_met(season: Season) -> None:
    youth = season.youth()
    season.meet(season.outing("2022-05-10"), youth=youth)
    season.identify(youth, "2022-05-10", channel="partner")
    assert step(season) == (1, 0)


@pytest.mark.parametrize(("tapped", "part"), [(5, 2), (1, 1), (0, 0)])
def test_those_counted_before_are_among_the_youths_without_a_name_as_far_as_there_are(
    season: Season, tapped: int, part: int
) -> None:
    outing = season.outing("2022-05-10")
    season.meet(outing, tapped)
    season.meet(outing, 9, age_band="30_plus")
    season.meet(season.outing("2022-05-11"), 9, age_band="unknown")
    for _ in range(2):
        noted(season, outing, "2022-05-10", count=0)
    assert step(season) == (tapped, part)


def test_whose_age_was_not_known_when_met_is_no_youth_met(season: Season) -> None:
    outing, youth = season.outing("2022-05-10"), season.youth()
    season.meet(outing, youth=youth, age_band="unknown")
    season.identify(youth, "2022-05-10", outing=outing, age_band="unknown")
    assert step(season) == (0, 0)


def test_over_several_years_the_meeting_is_that_of_the_year_of_the_identification(
    season: Season,
) -> None:
    before, then = season.outing("2021-05-10"), season.outing("2022-05-10")
    youth = season.youth()
    season.meet(before, at="2021-05-10", youth=youth)
    season.meet(then, at="2022-05-10", youth=youth)
    season.identify(youth, "2022-05-10", outing=then)
    assert step(season, "2021-01-01", "2022-12-31") == (2, 1)
