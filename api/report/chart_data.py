"""What a chart draws: the lines and columns of its table, the total line left out."""

import math
from dataclasses import dataclass

from api.report.document import Chart, Column, Document, PlacesMap, Row, Table, Value


@dataclass(frozen=True, slots=True)
class Drawn:
    """`lines` has one value a column, in the order of `columns`."""

    chart: Chart
    columns: list[Column]
    lines: list[tuple[Row, list[Value]]]

    @property
    def top(self) -> float:
        """The greatest number; 0 when there is none."""
        numbers = (v for _, values in self.lines for v in values if isinstance(v, int | float))
        return max(numbers, default=0)


def drawn(chart: Chart, table: Table) -> Drawn:
    """The values of a chart, read from its table. Raises KeyError when it names a column that is
    not there."""
    at = {column.key: place for place, column in enumerate(table.columns)}
    places = [at[key] for key in chart.columns]
    lines = [
        (row, [row.cells[place] for place in places]) for row in table.rows if row.role != "total"
    ]
    return Drawn(chart, [table.columns[place] for place in places], lines)


def scale(top: float, steps: int = 4) -> list[float]:
    """Round numbers from 0 to at least `top`: whole ones, five at the most."""
    step = max(top / steps, 1)
    power = 10 ** math.floor(math.log10(step))
    step = next(power * by for by in (1, 2, 5, 10) if power * by >= step)
    return [step * at for at in range(math.ceil(max(top, 1) / step) + 1)]


def charts(document: Document) -> list[tuple[Chart, Table] | PlacesMap]:
    """Every chart with its table, and every map, in the document's order."""
    tables = {table.key: table for table in document.tables()}
    return [
        part if isinstance(part, PlacesMap) else (part, tables[part.table])
        for section in document.sections
        for part in section.parts
        if isinstance(part, Chart | PlacesMap)
    ]
