"""Outings, month by month, and place by place."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from api.records.codes import labels
from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export
from tests.indicators.recount.identified import Identified
from tests.indicators.recount.outings import Held
from tests.indicators.recount.people import Met
from tests.indicators.recount.shape import codes_of

Visits = dict[str, dict[str | None, timedelta | None]]
"""By outing, the places where it was, and for how long."""


def field(
    export: Export,
    question: Question,
    held: dict[str, Held],
    met: list[Met],
    youths: dict[str, Identified],
) -> dict[str, Any]:
    """The parts `outings`, `months`, `places` and `partners` of the answer."""
    asked = question.places(export)
    there = {
        one.id: {
            place: spent for place, spent in one.times().items() if asked is None or place in asked
        }
        for one in held.values()
        if question.holds(one.day) and one.asked(question)
    }
    outings = [held[id_] for id_, places in there.items() if places]
    return {
        "outings": _outings(outings, sum(map(len, there.values()))),
        "months": _months(question, outings, met, youths),
        "places": _places(export, there, met, youths),
        "partners": _partners(export, outings),
    }


def _outings(outings: list[Held], stops: int) -> dict[str, Any]:
    kinds = [one.kind for one in outings]
    assert not set(kinds) - labels("outing_kind").keys()
    return {
        "total": len(outings),
        "with_truck": sum(one.with_truck for one in outings),
        "pretext_events": kinds.count("pretext_event"),
        "stops": stops,
        "by_kind": codes_of("outing_kind", kinds),
    }


def _months(
    question: Question, outings: list[Held], met: list[Met], youths: dict[str, Identified]
) -> list[dict[str, Any]]:
    year, month = question.first.year, question.first.month
    found = []
    while (year, month) <= (question.last.year, question.last.month):
        found.append(
            {
                "month": f"{year}-{month:02}",
                "outings": sum((o.day.year, o.day.month) == (year, month) for o in outings),
                "people_met": sum(
                    m.count for m in met if (m.day.year, m.day.month) == (year, month)
                ),
                "identified": sum(
                    (y.day.year, y.day.month) == (year, month) for y in youths.values()
                ),
            }
        )
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _partners(export: Export, outings: list[Held]) -> list[dict[str, Any]]:
    names = {row["id"]: row["name"] for row in export.every("partner")}
    there = {partner for one in outings for partner in one.partners}
    rows: list[dict[str, Any]] = [
        {
            "partner": partner,
            "name": names.get(partner),
            "outings": sum(partner in one.partners for one in outings),
        }
        for partner in there
    ]
    return sorted(rows, key=lambda row: (-row["outings"], row["partner"]))


def _places(
    export: Export, there: Visits, met: list[Met], youths: dict[str, Identified]
) -> list[dict[str, Any]]:
    known = {row["id"]: row for row in export.every("place")}
    told = ("name", "latitude", "longitude")
    found: dict[str | None, dict[str, Any]] = defaultdict(
        lambda: {
            **{"stops": 0, "hours": None, "people_met": 0},
            **{"people_per_hour": None, "identified": 0},
        }
    )
    for place in [place for places in there.values() for place in places]:
        found[place]["stops"] += 1
        times = {outing: places.get(place) for outing, places in there.items()}
        timed = {outing: time for outing, time in times.items() if time is not None}
        if timed:
            hours = sum(timed.values(), timedelta()) / timedelta(hours=1)
            people = sum(one.count for one in met if one.place == place and one.outing.id in timed)
            found[place]["hours"] = round(hours, 2)
            found[place]["people_per_hour"] = round(people / hours, 2) if hours else None
    for one in met:
        found[one.place]["people_met"] += one.count
    for youth in youths.values():
        found[youth.place]["identified"] += 1
    rows: list[dict[str, Any]] = [
        {"place": place, **{name: known.get(place or "", {}).get(name) for name in told}} | counted
        for place, counted in found.items()
    ]
    return sorted(
        rows, key=lambda row: (-row["identified"], -row["people_met"], row["place"] or "")
    )
