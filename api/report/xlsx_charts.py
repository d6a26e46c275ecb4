"""Charts that Excel draws itself, from the cells of the sheet they stand on."""

from itertools import groupby
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from api.report.document import Chart, Table, Value
from api.report.svg import INK, RULE, series
from api.report.values import shown

TOP: Final = 2
"""Row of a table's first line on its sheet, counted from 0."""
HIGH: Final = 20
"""Rows that a chart takes."""


def native_chart(book: Workbook, sheet: Worksheet, chart: Chart, table: Table, top: int) -> None:
    """Put the chart of a table below it, from the row `top` on."""
    rows = [at for at, row in enumerate(table.rows) if row.role != "total"]
    if not rows or not chart.columns:
        return
    at = {column.key: place for place, column in enumerate(table.columns, 1)}
    made = book.add_chart({"type": "bar" if chart.shape == "bars" else "column"})
    name = str(sheet.name)
    assert made is not None  # what XlsxWriter answers for a type it does not know
    for number, key in enumerate(chart.columns):
        told = [table.rows[row].cells[at[key] - 1] for row in rows]
        made.add_series(
            {
                "name": [name, TOP - 1, at[key]],
                "categories": _cells(name, rows, 0),
                "values": _cells(name, rows, at[key]),
                "fill": {"color": series(number)},
                "border": {"color": INK, "width": 0.75},
                "gap": 60,
                "data_labels": {
                    "value": True,
                    "num_format": "#,##0",
                    "custom": [_label(v) for v in told],
                },
            }
        )
    made.set_title({"name": chart.caption, "overlay": False, "name_font": {"size": 12}})
    made.set_legend({"position": "bottom"} if len(chart.columns) > 1 else {"none": True})
    lying = chart.shape == "bars"  # XlsxWriter’s x axis is the level one
    names: dict[str, Any] = {"num_font": {"size": 9}}
    if lying:  # the first line above, its numbers below
        names |= {"reverse": True, "crossing": "max"}
    values = {
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": RULE}},
        "num_format": "#,##0",
    }
    made.set_x_axis(values if lying else names)
    made.set_y_axis(names if lying else values)
    made.set_size({"width": 560, "height": HIGH * 20 - 20})
    sheet.insert_chart(top, 0, made, {"description": chart.alt, "object_position": 2})


def _label(value: Value) -> dict[str, Any] | None:
    """What is written at a bar: nothing of ours for a number, the word for what is hidden."""
    return None if isinstance(value, int | float) else {"value": shown(value)}


def _cells(sheet: str, rows: list[int], column: int) -> str:
    """A formula for the lines that are drawn, which the total may part in two."""
    quoted = "'" + sheet.replace("'", "''") + "'"
    spans = []
    for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        lines = [row + TOP for _, row in run]
        ends = (xl_rowcol_to_cell(row, column, True, True) for row in (lines[0], lines[-1]))
        spans.append(f"{quoted}!{':'.join(ends)}")
    return f"=({','.join(spans)})" if len(spans) > 1 else f"={spans[0]}"
