"""What funders ask: the cohort by quarter, and the participants by the categories of FSE+."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from api.indicators import fse
from api.indicators.funding import Funding, funding
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.records.codes import codes
from tests.indicators.plans import Plan, plans
from tests.indicators.season import PARIS, Season, counts

YEAR = ("2022-01-01", "2022-12-31")


def asked(season: Season) -> Funding:
    season.write()
    first, last = (date.fromisoformat(day) for day in YEAR)
    scope = Scope(season.organisation)
    return funding(season.session, scope, Period(first, last, ZoneInfo(PARIS)), last)


def identified(season: Season, day: str, *, youth: dict[str, Any], **fields: Any) -> str:
    one = season.youth(**youth)
    season.identify(one, day, **fields)
    return one


def test_each_youth_is_in_the_quarter_of_their_identification_with_what_became_of_them(
    season: Season,
) -> None:
    outing = season.outing("2022-03-31 23:00")
    taken = identified(season, "2022-04-01", youth={}, outing=outing)  # of the outing's day: March
    season.pathway(taken, "cej", "2022-07-01")
    sent = identified(season, "2022-05-10", youth={})
    season.pathway(sent, "partner_referral", "2022-06-01", confirmed_at="2022-10-02")
    identified(season, "2022-05-10", youth={"closed_at": "2022-06-01", "lost_reason": "moved"})
    identified(season, "2022-06-30", youth={}, situation="employment")
    season.identify(taken, "2022-11-10")  # once a year
    one, two, three, four = (row.model_dump() for row in asked(season).quarters)
    nothing = dict.fromkeys(one, 0)
    assert one == nothing | {
        **{"quarter": 1, "identified": 1, "on_outings": 1, "meets": 1, "remobilised": 1},
    }
    assert two == nothing | {
        **{"quarter": 2, "identified": 3, "elsewhere": 3, "meets": 2},
        **{"remobilised": 1, "redirected": 1, "abandoned": 1, "waiting": 1},
    }
    assert three == nothing | {"quarter": 3, "flow": 1}
    assert four == nothing | {"quarter": 4, "flow": 1}


def test_people_met_are_counted_alike_by_the_quarter_of_their_outing(season: Season) -> None:
    outing = season.outing("2022-06-30 23:30")
    season.meet(outing, 3, "2022-07-01 00:10")
    season.meet(outing, 2, "2022-06-30 23:40", first_time=False)
    season.meet(season.outing("2022-08-02 14:00"), 4, "2022-08-02", gender="female")
    found = [(one.quarter, one.gender, one.age, one.n) for one in asked(season).met]
    assert found == [("2022-T2", "male", "18_21", 3), ("2022-T3", "female", "18_21", 4)]


def test_participants_are_told_by_the_categories_of_fse_plus(season: Season) -> None:
    for gender, band, level, situation, housing in (
        ("female", "16_17", "l4_nodip", "none", "nomadic"),
        ("male", "18_21", "bac", "jobseeker", "friends"),
        ("other", "26_29", "n6", "apprenticeship", "chrs"),
        ("unknown", "22_25", None, "unknown", "other"),
        ("male", "22_25", "n3", "civic_service", None),
    ):
        identified(
            season,
            "2022-05-10",
            youth={"gender": gender},
            age_band=band,
            training_level=level,
            situation=situation,
            housing=housing,
        )
    told = asked(season).participants
    assert counts(told.gender) == {"female": 1, "male": 2, "non_binary": 1, "unknown": 1}
    assert counts(told.age) == {"under_18": 1, "18_29": 4}
    assert counts(told.education) == {"isced_0_2": 1, "isced_3_4": 2, "isced_5_8": 1, "unknown": 1}
    assert counts(told.situation) == {
        **{"inactive": 1, "unemployed": 1, "employed": 1, "learning": 1, "unknown": 1}
    }
    assert counts(told.housing) == {"excluded": 2, "housed": 1, "unknown": 2}


def test_every_code_that_a_phone_may_note_has_its_category() -> None:
    untold = {"unknown"}
    assert codes("training_level") - untold == fse.EDUCATION.keys()
    assert codes("situation") - untold == fse.SITUATIONS.keys()
    assert codes("age_band") - untold - {"under_16", "30_plus"} == fse.AGES.keys()
    assert codes("housing") - untold - {"other"} == fse.HOUSING.keys()


@given(plan=plans())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_quarters_and_categories_sum_to_the_year_s_figures(
    figures_engine: Engine, plan: Plan
) -> None:
    with Session(figures_engine) as session:
        season = plan.written(session)
        funnel, told = season.funnel(*YEAR), asked(season)
    of_the_year = {
        "identified": funnel.identified.total,
        "on_outings": funnel.identified.on_outings,
        "elsewhere": funnel.identified.elsewhere,
        "meets": funnel.criteria.meets,
        "remobilised": funnel.remobilised.total,
        "redirected": counts(funnel.pathways).get("partner_referral", 0),
        "flow": funnel.remobilised_flow,
    }
    for name, total in of_the_year.items():
        assert sum(getattr(row, name) for row in told.quarters) == total, name
    for category in told.participants.model_dump().values():
        assert sum(one["n"] for one in category) == funnel.identified.total
    for details in told.details.model_dump().values():
        assert sum(one["n"] for one in details) == funnel.identified.total
    assert sum(row.n for row in told.met) == funnel.people_met.total
    assert len(told.rows) == funnel.identified.total
    assert sum(row.pathway != "none" for row in told.rows) == funnel.remobilised.total
