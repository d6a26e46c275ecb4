"""The numbers of what the teams did and whom they met."""

from api.indicators import answer
from api.records.codes import rollup
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
