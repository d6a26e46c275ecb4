"""Who started in the period, who held on, and why others have not started, worked by hand."""

from tests.indicators.season import Season, counts


def identified(season: Season, day: str = "2022-05-10", **fields: object) -> str:
    youth = season.youth(**fields)
    season.identify(youth, day)
    return youth


def test_the_flow_counts_first_pathways_whenever_the_youth_was_identified(season: Season) -> None:
    before = identified(season, "2022-01-10")
    season.pathway(before, "cej", "2022-05-01")
    again = identified(season, "2022-01-10")
    season.pathway(again, "ml_follow_up", "2022-03-31")  # the first one, before the period
    season.pathway(again, "cej", "2022-05-01")
    referred = identified(season)
    season.pathway(referred, "partner_referral", "2022-06-01", confirmed_at="2022-11-02")
    season.pathway(season.youth(), "cej", "2022-05-01")  # never identified
    assert season.funnel().remobilised_flow == 1
    assert season.funnel(last="2022-11-30").remobilised_flow == 2
    assert season.funnel().remobilised.total == 1  # of the identified: the one referred


def test_held_is_what_the_first_check_after_ninety_days_says(season: Season) -> None:
    # a pathway of 1 June: day 90 is 30 August, day 180 is 28 November
    def started(*checks: tuple[str, str]) -> None:
        pathway = season.pathway(identified(season), "cej", "2022-06-01")
        for on, result in checks:
            season.check(pathway, on, result)

    started(("2022-08-29", "interrupted"), ("2022-08-30", "ongoing"), ("2022-10-01", "no_news"))
    started(("2022-09-15", "ended_well"))
    started(("2022-08-29", "ongoing"))  # too early to tell, and nobody asked again
    started()
    at_three, at_six = season.funnel().held
    assert (at_three.months, at_three.total, at_three.unchecked) == (3, 4, 2)
    assert counts(at_three.by_result) == {"ongoing": 1, "ended_well": 1}
    assert (at_six.months, at_six.total, at_six.unchecked) == (6, 4, 4)
    assert [one.total for one in season.funnel(until="2022-08-29").held] == [0, 0]
    assert season.funnel(until="2022-08-30").held[0].total == 4


def held(season: Season, **asked: str) -> dict[str, int]:
    """What is said at 3 months, by line."""
    after = season.funnel(**asked).held[0]
    apart = {"ended_otherwise": after.ended_otherwise, "unchecked": after.unchecked}
    return counts(after.by_result) | {line: n for line, n in apart.items() if n}


def test_a_pathway_that_ended_unchecked_is_answered_by_the_reason_of_its_end(
    season: Season,
) -> None:
    reasons = ("completed", "interrupted", "no_news", "moved", "other", "changed", None)
    for reason in reasons:
        youth = identified(season)
        season.pathway(youth, "cej", "2022-06-01", ended_at="2022-07-20", end_reason=reason)
    # the app proposes the end where a check of day 60 says "interrompu"
    pathway = season.pathway(
        identified(season), "cej", "2022-06-01", ended_at="2022-07-31", end_reason="interrupted"
    )
    season.check(pathway, "2022-07-31", "interrupted")
    assert held(season) == {
        "ended_well": 1,
        "interrupted": 2,
        "no_news": 1,
        "ended_otherwise": 4,
    }


def test_an_end_after_the_day_of_the_stated_date_is_not_known_yet(season: Season) -> None:
    season.pathway(
        identified(season),
        "cej",
        "2022-06-01",
        ended_at="2022-10-15",
        end_reason="completed",
    )
    assert held(season, until="2022-10-14") == {"unchecked": 1}
    assert held(season, until="2022-10-15") == {"ended_well": 1}


def test_a_check_on_the_day_or_after_outranks_an_end(season: Season) -> None:
    ended = {"ended_at": "2022-08-01", "end_reason": "no_news"}
    season.check(
        season.pathway(identified(season), "cej", "2022-06-01", **ended), "2022-09-02", "ended_well"
    )
    assert held(season) == {"ended_well": 1}


def test_a_pathway_left_for_another_one_leaves_the_answer_to_it(season: Season) -> None:
    left = {"ended_at": "2022-08-01", "end_reason": "changed"}
    goes_on, went_well, later = (identified(season) for _ in range(3))
    for youth in (goes_on, went_well, later):
        season.pathway(youth, "cej", "2022-06-01", **left)
    season.pathway(goes_on, "employment", "2022-08-02")
    well = {"ended_at": "2022-08-20", "end_reason": "completed"}
    season.pathway(went_well, "training", "2022-08-01", **well)
    season.pathway(later, "civic_service", "2022-10-01")  # after day 90
    assert held(season) == {"unchecked": 2, "ended_well": 1}


def test_a_pathway_begun_after_the_day_does_not_ask_again_what_an_end_has_answered(
    season: Season,
) -> None:
    youth = identified(season)
    ended = {"ended_at": "2022-08-01", "end_reason": "interrupted"}
    season.pathway(youth, "cej", "2022-06-01", **ended)
    season.pathway(youth, "employment", "2022-10-01")
    assert held(season) == {"interrupted": 1}
    season.pathway(youth, "other", "2022-07-01")  # one that went on that day is to be checked
    assert held(season) == {"unchecked": 1}


def test_a_check_of_a_later_pathway_tells_of_the_youth_too(season: Season) -> None:
    youth = identified(season)
    season.pathway(youth, "cej", "2022-06-01")
    season.check(season.pathway(youth, "employment", "2022-07-01"), "2022-09-01", "ongoing")
    assert counts(season.funnel().held[0].by_result) == {"ongoing": 1}


def test_a_check_of_a_referral_never_confirmed_tells_nothing(season: Season) -> None:
    youth = identified(season)
    season.pathway(youth, "cej", "2022-06-01")
    referral = season.pathway(youth, "partner_referral", "2022-07-01")
    season.check(referral, "2022-09-01", "ongoing")
    assert season.funnel().held[0].unchecked == 1


def test_each_youth_without_a_pathway_has_one_reason(season: Season) -> None:
    identified(season, closed_at="2022-06-01", lost_reason="refused")
    identified(season, closed_at="2022-06-01", lost_reason="unreachable")
    identified(season, closed_at="2022-06-01", lost_reason="moved")
    later = identified(season, closed_at="2023-01-10", lost_reason="refused")  # not yet closed
    season.pathway(later, "partner_referral", "2022-06-01")
    identified(season)
    taken = identified(season)
    season.pathway(taken, "cej", "2022-06-01")
    figures = season.funnel().not_remobilised
    assert figures.total == 5
    assert {one.reason: one.n for one in figures.by_reason} == {
        "refused": 1,
        "unreachable": 1,
        "closed": 1,
        "confirmation": 1,
        "nothing": 1,
    }


def test_a_referral_that_ended_unconfirmed_is_not_waited_for(season: Season) -> None:
    ended = {"ended_at": "2022-09-01", "end_reason": "no_news"}
    season.pathway(identified(season), "partner_referral", "2022-06-01", **ended)
    for until, reason in (("2022-08-31", "confirmation"), ("2022-09-01", "nothing")):
        reasons = season.funnel(until=until).not_remobilised.by_reason
        assert {one.reason: one.n for one in reasons if one.n} == {reason: 1}


def test_whoever_last_did_not_answer_is_unreachable(season: Season) -> None:
    silent, found = identified(season), identified(season)
    for youth in (silent, found):
        season.step(youth, None, "2022-06-01", kind="call", outcome="no_answer")
    season.step(silent, None, "2022-07-01", kind="call", status="planned")
    season.step(found, None, "2022-06-02", kind="call", outcome="reached")
    season.step(found, None, "2023-02-01", kind="call", outcome="no_answer")  # after the date
    reasons = {one.reason: one.n for one in season.funnel().not_remobilised.by_reason}
    assert (reasons["unreachable"], reasons["nothing"]) == (1, 1)


def test_whoever_was_met_since_the_last_call_is_not_unreachable(season: Season) -> None:
    before, after, nowhere = (identified(season) for _ in range(3))
    for youth in (before, after, nowhere):
        season.step(youth, None, "2022-06-01", kind="call", outcome="no_answer")
    season.meet(season.outing("2022-05-31"), youth=before, at="2022-05-31")
    season.meet(season.outing("2022-06-02"), youth=after, at="2022-06-02")
    gone = season.outing("2022-06-02", deleted=True)
    season.meet(gone, youth=nowhere, at="2022-06-02")
    reasons = {one.reason: one.n for one in season.funnel().not_remobilised.by_reason}
    assert (reasons["unreachable"], reasons["nothing"]) == (2, 1)


def test_reasons_are_told_by_the_age_of_the_file(season: Season) -> None:
    for day in ("2022-06-30", "2022-06-02", "2022-06-01", "2022-04-02", "2022-04-01"):
        identified(season, day)
    nothing = season.funnel(until="2022-06-30").not_remobilised.by_reason[-1]
    # 0, 28, 29, 89 and 90 days
    assert [one.n for one in nothing.by_age] == [3, 1, 1, 0]
