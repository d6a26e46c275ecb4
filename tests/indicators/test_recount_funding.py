"""A second count finds what funders are told, whatever the organisation."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from api.indicators.funding import Funding, funding
from api.indicators.period import Period
from api.indicators.scope import Scope
from tests.indicators.compared import exported, kept
from tests.indicators.plans import Plan
from tests.indicators.recount.asked import Question
from tests.indicators.recount.funding import met, participants, quarters
from tests.indicators.season import counts
from tests.indicators.test_recount import worlds

YEAR = date(2022, 1, 1), date(2022, 12, 31)


@given(world=worlds())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_funders_are_told_is_found_again(
    figures_engine: Engine, world: tuple[Plan, str, list[Question]]
) -> None:
    plan, zone, _ = world
    organisation = kept(figures_engine, plan, zone)
    told = _told(figures_engine, organisation, zone)
    export, question = exported(figures_engine, organisation), Question(*YEAR, YEAR[1])
    assert [one.model_dump() for one in told.quarters] == quarters(export, question)
    again = participants(export, question)
    for category in again:
        assert counts(getattr(told.participants, category)) == again[category], category
    rows = {(one.quarter, one.gender, one.age): one.n for one in told.met if one.n}
    assert rows == met(export, question)


def _told(engine: Engine, organisation: str, zone: str) -> Funding:
    with Session(engine) as session:
        period = Period(*YEAR, ZoneInfo(zone))
        return funding(session, Scope(organisation), period, YEAR[1])
