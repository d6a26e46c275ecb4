"""The year beside those before it, and since the start."""

from api.report import french
from api.report.content.parts import Told, chart, paragraph, table
from api.report.document import Column, Part, Row, Value
from api.report.figures import TOTALS
from api.report.numbers.years import OF_THIS_YEAR

LABELS = {
    "outings": "Sorties",
    "pretext_events": "Évènements prétextes",
    "contacts": "Contacts",
    "people_met": "Personnes rencontrées",
    "youth_met": "Dont 16-29 ans",
    "identified": "Jeunes repérés",
    "remobilised": "Remobilisés",
}

TYPED = (
    "« saisi » : total repris d’un bilan d’avant ce logiciel, tel qu’il a été écrit. Combien de jeunes "
    "différents sont repérés et remobilisés en tout n’est alors pas connu : d’une année à l’autre, ce "
    "peut être les mêmes."
)


def years(told: Told) -> list[Part]:
    """Totals by year; what was typed of years before this software says so."""
    before = told.figures.before
    if not before:
        return []
    names = [name for name in TOTALS if _known(told, name)]
    columns = [Column(key=name, label=LABELS[name]) for name in names]
    rows = [
        Row(
            key=str(line.year),
            label=f"{line.year} (saisi)" if line.typed else str(line.year),
            cells=[_of(told, line.year, name, line.totals[name]) for name in names],
        )
        for line in before
    ]
    own = [told[OF_THIS_YEAR.get(name, name)] for name in names]
    rows.append(Row(key=str(told.figures.year), label=str(told.figures.year), cells=own))
    sums = [_sum(told, name) for name in names]
    first = before[0].year
    rows.append(Row(key="all", label=f"Depuis {first}", cells=sums, role="total"))
    rule = (
        "Chaque année est comptée comme son propre rapport, parcours regardés au 31 décembre (ou au "
        "dernier jour de celui-ci). Une personne revue une autre année compte chaque année"
    )
    typed = any(line.typed for line in before)
    once = f" ; un jeune repéré plusieurs années compte une fois depuis {first}."
    rule += "." if typed else once
    note = TYPED if typed else None
    of = table("years", "D’une année à l’autre", "Année", columns, rows, french.spaced(rule), note)
    drawn = [name for name in ("identified", "remobilised") if name in names]
    return [
        *paragraph(_since(told, first)),
        of,
        *chart(of, drawn, "columns", "Jeunes repérés et remobilisés"),
    ]


def _known(told: Told, name: str) -> bool:
    """Whether a total is worth a column: some year has more than nothing of it."""
    own = told.some(OF_THIS_YEAR.get(name, name))
    return own or any(line.totals[name] for line in told.figures.before)


def _of(told: Told, year: int, name: str, total: int | None) -> Value:
    return None if total is None else told.numbers[f"{year}/{name}"]


def _sum(told: Told, name: str) -> Value:
    whole = f"all/{name}"
    return told.numbers[whole] if whole in told.numbers.cells.cells else None


def _since(told: Told, first: int) -> str | None:
    outings, found, taken = (_sum(told, name) for name in ("outings", "identified", "remobilised"))
    if not isinstance(outings, int) or not outings:
        return None
    said = f"depuis {first} : {french.counted(outings, french.OUTING)}"
    if not all(isinstance(value, int) and value for value in (found, taken)):
        return said
    found_ones = (
        f"{french.counted(found, french.YOUTH)} {french.agreed(found, 'repéré', 'repérés')}"
    )
    taken_ones = f"{french.number(taken)} {french.agreed(taken, 'remobilisé', 'remobilisés')}"
    return f"{said}, {found_ones} en sortie et ailleurs, dont {taken_ones}"
