"""What the coordinator is told of masking before a report is published."""

from datetime import date
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from api.indicators.behind import behind
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.report.checks import Check
from api.report.draft import Draft, draft
from api.report.masking import Published, Thresholds
from api.report.options import Options
from tests.indicators.season import Season
from tests.report.seasons import TODAY, report, settings

REASON = "Invention, sans personne derrière."


def told(made: Draft, key: str) -> Check | None:
    return next((one for one in made.checks if one.key == key), None)


def three(season: Season) -> None:
    for _ in range(3):
        season.identify(season.youth(), "2022-05-10")


def test_masked_numbers_are_said_to_be_safe_only_when_they_are(season: Season) -> None:
    three(season)
    made = report(season)
    safe = told(made, "masked")
    assert safe is not None
    assert safe.detail.endswith("aucun ne peut être retrouvé")
    assert told(made, "given_away") is None
    everything = draft(
        season.session, season.organisation, 2022, Options(), TODAY, Thresholds(2, 2)
    )
    old = Published(everything.cells, everything.mask.names)
    usual = Thresholds()
    again = draft(season.session, season.organisation, 2022, Options(), TODAY, usual, [old])
    warned = told(again, "given_away")
    assert warned is not None
    assert (warned.level, "édition déjà publiée" in warned.detail) == ("look", True)


def test_an_appointment_of_a_past_day_without_an_answer_is_to_be_answered(season: Season) -> None:
    for status in ("attended", "planned", "planned"):
        season.health_act(None, "2022-05-12", status=status)
    silent = told(report(season), "unanswered")
    assert silent is not None
    assert (silent.level, silent.link) == ("look", "/qualite")
    assert silent.detail.startswith("2 restent à répondre")


def listed(season: Season, link: str) -> list[str]:
    """The youths of the page that a link leads to."""
    where, asked = urlsplit(link), parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert (where.path, asked["periode"]) == ("/pilotage/jeunes", ["annee-2022"])
    year = Period(date(2022, 1, 1), date(2022, 12, 31), ZoneInfo(season.zone))
    row = asked["ligne"][0] if "ligne" in asked else None
    scope = Scope(season.organisation)
    return behind(season.session, scope, year, year.last, asked["chiffre"][0], row)


@pytest.mark.parametrize(
    ("key", "n"),
    [
        *(("commune", 4), ("gender", 3), ("criteria", 2), ("nameless", 1)),
        *(("held.3", 6), ("held.6", 5)),
    ],
)
def test_what_is_missing_leads_to_exactly_those_who_lack_it(
    season: Season, key: str, n: int
) -> None:
    for number in range(6):
        youth = season.youth(
            gender=None if number < 3 else "male",
            commune=None if number < 4 else "25056",
            name=None if number < 1 else "sealed",
            closed_at="2022-06-01" if number < 2 else None,  # counted, though nobody mends it
        )
        season.identify(youth, "2022-05-10", situation="unknown" if number < 2 else "none")
        season.pathway(youth, "cej", "2022-06-01" if number < 5 else "2022-09-01")
    said = told(report(season), key)
    assert said is not None
    assert said.link is not None
    assert said.detail.startswith(f"{n}\u00a0")
    assert len(listed(season, said.link)) == n


def test_a_number_that_stays_masked_in_a_table_shown_by_choice_is_told(season: Season) -> None:
    three(season)
    shown = told(report(season, exemptions={"headline": REASON}), "exempt.headline")
    assert shown is not None
    assert "deviner ceux d’un autre tableau" in shown.detail
    tables = dict.fromkeys(report(season).cells.tables(), REASON)
    shown = told(report(season, exemptions=tables), "exempt.headline")
    assert shown is not None
    assert "masqué" not in shown.detail


def test_referrals_are_counted_whatever_the_main_pathway_is(season: Season) -> None:
    for number in range(6):
        youth = season.youth()
        season.identify(youth, "2022-05-10")
        received = "2022-05-20" if number < 4 else None
        season.pathway(youth, "partner_referral", "2022-05-11", confirmed_at=received)
        if number:
            season.pathway(youth, "cej", "2022-06-11", main_from="2022-06-11")
    said = told(report(season), "referrals")
    assert said is not None
    assert (said.level, said.detail[:7]) == ("look", "4 sur 6")


def referral(season: Season, on: str, closed_at: str | None = None, **fields: str) -> None:
    """A youth of the year and their referral."""
    youth = season.youth(closed_at=closed_at)
    season.identify(youth, "2022-05-10")
    season.pathway(youth, "partner_referral", on, **fields)


def test_a_referral_that_ended_unconfirmed_is_said_apart_and_not_to_do(season: Season) -> None:
    referral(season, "2022-05-11", confirmed_at="2022-05-20")
    referral(season, "2022-05-11", ended_at="2022-07-01", end_reason="no_news")
    said = told(report(season), "referrals")
    assert said is not None
    assert (said.level, said.link) == ("right", None)
    assert said.detail.replace("\u202f", " ") == "1 sur 2 ; 1 a pris fin sans confirmation"


def test_referrals_are_to_confirm_as_of_today_and_after_a_month_as_in_a_corriger(
    season: Season,
) -> None:
    referral(season, "2022-12-20")  # 21 days before the report is looked at
    referral(season, "2022-12-01", confirmed_at="2023-01-05")  # since
    referral(season, "2022-11-01", closed_at="2022-12-01")
    referral(season, "2022-11-01", ended_at="2023-01-02", end_reason="other")
    said = told(report(season), "referrals")
    assert said is not None
    assert (said.level, said.link) == ("right", None)
    assert "4 attendent et ne comptent pas encore" in said.detail
    referral(season, "2022-12-11")  # 30 days
    said = told(report(season), "referrals")
    assert said is not None
    assert (said.level, said.link) == ("look", "/qualite")
    assert said.detail.endswith("1 à confirmer depuis un mois ou plus")


def test_a_pathway_that_has_ended_is_not_to_be_checked_any_more(season: Season) -> None:
    for reason in ("interrupted", "moved"):
        youth = season.youth()
        season.identify(youth, "2022-05-10")
        season.pathway(youth, "employment", "2022-05-10", ended_at="2022-06-20", end_reason=reason)
    assert told(report(season), "held") is None


def test_a_typed_year_that_is_counted_too_is_named_with_both_numbers(season: Season) -> None:
    settings(season, past_seasons={"2021": {"outings": 96}})
    season.outing("2021-12-20")
    said = told(report(season), "typed.2021")
    assert said is not None
    assert (said.level, "96 saisi et 1 compté" in said.detail) == ("look", True)


def test_a_delay_of_no_day_is_said_to_be_of_the_same_day(season: Season) -> None:
    for _ in range(12):
        youth = season.youth()
        season.identify(youth, "2022-05-10")
        season.pathway(youth, "cej", "2022-05-10")
    text = report(season).document.model_dump_json()
    assert "aucun\u00a0jour" not in text
    assert "aucun jour" not in text
    assert "le jour même" in text
