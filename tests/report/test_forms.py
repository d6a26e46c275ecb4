"""Every form of a report says the same, whatever it is given, and is the same file each time."""

import io
import zipfile
from typing import Any

import pandas
import pytest
from hypothesis import HealthCheck, given, settings

from api.report.csv import safe
from api.report.document import Document
from api.report.forms import FORMS
from api.report.sheets import sheets
from api.report.texts import printable
from tests.report.documents import KEPT, PLAIN, documents
from tests.report.reading_back import AGREES
from tests.report.reading_pages import print_agrees
from tests.report.sample import PICTURES, season

a_few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(a_few, max_examples=300)


@pytest.mark.parametrize("form", AGREES)
@a_few
@given(document=documents())
def test_a_form_read_back_says_what_the_document_says(form: str, document: Document) -> None:
    AGREES[form](document)


@a_few
@given(documents(PLAIN))
def test_print_read_back_says_what_the_document_says(document: Document) -> None:
    print_agrees(document)


@a_few
@given(documents())
def test_print_takes_any_text(document: Document) -> None:
    assert FORMS["pdf"].write(document, KEPT).startswith(b"%PDF-1.7")


@pytest.mark.long
@pytest.mark.parametrize("form", AGREES)
@many
@given(document=documents())
def test_three_hundred_reports_say_the_same_in_each_form(form: str, document: Document) -> None:
    AGREES[form](document)


@pytest.mark.long
@many
@given(documents(PLAIN))
def test_three_hundred_reports_say_the_same_in_print(document: Document) -> None:
    print_agrees(document)


@pytest.mark.long
@many
@given(documents())
def test_print_takes_three_hundred_texts(document: Document) -> None:
    FORMS["pdf"].write(document, KEPT)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_the_same_each_time_it_is_written(form: str) -> None:
    document = season()
    first = FORMS[form].write(document, PICTURES)
    assert (
        FORMS[form].write(Document.model_validate_json(document.model_dump_json()), PICTURES)
        == first
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_report_without_anything_is_written_too(form: str) -> None:
    bare = season().model_copy(update={"sections": [], "annexes": [], "edition": None})
    assert FORMS[form].write(bare, {})
    assert FORMS[form].name(bare).startswith("kaftruck-2022-brouillon")


def test_a_file_is_named_by_its_year_and_edition() -> None:
    assert FORMS["docx"].name(season()) == "kaftruck-2022-edition-1.docx"
    assert len({form.ending for form in FORMS.values()}) == len(FORMS)


def test_letters_that_no_file_may_hold_are_left_out() -> None:
    section = season().sections[0].model_copy(update={"comment": "a\x00\x0b\r\nb\ufffe\tc"})
    document = season().model_copy(update={"sections": [section]})
    assert printable(document).sections[0].comment == "a\nb\tc"


def test_pandas_reads_the_numbers_of_the_season_from_three_forms() -> None:
    document, hidden = season(), ["masqué", "non connu"]
    excel = io.BytesIO(FORMS["xlsx"].write(document, PICTURES))
    ods = io.BytesIO(FORMS["ods"].write(document, PICTURES))
    archive = zipfile.ZipFile(io.BytesIO(FORMS["csv"].write(document, PICTURES)))
    told: dict[str, Any] = {"na_values": hidden, "keep_default_na": False}
    for (name, _, table), file in zip(sheets(document), archive.namelist()[1:], strict=True):
        lines = {"header": 1, "nrows": len(table.rows), "sheet_name": name}
        frames = (
            (pandas.read_excel(excel, engine="openpyxl", **lines, **told), 1),
            (pandas.read_excel(ods, engine="calamine", **lines, **told), 1),
            (pandas.read_csv(archive.open(file), sep=";", decimal=",", **told), 2),
        )
        for at, column in enumerate(table.columns):
            want = [
                row.cells[at] if isinstance(row.cells[at], int | float) else None
                for row in table.rows
            ]
            for frame, shift in frames if column.unit != "text" else ():
                got = [None if pandas.isna(value) else value for value in frame.iloc[:, at + shift]]
                assert got == want, (name, column.label)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\n=1", " =1"])
def test_a_text_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_two_sheets_never_have_one_name() -> None:
    document = season()
    twice = document.model_copy(update={"sections": document.sections * 12})
    names = [name.casefold() for name, _, _ in sheets(twice)]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= 31 for name in names)


def test_a_sheet_is_named_within_what_excel_counts() -> None:
    """To Excel a sign beyond U+FFFF counts as two letters."""
    (table, *others) = season().tables()
    long = table.model_copy(update={"caption": "Genre " + "😀" * 30})
    document = season().model_copy(update={"sections": [], "annexes": [long, *others]})
    (name, _, _), *_ = sheets(document)
    assert name == "Genre " + "😀" * 12
    assert FORMS["xlsx"].write(document, PICTURES)
