"""Numbers of an export under the report's own names, so that masking knows where both say the same."""

from collections.abc import Iterable

from api.report.cells import Cell, Cells


class Linked:
    """Cells of an export. `report`: those of the year's draft; of these, what the export does not print
    is put down hidden, where it makes up what the export does print."""

    def __init__(self, year: int, report: Cells) -> None:
        self.cells, self.year, self._report = Cells(), year, report.cells

    def named(self, name: str) -> str:
        """The whole name."""
        return f"{self.year}/{name}"

    def one(self, name: str, value: int, table: str, hidden: bool = False) -> str:
        """A number; in the report's own table where it is one of the report."""
        whole = self.named(name)
        known = self._report.get(whole)
        return self.cells.put(whole, Cell(value, known.table if known else table, hidden=hidden))

    def known(self, names: Iterable[str]) -> list[str]:
        """Those of these numbers that the report has, and this export does not print."""
        found = [whole for name in names if (whole := self.named(name)) in self._report]
        for whole in found:
            if whole not in self.cells.cells:
                cell = self._report[whole]
                hidden = Cell(cell.value, cell.table, cell.people, cell.health, hidden=True)
                self.cells.put(whole, hidden)
        return found

    def starting(self, start: str) -> list[str]:
        """The names, without the year, of the report's numbers that start so."""
        whole = self.named(start)
        cut = len(str(self.year)) + 1
        return [name[cut:] for name in self._report if name.startswith(whole)]

    def value(self, name: str) -> int:
        """The report's own number."""
        return self._report[self.named(name)].value

    def sums(self, whole: str, parts: Iterable[str]) -> None:
        """`parts`, whole names, make `whole`; no parts: nothing is said."""
        if names := tuple(parts):
            self.cells.adds_up(self.named(whole), names)

    def part_of(self, whole: str, part: str) -> None:
        """`part` counts some of `whole`: what is left is never negative."""
        rest = self.named(f"rest/{whole}/{part}")
        of = self.cells.cells
        left = of[self.named(whole)].value - of[self.named(part)].value
        self.cells.put(rest, Cell(left, "rest", people=False, hidden=True))
        self.sums(whole, (self.named(part), rest))
