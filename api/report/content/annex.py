"""Tables for who adds up again: the counted outings one by one, and every number by name."""

from api.records.codes import labels
from api.report.content.parts import NUMBER, Told, table
from api.report.document import Column, Row, Table


def annexes(told: Told) -> list[Table]:
    """The counted outings, then the numbers by name; nothing of a youth."""
    return [_outings(told), _numbers(told)]


def _outings(told: Told) -> Table:
    """Without contacts: an outing of two met two at most, which tells on its month and its place."""
    kinds = labels("outing_kind")
    columns = [
        Column(key="kind", label="Type", unit="text"),
        Column(key="with_truck", label="Avec le KAF’Truck", unit="text"),
        Column(key="place", label="Lieu de départ", unit="text"),
    ]
    rows = [
        Row(
            key=str(number),
            label=one.day.strftime("%d/%m/%Y"),
            cells=[
                kinds.get(one.kind or "", None),
                "oui" if one.with_truck else "non",
                one.place,
            ],
        )
        for number, one in enumerate(told.figures.outings, start=1)
    ]
    return table(
        "annex.outings",
        "Sorties comptées, une par une",
        "Jour",
        columns,
        rows,
        told.rule("outings"),
    )


def _numbers(told: Told) -> Table:
    cells = told.numbers.cells.cells
    rows = [
        Row(key=name, label=name, cells=[told.numbers[name]])
        for name, cell in cells.items()
        if not cell.hidden and "/place/" not in name and "/zones/" not in name
    ]
    return table(
        "annex.numbers",
        "Tous les nombres, par nom",
        "Nom",
        NUMBER,
        rows,
        "Chaque nombre du rapport sous un nom qui ne change pas d’une édition à l’autre.",
    )
