"""What numbers count tells about them too: small seasons in which that alone gave a masked number away."""

from api.report.document import Column, Document, Row
from api.report.draft import Draft
from api.report.masking import Published
from tests.indicators.season import Season
from tests.report.seasons import report
from tests.report.test_masking import attack

DAY = "2022-05-10"
CARE = "prevention", "health_check", "financial_aid", "other", "insurance_link", "accompanied_visit"


def _given_away(season: Season) -> set[str]:
    draft = report(season)
    assert draft.mask.primary
    return _worked_out(draft, draft.document)


def _worked_out(draft: Draft, document: Document | None) -> set[str]:
    found = attack([Published(draft.cells, draft.mask.names)], document)
    return {name for _, name in found} & draft.mask.primary


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


def test_outings_of_one_and_two_are_not_told_by_their_contacts(season: Season) -> None:
    draft = _few_met(season)
    assert _worked_out(draft, draft.document) == set()


def test_the_attacker_finds_out_a_list_of_outings_with_their_contacts(season: Season) -> None:
    draft = _few_met(season)
    [outings] = [one for one in draft.document.annexes if one.key == "annex.outings"]
    rows = [
        Row(key=row.key, label=row.label, cells=[*row.cells, n])
        for row, n in zip(outings.rows, (30, 1, 2), strict=True)
    ]
    columns = [*outings.columns, Column(key="contacts", label="Contacts")]
    told = outings.model_copy(update={"rows": rows, "columns": columns})
    document = draft.document.model_copy(update={"annexes": [told]})
    found = _worked_out(draft, document)
    assert {"2022/people_met/month/2022-06", "2022/people_met/month/2022-07"} <= found


def _few_met(season: Season) -> Draft:
    for month, n in ((5, 30), (6, 1), (7, 2)):
        there = season.place(f"Lieu {month} (invention)")
        day = f"2022-0{month}-10"
        season.meet(season.outing(day, place=there), n, at=day)
    return report(season)


def test_a_few_people_met_are_not_told_by_as_many_contacts(season: Season) -> None:
    season.meet(season.outing(DAY), 1, at=DAY)
    assert _given_away(season) == set()


def test_a_month_of_one_place_alone_is_not_told_by_that_place(season: Season) -> None:
    """June was spent at one place, and that place in June: the list of outings says so."""
    for month, n in ((5, 3), (5, 30), (6, 20), (7, 2)):
        there = season.place(f"Lieu {n} (invention)")
        day = f"2022-0{month}-10"
        season.meet(season.outing(day, place=there), n, at=day)
    assert _given_away(season) == set()


def test_ages_of_youths_met_are_not_told_by_the_youths_met(season: Season) -> None:
    """Bands from 16 to 29 make up the youths met, a number that is printed beside them."""
    ages = {"under_16": 12, "16_17": 3, "18_21": 40, "22_25": 30, "26_29": 20, "30_plus": 50}
    outing = season.outing(DAY)
    for age, n in ages.items():
        season.meet(outing, n, age_band=age)
    assert _given_away(season) == set()


def _identified(season: Season, n: int, day: str | None = None, **where: str | None) -> None:
    """`n` youths, on one outing of a `day` if there is one."""
    outing = season.outing(day, place=where.get("place")) if day else where.get("outing")
    for _ in range(n):
        season.identify(season.youth(), DAY, **{**where, "outing": outing})


def test_a_place_is_not_told_by_the_youths_identified_elsewhere_who_have_none(
    season: Season,
) -> None:
    """62 identified, 28 of them elsewhere, that is without a place; 31 at one place, 3 at another."""
    for n in (31, 3):
        _identified(season, n, DAY, place=season.place(f"Lieu {n} (invention)"))
    _identified(season, 28)
    assert _given_away(season) == set()


def test_an_outing_without_a_place_may_have_some_of_those_without(season: Season) -> None:
    for n in (31, 3):
        _identified(season, n, DAY, place=season.place(f"Lieu {n} (invention)"))
    _identified(season, 6, DAY)
    _identified(season, 28)
    assert _given_away(season) == set()
    cells = report(season).cells.cells
    assert cells["2022/rest/identified/on_outings without place"].value == 6


def test_identified_elsewhere_with_a_place_of_their_own_are_reckoned_with(season: Season) -> None:
    """The note under the table is not true of them; what masking is told must be."""
    gone = season.outing(DAY, deleted=True)
    _identified(season, 31, outing=gone, place=season.place("Lieu (invention)"))
    assert report(season).cells.cells["2022/identified/elsewhere"].value == 31
    _identified(season, 28)
    _identified(season, 7, DAY)
    cells = report(season).cells.cells
    assert cells["2022/identified/place/None"].value == 35
    assert cells["2022/rest/identified/elsewhere without place"].value == 35


def test_a_month_without_outings_met_nobody_and_hides_no_other(season: Season) -> None:
    """Only months are masked at first, and eleven of them are known to be zero."""
    began, then = (season.place(f"Lieu {one} (invention)") for one in "AB")
    outing = season.outing(DAY, place=began)
    season.stop(outing, then, DAY)
    season.meet(outing, 3, place=then)
    shown = "headline", "people_met.gender", "people_met.age", "places"
    draft = report(season, exemptions=dict.fromkeys(shown, "Invention, sans personne derrière."))
    assert draft.mask.primary == {"2022/people_met/month/2022-05"}
    # Without the list of outings: it is no help where one moved on.
    assert _worked_out(draft, None) == set()
    assert draft.mask.lost == set()
