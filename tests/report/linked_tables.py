"""Random reports: tables whose rows, columns and totals are shared, nested and partly exempt."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

from api.report.cells import Cell, Cells

SMALL = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 7, 12])
COLUMNS = 3


@dataclass(frozen=True)
class Plan:
    """Who was counted where: `places` of each of some groups of places by gender, how they were found
    (cuts of the total), what they had besides, and health by group."""

    places: tuple[tuple[tuple[int, ...], ...], ...]
    cuts: tuple[int, ...]
    beside: tuple[int, ...]
    health: tuple[int, ...]

    def cells(self) -> Cells:
        """Every number and sum."""
        made = Cells()

        def put(name: str, value: int, table: str, **more: bool) -> str:
            return made.put(name, Cell(value, table, **more))

        def add(whole: str, parts: list[str], table: str) -> None:
            put(whole, sum(made.cells[part].value for part in parts), table)
            made.adds_up(whole, tuple(parts))

        for group, rows in enumerate(self.places):
            for row, values in enumerate(rows):
                names = [
                    put(f"place/{group}.{row}/{at}", value, "places")
                    for at, value in enumerate(values)
                ]
                add(f"place/{group}.{row}", names, "communes")
            for at in range(COLUMNS):
                parts = [f"place/{group}.{row}/{at}" for row in range(len(rows))]
                add(f"group/{group}/{at}", parts, "groups")
            add(f"group/{group}", [f"place/{group}.{row}" for row in range(len(rows))], "groups")
            made.adds_up(f"group/{group}", tuple(f"group/{group}/{at}" for at in range(COLUMNS)))
        groups = range(len(self.places))
        for at in range(COLUMNS):
            add(f"gender/{at}", [f"group/{group}/{at}" for group in groups], "genders")
        add("total", [f"gender/{at}" for at in range(COLUMNS)], "headline")
        made.adds_up("total", tuple(f"group/{group}" for group in groups))
        self._ways(made)
        return made

    def _ways(self, made: Cells) -> None:
        """Another partition of the same total, one of heads without a name, one of health."""
        total = made.cells["total"].value
        edges = [0, *sorted(cut * total // 100 for cut in self.cuts), total]
        ways = [
            made.put(f"way/{at}", Cell(after - before, "ways"))
            for at, (before, after) in enumerate(pairwise(edges))
        ]
        made.adds_up("total", tuple(ways))
        others = [
            made.put(f"beside/{at}", Cell(one, "beside")) for at, one in enumerate(self.beside)
        ]
        passing = made.put("passing", Cell(31, "contacts", people=False))
        everybody = made.put("contacts", Cell(31 + total, "contacts", people=False))
        made.adds_up(everybody, (passing, "total"))
        made.put("beside", Cell(sum(self.beside), "beside"))
        made.adds_up("beside", tuple(others))
        for at, one in enumerate(self.beside):
            if one <= total:
                left = made.put(f"rest/{at}", Cell(total - one, "rest", people=False, hidden=True))
                made.adds_up("total", (f"beside/{at}", left))
        ill = [
            made.put(f"health/{at}", Cell(one, "health", health=True))
            for at, one in enumerate(self.health)
        ]
        made.put("health", Cell(sum(self.health), "health"))
        made.adds_up("health", tuple(ill))


TABLES = ("places", "communes", "groups", "genders", "headline", "ways", "beside", "health")


def plans() -> st.SearchStrategy[Plan]:
    """Reports of one to three groups of one to three places."""
    row = st.tuples(*[SMALL] * COLUMNS)
    group = st.lists(row, min_size=1, max_size=3).map(tuple)
    return st.builds(
        Plan,
        places=st.lists(group, min_size=1, max_size=3).map(tuple),
        cuts=st.lists(st.integers(0, 100), min_size=1, max_size=4).map(tuple),
        beside=st.lists(SMALL, min_size=1, max_size=4).map(tuple),
        health=st.lists(st.sampled_from([0, 2, 6, 10, 11, 30]), min_size=1, max_size=4).map(tuple),
    )


@st.composite
def changed(draw: st.DrawFn, plan: Plan) -> Plan:
    """The same report later in time: a few numbers moved."""
    places = [[list(row) for row in rows] for rows in plan.places]
    for _ in range(draw(st.integers(0, 3))):
        rows = draw(st.sampled_from(places))
        row = draw(st.sampled_from(rows))
        row[draw(st.integers(0, COLUMNS - 1))] = draw(SMALL)
    beside = list(plan.beside)
    beside[draw(st.integers(0, len(beside) - 1))] = draw(SMALL)
    moved = tuple(tuple(tuple(row) for row in rows) for rows in places)
    return Plan(moved, plan.cuts, tuple(beside), plan.health)
