"""Numbers of a report and of its earlier editions as one system, in parts that share no number.

A number is known by its name and value: the same in two editions is one number, and readers are taken
to know that it did not change; one that changed is two numbers, each with the sums of its edition.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from api.report.cells import Cell, Cells

Key = tuple[str, int]
"""Name and value."""

PART, ZERO, SHOWN, EXEMPT = 10.0, 3e5, 1e5, 1e6
"""What masking one costs: a part (before how many it counts), a zero, what is no number of people with
a file, a number of an exempt table. Each step up from parts to totals costs ten times as much."""
STEPS = 3


@dataclass(frozen=True, slots=True)
class Published:
    """An earlier edition: all its numbers, and the names of those it did not show."""

    cells: Cells
    masked: frozenset[str]

    def shown(self) -> Iterator[str]:
        """The names of the numbers that it printed."""
        for name, cell in self.cells.cells.items():
            if name not in self.masked and not cell.hidden:
                yield name


@dataclass(slots=True)
class Linked:
    """Numbers that sums link to each other. `current`: those of the report being made; `unseen`: those
    that no earlier edition showed."""

    keys: list[Key] = field(default_factory=list)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)
    current: set[Key] = field(default_factory=set)
    unseen: set[Key] = field(default_factory=set)
    cells: dict[Key, Cell] = field(default_factory=dict)

    def costs(self, exempt: Collection[str]) -> dict[Key, float]:
        """What masking each number that nobody has seen yet costs: what is lost to readers."""
        steps = self._steps()
        heads = set(steps) - {part for _, parts in self.sums for part in parts}
        found: dict[Key, float] = {}
        for key in sorted(self.unseen):
            cell, up = self.cells[key], min(steps[key], STEPS)
            if cell.hidden:
                found[key] = 0
            elif cell.table in exempt:
                found[key] = EXEMPT
            elif not cell.people:
                found[key] = SHOWN
            elif not cell.value:
                found[key] = ZERO
            else:
                up += key in heads and up > 0
                found[key] = (PART + min(cell.value, 100)) * 10**up
        return found

    def _steps(self) -> dict[Key, int]:
        """How many sums lie between a number and its smallest parts."""
        steps = dict.fromkeys(self.keys, 0)
        for _ in range(STEPS):
            for whole, parts in self.sums:
                steps[whole] = max(
                    steps[whole], 1 + max((steps[part] for part in parts), default=0)
                )
        return steps


def components(cells: Cells, earlier: Sequence[Published]) -> Iterator[Linked]:
    """The parts of the whole system that share no number, in a steady order."""
    every = _system(cells, earlier)
    parent = {key: key for key in every.keys}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for whole, parts in every.sums:
        for part in parts:
            parent[root(part)] = root(whole)
    found: dict[Key, Linked] = {}
    for key in every.keys:
        one = found.setdefault(root(key), Linked(cells=every.cells))
        one.keys.append(key)
        if key in every.current:
            one.current.add(key)
        if key in every.unseen:
            one.unseen.add(key)
    for whole, parts in every.sums:
        found[root(whole)].sums.append((whole, parts))
    yield from found.values()


def _system(cells: Cells, earlier: Sequence[Published]) -> Linked:
    every = Linked()
    sums: dict[tuple[Key, tuple[Key, ...]], None] = {}
    shown: set[Key] = set()
    for edition in (Published(cells, frozenset()), *earlier):
        of = {name: (name, cell.value) for name, cell in edition.cells.cells.items()}
        for name, cell in edition.cells.cells.items():
            every.cells.setdefault(of[name], cell)
        for one in edition.cells.sums:
            sums[of[one.whole], tuple(of[part] for part in one.parts)] = None
        if edition.cells is cells:
            every.current = set(of.values())
        else:
            shown |= {of[name] for name in edition.shown()}
    every.keys = list(every.cells)
    every.sums = list(sums)
    every.unseen = set(every.keys) - shown
    return every
