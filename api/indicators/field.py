"""What happened outside, by kind, by month and by place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import date

from api.indicators import answer
from api.indicators.identified import Identified
from api.indicators.meetings import People, count_by
from api.indicators.outings import Held, HeldOuting
from api.indicators.partition import check_sum
from api.indicators.period import Period, midnight
from api.indicators.places import PlaceRow, Presence
from api.indicators.tally import by_code

NO_KIND = "other"
"""What an outing without a kind, which no phone writes, is counted as."""


def outing_counts(outings: list[HeldOuting], there: Presence) -> answer.Outings:
    """How many outings, of which kinds, at how many stops."""
    kinds = Counter(outing.kind or NO_KIND for outing in outings)
    return answer.Outings(
        total=len(outings),
        with_truck=sum(outing.with_truck for outing in outings),
        pretext_events=kinds["pretext_event"],
        stops=there.stops.total(),
        by_kind=by_code("outings.by_kind", "outing_kind", kinds, len(outings)),
    )


def partner_counts(
    outings: list[HeldOuting], names: Mapping[str, str]
) -> list[answer.PartnerCount]:
    """The partners of these outings, those of most first. `names` of partners by id."""
    with_them = Counter(one for outing in outings for one in outing.partners)
    rows = [
        answer.PartnerCount(partner=partner, name=names.get(partner), outings=n)
        for partner, n in with_them.items()
    ]
    return sorted(rows, key=lambda row: (-row.outings, row.partner))


def months(
    period: Period, outings: list[HeldOuting], held: Held, met: People, youths: list[Identified]
) -> list[answer.MonthCount]:
    """Every month of the period, in order."""
    names = _months(period.first, period.last)
    begins = [midnight(date.fromisoformat(f"{name}-01"), period.zone) for name in names]

    def month(instant: str) -> str:
        return names[bisect_right(begins, instant) - 1]

    gone = Counter(month(one.started_at) for one in outings)
    by_outing = count_by(met, "outing")
    people: Counter[str] = Counter()
    for id_, n in by_outing.items():
        people[month(held[id_].started_at)] += n
    found = Counter(f"{one.on:%Y-%m}" for one in youths)
    rows = [
        answer.MonthCount(
            month=name, outings=gone[name], people_met=people[name], identified=found[name]
        )
        for name in names
    ]
    check_sum("months.outings", len(outings), (row.outings for row in rows))
    check_sum("months.people_met", met.total(), (row.people_met for row in rows))
    check_sum("months.identified", len(youths), (row.identified for row in rows))
    return rows


def _months(first: date, last: date) -> list[str]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [f"{(start + n) // 12:04}-{(start + n) % 12 + 1:02}" for n in range(count)]


def place_counts(
    there: Presence, known: Mapping[str, PlaceRow], met: People, youths: list[Identified]
) -> list[answer.PlaceCount]:
    """Every place where something happened; those with most youths identified, then met, first."""
    people, per_hour = count_by(met, "place"), there.people_per_hour(met)
    found = Counter(one.place for one in youths)
    rows = [
        answer.PlaceCount(
            place=place,
            name=at.name if at else None,
            latitude=at.latitude if at else None,
            longitude=at.longitude if at else None,
            stops=there.stops[place],
            hours=there.hours(place),
            people_met=people[place],
            people_per_hour=per_hour.get(place),
            identified=found[place],
        )
        for place in there.stops.keys() | people.keys() | found.keys()
        for at in (known.get(place) if place else None,)
    ]
    check_sum("places.people_met", met.total(), (row.people_met for row in rows))
    check_sum("places.identified", len(youths), (row.identified for row in rows))
    return sorted(rows, key=lambda row: (-row.identified, -row.people_met, row.place or ""))
