"""The numbers of other years, and of all together."""

from api.report.cells import Cell
from api.report.figures import TOTALS, Figures
from api.report.numbers.put import Put

OF_THIS_YEAR = {"pretext_events": "outings/pretext_events"}
"""Where a total that years are compared by stands among this year's numbers."""
YOUTHS = ("identified", "remobilised")
"""What does not add up over years: who is identified again in another year is the same youth."""


def years(put: Put, figures: Figures) -> None:
    """Other years' totals; since the first of which all are known, the sum of what adds up, and the
    distinct youths.
    """
    for name in TOTALS:
        own = f"{figures.year}/{OF_THIS_YEAR.get(name, name)}"
        people = put.cells.cells[own].people
        parts = [own]
        for line in figures.before:
            value = line.totals[name]
            if value is not None:
                other = f"{line.year}/{name}"
                parts.append(put.cells.put(other, Cell(value, "years", people=people)))
        if name in YOUTHS:
            _distinct(put, name, parts, figures)
        elif len(parts) == len(figures.before) + 1 > 1:
            total = sum(put.cells.cells[part].value for part in parts)
            whole = put.cells.put(f"all/{name}", Cell(total, "years", people=people))
            put.cells.adds_up(whole, tuple(parts))
    if figures.together:
        _rest(put, "all/identified", "all/remobilised")


def _distinct(put: Put, name: str, parts: list[str], figures: Figures) -> None:
    """All of them, each once: at least those of each year and, of the identified, at most their sum."""
    if not figures.together:
        return
    whole = put.cells.put(f"all/{name}", Cell(getattr(figures.together, name), "years"))
    for part in parts:
        _rest(put, whole, part)
    if name == "identified":
        total = sum(put.cells.cells[part].value for part in parts)
        sums = put.cells.put("rest/all/identified", Cell(total, "rest", people=False, hidden=True))
        put.cells.adds_up(sums, tuple(parts))
        _rest(put, sums, whole)


def _rest(put: Put, whole: str, part: str) -> None:
    """`part` counts some of `whole`: what is left is printed nowhere."""
    left = put.cells.cells[whole].value - put.cells.cells[part].value
    rest = put.cells.put(f"rest/{whole}/{part}", Cell(left, "rest", people=False, hidden=True))
    put.cells.adds_up(whole, (part, rest))
