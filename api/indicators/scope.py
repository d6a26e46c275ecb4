"""Whose rows are counted, and which of them. Every filter narrows what was counted without it.

Who was met first, and where, is decided over the whole organisation before anything is narrowed:
so the parts of a scope (all kinds of outing, all places) sum back to the whole.

Place of outing and place of residence are two filters (domain, "One counting rule"). Residence
and channel narrow `identified` and what follows from it, never outings, encounters, nor the step
from met to identified.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Protocol

from api.records.door import Door


class WhatOuting(Protocol):
    """What of an outing can narrow a scope; `partners`: who took part."""

    @property
    def kind(self) -> str | None: ...
    @property
    def with_truck(self) -> bool: ...
    @property
    def partners(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class Scope:
    """One organisation, whole unless narrowed. None does not narrow; an empty set leaves nothing.

    `kinds`, `with_truck`, `partners` say which outings; `places` (ids) where people were met or
    identified; `channels` how youths were identified; `communes` (INSEE codes
    of today) and `zones` (ids) where they live.
    """

    organisation_id: str
    kinds: frozenset[str] | None = None
    with_truck: bool | None = None
    partners: frozenset[str] | None = None
    places: frozenset[str] | None = None
    channels: frozenset[str] | None = None
    communes: frozenset[str] | None = None
    zones: frozenset[str] | None = None

    @property
    def door(self) -> Door:
        """The way to the rows of this scope's organisation."""
        return Door(self.organisation_id)

    @property
    def of_outings(self) -> bool:
        """Whether only some outings are looked at, so that nothing from elsewhere is."""
        return not (self.kinds is self.partners is None and self.with_truck is None)

    @property
    def anywhere(self) -> "Scope":
        """The same outings and places, wherever people live and however they were identified."""
        return replace(self, channels=None, communes=None, zones=None)

    def takes_outing(self, outing: WhatOuting) -> bool:
        """Whether an outing is one of those looked at, wherever it was."""
        return (
            _among(outing.kind, self.kinds)
            and self.with_truck in (None, outing.with_truck)
            and (self.partners is None or bool(self.partners & outing.partners))
        )

    def takes_place(self, place: str | None) -> bool:
        """Whether what happened at `place` is looked at."""
        return _among(place, self.places)

    def takes_any_place(self, places: Collection[str | None]) -> bool:
        """Whether one of the places where an outing was is looked at."""
        return self.places is None or any(place in self.places for place in places)

    def takes_residence(self, commune: str | None, zone: str | None) -> bool:
        """Whether somebody living there is looked at."""
        return _among(commune, self.communes) and _among(zone, self.zones)

    def takes_channel(self, channel: str) -> bool:
        """Whether youths identified by this channel are looked at."""
        return _among(channel, self.channels)


def _among(value: str | None, wanted: frozenset[str] | None) -> bool:
    return wanted is None or value in wanted
