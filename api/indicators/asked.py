"""What a reader asks to look at, in the words of the address: which outings, where, who."""

from collections.abc import Collection
from typing import Annotated

from fastapi import Query
from sqlmodel import Session, col

from api.errors import BadInput
from api.indicators.scope import Scope
from api.records.codes import codes
from api.records.place import Place

Several = Annotated[list[str] | None, Query(max_length=200)]


class Asked:
    """The filters of one request; each may be given several times, and then any of them will do."""

    def __init__(
        self,
        kind: Several = None,
        with_truck: Annotated[bool | None, Query()] = None,
        partner: Several = None,
        place: Several = None,
        place_commune: Several = None,
        place_zone: Several = None,
        channel: Several = None,
        commune: Several = None,
        zone: Several = None,
    ) -> None:
        self.with_truck = with_truck
        self.kinds = _known("outing_kind", kind, "kind")
        self.channels = _known("identification_channel", channel, "channel")
        self.partners, self.communes, self.zones = map(_set, (partner, commune, zone))
        self.places, self.place_communes, self.place_zones = map(
            _set, (place, place_commune, place_zone)
        )

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
        statement = whole.door.rows(Place, "id")
        for column, wanted in (
            (col(Place.id), self.places),
            (col(Place.commune), self.place_communes),
            (col(Place.zone), self.place_zones),
        ):
            if wanted is not None:
                statement = statement.where(column.in_(wanted))
        return frozenset(session.execute(statement).scalars())


def _set(values: Collection[str] | None) -> frozenset[str] | None:
    return frozenset(values) if values else None


def _known(name: str, values: Collection[str] | None, field: str) -> frozenset[str] | None:
    if set(values or ()) - codes(name):
        raise BadInput("Ce filtre n’est pas connu.", field=field)
    return _set(values)
