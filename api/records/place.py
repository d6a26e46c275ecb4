"""Where the truck stops and the teams walk."""

from typing import Annotated

from api.records.base import FIELD, TEAM, Record, RecordType
from api.records.rules import Code, Commune, Flag, Real, Ref, Text


class Place(Record, table=True):
    """A place: `latitude` and `longitude` in degrees (WGS 84), `commune` an INSEE code."""

    name: Annotated[str | None, Text(required=True)] = None
    kind: Annotated[str | None, Code("place_kind")] = None
    commune: Annotated[str | None, Commune()] = None
    zone: Annotated[str | None, Ref("zone")] = None
    latitude: Annotated[float | None, Real(least=-90.0, most=90.0)] = None
    longitude: Annotated[float | None, Real()] = None
    archived: Annotated[bool | None, Flag()] = None


PLACE = RecordType("place", Place, creators=FIELD, changers=TEAM, shared_with_partner=True)
