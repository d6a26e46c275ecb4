"""The territory an organisation covers: chosen from all France, told to its phones."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.accounts.settings import change_settings
from api.db import writing
from api.operations.daily import tidy
from api.territory.choice import renew
from api.territory.france import france
from tests.accounts.house import Someone

GRAND_BESANCON = "242500361"
OSSELLE, ROUTELLE = "25438", "25509"
DOLE = "39198"


def told(someone: Someone) -> Any:
    """The territory as one's phone pulls it."""
    rows = someone.get("/sync/pull?cursor=0&limit=1000")["rows"]
    (row,) = [row for row in rows if row["type"] == "organisation"]
    return row["set"]["settings"].get("territory")


def choose(someone: Someone, code: str) -> Any:
    return someone.ask("PUT", f"/organisation/territory/{code}")


def test_what_is_chosen_reaches_phones_with_the_names_of_its_communes(
    elise: Someone, karim: Someone
) -> None:
    cursor = karim.get("/sync/pull?cursor=0&limit=1000")["cursor"]
    assert choose(elise, GRAND_BESANCON).status_code == 200
    answer = choose(elise, DOLE).json()
    (row,) = karim.get(f"/sync/pull?cursor={cursor}&limit=1000")["rows"]
    territory = row["set"]["settings"]["territory"]
    assert territory == answer["territory"] == told(karim)
    assert territory["vintage"] == "2026"
    assert [one["name"] for one in territory["epcis"]] == ["Grand Besançon Métropole"]
    assert territory["communes"] == [DOLE]
    assert len(territory["names"]) == 67 + 1
    assert territory["names"]["25056"] == "Besançon"
    assert territory["former"][ROUTELLE] == OSSELLE


def test_an_old_code_chooses_and_removes_the_commune_of_today(elise: Someone) -> None:
    choose(elise, ROUTELLE)
    assert told(elise)["communes"] == [OSSELLE]
    choose(elise, OSSELLE)
    assert told(elise)["communes"] == [OSSELLE]
    elise.ask("DELETE", f"/organisation/territory/{ROUTELLE}")
    assert told(elise) is None


def test_what_is_removed_goes_and_the_rest_stays(elise: Someone) -> None:
    for code in (GRAND_BESANCON, DOLE):
        choose(elise, code)
    elise.ask("PUT", "/organisation/lock", {"minutes": 5})
    for _twice in range(2):
        assert elise.ask("DELETE", f"/organisation/territory/{GRAND_BESANCON}").status_code == 200
    assert (told(elise)["epcis"], told(elise)["names"]) == ([], {DOLE: "Dole"})
    assert elise.get("/me")["organisation"]["settings"]["lock_minutes"] == 5


@pytest.mark.parametrize("code", ["99999", "123456789", "besancon", "25056 "])
def test_a_code_that_france_does_not_have_is_refused(elise: Someone, code: str) -> None:
    answer = choose(elise, code)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_input")
    assert answer.json()["field"] == "code"
    assert told(elise) is None


def test_a_territory_stays_of_a_size_that_phones_can_hold(elise: Someone) -> None:
    largest = sorted(france().epcis.values(), key=lambda one: -len(one.communes))
    answers = [choose(elise, one.siren) for one in largest[:30]]
    assert answers[-1].status_code == 400
    assert len(told(elise)["names"]) <= 2_000


def test_the_whole_of_france_is_searched(elise: Someone) -> None:
    answer = elise.get("/territory?q=saint-vit")
    assert answer["vintage"] == "2026"
    assert answer["found"][0] == {
        "code": "25527",
        "kind": "commune",
        "name": "Saint-Vit",
        "communes": 1,
        "department": "Doubs",
        "epci": "Grand Besançon Métropole",
    }
    (epci,) = elise.get("/territory?q=grand%20besancon")["found"]
    assert (epci["code"], epci["kind"], epci["communes"]) == (GRAND_BESANCON, "CU", 67)
    assert elise.get("/territory")["found"] == []


def kept_in_2020(engine: Engine, organisation_id: str) -> None:
    """As a server of 2020 would have left it: an intercommunalité that is no more, an old code."""
    gone = {
        "siren": "200000001",
        "kind": "CC",
        "name": "CC d’avant",
        "communes": ["25509", "39198"],
    }
    territory = {"vintage": "2020", "epcis": [gone], "communes": ["25056"], "names": {}}
    with writing(engine) as session:
        change_settings(session, organisation_id, lambda old: old | {"territory": territory})


def test_with_a_new_vintage_territories_follow_and_lose_no_ground(
    elise: Someone, engine: Engine, app: Any
) -> None:
    organisation = elise.get("/me")["organisation"]["id"]
    kept_in_2020(engine, organisation)
    cursor = elise.get("/sync/pull?cursor=0&limit=1000")["cursor"]
    tidy(engine, app.state.ledger)
    (row,) = elise.get(f"/sync/pull?cursor={cursor}&limit=1000")["rows"]
    territory = row["set"]["settings"]["territory"]
    assert (territory["vintage"], territory["epcis"]) == ("2026", [])
    assert sorted(territory["communes"]) == ["25056", "25438", "39198"]
    assert renew(engine, [organisation]) == 0
