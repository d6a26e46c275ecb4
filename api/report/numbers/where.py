"""What the lists of outings and of places tell beyond their numbers: where and when people were met or
identified. What these sums need and no page prints is hidden."""

from collections import Counter

from api.indicators import answer
from api.report.figures import Figures
from api.report.numbers.put import Put


def where_and_when(put: Put, figures: Figures) -> None:
    """The annex tells when the outings of each place were: whom a month met, and whom a place met, is
    made of the same hidden numbers. A place that outings came to on their way tells nothing so.

    Whom an outing met belongs to its month: one without outings met nobody, a sum without parts."""
    both: Counter[tuple[str, str | None]] = Counter()
    for one in figures.outings:
        both[f"{one.day:%Y-%m}", one.place] += one.people_met
    names = {
        (month, place): put.one(
            f"rest/people_met/{month}/{place}", n, "rest", people=False, hidden=True
        )
        for (month, place), n in both.items()
    }
    wholes: list[tuple[str, int, int, str | None]] = [
        *((f"month/{row.month}", row.people_met, 0, row.month) for row in figures.funnel.months),
        *((f"place/{row.place}", row.people_met, 1, row.name) for row in figures.funnel.places),
    ]
    for row in figures.funnel.months:
        if not row.outings and not row.people_met:
            put.sums(f"people_met/month/{row.month}", ())
    for whole, met, at, value in wholes:
        those = [pair for pair in both if pair[at] == value]
        if those and sum(both[pair] for pair in those) == met:
            put.sums(f"people_met/{whole}", [names[pair] for pair in those])


def where_identified(put: Put, funnel: answer.Funnel) -> None:
    """Without a place are those identified elsewhere, as the table of places says under it, and those
    of outings that had none.

    Figures do not tell these two apart: of the sets that fit them, the one with the fewest exceptions
    is stated. Identified elsewhere with a place of their own there are only where an outing was
    deleted and its place stayed with the youth; none are stated where the note can be true.
    """
    nowhere = next((row for row in funnel.places if row.place is None), None)
    unplaced, elsewhere = nowhere.identified if nowhere else 0, funnel.identified.elsewhere
    alone = _elsewhere_alone(put, min(unplaced, elsewhere), elsewhere)
    if nowhere is None:
        put.sums(alone, ())
        return
    parts = [f"{put.year}/{alone}"]
    if nowhere.stops or unplaced > elsewhere:
        name = "rest/identified/on_outings without place"
        parts.append(_hidden(put, name, max(unplaced - elsewhere, 0)))
        put.part_of("identified/on_outings", name)
    put.sums("identified/place/None", parts)


def _elsewhere_alone(put: Put, alone: int, elsewhere: int) -> str:
    """The name of those identified elsewhere who have no place: all of them, or what is left."""
    if alone == elsewhere:
        return "identified/elsewhere"
    name = "rest/identified/elsewhere without place"
    _hidden(put, name, alone)
    put.part_of("identified/elsewhere", name)
    return name


def _hidden(put: Put, name: str, n: int) -> str:
    return put.one(name, n, "rest", people=False, hidden=True)
