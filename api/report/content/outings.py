"""What the teams did: outings by kind, month and place, with whom, and the places on a map."""

from api.indicators import answer
from api.report import french
from api.report.content.overview import with_truck
from api.report.content.parts import Told, beside, chart, paragraph, partition, ranked, table
from api.report.document import Column, MapPlace, Part, PlacesMap, Row, Table
from api.report.french import OUTING, PARTNER, STOP, agreed, counted

FIGURES = {
    "outings": "Sorties",
    "people_met": "Personnes rencontrées",
    "identified": "Jeunes repérés",
}
"""What is told of each month."""


def outings(told: Told) -> list[Part]:
    """Kinds, months, stops."""
    funnel = told.figures.funnel
    if not told.some("outings"):
        return []
    kinds = partition(
        told,
        "outings",
        "kind",
        "Les sorties par type",
        "Type de sortie",
        [(row.code, row.label) for row in funnel.outings.by_kind],
        "outings",
    )
    stops = told["stops"]
    said = f"{counted(told['outings'], OUTING)}{with_truck(told)}, {counted(stops, STOP)} sur place"
    months = _months(told)
    return [
        *paragraph(said),
        kinds,
        months,
        *chart(months, ["outings"], "columns", "Sorties par mois"),
        _places(told),
    ]


def _months(told: Told) -> Table:
    named = [
        (row.month, french.month(row.month).split(french.WIDE)[0].capitalize())
        for row in _season(told)
    ]
    columns, lines, total = beside(told, FIGURES, "month", named)
    return table("months", "Mois par mois", "Mois", columns, [*lines, total], told.rule("months"))


def _season(told: Told) -> list[answer.MonthCount]:
    """From the first month of which there is something to the last, as far as the page shows."""
    months = told.figures.funnel.months
    busy = [
        at
        for at, row in enumerate(months)
        if any(told.some(f"{name}/month/{row.month}") for name in FIGURES)
    ]
    return months[busy[0] : busy[-1] + 1] if busy else []


def _places(told: Told) -> Table:
    columns = [
        Column(key="stops", label="Passages"),
        Column(key="hours", label="Heures sur place", unit="hours"),
        Column(key="people_met", label="Personnes rencontrées"),
        Column(key="identified", label="Jeunes repérés"),
    ]
    lines = ranked(
        (
            Row(
                key=row.place or "none",
                label=row.name or "Lieu non noté",
                cells=[
                    row.stops,
                    row.hours,
                    told[f"people_met/place/{row.place}"],
                    told[f"identified/place/{row.place}"],
                ],
            )
            for row in told.figures.funnel.places
        ),
        place=2,
    )
    sums = [told["stops"], "", told["people_met"], told["identified"]]
    total = Row(key="total", label="Total", cells=sums, role="total")
    note = "Heures : celles des sorties dont la fin est notée. Repérés hors sortie : lieu non noté."
    return table(
        "places", "Lieu par lieu", "Lieu", columns, [*lines, total], told.rule("places"), note
    )


def pretexts(told: Told) -> list[Part]:
    """The "prétexte" events, beside what the year aimed at."""
    n, aim = told.figures.funnel.outings.pretext_events, told.figures.aims.get("pretext_events")
    if not n and aim is None:
        return []
    what = "évènement « prétexte »" if n < 2 else "évènements « prétextes »"
    said = f"{'aucun' if not n else french.number(n)} {what} {agreed(n, 'a', 'ont')} été organisé"
    said += agreed(n, "", "s")
    if not n:
        said = "aucun évènement « prétexte » n’a été organisé"
    return [
        *paragraph(said if aim is None else f"{said}, pour un objectif de {french.number(aim)}")
    ]


def partners(told: Told) -> list[Part]:
    """With whom the outings were."""
    found = told.figures.funnel.partners
    if not found:
        return []
    lines = [
        Row(key=row.partner, label=row.name or "Partenaire non connu", cells=[row.outings])
        for row in found
    ]
    said = f"{counted(len(found), PARTNER)} {agreed(len(found), 'a', 'ont')} été présent"
    said += agreed(len(found), "", "s")
    columns = [Column(key="n", label="Sorties")]
    return [
        *paragraph(f"{said} sur des sorties"),
        table(
            "partners",
            "Sorties par partenaire",
            "Partenaire",
            columns,
            lines,
            told.rule("partners"),
        ),
    ]


def places_map(told: Told) -> list[Part]:
    """Where the outings were, discs by people met."""
    placed = [
        MapPlace(
            name=row.name or "Lieu sans nom",
            latitude=row.latitude,
            longitude=row.longitude,
            value=told[f"people_met/place/{row.place}"],
        )
        for row in sorted(
            told.figures.funnel.places, key=lambda row: (row.name or "", row.place or "")
        )
        if row.latitude is not None and row.longitude is not None
    ]
    if not placed:
        return []
    said = " ; ".join(f"{one.name} {french.number(one.value)}" for one in placed)
    caption = "Où les personnes ont été rencontrées"
    return [
        PlacesMap(
            key="map",
            caption=caption,
            unit="personnes rencontrées",
            places=placed,
            alt=french.sentence(f"Carte des lieux et personnes rencontrées : {said}"),
        )
    ]
