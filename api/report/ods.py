"""The report as an OpenDocument spreadsheet: the same sheets as the Excel workbook, cells typed."""

import io
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Final

from odfdo import Document as OpenDocument
from odfdo import Element

from api.report.archive import repacked
from api.report.document import Document, KeyFigures, Row, Table, Unit, Value
from api.report.ods_styles import cell_style, styles
from api.report.sheets import SUMMARY, notes, sheets, widest
from api.report.svg import mark
from api.report.values import edition, period, shown

HEAD_ROWS: Final = 2
"""Caption and head, which stay in sight."""
WIDEST: Final = 90
"""Millimetres of a column, at the most; `LETTER`: the size of its letters."""
LETTER: Final = 3.9


def write_ods(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The spreadsheet. Pictures, charts and maps are left to the other forms."""
    file = OpenDocument("spreadsheet")
    listed = list(sheets(document))
    body = file.body
    body.clear()
    body.append(Element.from_tag(_summary(document, listed)))
    widths: set[int] = {60, 110}
    for name, _, table in listed:
        sizes = _sizes(table)
        widths |= set(sizes)
        body.append(Element.from_tag(_sheet(name, table, sizes)))
    automatic = file.content.get_element("//office:automatic-styles")
    assert automatic is not None
    for style in styles(sorted(widths)):
        automatic.append(Element.from_tag(style))
    _page(file, document, [SUMMARY, *(name for name, _, _ in listed)])
    _properties(file, document)
    made = io.BytesIO()
    file.save(made)
    return repacked(made.getvalue(), document.made_on, stored="mimetype")


def _sheet(name: str, table: Table, sizes: list[int]) -> str:
    units: list[Unit] = ["text", *(column.unit for column in table.columns)]
    heads = [table.head, *(column.label for column in table.columns)]
    top = [
        _row([_text(table.caption, "title")]),
        _row(
            _text(head, "head" if unit == "text" else "head-number")
            for head, unit in zip(heads, units, strict=True)
        ),
    ]
    rows = [
        mark("table:table-header-rows", "".join(top)),
        *(_row(_cells(row, units)) for row in table.rows),
        _row([]),
        *(_row([_text(text, "note")]) for text in notes(table)),
        _row([_link(SUMMARY, SUMMARY)]),
    ]
    return _table(name, sizes, rows)


def _cells(row: Row, units: list[Unit]) -> Iterator[str]:
    for at, (value, unit) in enumerate(zip([row.label, *row.cells], units, strict=True)):
        yield _value(value, unit, cell_style(row.role, unit, value, first=at == 0))


def _value(value: Value, unit: Unit, style: str) -> str:
    """A number as a number, all else as the words that are printed."""
    if not isinstance(value, int | float):
        return _text(shown(value), style)
    told = {"office:value-type": "float", "office:value": repr(value), "table:style-name": style}
    return mark("table:table-cell", mark("text:p", shown(value, unit)), **told)


def _text(text: str, style: str) -> str:
    told = {"office:value-type": "string", "table:style-name": style}
    return mark("table:table-cell", "".join(map(_line, text.split("\n"))), **told)


def _line(text: str) -> str:
    """A paragraph, with the spaces that OpenDocument would else run together."""
    plain = _escaped(text)
    while "  " in plain:
        plain = plain.replace("  ", " <text:s/>", 1)
    return mark("text:p", f"<text:s/>{plain[1:]}" if plain.startswith(" ") else plain)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _link(sheet: str, text: str) -> str:
    told = {"xlink:type": "simple", "xlink:href": f"#'{sheet}'.A1"}
    inside = mark("text:p", mark("text:a", _escaped(text), **told))
    return mark("table:table-cell", inside, **{"office:value-type": "string"})


def _row(cells: Iterator[str] | list[str]) -> str:
    return mark("table:table-row", "".join(cells) or mark("table:table-cell"))


def _table(name: str, sizes: list[int], rows: list[str]) -> str:
    columns = (
        mark("table:table-column", None, **{"table:style-name": f"w{size}"}) for size in sizes
    )
    told = {"table:name": name, "table:style-name": "ta1"}
    return mark("table:table", "".join([*columns, *rows]), **told)


def _sizes(table: Table) -> list[int]:
    """Widths of the columns, in millimetres."""
    return [round(min(max(size + 4, 18), WIDEST)) for size in widest(table, LETTER)]


def _summary(document: Document, listed: list[tuple[str, str, Table]]) -> str:
    """Title, period, edition, numbers looked for first, and a link to each sheet."""
    told = (document.organisation, f"Période : {period(document)}.", f"{edition(document)}.")
    rows = [_row([_text(document.title, "title")]), *(_row([_text(one, "label")]) for one in told)]
    for part in (part for section in document.sections for part in section.parts):
        if isinstance(part, KeyFigures):
            rows.append(_row([]))
            for figure in part.figures:
                cells = [_value(figure.value, "count", "figure"), _text(figure.label, "label")]
                rows.append(_row(cells))
    heads = ("Feuille", "Tableau", "Partie du rapport")
    rows += [_row([]), _row(_text(head, "head") for head in heads)]
    rows += [
        _row([_link(name, name), _text(table.caption, "label"), _text(where, "label")])
        for name, where, table in listed
    ]
    return _table(SUMMARY, [60, 110, 60], rows)


def _page(file: OpenDocument, document: Document, names: list[str]) -> None:
    """The edition at the foot of each page, as wide as the paper; heads that stay in sight."""
    foot = file.styles.get_element("//style:master-page[@style:name='Default']/style:footer/text:p")
    layout = file.styles.get_element(
        "//style:page-layout[@style:name='Mpm1']/style:page-layout-properties"
    )
    tables = file.settings.get_element("//config:config-item-map-named[@config:name='Tables']")
    shown_first = file.settings.get_element("//config:config-item[@config:name='ActiveTable']")
    assert foot and layout and tables and shown_first
    foot.text = f"{edition(document)}. Page "
    for name, value in (("scale-to-X", "1"), ("scale-to-Y", "0")):
        layout.set_attribute(f"style:{name}", value)
    shown_first.text = SUMMARY
    tables.clear()
    for name in names[1:]:
        tables.append(Element.from_tag(_frozen(name)))


def _frozen(name: str) -> str:
    """The view of a sheet: its first rows and its first column do not scroll."""
    items = {
        "HorizontalSplitMode": 2,
        "VerticalSplitMode": 2,
        "HorizontalSplitPosition": 1,
        "VerticalSplitPosition": HEAD_ROWS,
        "ActiveSplitRange": 3,
        "PositionRight": 1,
        "PositionBottom": HEAD_ROWS,
    }
    told = (
        mark("config:config-item", str(value), **{"config:name": key, "config:type": "int"})
        for key, value in items.items()
    )
    return mark("config:config-item-map-entry", "".join(told), **{"config:name": name})


def _properties(file: OpenDocument, document: Document) -> None:
    noon = datetime.combine(document.made_on, time(12))
    told = file.meta
    told.title, told.subject, told.creator = document.title, document.kicker, document.organisation
    told.creation_date = told.date = noon
    told.description, told.language, told.generator = edition(document), "fr-FR", "KAF'Truck"
