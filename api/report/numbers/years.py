"""The numbers of other years, and of all together."""

from api.report.cells import Cell
from api.report.figures import TOTALS, Figures
from api.report.numbers.put import Put

OF_THIS_YEAR = {"pretext_events": "outings/pretext_events"}
"""Where a total that years are compared by stands among this year's numbers."""


def years(put: Put, figures: Figures) -> None:
    """Other years' totals, and the sums since the first of which all are known."""
    for name in TOTALS:
        own = f"{figures.year}/{OF_THIS_YEAR.get(name, name)}"
        people = put.cells.cells[own].people
        parts = [own]
        for line in figures.before:
            value = line.totals[name]
            if value is not None:
                other = f"{line.year}/{name}"
                parts.append(put.cells.put(other, Cell(value, "years", people=people)))
        if len(parts) == len(figures.before) + 1 > 1:
            total = sum(put.cells.cells[part].value for part in parts)
            whole = put.cells.put(f"all/{name}", Cell(total, "years", people=people))
            put.cells.adds_up(whole, tuple(parts))
