"""A table of places, read line by line: what would be added, and what does not fit, in French."""

import base64
from typing import Any

import pytest

from api.coordination.places_file import MOST, PlacesRead, interpret
from api.errors import BadInput
from api.territory.search import plain
from tests.accounts.house import Someone
from tests.support.workbooks import xlsx

PLANOISE = "0190a0b0-0000-7000-8000-000000000001"
ZONES = {plain("Planoise"): PLANOISE}
OURS = frozenset({"25056", "25527"})
HEADS = ["Nom", "Genre", "Commune", "Quartier", "Latitude", "Longitude"]


def read(*lines: list[str], heads: list[str] = HEADS, there: Any = ()) -> PlacesRead:
    return interpret([heads, *lines], ZONES, there, OURS)


def wrong(*lines: list[str]) -> list[tuple[int, str, str]]:
    """Where something does not fit: line, column, sentence."""
    return [
        (row.line, problem.column, problem.message)
        for row in read(*lines).rows
        for problem in row.problems
    ]


def test_a_line_is_a_place_by_what_people_write() -> None:
    line = ["Place Cassin", "Quartier prioritaire", "besancon", "planoise", "47,222", "5.966"]
    (row,) = read(line).rows
    assert row.model_dump(exclude={"problems"}) == {
        "line": 2,
        "name": "Place Cassin",
        "kind": "priority_district",
        "commune": "25056",
        "commune_name": "Besançon",
        "zone": PLANOISE,
        "latitude": 47.222,
        "longitude": 5.966,
        "known": False,
    }
    assert row.problems == []


def test_titles_in_any_order_and_case_and_columns_nobody_reads() -> None:
    read_ = read(["25056", "Gare", "oui"], heads=["COMMUNE", "nom du lieu", "Accessible"])
    assert [(row.name, row.commune) for row in read_.rows] == [("Gare", "25056")]
    assert read_.ignored == ["Accessible"]


def test_lines_that_say_nothing_are_passed_over_and_lines_keep_their_number() -> None:
    rows = read(["Ici"], ["", "", ""], ["Là"]).rows
    assert [(row.line, row.name) for row in rows] == [(2, "Ici"), (4, "Là")]


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        (["", "", "25056"], "Nom", "à remplir"),
        (["x" * 121], "Nom", "trop long"),
        (["Gare", "Pigeonnier"], "Genre", "n’existe pas"),
        (["Gare", "", "Saint-Denis"], "Commune", "Plusieurs communes"),
        (["Gare", "", "99999"], "Commune", "code Insee"),
        (["Gare", "", "Pétaouchnok"], "Commune", "Aucune commune"),
        (["Gare", "", "", "Battant"], "Quartier", "votre liste"),
        (["Gare", "", "", "", "nord", "6"], "Latitude", "degrés"),
        (["Gare", "", "", "", "47", "190"], "Longitude", "degrés"),
        (["Gare", "", "", "", "47"], "Longitude", "ou aucune"),
    ],
)
def test_what_does_not_fit_is_said_with_its_line_and_column_and_never_repeated(
    line: list[str], column: str, says: str
) -> None:
    ((number, at, message),) = wrong(["Ici"], line)
    assert (number, at) == (3, column)
    assert says in message
    assert all(cell not in message for cell in line if len(cell) > 3 and cell != "Gare")


def test_a_line_may_have_several_things_to_mend() -> None:
    assert [column for _, column, _ in wrong(["", "Pigeonnier", "99999"])] == [
        "Nom",
        "Genre",
        "Commune",
    ]


def test_of_communes_of_one_name_the_one_of_the_territory_is_meant() -> None:
    table = [HEADS, ["Gare", "", "Saint-Denis"]]
    (row,) = interpret(table, {}, [], frozenset({"97411"})).rows
    assert (row.commune, row.problems) == ("97411", [])


def test_a_code_that_is_no_more_is_the_commune_of_today_and_a_lost_zero_is_found() -> None:
    rows = read(["Salle", "", "25509"], ["Halle", "", "1001"]).rows
    assert [row.commune for row in rows] == ["25438", "01001"]


def test_a_place_that_is_there_is_known_by_its_name_where_it_is() -> None:
    there = [(plain("Gare Viotte"), "25056"), (plain("Salle"), None)]
    rows = read(["gare viotte"], ["Gare Viotte", "", "25527"], ["SALLE", "", "25527"], there=there)
    assert [row.known for row in rows.rows] == [True, False, True]


def test_a_place_twice_in_the_file_is_said_at_the_second() -> None:
    assert wrong(["Gare", "", "25056"], ["Gare", "", "25527"], ["gare", "", "Besançon"]) == [
        (4, "Nom", "Ce lieu est deux fois dans le fichier, déjà à la ligne 2.")
    ]


@pytest.mark.parametrize("heads", [[], ["Adresse", "Commune"]])
def test_without_a_column_of_names_nothing_is_read(heads: list[str]) -> None:
    with pytest.raises(BadInput) as refused:
        read(["Gare"], heads=heads)
    assert "Nom" in refused.value.message_fr


def test_more_places_than_one_operation_holds_are_refused() -> None:
    assert len(read(*([f"Lieu {n}"] for n in range(MOST))).rows) == MOST
    with pytest.raises(BadInput) as refused:
        read(*([f"Lieu {n}"] for n in range(MOST + 1)))
    assert "500" in refused.value.message_fr


def test_a_file_is_read_with_ones_own_territory_and_nothing_is_written(elise: Someone) -> None:
    elise.ask("PUT", "/organisation/territory/97411")
    cursor = elise.get("/sync/pull?cursor=0&limit=1000")["cursor"]
    file = xlsx([["Nom", "Commune"], ["Mairie", "Saint-Denis"]])
    body = {"content": base64.b64encode(file).decode()}
    answer = elise.ask("POST", "/organisation/places/read", body)
    assert answer.status_code == 200
    assert answer.json()["rows"][0]["commune"] == "97411"
    assert elise.get(f"/sync/pull?cursor={cursor}&limit=1000")["rows"] == []


@pytest.mark.parametrize("content", ["pas du base64 !", base64.b64encode(b"PK\x03\x04").decode()])
def test_a_file_that_cannot_be_read_is_refused_by_its_field(elise: Someone, content: str) -> None:
    answer = elise.ask("POST", "/organisation/places/read", {"content": content})
    assert (answer.status_code, answer.json()["field"]) == (400, "content")
