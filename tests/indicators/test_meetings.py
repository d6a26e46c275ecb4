"""Outings, contacts, people met and youth met, worked by hand."""

from uuid import uuid4

import pytest

from tests.indicators.season import Season, counts


def test_a_season_of_two_outings_worked_by_hand(season: Season) -> None:
    may, june = season.outing("2022-05-10"), season.outing("2022-06-10", with_truck=None)
    season.outing("2022-03-31")  # before the period
    season.outing("2022-11-01")  # after it
    season.meet(may, 3, gender="male", age_band="16_17")
    season.meet(may, 2, gender="female", age_band="under_16")
    season.meet(june, 4, gender="unknown", age_band="26_29", first_time=False)
    season.meet(june, 1, gender="other", age_band="unknown")
    youth = season.youth()
    season.meet(may, youth=youth, gender="female", age_band="22_25")
    season.meet(june, youth=youth, gender="female", age_band="22_25", first_time=False)
    figures = season.funnel()
    # contacts: 3 + 2 + 4 + 1 + the youth twice = 12
    # people met: 3 + 2 + 1 first times + the youth once = 7; the 4 were seen before
    # of 16 to 29: the 3 and the youth = 4; under 16 and unknown ages are not among them
    assert (figures.outings.total, figures.outings.with_truck) == (2, 1)
    assert figures.contacts == 12
    assert figures.people_met.total == 7
    assert counts(figures.people_met.by_gender) == {"male": 3, "female": 3, "other": 1}
    assert counts(figures.people_met.by_age) == {
        "under_16": 2,
        "16_17": 3,
        "22_25": 1,
        "unknown": 1,
    }
    assert figures.youth_met.total == 4
    assert counts(figures.youth_met.by_gender) == {"male": 3, "female": 1}


def test_a_youth_is_met_once_a_year_in_the_period_of_the_first_meeting(season: Season) -> None:
    youth = season.youth()
    for day in ("2021-12-30", "2022-02-01", "2022-05-10"):
        season.meet(season.outing(day), at=day, youth=youth)
    assert season.funnel("2022-01-01", "2022-03-31").people_met.total == 1
    assert season.funnel("2022-04-01", "2022-10-31").people_met.total == 0
    assert season.funnel("2022-04-01", "2022-10-31").contacts == 1
    assert season.funnel("2021-12-01", "2022-12-31").people_met.total == 2  # once in each year


def test_a_youth_counted_before_without_a_name_adds_nothing_all_year(season: Season) -> None:
    youth = season.youth()
    season.meet(season.outing("2022-05-10"), youth=youth)
    june = season.outing("2022-06-10")
    season.meet(june)  # the tap, then the file with "déjà compté"
    season.meet(june, 0, youth=youth)
    season.meet(season.outing("2022-07-10"), youth=youth)
    season.meet(season.outing("2023-02-01"), youth=youth)
    # contacts: May 1, June 1 + 0, July 1; people met in 2022: the tap alone; in 2023 the youth
    assert season.funnel("2022-01-01", "2022-12-31").contacts == 3
    assert season.funnel("2022-01-01", "2022-12-31").people_met.total == 1
    assert season.funnel("2022-05-01", "2022-05-31").people_met.total == 0
    assert season.funnel("2023-01-01", "2023-12-31").people_met.total == 1


def test_one_encounter_of_a_youth_and_an_outing_counts(season: Season) -> None:
    outing, youth = season.outing("2022-05-10"), season.youth()
    season.meet(outing, youth=youth, gender="unknown", at="2022-05-10 13:00")
    season.meet(outing, youth=youth, gender="female", at="2022-05-10 12:30")
    figures = season.funnel()
    assert (figures.contacts, figures.people_met.total) == (1, 1)
    assert counts(figures.people_met.by_gender) == {"female": 1}  # the earlier of the two


def test_two_phones_of_which_one_says_counted_before_add_no_contact(season: Season) -> None:
    outing, youth = season.outing("2022-05-10"), season.youth()
    season.meet(outing)
    season.meet(outing, youth=youth, at="2022-05-10 12:30")
    season.meet(outing, 0, youth=youth, at="2022-05-10 13:00")
    figures = season.funnel()
    assert (figures.contacts, figures.people_met.total) == (1, 1)


def test_files_merged_are_one_person_met(season: Season) -> None:
    head = season.youth()
    twin = season.youth(merged_into=head)
    may, june = season.outing("2022-05-10"), season.outing("2022-06-10")
    season.meet(may, youth=twin)
    season.meet(may, youth=head, at="2022-05-10 15:00")
    season.meet(june, youth=head, at="2022-06-10")
    figures = season.funnel()
    assert (figures.contacts, figures.people_met.total) == (2, 1)


def test_deleted_rows_never_count(season: Season) -> None:
    outing = season.outing("2022-05-10")
    season.meet(outing, 5, deleted=True)
    gone = season.youth(deleted=True)
    season.meet(outing, youth=gone)  # a contact, of nobody known any more
    season.meet(season.outing("2022-05-11", deleted=True), 7)
    figures = season.funnel()
    assert (figures.outings.total, figures.contacts, figures.people_met.total) == (1, 1, 0)


def test_erased_youths_still_count(season: Season) -> None:
    season.meet(season.outing("2022-05-10"), youth=season.youth(erased=True, name=None))
    assert season.funnel().people_met.total == 1


def test_an_outing_planned_or_cancelled_does_not_count(season: Season) -> None:
    for status in ("planned", "cancelled"):
        season.outing(None, status=status, planned_start="2022-05-10T12:00:00.000Z")
    assert season.funnel().outings.total == 0


def test_an_outing_planned_where_people_were_met_took_place(season: Season) -> None:
    outing = season.outing(None, status="planned", planned_start="2022-05-10T12:00:00.000Z")
    season.meet(outing, 3, at="2022-05-10 15:00")
    figures = season.funnel("2022-05-10", "2022-05-10")
    assert (figures.outings.total, figures.contacts) == (1, 3)


def test_a_cancelled_outing_acted_on_took_place_at_its_first_act(season: Season) -> None:
    outing = season.outing(None, status="cancelled", planned_start="2022-03-30T12:00:00.000Z")
    season.meet(outing, 3, at="2022-04-02 15:00")
    season.meet(outing, 2, at="2022-04-01 00:10")
    season.meet(outing, 9, at="2022-03-30", deleted=True)
    figures = season.funnel("2022-04-01", "2022-04-01")
    assert (figures.outings.total, figures.contacts) == (1, 5)


def test_a_cancelled_outing_that_had_started_and_was_acted_on_keeps_its_start(
    season: Season,
) -> None:
    idle = season.outing("2022-05-10", status="cancelled")
    outing = season.outing("2022-05-10", status="cancelled")
    season.meet(outing, 3, at="2022-05-11")
    figures = season.funnel("2022-05-10", "2022-05-10")
    assert idle != outing and (figures.outings.total, figures.contacts) == (1, 3)


@pytest.mark.parametrize("act", ["identification", "step", "health_act"])
def test_any_act_shows_that_a_cancelled_outing_took_place(season: Season, act: str) -> None:
    outing, youth = season.outing(None, status="cancelled"), season.youth()
    if act == "identification":
        season.identify(youth, "2022-05-10", outing=outing)
    elif act == "step":
        season.step(youth, outing, "2022-05-10")
    else:
        season.health_act(outing, "2022-05-10")
    assert season.funnel("2022-05-10", "2022-05-10").outings.total == 1


def test_what_is_only_planned_does_not_show_that_a_cancelled_outing_took_place(
    season: Season,
) -> None:
    outing = season.outing(None, status="cancelled")
    season.step(season.youth(), outing, "2022-05-10", status="planned")
    season.health_act(outing, "2022-05-10", status="planned")
    assert season.funnel().outings.total == 0


def test_outings_merged_are_one_with_all_their_encounters(season: Season) -> None:
    head = season.outing("2022-05-31 20:00")
    part = season.outing("2022-06-01 00:30", merged_into=head, with_truck=False)
    season.meet(head, 2)
    season.meet(part, 3, at="2022-06-01 00:40")
    may, june = season.funnel("2022-05-01", "2022-05-31"), season.funnel("2022-06-01", "2022-06-30")
    assert (may.outings.total, may.outings.with_truck, may.contacts) == (1, 1, 5)
    assert (june.outings.total, june.contacts) == (0, 0)


def test_a_planned_outing_takes_the_start_of_the_one_merged_into_it(season: Season) -> None:
    head = season.outing(None, status="planned")
    season.outing("2022-05-10", merged_into=head)
    season.outing("2022-05-09", merged_into=head, status="cancelled")
    assert season.funnel("2022-05-10", "2022-05-10").outings.total == 1


def test_an_outing_merged_into_a_deleted_one_stands_alone(season: Season) -> None:
    gone = season.outing("2022-05-10", deleted=True)
    season.meet(season.outing("2022-05-10", merged_into=gone), 2)
    figures = season.funnel()
    assert (figures.outings.total, figures.contacts) == (1, 2)


def test_outings_merged_in_a_circle_count_once(season: Season) -> None:
    one, two = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"
    season.outing("2022-05-31", id=one, merged_into=two)
    season.outing("2022-06-01", id=two, merged_into=one)
    season.meet(two, 2)
    assert season.funnel("2022-05-31", "2022-05-31").contacts == 2  # the smallest id is the head
    assert season.funnel().outings.total == 1


def test_keeping_one_count_at_closing_leaves_the_others_out(season: Season) -> None:
    nadia, karim = str(uuid4()), str(uuid4())
    same = season.outing("2022-05-10", counters=[nadia])
    apart = season.outing("2022-05-11", counters=[])
    open_ = season.outing("2022-05-12", counters=[nadia], status="under_way")
    for outing in (same, apart, open_):
        season.meet(outing, 5, created_by=nadia)
        season.meet(outing, 4, created_by=karim)
    # 5 + (5 + 4) + (5 + 4): under way, nobody has said yet whose count is kept
    figures = season.funnel()
    assert (figures.contacts, figures.people_met.total) == (23, 23)


def test_another_organisation_is_never_counted(season: Season) -> None:
    other = Season(season.session)
    outing, youth = season.outing("2022-05-10"), season.youth()
    season.meet(outing, 5)
    season.meet(outing, youth=youth)
    season.identify(youth, outing=outing)
    season.pathway(youth, "cej", "2022-06-01")
    season.support(youth, "2022-06-01")
    # rows of the other that point at this one's, as no honest phone writes them
    other.meet(outing, 9)
    other.identify(youth, outing=outing)
    other.pathway(youth, "gj", "2022-01-05")
    other.write()
    figures, others = season.funnel(), other.funnel()
    assert (figures.contacts, figures.identified.total, figures.remobilised.total) == (6, 1, 1)
    assert counts(figures.pathways) == {"gj_cej": 1} and figures.supports[0].n == 1
    assert (others.outings.total, others.contacts, others.identified.total) == (0, 0, 0)
