"""What leaves the house beside the report adds up, gives nobody away, and is logged when it names people."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from api.indicators.funding import Funding, funding
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.report.document import MASKED, Document, Table
from api.report.draft import Draft, draft
from api.report.exports import funders, open_data, service
from api.report.exports.funders_numbers import masked, numbers
from api.report.masking import Published, Thresholds
from api.report.numbers import Numbers
from api.report.options import Options
from tests.accounts.conftest import app as app
from tests.accounts.conftest import elise as elise
from tests.accounts.conftest import engine as engine
from tests.accounts.conftest import house as house
from tests.accounts.conftest import karim as karim
from tests.accounts.house import House, Someone
from tests.indicators.plans import Plan, plans
from tests.indicators.season import PARIS, Season
from tests.report.test_masking import attack
from tests.report.test_routes import youths

USUAL = Thresholds()
LAST = date(2022, 12, 31)
a_few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def of_2022(season: Season) -> tuple[Draft, Funding]:
    season.write()
    made = draft(season.session, season.organisation, 2022, Options(), LAST, USUAL)
    period = Period(date(2022, 1, 1), LAST, ZoneInfo(PARIS))
    return made, funding(season.session, Scope(season.organisation), period, LAST)


def crowd(season: Season) -> None:
    """Enough youths for some numbers to be shown and others not."""
    for number in range(36):
        youth = season.youth(gender=("female", "male")[number % 3 == 0])
        level = ("no_diploma", "cap_bep", "bac", "l4_nodip")[number % 4]
        month = 1 + number % 12
        season.identify(youth, f"2022-{month:02}-10", training_level=level, housing="nomadic")
        if number % 2:
            season.pathway(youth, ("cej", "employment")[number % 5 == 0], "2022-12-20")


def table_of(document: Document, key: str) -> Table:
    return next(one for one in document.tables() if one.key == key)


@given(plan=plans())
@a_few
def test_with_the_report_and_the_funders_tables_no_small_number_can_be_solved(
    figures_engine: Engine, plan: Plan
) -> None:
    with Session(figures_engine) as session:
        made, found = of_2022(plan.written(session))
    _attacked(made, found)


def test_of_a_whole_season_no_small_number_can_be_solved(season: Season) -> None:
    crowd(season)
    _attacked(*of_2022(season))


def _attacked(made: Draft, found: Funding) -> None:
    cells, mask = masked(found, made, USUAL)
    report = Published(made.cells, made.mask.names)
    solved = attack([report, Published(cells, mask.names)])
    assert {name for at, name in solved if at == 1 and name in mask.primary} <= mask.given_away
    assert not {name for at, name in solved if at == 0} & made.mask.primary


def test_the_funders_tables_add_up_and_say_what_each_column_means(season: Season) -> None:
    crowd(season)
    made, found = of_2022(season)
    cells = numbers(2022, found, made.cells)
    document = funders.document(made.document, found, Numbers(cells, frozenset()))
    quarters = table_of(document, "quarters")
    for column in range(len(quarters.columns)):
        *parts, total = [row.cells[column] for row in quarters.rows]
        assert sum(int(part or 0) for part in parts) == total
    for name in ("gender", "age", "education", "situation", "housing"):
        assert sum(int(row.cells[0] or 0) for row in table_of(document, f"fse.{name}").rows) == 36
    told = {row.label for row in table_of(document, "dictionary").rows}
    assert {column.label for column in quarters.columns} <= told
    cells, mask = masked(found, made, USUAL)
    shown = funders.document(made.document, found, Numbers(cells, mask.names))
    assert any(MASKED in row.cells for row in table_of(shown, "pathways").rows)
    assert any(isinstance(cell, int) for cell in table_of(shown, "quarters").rows[0].cells)


def test_a_year_of_few_is_not_told_by_quarter_where_that_gives_away_what_the_report_masks(
    season: Season,
) -> None:
    """Five are shown. Two quarters have one each way, a third somebody: two, two and one at least."""
    for day, taken in (("02-10", 1), ("02-11", 0), ("08-10", 0), ("10-10", 1), ("10-11", 0)):
        youth = season.youth()
        season.identify(youth, f"2022-{day}")
        if taken:
            season.pathway(youth, "cej", "2022-11-02")
    made, found = of_2022(season)
    cells, mask = masked(found, made, USUAL)
    quarters = table_of(
        funders.document(made.document, found, Numbers(cells, mask.names)), "quarters"
    )
    *rows, total = quarters.rows
    assert {cell for row in rows for cell in row.cells} == {MASKED}
    assert total.cells[0] == 5
    assert quarters.note and quarters.note.startswith(funders.TOO_FEW)


def test_open_data_are_rows_of_enough_people_without_id_or_day(season: Season) -> None:
    crowd(season)
    outing = season.outing("2022-05-10 14:00")
    season.meet(outing, 12)
    season.meet(outing, 3, gender="other")
    made, found = of_2022(season)
    document = open_data.document(made.document, found, 5)
    for key, total in (("youths", 36), ("met", 15)):
        counted = [int(row.cells[-1] or 0) for row in table_of(document, key).rows]
        assert min(counted) >= 5
        assert sum(counted) == total
    said = document.model_dump_json()
    ids = [one.youth for one in made_rows(season)]
    assert ids
    assert not [one for one in ids if one in said]
    told = {row.label for row in table_of(document, "dictionary").rows}
    assert {column.label for column in table_of(document, "youths").columns} <= told


def made_rows(season: Season) -> list[Any]:
    from api.indicators.roster import roster

    period = Period(date(2022, 1, 1), LAST, ZoneInfo(PARIS))
    return list(roster(season.session, Scope(season.organisation), period, LAST))


def test_both_name_a_pathway_as_the_report_does(season: Season) -> None:
    for _ in range(20):
        youth = season.youth(gender="female")
        season.identify(youth, "2022-05-10")
        season.pathway(youth, "cej", "2022-06-10")
    made, figures = of_2022(season)
    cells = numbers(2022, figures, made.cells)
    paid = funders.document(made.document, figures, Numbers(cells, ()))
    opened = open_data.document(made.document, figures, 5)
    for document in (paid, opened):
        assert "Garantie" not in document.model_dump_json()
        assert "Contrat d’engagement jeune (CEJ)" in document.model_dump_json()


def test_open_data_of_too_few_say_nothing(season: Season) -> None:
    season.identify(season.youth(), "2022-05-10")
    made, found = of_2022(season)
    youths_ = table_of(open_data.document(made.document, found, 5), "youths")
    assert youths_.rows == []
    assert "Moins de 5" in (youths_.note or "")


@pytest.mark.parametrize("export", service.NAMES)
def test_an_export_is_looked_at_and_kept_as_a_file(
    house: House, elise: Someone, karim: Someone, engine: Engine, export: str
) -> None:
    youths(engine, house, 7)
    pages = elise.get(f"/report/2022/exports/{export}")
    assert [section["key"] for section in pages["sections"]] == ["export", "dictionary"]
    answer = elise.ask("GET", f"/report/2022/exports/{export}/file/xlsx")
    name = f"kaftruck-2022-{service.NAMES[export]}.xlsx"  # type: ignore[index]
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(b"PK")
    for form in ("ods", "csv"):
        assert elise.ask("GET", f"/report/2022/exports/{export}/file/{form}").status_code == 200
    assert elise.ask("GET", f"/report/2022/exports/{export}/file/docx").status_code == 404
    assert karim.ask("GET", f"/report/2022/exports/{export}").status_code == 403


def test_a_list_for_i_milo_gives_facts_by_id_and_says_who_took_it(
    house: House, elise: Someone, karim: Someone, engine: Engine
) -> None:
    youths(engine, house, 3)
    asked = {"first": "2022-01-01", "last": "2022-12-31"}
    said = elise.post("/report/exports/imilo", asked).json()["youths"]
    assert len(said) == 3
    assert "name" not in said[0]
    assert "sealed" not in str(said)
    (taken,) = elise.get("/report/exports/taken")["taken"]
    assert {**taken, "at": ""} == {"at": "", "by": elise.id, "what": "imilo", "rows": 3, **asked}
    management = house.hire(elise, "Rachida", "management")
    for other in (karim, management):
        assert other.post("/report/exports/imilo", asked).status_code == 403
        assert other.ask("GET", "/report/exports/taken").status_code == 403
    backwards = {"first": "2022-12-31", "last": "2022-01-01"}
    assert elise.post("/report/exports/imilo", backwards).json()["field"] == "last"
    assert len(elise.get("/report/exports/taken")["taken"]) == 1
