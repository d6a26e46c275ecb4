"""What a reader asks for, as a scope: intercommunalités are their communes, old codes those of today."""

from typing import Any

import pytest

from api.errors import BadInput
from api.indicators.asked import Asked
from api.indicators.scope import Scope
from api.territory.france import france
from tests.indicators.season import Season

GRAND_BESANCON = "242500361"
BAUMOIS = "242504447"


def asked(season: Season, **filters: Any) -> Scope:
    season.write()
    return Asked(**filters).scope(season.session, season.organisation)


def test_an_intercommunalite_is_its_communes_of_today(season: Season) -> None:
    scope = asked(season, epci=[GRAND_BESANCON, BAUMOIS])
    known = france().epcis
    both = frozenset([*known[GRAND_BESANCON].communes, *known[BAUMOIS].communes])
    assert scope.communes == both
    assert scope.places is None


def test_a_commune_and_an_intercommunalite_leave_what_is_in_both(season: Season) -> None:
    assert asked(season, epci=[GRAND_BESANCON], commune=["25056", "25047"]).communes == frozenset(
        {"25056"}
    )
    assert asked(season, epci=[BAUMOIS], commune=["25056"]).communes == frozenset()


def test_an_old_code_asks_for_the_commune_that_is_there_now(season: Season) -> None:
    assert asked(season, commune=["25509"]).communes == frozenset({"25438"})


def test_places_are_found_by_where_they_are(season: Season) -> None:
    battant = season.district("Battant")
    besancon = season.place("Gare", commune="25056", zone=battant)
    routelle = season.place("Salle", commune="25509")
    baume = season.place("Halle", commune="25047")
    nowhere = season.place("Ailleurs")
    assert asked(season, place_commune=["25438"]).places == frozenset({routelle})
    assert asked(season, place_epci=[GRAND_BESANCON]).places == frozenset({besancon, routelle})
    assert asked(season, place_epci=[BAUMOIS], place=[baume, nowhere]).places == frozenset({baume})
    assert asked(season, place_zone=[battant]).places == frozenset({besancon})
    assert asked(season, place_zone=[battant], place_epci=[BAUMOIS]).places == frozenset()


@pytest.mark.parametrize("field", ["epci", "place_epci"])
def test_an_intercommunalite_that_is_not_known_is_refused_by_its_field(field: str) -> None:
    filters: dict[str, Any] = {field: ["999999999"]}
    with pytest.raises(BadInput) as refused:
        Asked(**filters)
    assert refused.value.field == field


def test_residence_by_intercommunalite_narrows_the_identified_never_those_met(
    season: Season,
) -> None:
    outing = season.outing("2022-05-10")
    season.meet(outing, 4)
    season.identify(season.youth(), outing=outing, commune="25509")
    season.identify(season.youth(), commune="25047")
    season.identify(season.youth())
    scope = asked(season, epci=[GRAND_BESANCON])
    figures = season.funnel(communes=scope.communes)
    assert (figures.people_met.total, figures.identified.total) == (4, 1)
    parts = [
        season.funnel(communes=asked(season, epci=[siren]).communes).identified.total
        for siren in (GRAND_BESANCON, BAUMOIS)
    ]
    assert sum(parts) == season.funnel().identified.total - 1  # where one lives is not known
