"""A zero that masking had to hide stays "masqué" in its table, as in the annex: a line left out tells it."""

from dataclasses import replace
from typing import Any

import pytest

from api.report import draft as drafting
from api.report.cells import Cells
from api.report.document import MASKED
from api.report.draft import Draft
from api.report.masking import Mask, masks
from tests.indicators.season import Season
from tests.report.seasons import report

DAY = "2022-05-10"
SHOWN = "Invention, sans personne derrière."


def _hidden_zeros(draft: Draft, under: str) -> set[str]:
    """The last words of the names of masked zeros that begin with `under`."""
    names = (name for name in draft.mask.names if name.startswith(f"2022/{under}/"))
    return {name.rpartition("/")[2] for name in names if not draft.cells.cells[name].value}


def _masked_lines(draft: Draft, table: str) -> set[str]:
    [found] = [one for one in draft.document.tables() if one.key == table]
    return {row.key for row in found.rows if MASKED in row.cells}


def test_acts_of_the_health_desk(season: Season) -> None:
    for _ in range(3):
        season.health_act(None, DAY, act="prevention")
    draft = report(season, exemptions={"health": SHOWN})
    zeros = _hidden_zeros(draft, "health/care/act")
    assert zeros
    assert zeros | {"prevention"} <= _masked_lines(draft, "health.care")


# Rarely are the zeros below masked: here they are, by force.


def test_months_before_and_after_the_season(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    _also_masked(monkeypatch, "people_met/month/2022-03", "identified/month/2022-07")
    season.meet(season.outing(DAY), 20)
    [months] = [one for one in report(season).document.tables() if one.key == "months"]
    assert [row.key for row in months.rows[:-1]] == [f"2022-0{month}" for month in range(3, 8)]
    assert months.rows[0].cells == [0, MASKED, 0]
    assert months.rows[4].cells == [0, 0, MASKED]


def test_supports_and_the_pathways_of_who_had_them(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    _also_masked(monkeypatch, "supports/sponsorship", "supports/psychologist/pathway/civic_service")
    for _ in range(12):
        youth = season.youth()
        season.identify(youth, DAY)
        season.pathway(youth, "ml_follow_up", "2022-09-01")
        season.support(youth, "2022-09-02")
    lines = _masked_lines(report(season), "supports")
    assert lines == {"sponsorship", "psychologist.civic_service"}


def _also_masked(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    zeros = {f"2022/{name}" for name in names}

    def forced(cells: Cells, *asked: Any) -> Mask:
        made = masks(cells, *asked)
        assert all(cells.cells[name].value == 0 for name in zeros)
        return replace(made, names=made.names | zeros)

    monkeypatch.setattr(drafting, "masks", forced)
