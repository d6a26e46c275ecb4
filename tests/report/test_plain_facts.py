"""What numbers count tells about them too: small seasons in which that alone gave a masked number away."""

from tests.indicators.season import Season
from tests.report.seasons import report
from tests.report.test_masking import solved

DAY = "2022-05-10"
CARE = "prevention", "health_check", "financial_aid", "other", "insurance_link", "accompanied_visit"


def _given_away(season: Season) -> set[str]:
    draft = report(season)
    assert draft.mask.primary
    return solved(draft.cells, draft.mask)


def test_acts_of_nobody_known_are_all_without_file(season: Season) -> None:
    """Six proposals a side, and six rows of care that could then only be one each."""
    for act in ("vitale_card", "ameli_account") * 3:
        season.health_act(None, DAY, side="rights", act=act, status="proposed")
    for act in CARE:
        season.health_act(None, DAY, act=act)
    assert _given_away(season) == set()


def test_the_only_youth_known_is_not_told_by_the_acts_without_file(season: Season) -> None:
    for _ in range(9):
        season.health_act(None, DAY)
    season.health_act(None, DAY, youth=season.youth())
    assert _given_away(season) == set()


def test_an_appointment_to_come_is_not_told_by_those_whose_day_has_come(season: Season) -> None:
    for status in ("attended",) * 5 + ("absent",) * 2:
        season.health_act(None, DAY, status=status, youth=season.youth())
    season.health_act(None, "2023-02-10", status="planned", youth=season.youth())
    season.health_act(None, "2022-12-10", status="planned", youth=season.youth())
    assert _given_away(season) == set()


def test_whoever_is_known_to_the_desk_is_known_to_one_side(season: Season) -> None:
    """Seven in all, six for care: the other came for rights."""
    for number in range(7):
        side, act = ("rights", "vitale_card") if number == 0 else ("care", "prevention")
        season.health_act(None, DAY, side=side, act=act, youth=season.youth())
        season.health_act(None, DAY, side=side, act=act)
    assert _given_away(season) == set()
