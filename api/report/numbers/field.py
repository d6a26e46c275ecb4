"""The numbers of what the teams did and whom they met."""

from collections import Counter

from api.indicators import answer
from api.records.codes import rollup
from api.report.figures import Figures
from api.report.numbers.put import Put


def outings(put: Put, funnel: answer.Funnel) -> None:
    """Outings, stops, contacts; none of them counts people."""
    outings = funnel.outings
    put.one("outings", outings.total, people=False)
    for name in ("with_truck", "pretext_events"):
        put.one(f"outings/{name}", getattr(outings, name), people=False)
    put.one("stops", outings.stops, people=False)
    put.one("contacts", funnel.contacts, people=False)
    put.split("outings", "kind", outings.by_kind, people=False)
    names = [
        put.one(f"outings/month/{row.month}", row.outings, "months", people=False)
        for row in funnel.months
    ]
    put.sums("outings", names)


def people(put: Put, funnel: answer.Funnel) -> None:
    """People met, and all that is known by month and by place."""
    put.one("people_met", funnel.people_met.total)
    put.part_of("contacts", "people_met")
    put.split("people_met", "gender", funnel.people_met.by_gender)
    put.split("people_met", "age", funnel.people_met.by_age)
    put.one("youth_met", funnel.youth_met.total)
    put.sums("youth_met", (f"{put.year}/people_met/age/{band}" for band in rollup("youth_16_29")))
    put.split("youth_met", "gender", funnel.youth_met.by_gender, "people_met.gender")
    for row in funnel.youth_met.by_gender:
        put.part_of(f"people_met/gender/{row.code}", f"youth_met/gender/{row.code}")
    put.one("identified", funnel.identified.total)
    for figure in ("people_met", "identified"):
        by_month = [
            put.one(f"{figure}/month/{row.month}", getattr(row, figure), "months")
            for row in funnel.months
        ]
        put.sums(figure, by_month)
        by_place = [
            put.one(f"{figure}/place/{row.place}", getattr(row, figure), "places")
            for row in funnel.places
        ]
        put.sums(figure, by_place)


def where_and_when(put: Put, figures: Figures) -> None:
    """The annex tells when the outings of each place were: whom a month met, and whom a place met, is
    made of the same hidden numbers. A place that outings came to on their way tells nothing so."""
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
    for whole, met, at, value in wholes:
        those = [pair for pair in both if pair[at] == value]
        if those and sum(both[pair] for pair in those) == met:
            put.sums(f"people_met/{whole}", [names[pair] for pair in those])
