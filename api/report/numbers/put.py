"""How numbers are written down: cells and sums of one year."""

from collections.abc import Iterable, Sequence

from api.indicators import answer
from api.report.cells import Cell, Cells

Counts = Sequence[answer.CodeCount | answer.RowCount]
BROKEN_DOWN_FROM = 10
"""A smaller group is not broken down: nearly all its parts would be masked, and tell on its whole."""


class Put:
    """Writes cells under one year, table by table."""

    def __init__(self, year: int) -> None:
        self.cells, self.year = Cells(), year

    def one(
        self,
        name: str,
        value: int,
        table: str = "headline",
        people: bool = True,
        hidden: bool = False,
    ) -> str:
        """One number, by its name without the year; returns its whole name."""
        cell = Cell(value, table, people=people, hidden=hidden)
        return self.cells.put(f"{self.year}/{name}", cell)

    def sums(self, whole: str, parts: Iterable[str]) -> None:
        """`parts`, whole names, make `whole`."""
        self.cells.adds_up(f"{self.year}/{whole}", tuple(parts))

    def part_of(self, whole: str, part: str) -> None:
        """`part` counts some of `whole`: what is left is printed nowhere, yet is never negative."""
        self.parts_of(whole, [part])

    def parts_of(self, whole: str, parts: Sequence[str]) -> None:
        """The same of several `parts` that share nothing: names without the year."""
        left = self._value(whole) - sum(map(self._value, parts))
        rest = self.one(f"rest/{whole}/{'+'.join(parts)}", left, "rest", people=False, hidden=True)
        self.sums(whole, (*(f"{self.year}/{part}" for part in parts), rest))

    def _value(self, name: str) -> int:
        return self.cells.cells[f"{self.year}/{name}"].value

    def split(
        self, whole: str, by: str, rows: Counts, table: str | None = None, people: bool = True
    ) -> None:
        """A partition of `whole`: one cell a row, named `whole/by/row`."""
        names = [
            self.one(f"{whole}/{by}/{key_of(row)}", row.n, table or f"{whole}.{by}", people)
            for row in rows
        ]
        self.sums(whole, names)


def key_of(row: answer.CodeCount | answer.RowCount) -> str:
    """The code or the row of the report that a count is of."""
    return row.code if isinstance(row, answer.CodeCount) else row.row
