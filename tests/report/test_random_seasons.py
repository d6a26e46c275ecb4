"""Whatever the season: what is printed adds up, every form says the same, and what is masked cannot be
worked out."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.report.document import MASKED, Document, Table
from api.report.draft import Draft
from api.report.masking import Published
from tests.indicators.chance import Chance
from tests.indicators.season import Season
from tests.report.random_seasons import fill_by_chance
from tests.report.reading_back import EVERY_FORM
from tests.report.seasons import report
from tests.report.test_masking import attack

FEW, IN_EVERY_FORM = range(8), range(4)
"""Those always looked at, and of these those written and read back too: more than half the work."""
MANY = range(4, 300)
"""With those, three hundred in every form."""
OVERLAPPING = {"identified.transport", "identified.obstacles", "supports", "partners", "health"}
"""Tables whose lines one person may be on several of: they have no total."""
ONE_YOUTH_IN_SEVERAL_YEARS = {("years", "identified"), ("years", "remobilised")}
"""Columns whose total counts once who is on several lines."""


@pytest.mark.parametrize("seed", FEW)
def test_a_random_season_is_printed_right(figures_engine: Engine, seed: int) -> None:
    _is_right(figures_engine, seed, in_every_form=seed in IN_EVERY_FORM)


@pytest.mark.long
def test_three_hundred_random_seasons_are_printed_right(figures_engine: Engine) -> None:
    for seed in MANY:
        _is_right(figures_engine, seed, in_every_form=True)


def _is_right(engine: Engine, seed: int, in_every_form: bool) -> None:
    chance = Chance(seed)
    with Session(engine) as session:
        season = Season(session)
        fill_by_chance(season, chance)
        draft = report(season)
        for wanted in (draft, _with_some_shown(season, draft, chance)):
            _adds_up(wanted.document)
            _shows_what_the_mask_says(wanted)
            _cannot_be_solved(wanted)
            for agrees in EVERY_FORM.values() if in_every_form else ():
                agrees(wanted.document)


def _with_some_shown(season: Season, draft: Draft, chance: Chance) -> Draft:
    tables = chance.some(sorted(draft.cells.tables()), 1, 3)
    return report(season, exemptions=dict.fromkeys(tables, "Invention, sans personne derrière."))


def _adds_up(document: Document) -> None:
    for table in document.tables():
        if table.key in OVERLAPPING or table.rows[-1:] == [] or table.rows[-1].role != "total":
            continue
        for place, column in enumerate(table.columns):
            _column_adds_up(table, place, column.key)


def _column_adds_up(table: Table, place: int, column: str) -> None:
    *lines, total = [row.cells[place] for row in table.rows]
    whole = [one for one in lines if isinstance(one, int)]
    if (table.key, column) in ONE_YOUTH_IN_SEVERAL_YEARS:
        assert not isinstance(total, int) or max(whole, default=0) <= total, (table.key, column)
        if column == "identified" and isinstance(total, int) and len(whole) == len(lines):
            assert total <= sum(whole), (table.key, column)
    elif isinstance(total, int) and MASKED not in lines and None not in lines:
        assert sum(whole) == total, (table.key, column)
    elif isinstance(total, int):
        assert sum(whole) <= total, (table.key, column)


def _shows_what_the_mask_says(draft: Draft) -> None:
    [numbers] = [one for one in draft.document.annexes if one.key == "annex.numbers"]
    for row in numbers.rows:
        exact = draft.cells.cells[row.label].value
        assert row.cells == [MASKED if row.label in draft.mask.names else exact]


def _cannot_be_solved(draft: Draft) -> None:
    edition = Published(draft.cells, draft.mask.names)
    found = {name for _, name in attack([edition], draft.document)}
    assert found & draft.mask.primary == set()
