"""Filters narrow what was counted without them, and their parts sum back to the whole."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from api.records.codes import codes
from tests.indicators.plans import Plan, plans
from tests.indicators.season import Season

a_few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def narrowed(**filters: Any) -> dict[str, Any]:
    """The filters of a scope: sets, and whether with the truck."""
    return {
        name: value if isinstance(value, bool) else frozenset([value])
        for name, value in filters.items()
    }


@pytest.fixture
def two_places(season: Season) -> tuple[Season, str, str]:
    """Five people and a youth at Planoise, with the truck; two people and a youth at Battant."""
    planoise, battant = season.place("Planoise"), season.place("Battant")
    truck = season.outing("2022-05-10", place=planoise)
    walk = season.outing("2022-05-11", place=battant, kind="street_round", with_truck=False)
    season.meet(truck, 5)
    season.meet(walk, 2)
    season.identify(season.youth(), outing=truck, channel="truck_outing", commune="25056")
    season.identify(season.youth(), outing=walk, channel="street_round", commune="25388")
    season.identify(season.youth(), channel="partner", commune="25056")
    return season, planoise, battant


@pytest.mark.parametrize(
    ("filters", "outings", "met", "identified"),
    [
        ({}, 2, 7, 3),
        ({"kinds": "truck_outing"}, 1, 5, 1),
        ({"with_truck": False}, 1, 2, 1),
        ({"channels": "partner"}, 2, 7, 1),
        ({"communes": "25056"}, 2, 7, 2),
        ({"communes": "39198"}, 2, 7, 0),
        ({"kinds": "event"}, 0, 0, 0),
    ],
)
def test_each_filter_narrows_what_it_may_and_nothing_else(
    two_places: tuple[Season, str, str],
    filters: dict[str, Any],
    outings: int,
    met: int,
    identified: int,
) -> None:
    figures = two_places[0].funnel(**narrowed(**filters))
    told = figures.outings.total, figures.people_met.total, figures.identified.total
    assert told == (outings, met, identified)


def test_a_place_narrows_to_what_happened_there(two_places: tuple[Season, str, str]) -> None:
    season, planoise, battant = two_places
    outing = season.outing("2022-06-10", place=planoise)
    season.stop(outing, battant, "2022-06-10 15:00")
    season.meet(outing, 3, place=battant)
    figures = season.funnel(places=frozenset([battant]))
    assert (figures.outings.total, figures.people_met.total) == (2, 5)
    assert [one.place for one in figures.places] == [battant]


def test_a_partner_narrows_to_the_outings_they_took_part_in(season: Season) -> None:
    there = [{"partner": "01900000-0000-7000-8000-000000000001", "role": "present"}]
    season.meet(season.outing("2022-05-10", partners=there), 4)
    season.meet(season.outing("2022-05-11"), 1)
    head = season.outing("2022-05-12")  # of two merged, either may say who took part
    season.outing("2022-05-12", partners=there, merged_into=head)
    season.meet(head, 2)
    figures = season.funnel(partners=frozenset([there[0]["partner"]]))
    assert (figures.outings.total, figures.contacts) == (2, 6)


@given(plan=plans())
@a_few
def test_the_parts_of_a_scope_sum_back_to_the_whole(figures_engine: Engine, plan: Plan) -> None:
    with Session(figures_engine) as session:
        season = plan.written(session)
        whole = season.funnel()
        kinds = [season.funnel(kinds=frozenset([kind])) for kind in sorted(codes("outing_kind"))]
        truck = [season.funnel(with_truck=with_truck) for with_truck in (True, False)]
        channels = [
            season.funnel(channels=frozenset([channel]))
            for channel in sorted(codes("identification_channel"))
        ]
    for parts in (kinds, truck):
        assert sum(one.outings.total for one in parts) == whole.outings.total
        assert sum(one.contacts for one in parts) == whole.contacts
        assert sum(one.people_met.total for one in parts) == whole.people_met.total
        assert sum(one.identified.total for one in parts) == whole.identified.on_outings
    assert sum(one.identified.total for one in channels) == whole.identified.total
    assert sum(one.remobilised.total for one in channels) == whole.remobilised.total
    assert all(one.people_met == whole.people_met for one in channels)
