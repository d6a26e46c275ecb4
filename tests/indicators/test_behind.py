"""Who stands behind a figure: exactly as many youths as it says, whatever the season."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from api.errors import BadInput
from api.indicators.answer import Funnel
from api.indicators.behind import FIGURES, FLOW, NOWHERE, behind, listed
from api.indicators.followed import followed
from api.indicators.outings import held_outings
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.indicators.youths import load_files
from tests.indicators.plans import Plan, plans
from tests.indicators.season import Season

FIRST, LAST, UNTIL = "2022-01-01", "2022-12-31", "2022-12-31"
MAYBE_EMPTY = {"places", "profile.communes", "profile.epcis", "profile.zones"}
"""Figures with a row for what is there only."""


def youths(season: Season, figure: str, row: str | None = None, **narrowed: Any) -> list[str]:
    """The list of this figure for the year."""
    scope = Scope(season.organisation, **narrowed)
    return behind(season.session, scope, *year(season), figure, row)


def year(season: Season) -> tuple[Period, date]:
    """The year, and the day at which pathways are looked at."""
    period = Period(date.fromisoformat(FIRST), date.fromisoformat(LAST), ZoneInfo(season.zone))
    return period, date.fromisoformat(UNTIL)


def printed(funnel: Funnel) -> Iterator[tuple[str, str | None, int]]:
    """Every number of youths that the answer prints: figure, row, how many."""
    who, left = funnel.identified, funnel.not_remobilised
    yield from [
        ("identified", None, who.total),
        ("identified", "on_outings", who.on_outings),
        ("identified", "elsewhere", who.elsewhere),
        ("identified.without_name", None, who.without_name),
        ("remobilised", None, funnel.remobilised.total),
        (FLOW, None, funnel.remobilised_flow),
        ("not_remobilised", None, left.total),
    ]
    for outcome, n in funnel.criteria.model_dump().items():
        yield "criteria", outcome, n
    for after in funnel.held:
        yield f"held.{after.months}", "ended_otherwise", after.ended_otherwise
        yield f"held.{after.months}", "unchecked", after.unchecked
    for place in funnel.places:
        yield "places", place.place or NOWHERE, place.identified
    for kind in ("communes", "epcis", "zones"):
        for somewhere in getattr(funnel.profile, kind):
            yield f"profile.{kind}", somewhere.where or NOWHERE, somewhere.n
    for figure, rows in lists(funnel):
        for one in rows:
            yield figure, getattr(one, "code", None) or one.row, one.n


def lists(funnel: Funnel) -> Iterator[tuple[str, list[Any]]]:
    """Every list of codes or rows."""
    who, profile = funnel.identified, funnel.profile
    yield "identified.by_channel", who.by_channel
    yield "identified.by_gender", who.by_gender
    yield "identified.by_age", who.by_age
    for field in ("training_level", "housing", "driving_licence", "transport", "obstacles"):
        yield f"profile.{field}", getattr(profile, field)
    yield "remobilised.by_channel", funnel.remobilised.by_channel
    yield "pathways", funnel.pathways
    for reason in funnel.not_remobilised.by_reason:
        yield f"not_remobilised.{reason.reason}", reason.by_age
    for after in funnel.held:
        yield f"held.{after.months}", after.by_result
    for support in funnel.supports:
        yield f"supports.{support.kind}", support.of_which


@given(plan=plans())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_figure_about_youths_is_the_number_of_those_behind_it(
    figures_engine: Engine, plan: Plan
) -> None:
    with Session(figures_engine) as session:
        season = plan.written(session)
        told = list(printed(season.funnel(FIRST, LAST, UNTIL)))
        scope, (period, until) = Scope(season.organisation), year(season)
        held, files = held_outings(session, scope), load_files(session, scope)
        them = followed(session, scope, period, until, held, files)
    found = [(figure, row, len(listed(them, until, figure, row))) for figure, row, _ in told]
    assert found == told
    assert {*FIGURES, FLOW} - {figure for figure, _, _ in told} <= MAYBE_EMPTY


def test_a_list_is_narrowed_as_its_figure_is(season: Season) -> None:
    truck, partner = season.youth(), season.youth()
    season.identify(truck, channel="truck_outing", outing=season.outing("2022-05-10"))
    season.identify(partner, channel="partner")
    season.write()
    assert youths(season, "identified") == sorted([truck, partner])
    assert youths(season, "identified", "elsewhere") == [partner]
    assert youths(season, "identified.by_channel", "truck_outing") == [truck]
    assert youths(season, "identified", channels=frozenset({"partner"})) == [partner]


def test_what_is_not_a_figure_about_youths_is_refused(season: Season) -> None:
    with pytest.raises(BadInput):
        youths(season, "contacts")
