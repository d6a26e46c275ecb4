"""Totals of whole years typed by the coordinator: of years past, and what a year aims at."""

from typing import Any

import pytest

from tests.accounts.house import Someone

OF_2021 = {
    "outings": 74,
    "pretext_events": 6,
    "youth_met": 880,
    "identified": 49,
    "remobilised": 27,
}


def typed(someone: Someone) -> Any:
    return someone.get("/me")["organisation"]["settings"].get("past_seasons")


def test_a_year_typed_reaches_phones_and_leaves_other_settings(
    elise: Someone, karim: Someone
) -> None:
    elise.ask("PUT", "/organisation/lock", {"minutes": 5})
    cursor = karim.get("/sync/pull?cursor=0&limit=1000")["cursor"]
    elise.ask("PUT", "/organisation/seasons/2021", OF_2021)
    answer = elise.ask("PUT", "/organisation/seasons/2020", {"outings": 0, "contacts": None})
    (row,) = karim.get(f"/sync/pull?cursor={cursor}&limit=1000")["rows"]
    expected = {"2020": {"outings": 0}, "2021": OF_2021}
    assert row["set"]["settings"] == {"lock_minutes": 5, "past_seasons": expected}
    assert answer.json() == {"seasons": expected}


def test_typing_a_year_again_replaces_it_and_an_empty_one_is_forgotten(elise: Someone) -> None:
    elise.ask("PUT", "/organisation/seasons/2021", OF_2021)
    elise.ask("PUT", "/organisation/seasons/2021", {"identified": 50})
    assert typed(elise) == {"2021": {"identified": 50}}
    elise.ask("PUT", "/organisation/seasons/2021", {})
    assert typed(elise) is None


def test_what_a_year_aims_at_is_kept_apart_from_what_a_past_one_was(elise: Someone) -> None:
    elise.ask("PUT", "/organisation/seasons/2021", OF_2021)
    answer = elise.ask("PUT", "/organisation/objectives/2022", {"outings": 96, "identified": 62})
    assert answer.json() == {"objectives": {"2022": {"outings": 96, "identified": 62}}}
    elise.ask("PUT", "/organisation/objectives/2022", {})
    settings = elise.get("/me")["organisation"]["settings"]
    assert ("objectives" in settings, typed(elise)) == (False, {"2021": OF_2021})


@pytest.mark.parametrize(
    ("year", "body", "field"),
    [
        (2021, {"outings": -1}, "outings"),
        (2021, {"contacts": 1.5}, "contacts"),
        (2021, {"identified": "49"}, "identified"),
        (2021, {"pigeons": 3}, None),
        (1789, OF_2021, "year"),
        ("bientot", OF_2021, "year"),
    ],
)
def test_what_is_no_total_is_refused_by_its_field(
    elise: Someone, year: Any, body: dict[str, Any], field: str | None
) -> None:
    answer = elise.ask("PUT", f"/organisation/seasons/{year}", body)
    assert (answer.status_code, answer.json()["field"]) == (400, field)
    assert typed(elise) is None
