"""Spreadsheets and CSV read back by programs that are not ours: they must say what the document says."""

import csv
import io
import re
import zipfile
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from api.report.chart_data import drawn
from api.report.document import Chart, Document, Table, Value
from api.report.forms import FORMS
from api.report.sheets import sheets
from api.report.texts import printable
from api.report.values import shown
from tests.report.documents import KEPT

FORMULA = tuple("=+-@")
ROLES = {"row": "", "part": "dont", "total": "total"}


def typed_as(value: Value) -> Value:
    """A cell as a spreadsheet keeps it: a number as such, words for what is not there."""
    return value if isinstance(value, int | float) else shown(value)


def typed(table: Table) -> list[list[Value]]:
    """Head and lines as a spreadsheet keeps them."""
    head: list[Value] = [table.head, *(column.label for column in table.columns)]
    return [head, *([row.label, *map(typed_as, row.cells)] for row in table.rows)]


def excel_agrees(document: Document) -> None:
    """Every table on its sheet, cell by cell; no formula anywhere; charts of the very cells."""
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"].write(document, KEPT)))
    document = printable(document)
    assert book.sheetnames == ["Sommaire", *(name for name, _, _ in sheets(document))]
    for name, _, table in sheets(document):
        sheet, want = book[name], typed(table)
        area = sheet.iter_rows(2, 1 + len(want), 1, len(want[0]))
        assert [["" if c.value is None else c.value for c in row] for row in area] == want
        assert not any(cell.data_type == "f" for row in sheet for cell in row)
        _charts_agree(
            book, name, [one for one in _charts(document) if one.table == table.key], table
        )


def _charts(document: Document) -> list[Chart]:
    parts = (part for section in document.sections for part in section.parts)
    return [part for part in parts if isinstance(part, Chart)]


def _charts_agree(book: Any, name: str, want: list[Chart], table: Table) -> None:
    """What Excel draws it reads from the cells of the lines and columns that the chart names; what is
    no number is written as a word."""
    drawable = [drawn(chart, table) for chart in want if chart.columns]
    for made, told in zip(
        book[name]._charts, [told for told in drawable if told.lines], strict=True
    ):
        for at, (series, column) in enumerate(zip(made.series, told.columns, strict=True)):
            values = [values[at] for _, values in told.lines]
            assert _pointed(book, series.val.numRef.f) == [typed_as(value) for value in values]
            assert _pointed(book, series.tx.strRef.f) == [column.label]


def _pointed(book: Any, formula: str) -> list[Value]:
    """What stands in the cells that a chart names."""
    found = re.findall(r"(?:'([^']+)'|([^'(),!]+))!([$A-Z\d:]+)", formula)
    rows = (row for quoted, name, area in found for row in _area(book[quoted or name], area))
    return ["" if cell.value is None else cell.value for row in rows for cell in row]


def _area(sheet: Any, area: str) -> Any:
    left, top, right, bottom = range_boundaries(area)
    return sheet.iter_rows(top, bottom, left, right)


def opendocument_agrees(document: Document) -> None:
    """Every table on its sheet, cell by cell; no formula anywhere."""
    content = FORMS["ods"].write(document, KEPT)
    document = printable(document)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Sommaire", *(name for name, _, _ in sheets(document))]
    for name, _, table in sheets(document):
        got, want = book.get_sheet_by_name(name).to_python(skip_empty_area=False), typed(table)
        assert [row[: len(want[0])] for row in got[1 : 1 + len(want)]] == want
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert b"table:formula" not in archive.read("content.xml")


def csv_agrees(document: Document) -> None:
    """Every table in its file, cell by cell; nothing that a spreadsheet would compute."""
    files = _read_csv(FORMS["csv"].write(document, KEPT), "utf-8-sig")
    assert files == _read_csv(FORMS["csv-sans-bom"].write(document, KEPT), "utf-8")
    document = printable(document)
    _, *tables = files
    for lines, (_, _, table) in zip(tables, sheets(document), strict=True):
        got = [[_harmed(cell) for cell in (line[0], *line[2:])] for line in lines[1:]]
        assert [line[1] for line in lines[1:]] == [ROLES[row.role] for row in table.rows]
        assert got == [[_with_comma(v) for v in line] for line in typed(table)[1:]]
    for lines in files:
        assert not any(cell.lstrip().startswith(FORMULA) for line in lines for cell in line)


def _read_csv(content: bytes, coding: str) -> list[list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = [archive.read(name).decode(coding) for name in archive.namelist()]
    return [list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) for text in texts]


def _harmed(cell: str) -> str:
    """The text before it was made harmless."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip().startswith(FORMULA) else cell


def _with_comma(value: Value) -> str:
    return str(value).replace(".", ",") if isinstance(value, int | float) else shown(value)
