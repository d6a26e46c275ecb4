"""The report of 2022 from the demonstration, in every form: the figures of page 20."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from api.accounts.models import Organisation
from api.db import make_engine, reading
from api.report.document import Document, KeyFigures
from api.report.draft import Draft, draft
from api.report.masking import Thresholds
from api.report.options import Options
from tests.report.reading_back import AGREES
from tests.report.reading_pages import print_agrees

NATIONAL = "Total d’un programme national, déjà public."


@pytest.fixture(scope="module")
def made(demonstration: Path) -> Draft:
    """The draft, with the small numbers of the pathways shown as page 20 shows them."""
    engine = make_engine(f"sqlite:///{demonstration / 'kaftruck.sqlite'}")
    with reading(engine) as session:
        [organisation] = session.exec(select(col(Organisation.organisation_id))).all()
        options = Options(exemptions={"remobilised.pathway": NATIONAL})
        asked = (organisation, 2022, options, date(2023, 1, 10), Thresholds())
        found = draft(session, *asked)
    engine.dispose()
    return found


def numbers(document: Document, key: str) -> dict[str, object]:
    [table] = [one for one in document.tables() if one.key == key]
    return {row.label: row.cells[0] for row in table.rows}


def test_the_key_figures_are_those_of_page_20(made: Draft) -> None:
    parts = (part for section in made.document.sections for part in section.parts)
    [head] = [part for part in parts if isinstance(part, KeyFigures)]
    assert [one.value for one in head.figures] == [96, 1_500, 62, 47]


def test_channels_genders_and_pathways_are_those_of_page_20(made: Draft) -> None:
    assert made.cells.cells["2022/identified/channel/pool_beach"].value == 8
    assert made.cells.cells["2022/identified/channel/jdc_training_duty"].value == 17
    assert numbers(made.document, "identified.gender") == {"Femme": 21, "Homme": 41, "Total": 62}
    assert numbers(made.document, "remobilised.pathway") == {
        "Suivi traditionnel Mission locale": 19,
        "Service civique": 4,
        "Contrat d’engagement jeune (CEJ)": 8,
        "Emploi ou formation": 7,
        "Orientation confirmée vers un autre acteur": 9,
        "Total": 47,
    }
    assert numbers(made.document, "supports")["Soutien de la psychologue"] == 14


def test_outings_and_people_of_three_years_add_up_youths_of_typed_years_do_not(made: Draft) -> None:
    [years] = [one for one in made.document.tables() if one.key == "years"]
    of = dict(zip((one.key for one in years.columns), years.rows[-1].cells, strict=True))
    assert years.rows[-1].label == "Depuis 2020"
    assert (of["outings"], of["youth_met"], of["identified"], of["remobilised"]) == (
        *(218, 2_500, None, None),
    )


@pytest.mark.parametrize("form", AGREES)
def test_every_form_of_it_read_back_says_the_same(form: str, made: Draft) -> None:
    AGREES[form](made.document)


def test_print_read_back_says_the_same(made: Draft) -> None:
    print_agrees(made.document)
