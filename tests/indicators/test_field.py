"""Outings by kind, month and place, worked by hand."""

import pytest

from tests.indicators.season import Season, counts, moment


def test_kinds_and_months_sum_to_the_outings(season: Season) -> None:
    season.outing("2022-04-30 23:30")
    season.outing("2022-05-01 00:30", kind="pretext_event", with_truck=False)
    season.outing("2022-05-02", kind="street_round", with_truck=False)
    season.outing("2022-11-01")  # after the period
    figures = season.funnel()
    assert counts(figures.outings.by_kind) == {
        "truck_outing": 1,
        "pretext_event": 1,
        "street_round": 1,
    }
    assert figures.outings.pretext_events == 1
    months = {one.month: one.outings for one in figures.months}
    assert list(months) == [f"2022-{n:02}" for n in range(4, 11)]
    assert (months["2022-04"], months["2022-05"], months["2022-06"]) == (1, 2, 0)


def test_people_and_youths_belong_to_the_month_in_which_the_outing_started(season: Season) -> None:
    late = season.outing("2022-05-31 22:00", ended_at=moment("2022-06-01 01:00"))
    season.meet(late, 3, at="2022-06-01 00:30")
    season.identify(season.youth(), "2022-06-01 00:40", outing=late)
    season.identify(season.youth(), "2022-06-01 00:40")
    months = {one.month: (one.people_met, one.identified) for one in season.funnel().months}
    assert (months["2022-05"], months["2022-06"]) == ((3, 1), (0, 1))


def test_hours_at_a_place_run_from_stop_to_stop(season: Season) -> None:
    planoise, battant = season.place("Planoise"), season.place("Battant")
    outing = season.outing("2022-05-10 14:00", place=planoise, ended_at=moment("2022-05-10 18:00"))
    season.stop(outing, battant, "2022-05-10 15:30")
    season.stop(outing, planoise, "2022-05-10 17:00")
    season.stop(outing, battant, "2022-05-10 17:30", deleted=True)
    season.outing("2022-05-11 14:00", place=battant)  # nobody noted its end
    season.meet(outing, 4)  # its place was not noted: where the outing began
    season.meet(outing, 2, place=battant)
    season.identify(season.youth(), place=battant, outing=outing)
    figures = season.funnel()
    by_name = {one.name: one for one in figures.places}
    assert figures.outings.stops == 3
    assert [one.name for one in figures.places] == ["Battant", "Planoise"]
    assert (by_name["Planoise"].stops, by_name["Planoise"].hours) == (1, 2.5)
    assert (by_name["Battant"].stops, by_name["Battant"].hours) == (2, 1.5)
    assert {name: one.people_met for name, one in by_name.items()} == {"Planoise": 4, "Battant": 2}
    assert {name: one.identified for name, one in by_name.items()} == {"Planoise": 0, "Battant": 1}


def test_people_met_in_an_hour_are_those_of_the_outings_whose_end_is_known(season: Season) -> None:
    planoise, battant = season.place("Planoise"), season.place("Battant")
    timed = season.outing("2022-05-10 14:00", place=planoise, ended_at=moment("2022-05-10 16:00"))
    never_closed = season.outing("2022-05-11 14:00", place=planoise)
    season.stop(never_closed, battant, "2022-05-11 15:00")
    season.meet(timed, 10, at="2022-05-10 14:30")
    season.meet(never_closed, 30, at="2022-05-11 14:30")
    season.meet(never_closed, 5, at="2022-05-11 15:30")
    season.meet(timed, 7, at="2022-05-10 15:00", place=battant)  # it was not there, or nobody said
    found = {one.name: (one.people_met, one.people_per_hour) for one in season.funnel().places}
    assert found == {"Planoise": (40, 5.0), "Battant": (12, None)}


def test_what_happened_at_no_noted_place_is_a_row_of_its_own(season: Season) -> None:
    season.meet(season.outing("2022-05-10"), 2)
    season.identify(season.youth())
    (nowhere,) = season.funnel().places
    assert (nowhere.place, nowhere.name, nowhere.stops, nowhere.hours) == (None, None, 1, None)
    assert (nowhere.people_met, nowhere.identified) == (2, 1)


def test_a_place_noted_later_replaces_no_place_at_the_start(season: Season) -> None:
    battant = season.place("Battant")
    outing = season.outing("2022-05-10 14:00", ended_at=moment("2022-05-10 16:00"))
    season.stop(outing, battant, "2022-05-10 14:20")
    (only,) = season.funnel().places
    assert (only.name, only.stops) == ("Battant", 1)
    assert only.hours == pytest.approx(1.67)


def test_two_phones_on_one_outing_stopped_once(season: Season) -> None:
    battant = season.place("Battant")
    head = season.outing("2022-05-10 14:00", place=battant, ended_at=moment("2022-05-10 16:00"))
    twin = season.outing(
        "2022-05-10 14:10",
        place=battant,
        merged_into=head,
        ended_at=moment("2022-05-10 16:30"),
    )
    season.stop(twin, battant, "2022-05-10 15:00")
    (only,) = season.funnel().places
    assert (only.stops, only.hours) == (1, 2.5)


def test_a_stop_noted_after_the_end_takes_no_hours(season: Season) -> None:
    planoise, battant = season.place("Planoise"), season.place("Battant")
    outing = season.outing("2022-05-10 14:00", place=planoise, ended_at=moment("2022-05-10 16:00"))
    season.stop(outing, battant, "2022-05-10 16:30")
    hours = {one.name: one.hours for one in season.funnel().places}
    assert hours == {"Planoise": 2.0, "Battant": None}


def test_a_planned_outing_merged_into_the_one_held_leaves_its_hours_known(season: Season) -> None:
    battant = season.place("Battant")
    head = season.outing("2022-05-10 14:00", place=battant, ended_at=moment("2022-05-10 16:00"))
    season.outing(None, status="planned", place=battant, merged_into=head)
    (only,) = season.funnel().places
    assert (only.stops, only.hours) == (1, 2.0)


def test_merged_outings_began_where_the_first_of_them_did(season: Season) -> None:
    first, later = season.place("Planoise"), season.place("Battant")
    for one, other in ((first, later), (later, first)):
        head = season.outing("2022-05-10 14:00")
        for place in (one, other):
            start = "2022-05-10 14:05" if place == first else "2022-05-10 14:30"
            season.outing(start, place=place, merged_into=head)
    assert {one.name: one.stops for one in season.funnel().places} == {"Planoise": 2}


def test_what_has_no_place_was_at_the_stop_of_its_moment(season: Season) -> None:
    planoise, battant = season.place("Planoise"), season.place("Battant")
    outing = season.outing("2022-05-10 14:00", place=planoise)
    season.stop(outing, battant, "2022-05-10 15:00")
    for at, count in (("14:30", 1), ("15:00", 2), ("16:00", 4)):
        season.meet(outing, count, at=f"2022-05-10 {at}")
        season.identify(season.youth(), f"2022-05-10 {at}", outing=outing)
        season.health_act(outing, f"2022-05-10 {at}")
    found = {one.name: (one.people_met, one.identified) for one in season.funnel().places}
    assert found == {"Planoise": (1, 1), "Battant": (6, 2)}
    for place, acts in ((planoise, 1), (battant, 2)):
        desk = season.funnel(places=frozenset([place])).health_desk
        assert desk.proposals == acts
