"""Remobilised youths, their main pathway, supports and delays, worked by hand."""

from api.indicators.supports import NO_PATHWAY
from tests.indicators.season import Season, counts


def identified(season: Season, day: str = "2022-05-10") -> str:
    youth = season.youth()
    season.identify(youth, day)
    return youth


def test_a_pathway_counts_once_started(season: Season) -> None:
    season.pathway(identified(season), "employment", "2022-06-30")
    season.pathway(identified(season), "employment", None, confirmed_at="2022-06-01")
    season.pathway(identified(season), "employment", "2022-06-01", deleted=True)
    season.pathway(season.youth(), "employment", "2022-06-01")  # never identified
    assert season.funnel(until="2022-06-30").remobilised.total == 1
    assert season.funnel(until="2022-06-29").remobilised.total == 0


def test_a_referral_counts_once_the_other_side_has_received_the_youth(season: Season) -> None:
    waiting, received = identified(season), identified(season)
    season.pathway(waiting, "partner_referral", "2022-06-01")
    season.pathway(received, "partner_referral", "2022-06-01", confirmed_at="2022-08-01")
    assert season.funnel(until="2022-07-31").remobilised.total == 0
    assert season.funnel(until="2022-08-01").remobilised.total == 1
    # 10 May to 1 August: 21 + 30 + 31 + 1 = 83 days
    delay = season.funnel(until="2022-12-31").delay_days
    assert (delay.median, delay.n) == (83.0, 1)


def test_the_main_pathway_is_the_latest_at_the_stated_date(season: Season) -> None:
    youth = identified(season)
    season.pathway(youth, "ml_follow_up", "2022-06-01", main_from="2022-06-01")
    season.pathway(youth, "civic_service", "2022-07-01")  # main from its start
    season.pathway(youth, "training", "2022-06-15", main_from="2022-09-01")
    for until, row in (
        ("2022-06-14", "ml_follow_up"),
        ("2022-06-30", "employment_training"),  # started on the 15th; its main_from is to come
        ("2022-07-01", "civic_service"),
        ("2022-09-01", "employment_training"),
    ):
        figures = season.funnel(until=until)
        assert counts(figures.pathways) == {row: 1}
        assert figures.remobilised.total == 1


def test_of_two_main_pathways_of_one_day_the_smallest_id_decides(season: Season) -> None:
    youth = identified(season)
    ids = [f"00000000-0000-7000-8000-00000000000{end}" for end in "ba"]
    season.pathway(youth, "training", "2022-06-01", id=ids[0])
    season.pathway(youth, "other", "2022-06-01", id=ids[1])
    assert counts(season.funnel().pathways) == {"other": 1}


def test_a_main_pathway_of_no_day_or_of_a_later_one_is_so_from_its_start(season: Season) -> None:
    youth = identified(season)
    season.pathway(youth, "training", "2022-06-01", main_from="2022-06-15")
    season.pathway(youth, "other", "2022-07-01")
    season.pathway(youth, "employment", "2022-06-20", main_from="2023-02-01")
    assert counts(season.funnel(until="2022-06-30").pathways) == {"employment_training": 1}
    assert counts(season.funnel().pathways) == {"other": 1}
    assert counts(season.funnel(until="2023-02-01").pathways) == {"employment_training": 1}


def test_an_unconfirmed_referral_is_never_the_main_pathway(season: Season) -> None:
    youth = identified(season)
    season.pathway(youth, "ml_follow_up", "2022-06-01")
    season.pathway(youth, "partner_referral", "2022-07-01", main_from="2022-07-01")
    assert counts(season.funnel().pathways) == {"ml_follow_up": 1}


def test_merged_files_share_their_pathways(season: Season) -> None:
    head = identified(season)
    twin = season.youth(merged_into=head)
    season.pathway(twin, "cej", "2022-06-01")
    season.pathway(head, "cej_jr", "2022-07-01")
    season.support(twin, "2022-07-01")
    figures = season.funnel()
    assert counts(figures.pathways) == {"gj_cej": 1}
    assert (figures.supports[0].n, counts(figures.supports[0].of_which)) == (1, {"gj_cej": 1})


def test_supports_overlap_pathways_and_are_not_added(season: Season) -> None:
    followed, working, waiting = (identified(season) for _ in range(3))
    season.pathway(followed, "ml_follow_up", "2022-06-01")
    season.pathway(working, "employment", "2022-06-01")
    for youth in (followed, working, waiting):
        season.support(youth, "2022-07-01")
    season.support(followed, "2022-08-01")  # a second one of the same youth and kind
    season.support(working, "2022-07-01", kind="sponsorship")
    season.support(season.youth(), "2022-07-01")  # never identified
    season.support(followed, "2023-01-01", kind="sponsorship")  # after the stated date
    figures = season.funnel()
    psychologist, sponsorship = figures.supports
    assert psychologist.n == 3
    assert counts(psychologist.of_which) == {
        "ml_follow_up": 1,
        "employment_training": 1,
        NO_PATHWAY: 1,
    }
    assert (sponsorship.n, counts(sponsorship.of_which)) == (1, {"employment_training": 1})
    assert figures.remobilised.total == 2


def test_the_median_delay_is_over_youths_whose_pathway_came_after(season: Season) -> None:
    for started_at in ("2022-05-10", "2022-05-14", "2022-05-31"):  # 0, 4 and 21 days
        season.pathway(identified(season), "cej", started_at)
    older = identified(season)
    season.pathway(older, "ml_follow_up", "2022-02-01")  # remobilised, but not afterwards
    figures = season.funnel()
    assert figures.remobilised.total == 4
    assert (figures.delay_days.median, figures.delay_days.n) == (4.0, 3)
    season.pathway(older, "cej", "2022-05-12")  # 2 days: 0, 2, 4, 21
    assert season.funnel().delay_days.median == 3.0


def test_days_of_delay_are_local_days(season: Season) -> None:
    # 00:30 on 10 May in Paris is still 9 May in UTC.
    season.pathway(identified(season, "2022-05-10 00:30"), "cej", "2022-05-11")
    assert season.funnel().delay_days.median == 1.0


def test_nobody_has_no_delay(season: Season) -> None:
    delay = season.funnel().delay_days
    assert (delay.median, delay.n) == (None, 0)
