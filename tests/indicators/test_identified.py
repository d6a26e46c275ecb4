"""Identified youths: who, by which channel, with which facts, worked by hand."""

import pytest

from api.indicators.criteria import follow_up_answer, outcome, situation_answer
from tests.indicators.season import Season, counts


def test_identified_on_outings_and_elsewhere_sum(season: Season) -> None:
    outing = season.outing("2022-05-10")
    here, there = season.youth(gender="male"), season.youth(gender=None)
    season.identify(here, outing=outing, channel="truck_outing", age_band="16_17")
    season.identify(there, channel="training_duty", age_band="22_25")
    season.identify(season.youth(), "2022-03-31 23:59")  # before the period
    season.identify(season.youth(), "2022-11-01 00:00")  # after it
    season.identify(season.youth(), deleted=True)
    season.identify(season.youth(deleted=True))
    figures = season.funnel().identified
    assert (figures.total, figures.on_outings, figures.elsewhere) == (2, 1, 1)
    assert counts(figures.by_channel) == {"truck_outing": 1, "jdc_training_duty": 1}
    assert counts(figures.by_gender) == {"male": 1, "unknown": 1}
    assert counts(figures.by_age) == {"16_17": 1, "22_25": 1}


def test_a_youth_identified_twice_counts_once_by_the_earliest_of_the_period(
    season: Season,
) -> None:
    youth = season.youth()
    season.identify(youth, "2022-01-10", channel="jdc")
    season.identify(youth, "2022-09-10", channel="family")
    season.identify(youth, "2022-05-10", channel="event")
    assert counts(season.funnel().identified.by_channel) == {"event": 1}
    assert counts(season.funnel("2022-01-01").identified.by_channel) == {"jdc_training_duty": 1}


def test_the_earliest_is_by_its_own_moment_whatever_the_day_of_its_outing(
    season: Season,
) -> None:
    youth, outing = season.youth(), season.outing("2022-05-10 23:30")
    season.identify(youth, "2022-05-11 00:30", outing=outing, channel="event")
    season.identify(youth, "2022-05-11 00:10", channel="jdc")
    assert counts(season.funnel().identified.by_channel) == {"jdc_training_duty": 1}


def test_at_the_same_moment_the_smallest_id_decides(season: Season) -> None:
    youth = season.youth()
    ids = [f"00000000-0000-7000-8000-00000000000{end}" for end in "ba"]
    season.identify(youth, id=ids[0], channel="jdc")
    season.identify(youth, id=ids[1], channel="event")
    assert counts(season.funnel().identified.by_channel) == {"event": 1}


def test_merged_files_are_one_youth_named_if_one_of_them_is(season: Season) -> None:
    head = season.youth(name=None)
    season.identify(season.youth(merged_into=head), "2022-05-09", channel="jdc")
    season.identify(head, "2022-05-10", channel="event")
    season.identify(season.youth(name=None))
    season.identify(season.youth(name=None, erased=True))
    figures = season.funnel().identified
    assert figures.total == 3
    assert counts(figures.by_channel) == {"jdc_training_duty": 1, "partner": 2}
    assert figures.without_name == 1  # neither the merged file nor the erased one


def test_files_merged_in_a_circle_are_one_youth(season: Season) -> None:
    one, two = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"
    season.youth(id=one, merged_into=two, gender="male")
    season.youth(id=two, merged_into=one, gender="female")
    season.identify(two)
    season.identify(one, "2022-05-11")
    assert counts(season.funnel().identified.by_gender) == {"male": 1}


def test_a_correction_stands_with_all_its_own_facts(season: Season) -> None:
    youth, other = season.youth(), season.youth(gender="male")
    first = season.identify(youth, "2022-05-10", channel="jdc")
    season.identify(other, "2022-06-10", channel="event", replaces=first)
    figures = season.funnel()
    assert counts(figures.identified.by_channel) == {"event": 1}
    assert counts(figures.identified.by_gender) == {"male": 1}
    assert season.funnel("2022-05-01", "2022-05-31").identified.total == 0


def test_the_newest_of_several_corrections_stands(season: Season) -> None:
    youth = season.youth()
    first = season.identify(youth, channel="jdc")
    second = season.identify(youth, channel="event", replaces=first)
    season.identify(youth, channel="family", replaces=second)
    newest = season.identify(youth, "2022-06-10", channel="street_round", replaces=first)
    assert counts(season.funnel().identified.by_channel) == {"street_round": 1}
    assert season.funnel("2022-05-01", "2022-05-31").identified.total == 0
    season.identify(youth, channel="pool_beach", replaces=newest, deleted=True)
    assert counts(season.funnel().identified.by_channel) == {"street_round": 1}


def test_a_deleted_correction_in_between_does_not_bring_the_first_back(season: Season) -> None:
    youth = season.youth()
    first = season.identify(youth, "2022-01-10", channel="jdc")
    second = season.identify(youth, channel="event", replaces=first, deleted=True)
    season.identify(youth, channel="family", replaces=second)
    assert season.funnel("2022-01-01", "2022-01-31").identified.total == 0
    assert counts(season.funnel().identified.by_channel) == {"other": 1}


def test_corrections_in_a_circle_leave_the_smallest_id(season: Season) -> None:
    youth = season.youth()
    one, two = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"
    season.identify(youth, id=two, channel="jdc", replaces=one)
    season.identify(youth, id=one, channel="event", replaces=two)
    assert counts(season.funnel().identified.by_channel) == {"event": 1}


def test_an_identification_on_a_deleted_outing_counts_elsewhere_on_its_own_day(
    season: Season,
) -> None:
    gone = season.outing("2022-03-31", deleted=True)
    season.identify(season.youth(), "2022-04-01", outing=gone, channel="truck_outing")
    assert season.funnel().identified.elsewhere == 1


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        ("none", "yes"),
        ("jobseeker", "yes"),
        ("informal_volunteering", "yes"),
        ("employment", "no"),
        ("immersion", "no"),
        ("schooling", "no"),
        ("unknown", "missing"),
        (None, "missing"),
    ],
)
def test_the_situation_is_in_the_list_or_not(situation: str | None, expected: str) -> None:
    assert situation_answer(situation) == expected


@pytest.mark.parametrize(
    ("followed_by", "last_contact", "expected"),
    [
        (["none"], None, "yes"),
        (["other"], None, "yes"),
        (["none", "other"], "under_5_months", "yes"),
        (["mission_locale"], "over_5_months", "yes"),
        (["mission_locale"], "under_5_months", "no"),
        (["department", "other"], "under_5_months", "no"),
        (["cap_emploi", "unknown"], "over_5_months", "yes"),
        (["france_travail"], "unknown", "missing"),
        (["france_travail"], None, "missing"),
        (["unknown"], "over_5_months", "missing"),
        (["unknown", "other"], None, "missing"),
        ([], None, "missing"),
    ],
)
def test_follow_up_is_by_nobody_or_without_news(
    followed_by: list[str], last_contact: str | None, expected: str
) -> None:
    assert follow_up_answer(followed_by, last_contact) == expected


@pytest.mark.parametrize(
    ("situation", "followed_by", "expected"),
    [
        ("none", ["none"], "meets"),
        ("employment", ["none"], "does_not_meet"),
        ("employment", [], "does_not_meet"),  # one no is enough, whatever is missing
        ("none", [], "missing"),
        ("unknown", ["none"], "missing"),
    ],
)
def test_any_no_decides_then_both_yes(
    situation: str, followed_by: list[str], expected: str
) -> None:
    assert outcome(situation, followed_by, None) == expected


def test_the_criteria_are_three_rows_of_the_identified(season: Season) -> None:
    for situation, followed_by in (
        ("none", ["none"]),
        ("jobseeker", ["other"]),
        ("employment", ["none"]),
        ("none", None),
    ):
        season.identify(season.youth(), situation=situation, followed_by=followed_by)
    criteria = season.funnel().criteria
    assert (criteria.meets, criteria.does_not_meet, criteria.missing) == (2, 1, 1)
