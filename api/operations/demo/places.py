"""Where the demonstration goes: the places and districts that the report of 2022 names.

Positions are those of the place or of its commune's town hall, WGS 84, to about a hundred metres;
two small estates have none. Districts: the city's priority districts of 2015, and the two added on
1 January 2024. Official codes are left empty, as a new team would.
"""

from typing import NamedTuple

from api.phone import Phone


class Place(NamedTuple):
    """A place; `uses` says for what: truck, street, event, water, health."""

    name: str
    kind: str
    commune: str
    zone: str | None
    position: tuple[float, float] | None
    uses: str


ZONES = {
    "Planoise": "2015-01-01",
    "Montrapon": "2015-01-01",
    "Palente-Orchamps": "2015-01-01",
    "Clairs-Soleils": "2015-01-01",
    "Battant": "2024-01-01",
    "Hauts de Saint-Claude": "2024-01-01",
}
"""Priority districts, and the day since which each is one."""

TERRITORY = ("242500361", "200068070", "242504447", "242504371", "200068294", "200041887")
"""The six intercommunalités that the report names (SIREN), Grand Besançon first."""

BESANCON = "25056"
_QPV = "priority_district"

PLACES = (
    Place("Planoise", _QPV, BESANCON, "Planoise", (47.222, 5.966), "truck street event health"),
    Place("Montrapon", _QPV, BESANCON, "Montrapon", (47.25, 6.008), "truck street health"),
    Place("Palente-Orchamps", _QPV, BESANCON, "Palente-Orchamps", (47.259, 6.058), "truck event"),
    Place(
        "Clairs-Soleils", _QPV, BESANCON, "Clairs-Soleils", (47.245, 6.056), "truck event health"
    ),
    Place("Battant", _QPV, BESANCON, "Battant", (47.242, 6.02), "truck street"),
    Place(
        "Hauts de Saint-Claude", _QPV, BESANCON, "Hauts de Saint-Claude", (47.256, 6.029), "truck"
    ),
    Place("Cité Viotte", "other", BESANCON, None, (47.248, 6.024), "truck street"),
    Place("Amitié", "other", BESANCON, None, None, "truck"),
    Place("Pesty", "other", BESANCON, None, None, "truck"),
    Place("Novillars", "rural_commune", "25429", None, (47.285, 6.131), "truck"),
    Place("Centre-ville", "city_centre", BESANCON, None, (47.237, 6.024), "street event"),
    Place("Base de loisirs d’Osselle", "leisure_site", "25438", None, (47.14, 5.85), "water"),
    Place("Piscine de Chalezeule", "leisure_site", "25112", None, (47.264, 6.071), "water"),
)

PARTNERS = {
    "Prévention spécialisée (démo)": "youth_work",
    "Maison de quartier (démo)": "district_house",
    "École de la deuxième chance (démo)": "training",
    "Centre d’apprentis (démo)": "training",
    "Association d’insertion (démo)": "association",
    "Foyer de jeunes travailleurs (démo)": "association",
    "Club omnisports (démo)": "sports_club",
    "Entreprise d’espaces verts (démo)": "employer",
    "Service de la ville (démo)": "institution",
}
"""The nine partners, invented, with their kind."""

HOMES = (
    *[(BESANCON, "Planoise")] * 9,
    *[(BESANCON, "Montrapon")] * 5,
    *[(BESANCON, "Palente-Orchamps")] * 5,
    *[(BESANCON, "Clairs-Soleils")] * 4,
    *[(BESANCON, None)] * 10,
    *[
        (commune, None)
        for commune in ("25429", "25112", "25560", "25527", "25434", "25047", "25532")
    ],
)
"""Where young people live: commune (INSEE) and district, as often as listed."""


class Lists:
    """The ids of what `create_lists` made, by name."""

    def __init__(self) -> None:
        self.zones: dict[str | None, str] = {}
        self.places: dict[str, str] = {}
        self.partners: dict[str, str] = {}


def create_lists(phone: Phone, lists: Lists) -> None:
    """Districts, places and partners, made by the coordinator."""
    for name, since in ZONES.items():
        lists.zones[name] = phone.create_zone(name, valid_from=since)
    for place in PLACES:
        latitude, longitude = place.position or (None, None)
        lists.places[place.name] = phone.create_place(
            place.name,
            kind=place.kind,
            commune=place.commune,
            zone=lists.zones.get(place.zone),
            latitude=latitude,
            longitude=longitude,
        )
    for name, kind in PARTNERS.items():
        lists.partners[name] = phone.create_partner(name, kind)
