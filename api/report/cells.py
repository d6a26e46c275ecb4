"""Every number of a report by name, and how they add up: what masking reasons about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One number. `table`: the group whose exemption shows it whatever its size.

    `people`: it counts people, so that a small one is masked; else it is shown (outings, contacts).
    `health`: the higher threshold for health by territory applies. `hidden`: printed nowhere, only
    known to be zero or more (what is left of a whole when a part of it is printed). A hidden number of
    people is protected all the same (what a line like "others" stands for).
    """

    value: int
    table: str
    people: bool = True
    health: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """`whole` equals the sum of `parts`, all names of cells. Whoever reads the report knows it."""

    whole: str
    parts: tuple[str, ...]


@dataclass
class Cells:
    """The numbers by name ("2022/identified/gender/male"), and every sum among them.

    A number that stands in several tables has one name: what hides it in one hides it in all.
    """

    cells: dict[str, Cell] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def put(self, name: str, cell: Cell) -> str:
        """Add a number. Raises ValueError when the same name is given two values."""
        known = self.cells.setdefault(name, cell)
        if known.value != cell.value:
            raise ValueError(f"{name} cannot be both {known.value} and {cell.value}")
        return name

    def adds_up(self, whole: str, parts: tuple[str, ...]) -> None:
        """Say that `parts` make `whole`. Raises ValueError when they do not."""
        got = sum(self.cells[part].value for part in parts)
        if got != self.cells[whole].value:
            raise ValueError(f"{whole} is not the sum of its parts")
        self.sums.append(Sum(whole, parts))

    def tables(self) -> Mapping[str, list[str]]:
        """Names of cells, by table."""
        found: dict[str, list[str]] = {}
        for name, cell in self.cells.items():
            found.setdefault(cell.table, []).append(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.cells)
