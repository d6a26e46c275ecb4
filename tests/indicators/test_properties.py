"""What must hold of any season: each test states one law of counting."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from api.indicators.answer import Funnel
from tests.indicators.plans import Plan, days, plans
from tests.indicators.season import counts

YEAR = ("2022-01-01", "2022-12-31")
a_few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def figures(engine: Engine, plan: Plan, *period: str) -> Funnel:
    """The funnel of a plan in an organisation of its own; nothing is kept."""
    with Session(engine) as session:
        return plan.written(session).funnel(*(period or YEAR))


def answer(funnel: Funnel, *without: str) -> dict[str, Any]:
    """All figures but those named."""
    return funnel.model_dump(exclude={*without})


@given(plan=plans(), first_time=st.booleans(), people=st.integers(1, 9))
@a_few
def test_an_anonymous_encounter_moves_contacts_and_people_met_only(
    figures_engine: Engine, plan: Plan, first_time: bool, people: int
) -> None:
    outing = plan.add("outing", start="2022-07-14", with_truck=True)
    before = figures(figures_engine, plan)
    plan.add(
        "meet", outing=outing, count=people, first_time=first_time, gender="other", age_band="26_29"
    )
    after = figures(figures_engine, plan)
    moved = "contacts", "people_met", "youth_met", "months", "places"
    assert answer(after, *moved) == answer(before, *moved)
    assert after.contacts == before.contacts + people
    new = people if first_time else 0
    for one, other in ((after.people_met, before.people_met), (after.youth_met, before.youth_met)):
        assert one.total == other.total + new
        assert (
            counts(one.by_gender).get("other", 0) == counts(other.by_gender).get("other", 0) + new
        )


@given(plan=plans(), data=st.data())
@a_few
def test_an_outing_opened_by_two_phones_and_merged_changes_nothing(
    figures_engine: Engine, plan: Plan, data: st.DataObject
) -> None:
    outing = plan.add("outing", start=data.draw(days()), with_truck=True)
    mine = plan.of("meet") + plan.of("identify")
    for row in mine:
        if data.draw(st.booleans()):
            row["outing"] = outing
    before = figures(figures_engine, plan)
    twin = plan.add("outing", start=data.draw(days()), merged_into=outing)
    for row in mine:
        if row["outing"] == outing and data.draw(st.booleans()):
            row["outing"] = twin
    assert figures(figures_engine, plan) == before


@given(plan=plans(), data=st.data())
@a_few
def test_a_file_written_twice_and_merged_changes_nothing(
    figures_engine: Engine, plan: Plan, data: st.DataObject
) -> None:
    youth = data.draw(st.sampled_from(plan.of("youth")))
    youth["deleted"] = False
    before = figures(figures_engine, plan)
    twin = plan.add("youth", merged_into=youth["id"], name=None)
    for act, row in plan.rows:
        if act != "youth" and row.get("youth") == youth["id"] and data.draw(st.booleans()):
            row["youth"] = twin
    for row in plan.of("meet"):  # and both phones noted the same meetings
        if row["youth"] == youth["id"] and data.draw(st.booleans()):
            later = {"id": "ffffffff" + row["id"][8:], "youth": twin}
            plan.rows.append(("meet", row | later))
    assert figures(figures_engine, plan) == before


@given(plan=plans(), data=st.data())
@a_few
def test_erasing_a_name_changes_nothing(
    figures_engine: Engine, plan: Plan, data: st.DataObject
) -> None:
    youth = data.draw(st.sampled_from(plan.of("youth")))
    youth["name"] = "sealed"
    before = figures(figures_engine, plan)
    youth.update(name=None, erased=True)
    assert figures(figures_engine, plan) == before


@given(plan=plans(), data=st.data())
@a_few
def test_the_order_in_which_rows_arrive_changes_nothing(
    figures_engine: Engine, plan: Plan, data: st.DataObject
) -> None:
    before = figures(figures_engine, plan)
    shuffled = Plan(data.draw(st.permutations(plan.rows)))
    assert figures(figures_engine, shuffled) == before


@given(
    plan=plans(),
    cut=st.sampled_from(("01-01", "03-27", "05-15", "10-30", "12-30")),
    again=st.sampled_from((1, 1, 0)),
)
@a_few
def test_the_two_parts_of_a_year_sum_to_the_year(
    figures_engine: Engine, plan: Plan, cut: str, again: int
) -> None:
    youth = plan.add("youth")
    for start, count in (("2022-01-01", 1), ("2022-12-31", again)):
        plan.add("meet", outing=plan.add("outing", start=start), youth=youth, count=count)
    with Session(figures_engine) as session:
        season = plan.written(session)
        month, day = cut.split("-")
        parts = [
            season.funnel("2022-01-01", f"2022-{cut}"),
            season.funnel(f"2022-{month}-{int(day) + 1:02}", "2022-12-31"),
        ]
        whole = season.funnel(*YEAR)
    assert [sum(both) for both in zip(*map(summable, parts), strict=True)] == summable(whole)


def summable(funnel: Funnel) -> list[int]:
    """The figures that periods of one year sum back to."""
    people = funnel.people_met
    return [
        funnel.outings.total,
        funnel.outings.with_truck,
        funnel.contacts,
        people.total,
        *(one.n for one in people.by_gender + people.by_age + funnel.youth_met.by_gender),
    ]


@given(plan=plans())
@a_few
def test_two_calendar_years_sum_to_both(figures_engine: Engine, plan: Plan) -> None:
    with Session(figures_engine) as session:
        season = plan.written(session)
        years = [season.funnel(f"{year}-01-01", f"{year}-12-31") for year in (2021, 2022)]
        both = season.funnel("2021-01-01", "2022-12-31")
    assert both.people_met.total == sum(one.people_met.total for one in years)
    assert both.contacts == sum(one.contacts for one in years)


@given(plan=plans())
@a_few
def test_every_part_follows_from_its_whole(figures_engine: Engine, plan: Plan) -> None:
    one = figures(figures_engine, plan)
    assert one.youth_met.total <= one.people_met.total <= one.contacts
    assert one.identified_of_met <= min(one.youth_met.total, one.identified.on_outings)
    assert one.outings.with_truck <= one.outings.total
    assert one.remobilised.total <= one.identified.total
    assert one.delay_days.n <= one.remobilised.total
    assert all(support.n <= one.identified.total for support in one.supports)
    assert one.identified.without_name <= one.identified.total
