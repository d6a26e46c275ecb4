"""Each form read back by a program that is not ours: it must say what the document says."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from api.report.chart_data import charts
from api.report.document import Chart, Document, KeyFigures, PlacesMap, Table, Value
from api.report.for_machines import SCHEMA
from api.report.forms import FORMS
from api.report.sheets import sheets
from api.report.texts import printable
from api.report.values import shown
from tests.report.documents import KEPT

FORMULA = tuple("=+-@")


def written(form: str, document: Document) -> bytes:
    """The file."""
    return FORMS[form].write(document, KEPT)


def typed(table: Table) -> list[list[Value]]:
    """Head and lines as a spreadsheet keeps them: numbers as such, words for what is not there."""

    def cell(value: Value) -> Value:
        return value if isinstance(value, int | float) else shown(value)

    head: list[Value] = [table.head, *(column.label for column in table.columns)]
    return [head, *([row.label, *map(cell, row.cells)] for row in table.rows)]


def printed(table: Table) -> list[list[str]]:
    """Head and lines as they are printed."""
    head = [table.head, *(column.label for column in table.columns)]
    return [
        head,
        *(
            [row.label, *(shown(v, c.unit) for v, c in zip(row.cells, table.columns, strict=True))]
            for row in table.rows
        ),
    ]


def excel_agrees(document: Document) -> None:
    """Every table on its sheet, cell by cell; no formula anywhere."""
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", document)))
    document = printable(document)
    assert book.sheetnames == ["Sommaire", *(name for name, _, _ in sheets(document))]
    for name, _, table in sheets(document):
        sheet, want = book[name], typed(table)
        area = sheet.iter_rows(2, 1 + len(want), 1, len(want[0]))
        assert [["" if c.value is None else c.value for c in row] for row in area] == want
        assert not any(cell.data_type == "f" for row in sheet for cell in row)


def opendocument_agrees(document: Document) -> None:
    """Every table on its sheet, cell by cell; no formula anywhere."""
    content = written("ods", document)
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
    files = _read_csv(written("csv", document), "utf-8-sig")
    assert files == _read_csv(written("csv-sans-bom", document), "utf-8")
    document = printable(document)
    _, *tables = files
    for lines, (_, _, table) in zip(tables, sheets(document), strict=True):
        got = [[_harmed(cell) for cell in (line[0], *line[2:])] for line in lines[1:]]
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


def json_agrees(document: Document) -> None:
    """The document itself, and the version of its shape."""
    told = json.loads(written("json", document))
    assert told["schema_version"] == SCHEMA
    assert Document.model_validate(told["document"]) == printable(document)


def word_agrees(document: Document) -> None:
    """Every table of the report but the annexes, in order, cell by cell; its caption before it, its
    words for who cannot see; a picture for each drawing, all with their words."""
    word = docx.Document(io.BytesIO(written("docx", document)))
    document = printable(document)
    tables = [
        t
        for t in word.element.body.iter(qn("w:tbl"))
        if t.find(f".//{qn('w:tblHeader')}") is not None
    ]
    want = document.tables()[: len(document.tables()) - len(document.annexes)]
    assert len(tables) == len(want)
    for found, table in zip(tables, want, strict=True):
        read = [[cell.text for cell in row.cells] for row in WordTable(found, word).rows]
        assert read == printed(table)
        caption = "".join(text.text or "" for text in found.getprevious().iter(qn("w:t")))
        assert caption.endswith(re.sub(r"[\n\t]", "", table.caption))
        assert all(
            row.find(f".//{qn('w:cantSplit')}") is not None for row in found.iter(qn("w:tr"))
        )
    alts = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert alts == [
        part.alt
        for s in document.sections
        for part in s.parts
        if part.kind in ("chart", "map", "picture")
    ]
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for section in document.sections:
        assert section.title in text and (section.comment or "") in text


def images_agree(document: Document) -> None:
    """A drawing for each chart and map, that says its title and every value it draws."""
    found = charts(printable(document))
    with zipfile.ZipFile(io.BytesIO(written("images", document))) as archive:
        names = archive.namelist()
        assert len(names) == 2 * len(found)
        assert all(archive.read(name)[:4] == b"\x89PNG" for name in names[1::2])
        drawings = [ElementTree.fromstring(archive.read(name)) for name in names[::2]]
    for svg, item in zip(drawings, found, strict=True):
        part, table = (item, None) if isinstance(item, PlacesMap) else item
        said = [element.text or "" for element in svg.iter() if element.tag.endswith("}text")]
        assert svg.get("role") == "img"
        assert (svg[0].text or "", svg[1].text or "") == (part.caption, part.alt)
        if table and isinstance(part, Chart):
            at = [column.key for column in table.columns]
            for row in table.rows:
                for key in part.columns if row.role != "total" else []:
                    place = at.index(key)
                    assert shown(row.cells[place], table.columns[place].unit) in said


def print_agrees(document: Document) -> None:
    """Every line of every table, its words in order, and every number looked for first.

    For reports whose texts are plain words: what is read from a page has no spaces of its own.
    """
    reader = PdfReader(io.BytesIO(written("pdf", document)))
    text = _bare("".join(page.extract_text() for page in reader.pages))
    annexes = {table.key for table in document.annexes}
    for table in document.tables():
        for line in [] if table.key in annexes else printed(table)[1:]:
            assert _bare("".join(line)) in text
    for part in (part for section in document.sections for part in section.parts):
        if isinstance(part, KeyFigures):
            assert all(_bare(shown(f.value)) in text for f in part.figures)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


AGREES: dict[str, Callable[[Document], None]] = {
    "docx": word_agrees,
    "xlsx": excel_agrees,
    "ods": opendocument_agrees,
    "csv": csv_agrees,
    "images": images_agree,
    "json": json_agrees,
}
"""The forms that can hold any text, and how each is read back."""
