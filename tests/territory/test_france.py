"""All communes and intercommunalités of France: who belongs to whom, and what old codes stand for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.records.rules import Commune as CommuneRule
from api.records.rules import Refused, Writing
from api.territory.france import SOURCE, france, parse
from api.territory.search import MOST, found
from tools.running import ROOT

BESANCON = json.loads((ROOT / "tests/golden/territory-besancon.json").read_text(encoding="utf-8"))
SIX = BESANCON["epcis"]
AT = Writing(now="", today="", kids=frozenset())


def test_the_six_intercommunalites_of_the_report_have_their_322_communes() -> None:
    known = france()
    assert sum(len(one["communes"]) for one in SIX.values()) == 322
    for siren, told in SIX.items():
        epci = known.epcis[siren]
        assert epci.name == told["name"]
        assert sorted(epci.communes) == sorted(told["communes"])
        assert {code: known.communes[code].name for code in epci.communes} == told["communes"]
        assert {known.communes[code].epci for code in epci.communes} == {siren}


def test_the_town_of_an_intercommunalite_comes_first() -> None:
    known = france()
    towns = [known.communes[known.epcis[siren].communes[0]].name for siren in SIX]
    assert towns[:3] == ["Besançon", "Ornans", "Baume-les-Dames"]


def test_the_file_is_of_this_year_holds_all_of_france_and_stays_small() -> None:
    known = france()
    assert known.vintage == "2026"
    assert len(known.communes) == 34_969
    assert len(known.epcis) == 1_255 + 11
    assert {one.kind for one in known.epcis.values()} == {"CC", "CA", "CU", "METRO", "MET69", "EPT"}
    assert {one.department for one in known.communes.values()} <= known.departments.keys()
    assert SOURCE.stat().st_size < 300_000


def test_every_code_of_the_file_is_one_that_a_record_may_hold() -> None:
    rule, known = CommuneRule(), france()
    for code in (*known.communes, *known.replaced):
        assert rule.check(code, "commune", AT) == code
    with pytest.raises(Refused):
        rule.check("2C001", "commune", AT)


def test_each_commune_belongs_to_one_intercommunalite_or_none_and_is_among_its_members() -> None:
    known = france()
    for code, commune in known.communes.items():
        if commune.epci is not None:
            assert code in known.epcis[commune.epci].communes
    alone = [one.name for one in known.communes.values() if one.epci is None]
    assert "Ouessant" in alone and "Besançon" not in alone


@pytest.mark.parametrize(
    ("old", "now", "name"),
    [
        ("25509", "25438", "Osselle-Routelle"),  # Routelle, merged in 2016
        ("25438", "25438", "Osselle-Routelle"),
        ("75111", "75056", "Paris"),  # a district
        ("2A004", "2A004", "Ajaccio"),
        ("97411", "97411", "Saint-Denis"),
    ],
)
def test_an_old_code_stands_for_the_commune_that_is_there_now(
    old: str, now: str, name: str
) -> None:
    assert france().current(old) == now
    commune = france().commune(old)
    assert commune is not None and commune.name == name


def test_a_code_that_never_was_stays_itself_and_has_no_commune() -> None:
    assert france().current("99999") == "99999"
    assert france().commune("99999") is None


def test_an_old_code_is_no_commune_of_today_and_stands_for_one_that_is() -> None:
    known = france()
    assert known.replaced.keys().isdisjoint(known.communes)
    assert set(known.replaced.values()) <= known.communes.keys()
    assert len(known.replaced) == 4_240 + 45  # merged ones, districts of three cities


def test_around_paris_a_commune_is_of_its_territorial_establishment() -> None:
    known = france()
    commune = known.communes["93066"]
    assert commune.epci is not None and known.epcis[commune.epci].name == "Plaine Commune"
    whole = next(one for one in known.epcis.values() if one.name == "Métropole du Grand Paris")
    assert "93066" in whole.communes


def test_a_file_of_another_year_is_read_the_same_way() -> None:
    known = parse(
        "V\t2031\nD\t01\tAin\nE\t200000000\tCC\tCC du Test\nC\t01001\tUn\t01002 01003\nE\n"
        "C\t01009\tSeul\n"
    )
    assert (known.vintage, known.departments) == ("2031", {"01": "Ain"})
    assert known.epcis["200000000"].communes == ("01001",)
    assert known.current("01003") == "01001"
    assert known.communes["01009"].epci is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("besancon", "Besançon"),
        ("BESANÇON", "Besançon"),
        ("grand besancon", "Grand Besançon Métropole"),
        ("doubs baumois", "CC du Doubs Baumois"),
        ("st vit", "Saint-Vit"),
        ("baume les d", "Baume-les-Dames"),
        ("l'hopital du gros", "L’Hôpital-du-Grosbois"),
        ("oeuilly", "Œuilly"),
        ("25056", "Besançon"),
        ("25509", "Osselle-Routelle"),
        ("242500361", "Grand Besançon Métropole"),
    ],
)
def test_a_search_finds_by_name_without_accents_and_by_code(typed: str, first: str) -> None:
    assert found(typed)[0].name == first


@given(st.text(max_size=40))
def test_a_search_never_fails_and_never_gives_more_than_a_screen(typed: str) -> None:
    assert len(found(typed)) <= MOST


@given(st.sampled_from(sorted(france().communes)))
def test_every_commune_is_found_by_its_code(code: str) -> None:
    assert found(code)[0] == france().communes[code]
