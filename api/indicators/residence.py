"""Where the identified live: commune, intercommunalité, zone, by the geography of this server's year.

A code noted before communes merged counts for the commune that is there now.
"""

from collections import Counter
from collections.abc import Mapping
from typing import TypedDict

from sqlmodel import Session

from api.indicators import answer
from api.indicators.identified import Identified, count_of
from api.indicators.partition import check_sum
from api.indicators.scope import Scope
from api.records.zone import Zone
from api.territory.france import france


class LivedIn(TypedDict):
    """Three times the same youths; each sums to their number."""

    communes: list[answer.Somewhere]
    epcis: list[answer.Somewhere]
    zones: list[answer.Somewhere]


def zone_names(session: Session, scope: Scope) -> dict[str, str]:
    """The name of each zone, those taken back included: youths may still live there."""
    return {row.id: row.name for row in session.execute(scope.door.rows(Zone, "id", "name"))}


def epci_of(commune: str | None) -> str | None:
    """The intercommunalité (SIREN) of a commune (INSEE), None when there is none."""
    found = france().commune(commune) if commune else None
    return found.epci if found else None


def lived_in(youths: list[Identified], zones: Mapping[str, str]) -> LivedIn:
    """How many live in each place of each kind, the most first, those not known last."""
    known = france()
    communes: Counter[str | None] = count_of("commune", youths)
    epcis = Counter(epci_of(one.commune) for one in youths)
    names = {code: known.communes[code].name for code in communes if code in known.communes}
    titles = {siren: known.epcis[siren].name for siren in epcis if siren}
    return LivedIn(
        communes=_somewhere("communes", len(youths), communes, names),
        epcis=_somewhere("epcis", len(youths), epcis, titles),
        zones=_somewhere("zones", len(youths), count_of("zone", youths), zones),
    )


def _somewhere(
    what: str, total: int, tally: Mapping[str | None, int], names: Mapping[str, str]
) -> list[answer.Somewhere]:
    check_sum(f"profile.{what}", total, tally.values())
    ordered = sorted(tally.items(), key=lambda one: (one[0] is None, -one[1], one[0] or ""))
    return [
        answer.Somewhere(where=where, name=names.get(where) if where else None, n=n)
        for where, n in ordered
    ]
