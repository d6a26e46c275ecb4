"""Nobody who has every edition in front of them can work out a small number that was masked."""

from collections.abc import Collection, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.report import shield, solving
from api.report.cells import Cell, Cells
from api.report.document import Document
from api.report.masking import Mask, Published, Thresholds, mask, masks
from tests.report.attacker import Printed, solve
from tests.report.linked_tables import TABLES, Plan, changed, plans
from tests.report.plain_facts import with_plain_facts

USUAL = Thresholds()
EXEMPT = st.sets(st.sampled_from(TABLES), max_size=2)
many = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(cells: Cells, masked: Collection[str]) -> Printed:
    numbers = {
        name: None if name in masked or cell.hidden else cell.value
        for name, cell in cells.cells.items()
    }
    return Printed(numbers, [(one.whole, one.parts) for one in cells.sums])


def attack(
    editions: Sequence[Published], document: Document | None = None
) -> dict[tuple[int, str], int]:
    """What the attacker works out, each checked to be right: a wrong guess is not an attack.

    `document`: the last edition's pages.
    """
    last = editions[-1].cells.cells
    same = [
        (at, name)
        for at, edition in enumerate(editions[:-1])
        for name, cell in edition.cells.cells.items()
        if name in last and last[name].value == cell.value
    ]
    zeros = [
        (at, name)
        for at, edition in enumerate(editions)
        for name, cell in edition.cells.cells.items()
        if cell.hidden or (name in edition.masked and not cell.value)
    ]
    known = [
        with_plain_facts(printed(one.cells, one.masked), document if one is editions[-1] else None)
        for one in editions
    ]
    zeros += [(at, name) for at, one in enumerate(known) for name in one.rests]
    found = solve([one.printed() for one in known], same, zeros)
    right = {one: value for one, value in found.items() if one[1] not in known[one[0]].rests}
    for (at, name), value in right.items():
        assert editions[at].cells.cells[name].value == value
    return right


def solved(cells: Cells, made: Mask | Collection[str], *earlier: Published) -> set[str]:
    """The small masked numbers of the last edition that the attacker has."""
    names = made.names if isinstance(made, Mask) else frozenset(made)
    found = attack([*earlier, Published(cells, frozenset(names))])
    small = {name for name in names if USUAL.hides(cells.cells[name])}
    return {name for at, name in found if at == len(earlier) and name in small}


def row(table: str = "row", total: str = "total", **parts: int) -> Cells:
    """A line of numbers of one table with its total."""
    cells = Cells()
    for name, value in parts.items():
        cells.put(name, Cell(value, table))
    cells.put(total, Cell(sum(parts.values()), total))
    cells.adds_up(total, tuple(parts))
    return cells


@given(plan=plans(), exempt=EXEMPT)
@many
def test_a_masked_cell_cannot_be_solved(plan: Plan, exempt: set[str]) -> None:
    cells = plan.cells()
    made = masks(cells, USUAL, exempt)
    assert made.given_away == frozenset()
    assert solved(cells, made) == set()


@given(plan=plans(), data=st.data(), exempt=EXEMPT, before=EXEMPT)
@many
def test_an_earlier_edition_does_not_help(
    plan: Plan, data: st.DataObject, exempt: set[str], before: set[str]
) -> None:
    first, second = plan.cells(), data.draw(changed(plan)).cells()
    old = Published(first, mask(first, USUAL, before))
    made = masks(second, USUAL, exempt, [old])
    editions = [old, Published(second, made.names)]
    found = attack(editions)
    assert {name for at, name in found if at == 1 and name in made.primary} <= made.given_away
    alone = set(attack([old]))
    everything = attack([old, Published(second, frozenset(second))])
    shown = {name for name, cell in second.cells.items() if cell.table in exempt}
    small = {(0, name) for name in old.masked - shown if USUAL.hides(first.cells[name])}
    assert small & set(found) <= alone | set(everything)


@given(plan=plans(), data=st.data(), exempt=EXEMPT, before=EXEMPT)
@many
def test_given_away_is_said_only_of_what_hiding_everything_would_not_save(
    plan: Plan, data: st.DataObject, exempt: set[str], before: set[str]
) -> None:
    first, second = plan.cells(), data.draw(changed(plan)).cells()
    old = Published(first, mask(first, USUAL, before))
    made = masks(second, USUAL, exempt, [old])
    anyway = attack([old, Published(second, frozenset(second))])
    assert made.given_away <= {name for at, name in anyway if at == 1}


@given(plan=plans(), exempt=EXEMPT)
@many
def test_every_small_number_is_masked_and_exempt_tables_are_shown_as_far_as_can_be(
    plan: Plan, exempt: set[str]
) -> None:
    cells = plan.cells()
    made = masks(cells, USUAL, exempt)
    for name, cell in cells.cells.items():
        small = cell.people and 0 < cell.value < (11 if cell.health else 5)
        assert (name in made.primary) == (small and cell.table not in exempt)
    assert made.primary <= made.names
    for name in made.names - made.primary:
        without = made.names - {name}
        assert solved(cells, without), f"{name} is masked for nothing"


def test_a_report_without_small_numbers_shows_everything() -> None:
    assert mask(row(a=5, b=0, c=12), USUAL) == frozenset()


def test_a_part_is_masked_rather_than_a_total_and_the_smaller_one() -> None:
    assert mask(row(a=2, b=40, c=9, d=0), USUAL) == {"a", "c"}


def test_two_small_numbers_hide_each_other_unless_both_can_only_be_one() -> None:
    assert mask(row(a=2, b=1, c=9), USUAL) == {"a", "b"}
    assert mask(row(a=1, b=1, c=9), USUAL) == {"a", "b", "c"}


def test_the_thresholds_are_settings_and_health_has_its_own() -> None:
    cells = row(a=9, b=10, c=15, d=20)
    assert mask(cells, Thresholds(threshold=2), ()) == frozenset()
    assert mask(cells, Thresholds(threshold=11)) == {"a", "b"}
    for name in ("a", "b", "c", "d"):
        cells.cells[name] = Cell(cells.cells[name].value, "row", health=True)
    assert mask(cells, Thresholds()) == {"a", "b"}
    assert mask(cells, Thresholds(health=5)) == frozenset()


def test_heads_counted_without_a_name_are_shown() -> None:
    cells = Cells()
    cells.put("passers", Cell(2, "contacts", people=False))
    assert mask(cells, USUAL) == frozenset()


def test_a_part_of_a_whole_is_known_to_be_no_more_than_it() -> None:
    cells = Cells()
    cells.put("all", Cell(1, "exempt"))
    cells.put("some", Cell(1, "some"))
    cells.put("rest", Cell(0, "rest", people=False, hidden=True))
    cells.adds_up("all", ("some", "rest"))
    assert solved(cells, {"some"}) == {"some"}
    assert mask(cells, USUAL, {"exempt"}) == {"some", "all"}
    cells.cells["all"], cells.cells["rest"] = Cell(2, "exempt"), Cell(1, "rest", False, False, True)
    assert mask(cells, USUAL, {"exempt"}) == {"some"}


def test_what_a_line_of_several_places_stands_for_is_protected_across_editions() -> None:
    """First B and C are one line, of 8; then B, come to 5 by another threshold, has its own."""

    def report(alone: bool) -> Cells:
        cells = Cells()
        for name, value, hidden in (("A", 4, False), ("B", 5, not alone), ("C", 3, not alone)):
            cells.put(name, Cell(value, "places", hidden=hidden))
        if not alone:
            cells.put("others", Cell(8, "places"))
            cells.adds_up("others", ("B", "C"))
        cells.put("D", Cell(7, "places"))
        cells.put("total", Cell(19, "total"))
        cells.adds_up("total", ("A", "B", "C", "D") if alone else ("A", "others", "D"))
        return cells

    before, now = report(alone=False), report(alone=True)
    old = Published(before, mask(before, USUAL))
    assert old.masked == {"A", "D"}
    assert mask(now, USUAL) == {"A", "C"}
    assert solved(now, {"A", "C"}, old) == {"A", "C"}
    assert mask(now, USUAL, (), [old]) == {"A", "B", "C", "D"}


def test_a_total_of_an_exempt_table_is_countered_by_a_zero_when_nothing_else_can() -> None:
    cells = row(a=3, b=0, c=0)
    made = masks(cells, USUAL, {"total"})
    assert "total" not in made.names
    assert len(made.names) == 2 and "a" in made.names
    assert solved(cells, made) == set()


def test_an_exempt_number_gives_way_when_it_is_another_one_by_another_name() -> None:
    cells = row(a=3)
    assert mask(cells, USUAL, {"total"}) == {"a", "total"}


def test_what_an_earlier_edition_showed_is_said_to_be_given_away() -> None:
    cells = row(a=3, b=8, c=9)
    made = masks(cells, USUAL, (), [Published(cells, frozenset())])
    assert made.given_away == {"a"}


# Faults put in on purpose: the attacker finds each of them out.


def test_the_attacker_finds_out_a_masking_of_small_numbers_only() -> None:
    cells = row(a=2, b=40, c=9)
    assert solved(cells, masks(cells, USUAL).primary) == {"a"}


def test_the_attacker_finds_out_a_masking_that_forgets_that_zeros_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cells = row(a=1, b=1, c=9)

    class Forgetful(solving.Puzzle):
        def __init__(self, *asked: object) -> None:
            super().__init__(*asked)  # type: ignore[arg-type]
            self._room = [10**6 for _ in self._room]
            for at in self._columns:
                self.freeze(at, False)

    monkeypatch.setattr(shield, "Puzzle", Forgetful)
    assert solved(cells, masks(cells, USUAL)) == {"a", "b"}


def test_the_attacker_finds_out_a_masking_that_forgets_earlier_editions() -> None:
    before, now = row(a=7, b=8, c=30), row(a=3, b=8, c=30)
    old = Published(before, mask(before, USUAL))
    assert solved(now, masks(now, USUAL), old) == {"a"}
    assert solved(now, masks(now, USUAL, (), [old]), old) == set()


def test_the_attacker_finds_out_a_masking_that_forgets_what_exempt_tables_show() -> None:
    cells = row(a=3, b=0, c=0)
    assert solved(cells, mask(cells, USUAL) - {"total"}) == {"a"}
    assert solved(cells, mask(cells, USUAL, {"total"})) == set()
