"""What a reader asks to look at, in the words of the address: which outings, where, who."""

from collections.abc import Collection
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from api.errors import BadInput
from api.indicators.scope import Scope
from api.records.codes import codes
from api.records.place import Place
from api.territory.france import france

Several = Annotated[list[str] | None, Query(max_length=200)]


class Asked:
    """The filters of one request; each may be given several times, and then any of them will do.

    Intercommunalités (SIREN) stand for their communes, old INSEE codes for those of today.
    """

    def __init__(
        self,
        kind: Several = None,
        with_truck: Annotated[bool | None, Query()] = None,
        partner: Several = None,
        place: Several = None,
        place_commune: Several = None,
        place_zone: Several = None,
        place_epci: Several = None,
        channel: Several = None,
        commune: Several = None,
        zone: Several = None,
        epci: Several = None,
    ) -> None:
        self.with_truck = with_truck
        self.kinds = _known("outing_kind", kind, "kind")
        self.channels = _known("identification_channel", channel, "channel")
        self.partners, self.places, self.zones = map(_set, (partner, place, zone))
        self.place_zones = _set(place_zone)
        self.communes = _communes(commune, epci, "epci")
        self.place_communes = _communes(place_commune, place_epci, "place_epci")

    def scope(self, session: Session, organisation_id: str) -> Scope:
        """These filters in an organisation, places found by their commune and zone."""
        return Scope(
            organisation_id,
            kinds=self.kinds,
            with_truck=self.with_truck,
            partners=self.partners,
            places=self._places(session, Scope(organisation_id)),
            channels=self.channels,
            communes=self.communes,
            zones=self.zones,
        )

    def _places(self, session: Session, whole: Scope) -> frozenset[str] | None:
        if self.places is self.place_communes is self.place_zones is None:
            return None
        rows = session.execute(whole.door.rows(Place, "id", "commune", "zone"))
        return frozenset(
            row.id
            for row in rows
            if _among(row.id, self.places)
            and _among(row.zone, self.place_zones)
            and _among(row.commune and france().current(row.commune), self.place_communes)
        )


def _among(value: str | None, wanted: frozenset[str] | None) -> bool:
    return wanted is None or value in wanted


def _communes(
    codes: Collection[str] | None, epcis: Collection[str] | None, field: str
) -> frozenset[str] | None:
    """The communes of today that were asked for: of these codes, and of these intercommunalités."""
    named = _set([france().current(code) for code in codes or ()])
    if not epcis:
        return named
    known = france().epcis
    if not known.keys() >= set(epcis):
        raise BadInput("Cette intercommunalité n’est pas connue.", field=field)
    inside = frozenset(code for siren in epcis for code in known[siren].communes)
    return inside if named is None else named & inside


def _set(values: Collection[str] | None) -> frozenset[str] | None:
    return frozenset(values) if values else None


def _known(name: str, values: Collection[str] | None, field: str) -> frozenset[str] | None:
    if set(values or ()) - codes(name):
        raise BadInput("Ce filtre n’est pas connu.", field=field)
    return _set(values)
