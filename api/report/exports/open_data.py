"""Counted rows for researchers: youths identified, and people met, in groups of the threshold or more.

Rows are of people alike in all columns, made coarser until each is of enough of them (`anonymity`), in
random order, without any id: two exports of the same year cannot be joined person by person.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from api.indicators.funding import Funding
from api.records.codes import label, labels, rollup
from api.report.content.parts import table
from api.report.document import Column, Document, Row, Table
from api.report.exports.anonymity import ANY, anonymous
from api.report.exports.pages import Meaning, days, pages, text_column
from api.territory.france import france

TITLE = "Données ouvertes"
NOT_SAID = "non précisé"
"""Printed for what was made coarser until nothing is left."""

YOUTHS = {
    "quarter": ("Trimestre", "Trimestre du repérage.", "KAF’Truck"),
    "found": ("Repérage", "En sortie, ou ailleurs.", "KAF’Truck"),
    "gender": ("Genre", "Genre noté sur la fiche.", "KAF’Truck"),
    "age": ("Âge", "Tranche d’âge au repérage.", "KAF’Truck"),
    "epci": ("Intercommunalité", "Où le jeune habite.", "INSEE"),
    "training": ("Niveau de formation", "Niveau noté au repérage.", "KAF’Truck"),
    "criteria": ("Critères", "Répond, ou non, aux deux critères du repérage.", "O2R"),
    "pathway": ("Parcours", "Parcours principal à la date de fin.", "KAF’Truck"),
}
LOSE = ("quarter", "epci", "training", "criteria", "pathway", "age", "found", "gender")
"""Columns of youths in the order in which they are made coarser."""

MET = {
    "quarter": ("Trimestre", "Trimestre de la sortie.", "KAF’Truck"),
    "gender": ("Genre", "Genre tel qu’il a été compté.", "KAF’Truck"),
    "age": ("Âge", "Tranche d’âge telle qu’elle a été comptée.", "KAF’Truck"),
}

WORDS: dict[str, dict[str, str]] = {
    "found": {"on_outings": "En sortie", "elsewhere": "Ailleurs"},
    "gender": labels("gender"),
    "age": labels("age_band") | {"16_21": "16-21 ans", "22_29": "22-29 ans"},
    "training": {row: label("training_level", row) for row in rollup("training_level_on_phone")},
    "criteria": {
        "meets": "Répond aux critères",
        "does_not_meet": "Ne répond pas",
        "missing": "Une information manque",
    },
    "pathway": {
        "none": "Sans parcours",
        "any": "Un parcours",
    },
}
COARSER = {
    "age": {"16_17": "16_21", "18_21": "16_21", "22_25": "22_29", "26_29": "22_29"},
    "pathway": dict.fromkeys(rollup("pathway_report_rows"), "any"),
}


def document(report: Document, funding: Funding, threshold: int) -> Document:
    """The pages. `report`: the year's draft, whose days they share; `threshold`: people a row, at least."""
    youths = Counter(tuple(getattr(one, key) for key in YOUTHS) for one in funding.rows)
    met: dict[tuple[str, ...], int] = {
        (one.quarter, one.gender, one.age): one.n for one in funding.met
    }
    ways = WORDS["pathway"] | {way.row: way.label for way in funding.pathways}
    words = WORDS | {"pathway": ways}
    lose = ("quarter", "age", "gender")
    tables = [
        _table("youths", "Jeunes repérés", YOUTHS, LOSE, youths, threshold, words),
        _table("met", "Personnes rencontrées", MET, lose, met, threshold, words),
    ]
    meanings = [
        Meaning(title, caption, says, source)
        for caption, columns in (("Jeunes repérés", YOUTHS), ("Personnes rencontrées", MET))
        for title, says, source in (
            *columns.values(),
            ("Nombre", f"Personnes semblables, au moins {threshold}.", "KAF’Truck"),
        )
    ]
    about = (
        f"Jeunes repérés et personnes rencontrées {days(report.first, report.last)}. Chaque ligne est d’au "
        f"moins {threshold} personnes semblables ; « {NOT_SAID} » là où il a fallu en dire moins."
    )
    return pages(TITLE, about, report, tables, meanings)


def _table(
    key: str,
    caption: str,
    columns: Mapping[str, tuple[str, str, str]],
    lose: Sequence[str],
    rows: Mapping[tuple[str, ...], int],
    threshold: int,
    words: Mapping[str, Mapping[str, str]],
) -> Table:
    names = list(columns)
    coarser = {names.index(name): step for name, step in COARSER.items() if name in names}
    found = anonymous(rows, threshold, [names.index(name) for name in lose], coarser)
    made = [
        Row(
            key=str(number),
            label=str(number),
            cells=[*(_word(words, name, code) for name, code in zip(names, row, strict=True)), n],
        )
        for number, (row, n) in enumerate(found, start=1)
    ]
    heads = [text_column(name, title) for name, (title, _, _) in columns.items()]
    rule = f"Lignes d’au moins {threshold} personnes, dans un ordre tiré au sort."
    note = None if found else f"Moins de {threshold} personnes : rien n’est publié."
    counted = Column(key="n", label="Nombre")
    return table(key, caption, "Ligne", [*heads, counted], made, rule, note)


def _word(words: Mapping[str, Mapping[str, str]], column: str, code: str) -> str:
    if code == ANY:
        return NOT_SAID
    if column == "epci":
        known = france().epcis.get(code)
        return known.name if known else "Hors intercommunalité, ou commune non connue"
    return words.get(column, {}).get(code, code)
