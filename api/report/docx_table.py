"""A table of the report as Word's own, written as XML: python-docx makes one cell at a time, slowly."""

from html import escape
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from api.report.document import KeyFigures, Row, Table, Unit
from api.report.docx_styles import (
    HEAD,
    HEAD_NUMBER,
    IDS,
    NUMBER,
    PART,
    TABLE_ID,
    TEXT,
    TOTAL,
    TOTAL_NUMBER,
)
from api.report.sheets import widest
from api.report.values import shown

PAGE: Final = 9638
"""Width of the text, in twentieths of a point: A4 less 20 mm on each side."""
NARROWEST: Final = 5100
"""Of a whole table: numbers stay near their names, and tables of one column look alike."""
TOGETHER: Final = 24
"""Lines of a table that is kept on one page, with its rule under it."""


def word_table(table: Table) -> Any:
    """The `w:tbl`: head repeated on each page, rows never split, numbers to the right."""
    widths = _widths(table)
    units: list[Unit] = ["text", *(column.unit for column in table.columns)]
    heads = [table.head, *(column.label for column in table.columns)]
    together = len(table.rows) <= TOGETHER
    closed = int(bool(table.rows) and table.rows[-1].role == "total")
    rows = [
        _row(
            [
                _cell(text, HEAD if unit == "text" else HEAD_NUMBER, width, keep=True)
                for text, unit, width in zip(heads, units, widths, strict=True)
            ],
            head=True,
        )
    ]
    for at, row in enumerate(table.rows):
        keep = together or at in (0, len(table.rows) - 1)
        texts = [
            row.label,
            *(shown(v, c.unit) for v, c in zip(row.cells, table.columns, strict=True)),
        ]
        rows.append(
            _row(
                [
                    _cell(text, _style(row, unit, nth), width, keep)
                    for nth, (text, unit, width) in enumerate(
                        zip(texts, units, widths, strict=True)
                    )
                ]
            )
        )
    look = f'<w:tblLook w:firstRow="1" w:lastRow="{closed}" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
    told = f'<w:tblCaption w:val="{_said(table.caption)}"/><w:tblDescription w:val="{_said(table.rule)}"/>'
    return _table(widths, look + told, rows)


def figures_table(figures: KeyFigures, number: str, label: str) -> Any:
    """Numbers side by side over their words; `number` and `label` are ids of styles."""
    many = max(len(figures.figures), 1)
    widths = [PAGE // many] * many
    rows = [
        _row(
            [
                _cell(shown(f.value), number, w, True)
                for f, w in zip(figures.figures, widths, strict=False)
            ]
        ),
        _row(
            [_cell(f.label, label, w, False) for f, w in zip(figures.figures, widths, strict=False)]
        ),
    ]
    return _table(widths, '<w:tblLook w:noHBand="1" w:noVBand="1"/>', rows)


def _table(widths: list[int], told: str, rows: list[str]) -> Any:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{TABLE_ID}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{told}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: list[str], head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, style: str, width: int, keep: bool) -> str:
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{IDS.get(style, style)}"/>{kept}</w:pPr>{runs(text)}</w:p></w:tc>'
    )


def runs(text: str) -> str:
    """A run of text, its line ends kept."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def _style(row: Row, unit: Unit, nth: int) -> str:
    if row.role == "total":
        return TOTAL if unit == "text" else TOTAL_NUMBER
    if row.role == "part" and nth == 0:
        return PART
    return TEXT if unit == "text" else NUMBER


def _said(text: str) -> str:
    return escape(text.replace("\n", " "))


def _widths(table: Table) -> list[int]:
    """As wide as what stands in each column, the names' column taking what is left, within the page."""
    label, *columns = (int(wide * 21) + 200 for wide in widest(table, 10))
    most = PAGE * 3 // 4
    if sum(columns) > most:
        columns = [wide * most // sum(columns) for wide in columns]
    room = PAGE - sum(columns)
    return [min(max(label, NARROWEST - sum(columns), 1000), room), *columns]
