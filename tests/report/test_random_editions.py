"""Whatever the season and whatever changes after: neither the next edition nor the funders' tables give away
a number that any of them masks."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.indicators.funding import funding
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.report.draft import Draft, draft
from api.report.exports.funders_numbers import masked
from api.report.linked import Key
from api.report.masking import Published, Thresholds
from api.report.options import Options
from tests.indicators.chance import Chance
from tests.indicators.season import PARIS, Season
from tests.report.random_seasons import fill_by_chance
from tests.report.test_masking import attack

FEW, MANY = (0, 1, 2, 65), range(3, 100)
"""65: five youths, whose masked quarters made up what the editions masked."""
LAST = date(2022, 12, 31)
USUAL = Thresholds()


@pytest.mark.parametrize("seed", FEW)
def test_later_editions_and_exports_give_nothing_away(figures_engine: Engine, seed: int) -> None:
    _give_nothing_away(figures_engine, seed)


@pytest.mark.long
def test_a_hundred_later_editions_and_exports_give_nothing_away(figures_engine: Engine) -> None:
    for seed in MANY:
        _give_nothing_away(figures_engine, seed)


def _give_nothing_away(engine: Engine, seed: int) -> None:
    chance = Chance(seed)
    with Session(engine) as session:
        season = Season(session)
        fill_by_chance(season, chance)
        first = _as_published(_draft(season, [], Thresholds(chance.randint(4, 9))))
        _a_few_more(season, chance)
        made = _draft(
            season, [first], USUAL, *chance.some(["headline", "identified.channel"], 0, 1)
        )
        second = _as_published(made)
        period = Period(date(2022, 1, 1), LAST, ZoneInfo(PARIS))
        found = funding(session, Scope(season.organisation), period, LAST)
    cells, mask = masked(found, made, USUAL, (), [first])
    editions = [first, second, Published(cells, mask.names)]
    assert _found_out(editions[:2]) <= made.mask.lost
    assert _found_out(editions) <= made.mask.lost | mask.lost


def _found_out(editions: Sequence[Published]) -> set[Key]:
    """What is too few and can be worked out, printed or not, now or then; but for what one shows by
    choice or by its own threshold."""
    solved = {(name, editions[at].cells.cells[name]) for at, name in attack(editions)}
    shown = {(name, one.cells.cells[name].value) for one in editions for name in one.shown()}
    return {(name, cell.value) for name, cell in solved if USUAL.hides(cell)} - shown


def _draft(season: Season, earlier: list[Published], thresholds: Thresholds, *shown: str) -> Draft:
    season.write()
    options = Options(exemptions=dict.fromkeys(shown, "Invention, sans personne derrière."))
    organisation = season.organisation
    return draft(season.session, organisation, 2022, options, LAST, thresholds, earlier)


def _as_published(made: Draft) -> Published:
    return Published(made.cells, made.mask.names)


def test_a_commune_that_leaves_the_others_does_not_give_those_away(season: Season) -> None:
    """Five communes of few are one line; of a lower threshold one of them stands alone."""
    for commune, n in (("25056", 20), ("25047", 4), ("25388", 3), ("25434", 2)):
        for _ in range(n):
            season.identify(season.youth(commune=commune), "2022-05-10")
    first = _as_published(_draft(season, [], USUAL))
    made = _draft(season, [first], Thresholds(4))
    assert "2022/identified/communes/others" in first.cells.cells
    assert first.cells.cells["2022/identified/communes/25047"].hidden
    solved = {name for _, name in attack([first, _as_published(made)])}
    assert not solved & made.mask.primary
    assert not {name for name in solved if name.endswith(("/25388", "/25434"))}


def _a_few_more(season: Season, chance: Chance) -> None:
    """What somebody mends or notes late: one to three youths, one of whom takes a pathway."""
    for _ in range(chance.randint(1, 3)):
        youth = season.youth(gender=chance.choice(("male", "female")), commune="25056")
        channel = chance.code("identification_channel")
        season.identify(youth, "2022-10-10", channel=channel)
    season.pathway(youth, "civic_service", "2022-11-02")
