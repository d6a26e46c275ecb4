"""Of the youths met, those whom an outing identified: a part of them, whatever else is asked for."""

from collections import defaultdict
from dataclasses import replace

from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export, Row
from tests.indicators.recount.identified import identified
from tests.indicators.recount.outings import Held
from tests.indicators.recount.people import YOUTH, Met, people

OF_THE_IDENTIFIED = ("channel", "commune", "epci", "zone")


def identified_of_met(export: Export, question: Question, held: dict[str, Held]) -> int:
    """Residence and channel are not asked: they are about the identified only."""
    asked = {one: to for one, to in question.filters.items() if one not in OF_THE_IDENTIFIED}
    everywhere = replace(question, filters=asked)
    _, met = people(export, everywhere, held)
    young = [one for one in met if one.age_band in YOUTH]
    met_in = {(one.youth, one.day.year) for one in young if one.youth}
    without_name: dict[str, int] = defaultdict(int)
    for one in young:
        without_name[one.outing.id] += 0 if one.youth else one.count
    found = 0
    for youth in identified(export, everywhere, held, question.first).values():
        if youth.outing is None:
            continue
        if (youth.head, youth.day.year) in met_in:
            found += 1
            continue
        tapped = _tapped(export, everywhere, held, youth.head, youth.day.year)
        if tapped and without_name[tapped.outing.id] > 0:  # one of them is this youth
            without_name[tapped.outing.id] -= 1
            found += 1
    return found


def _tapped(
    export: Export, question: Question, held: dict[str, Held], head: str, year: int
) -> Met | None:
    """Where somebody had counted this youth before knowing who it was, the first time that year."""
    rows = [
        row
        for row in export.live("encounter")
        if row["youth"] and export.youth_of(row) == head and row["outing"] in held
    ]
    said = [row for row in rows if row["count"] == 0 and held[row["outing"]].day.year == year]
    if not said:
        return None

    def order(row: Row) -> tuple[str, str, str]:
        return held[row["outing"]].start, row["at"], row["id"]

    first = min(said, key=order)
    # of several on that outing, the earliest speaks for all
    met = Met.of(first, held[first["outing"]])
    places = question.places(export)
    here = question.holds(met.day) and met.outing.asked(question)
    here = here and (places is None or met.place in places)
    return met if here and met.age_band in YOUTH else None
