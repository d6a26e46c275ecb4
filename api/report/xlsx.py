"""The report as an Excel workbook: a sheet for each table, with the charts drawn of it."""

import io
from collections.abc import Mapping
from datetime import datetime, time
from math import ceil
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from api.report.archive import repacked
from api.report.document import Chart, Column, Document, KeyFigures, Row, Table, Unit, Value
from api.report.sheets import SUMMARY, notes, printed, sheets, widest
from api.report.svg import INK, RULE, SECOND_INK, width_of
from api.report.values import edition, period, shown
from api.report.xlsx_charts import HIGH, native_chart

TOP: Final = 1
"""Row of the head, counted from 0: under the caption, so that readers of tables skip one line."""
WIDEST: Final = 48.0
LINE: Final = 15.0
"""Height of a line, in points."""
DIGIT: Final = 1.75
"""Size of letters of which a digit is somewhat over one unit of width: Excel's own."""
FORMATS: Final[dict[Unit, str]] = {"percent": '" %"', "hours": '" h"', "days": '" j"'}
LINK: Final = "#0E4A5C"
PLAIN: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A text stays a text, whatever it begins with."""


def write_xlsx(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The workbook. Pictures and maps are left to the forms that are read as pages."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, **PLAIN})
    _properties(book, document)
    looks = _Looks(book)
    summary, drawn = book.add_worksheet(SUMMARY), _drawn(document)
    listed = []
    for name, where, table in sheets(document):
        sheet = book.add_worksheet(name)
        _page(sheet, document, landscape=len(table.columns) > 5)
        below = _table(sheet, table, looks)
        for nth, chart in enumerate(drawn.get(table.key, [])):
            native_chart(book, sheet, chart, table, below + nth * HIGH)
        listed.append((name, where, table))
    _summary(summary, document, listed, looks)
    book.close()
    return repacked(made.getvalue(), document.made_on)


class _Looks:
    """The formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book, self._made = book, dict[tuple[tuple[str, Any], ...], Format]()

    def __call__(self, **told: Any) -> Format:
        key = tuple(sorted(told.items()))
        if key not in self._made:
            base = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top"}
            self._made[key] = self._book.add_format(base | told)
        return self._made[key]

    def cell(self, value: Value, unit: Unit, row: Row) -> Format:
        told: dict[str, Any] = {"bottom": 1, "bottom_color": RULE}
        if row.role == "total":
            told |= {"bold": True, "top": 1, "top_color": INK}
        told |= {"indent": 1} if unit == "text" else {"align": "right"}
        if isinstance(value, int | float):
            decimals = "" if float(value).is_integer() else ".0"
            told["num_format"] = f"#,##0{decimals}{FORMATS.get(unit, '')}"
        elif unit != "text":
            told["font_color"] = SECOND_INK
        return self(**told)


def _table(sheet: Worksheet, table: Table, looks: _Looks) -> int:
    """Caption, head, lines, then the rule and the note; the head stays in sight. The row below."""
    sheet.write_string(0, 0, table.caption, looks(bold=True, font_size=14))
    labels = [Column(key="", label=table.head, unit="text"), *table.columns]
    for at, column in enumerate(labels):
        side = "left" if column.unit == "text" else "right"
        indent = int(at > 0 and column.unit == "text")
        look = looks(
            bold=True, text_wrap=True, align=side, indent=indent, bottom=2, bottom_color=INK
        )
        sheet.write_string(TOP, at, column.label, look)
    for down, row in enumerate(table.rows, TOP + 1):
        part = {"indent": 1, "font_color": SECOND_INK} if row.role == "part" else {}
        bold = {"bold": True, "top": 1, "top_color": INK} if row.role == "total" else {}
        look = looks(bottom=1, bottom_color=RULE, text_wrap=True, **part, **bold)
        sheet.write_string(down, 0, row.label, look)
        for at, (value, column) in enumerate(zip(row.cells, table.columns, strict=True), 1):
            write(sheet, (down, at), value, looks.cell(value, column.unit, row))
    below = TOP + len(table.rows) + 2
    for text in notes(table):
        sheet.write_string(below, 0, text, looks(font_color=SECOND_INK, font_size=10))
        below += 1
    sheet.write_url(below, 0, f"internal:'{SUMMARY}'!A1", looks(font_color=LINK), SUMMARY)
    sheet.freeze_panes(TOP + 1, 1)
    sheet.repeat_rows(TOP)
    widths = [min(max(wide + 2, 10), WIDEST) for wide in widest(table, DIGIT)]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for down, texts in enumerate(printed(table), TOP):
        if (height := _height(texts, widths)) > LINE:
            sheet.set_row(down, height)
    return below + 2


def _height(texts: list[str], widths: list[float]) -> float:
    """Of a row, in points: Excel fits it by itself, LibreOffice does not."""
    return LINE * max(
        sum(max(1, ceil(width_of(line, DIGIT) / width)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )


def write(sheet: Worksheet, at: tuple[int, int], value: Value, look: Format) -> None:
    """A number as a number, all else as the words that are printed."""
    if isinstance(value, int | float):
        sheet.write_number(*at, value, look)
    else:
        sheet.write_string(*at, shown(value), look)


def _summary(
    sheet: Worksheet, document: Document, listed: list[tuple[str, str, Table]], looks: _Looks
) -> None:
    """Title, period, edition, numbers looked for first, and a link to each sheet."""
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 62)
    sheet.set_column(2, 2, 40)
    sheet.write_string(0, 0, document.title, looks(bold=True, font_size=18))
    told = (document.organisation, f"Période : {period(document)}.", f"{edition(document)}.")
    for row, text in enumerate(told, 1):
        sheet.write_string(row, 0, text, looks())
    at = len(told) + 2
    for part in (part for section in document.sections for part in section.parts):
        if isinstance(part, KeyFigures):
            for figure in part.figures:
                look = looks(bold=True, font_size=14, align="right", num_format="#,##0")
                write(sheet, (at, 0), figure.value, look)
                sheet.write_string(at, 1, figure.label, looks(valign="vcenter"))
                at += 1
            at += 1
    head = looks(bold=True, bottom=2, bottom_color=INK)
    for column, text in enumerate(("Feuille", "Tableau", "Partie du rapport")):
        sheet.write_string(at, column, text, head)
    for name, where, table in listed:
        at += 1
        link = looks(font_color=LINK, underline=1)
        sheet.write_url(at, 0, f"internal:'{name}'!A1", link, "Ouvrir", table.caption[:255])
        sheet.write_string(at, 1, table.caption, looks(text_wrap=True))
        sheet.write_string(at, 2, where, looks(text_wrap=True))
    _page(sheet, document, landscape=False)


def _page(sheet: Worksheet, document: Document, landscape: bool) -> None:
    """A4, as wide as the paper, the edition and the page at the foot."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L&9{edition(document)}&R&9Page &P sur &N")


def _drawn(document: Document) -> dict[str, list[Chart]]:
    """The charts of each table."""
    found: dict[str, list[Chart]] = {}
    for section in document.sections:
        for part in section.parts:
            if isinstance(part, Chart):
                found.setdefault(part.table, []).append(part)
    return found


def _properties(book: Workbook, document: Document) -> None:
    book.set_properties(
        {
            "title": document.title,
            "subject": document.kicker,
            "author": document.organisation,
            "category": "Rapport annuel",
            "keywords": str(document.year),
            "comments": edition(document),
            "created": datetime.combine(document.made_on, time(12)),
        }
    )
