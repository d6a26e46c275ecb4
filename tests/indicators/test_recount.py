"""A second count, in plain Python over what a phone pulls, finds every figure of the page."""

import inspect
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from api.indicators.asked import Asked
from tests.indicators.chance import Chance
from tests.indicators.compared import compared, differences
from tests.indicators.organisations import organisation
from tests.indicators.plans import Plan, Row
from tests.indicators.questions import FILTERS, question
from tests.indicators.recount.asked import Question
from tests.indicators.season import PARIS

TIME_ZONES = PARIS, PARIS, "Indian/Reunion"


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Plan, str, list[Question]]:
    """An organisation and what is asked of it.

    A seed decides; Hypothesis then leaves some rows out, and of what fails as many as it can.
    """
    chance = Chance(draw(st.integers(0, 2**32)))
    rows = organisation(chance).rows
    rows += met_when_identified(rows, chance)
    stays = draw(st.lists(st.integers(0, 9), min_size=len(rows), max_size=len(rows)))
    plan = Plan([row for row, stay in zip(rows, stays, strict=True) if stay])
    return plan, chance.choice(TIME_ZONES), [question(chance) for _ in range(3)]


def met_when_identified(rows: list[tuple[str, Row]], chance: Chance) -> list[tuple[str, Row]]:
    """The meetings that a phone writes with identifications: of these rows, some of them."""
    there = [row for act, row in rows if act == "identify" and row["outing"] and chance.once_in(2)]
    same = "outing", "youth", "at", "age_band"
    return [
        ("meet", {"id": chance.id(), "count": chance.choice((0, 1)), **{n: row[n] for n in same}})
        for row in there
    ]


@given(world=worlds())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_figure_of_the_page_is_found_again(
    figures_engine: Engine, world: tuple[Plan, str, list[Question]]
) -> None:
    assert compared(figures_engine, *world) == []


def test_a_figure_that_only_one_of_them_has_is_a_difference() -> None:
    page: dict[str, Any] = {"contacts": 5, "rules": {"contacts": "le 10 mai 2022"}}
    ours: dict[str, Any] = {"contacts": 5, "rules": {"contacts": ["le 10 mai 2022"]}}
    assert differences(page, ours) == []
    assert differences(page | {"new": None}, ours)
    assert differences(page, ours | {"new": None})
    assert differences(page | {"rules": {**page["rules"], "new": "le 10 mai 2022"}}, ours)
    assert differences(page, ours | {"rules": {}})
    assert differences(page | {"contacts": 5.0}, ours)


def test_every_filter_of_the_page_is_asked_for() -> None:
    assert FILTERS.keys() == inspect.signature(Asked).parameters.keys()
