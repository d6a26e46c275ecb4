"""The question: which days, and which filters of the address narrow the answer."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.indicators.recount.export import Export
from tests.indicators.recount.territory import epci_of, today


@dataclass(frozen=True)
class Question:
    """Days from `first` to `last`, both included; pathways looked at on `until`.

    `filters` are the address's: lists of values, any of which will do, and `with_truck`.
    """

    first: date
    last: date
    until: date
    filters: dict[str, Any] = field(default_factory=dict)

    def holds(self, day: date) -> bool:
        """Whether a day is of the period."""
        return self.first <= day <= self.last

    def takes(self, name: str, value: str | None) -> bool:
        """Whether a filter, if there is one, lets a value through."""
        wanted = self.filters.get(name)
        return not wanted or value in wanted

    def takes_commune(self, commune: str | None, named: str, epci: str) -> bool:
        """The same of where somebody or something is: by communes and by intercommunalités."""
        wanted = [today(code) for code in self.filters.get(named, ())]
        return (not wanted or commune in wanted) and self.takes(epci, epci_of(commune))

    @property
    def of_outings(self) -> bool:
        """Whether some outings only are asked for: then nothing from elsewhere counts."""
        return bool(self.filters.get("kind") or self.filters.get("partner")) or (
            self.filters.get("with_truck") is not None
        )

    def places(self, export: Export) -> set[str] | None:
        """The places asked for, by name, commune and zone together; None for anywhere."""
        if not any(name.startswith("place") for name in self.filters):
            return None
        return {
            place["id"]
            for place in export.every("place")
            if self.takes("place", place["id"])
            and self.takes_commune(today(place["commune"]), "place_commune", "place_epci")
            and self.takes("place_zone", place["zone"])
        }
