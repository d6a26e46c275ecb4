"""The year in a paragraph and a few numbers, and whom the teams met."""

from api.report import french
from api.report.content.parts import Told, beside, paragraph, partition, table
from api.report.document import MASKED, KeyFigure, KeyFigures, Part, Table
from api.report.french import CONTACT, OUTING, PERSON, YOUTH, agreed, counted

OTHERS = "partenaires, JDC, obligation de formation…"


def overview(told: Told) -> list[Part]:
    """The year in a paragraph and six numbers."""
    figures = KeyFigures(
        figures=[
            _key(told, "outings", "sortie", "sorties"),
            _key(told, "people_met", "personne rencontrée", "personnes rencontrées"),
            _key(told, "identified", "jeune repéré", "jeunes repérés"),
            _key(told, "remobilised", "jeune remobilisé", "jeunes remobilisés"),
        ]
    )
    lead = paragraph(_outings(told), _met(told), identified(told), remobilised(told), role="lead")
    return [*lead, figures]


def _key(told: Told, name: str, one: str, many: str) -> KeyFigure:
    return KeyFigure(key=name, value=told[name], label=agreed(told[name], one, many))


def _outings(told: Told) -> str:
    months = [row.month for row in told.figures.funnel.months if row.outings]
    if not months:
        return f"aucune sortie n’a été faite en {told.figures.year}"
    when = french.from_month(months[0], months[-1])
    return f"{when} : {counted(told['outings'], OUTING)}{with_truck(told)}"


def with_truck(told: Told) -> str:
    """ ", dont 71 avec le KAF’Truck": how many of the outings, after their number."""
    total, with_truck = told["outings"], told["outings/with_truck"]
    if with_truck == total:
        return ", avec le KAF’Truck" if total == 1 else ", toutes avec le KAF’Truck"
    if with_truck == 0:
        return ", sans le KAF’Truck"
    return f", dont {french.number(with_truck)} avec le KAF’Truck"


def _met(told: Told) -> str | None:
    if not told.some("contacts"):
        return "personne n’y a été rencontré" if told.some("outings") else None
    met, youth = told["people_met"], told["youth_met"]
    said = (
        f"{counted(told['contacts'], CONTACT)}, {counted(met, PERSON)} "
        f"{agreed(met, 'rencontrée', 'rencontrées')} pour la première fois de l’année"
    )
    if not told.some("people_met"):
        return said
    if told.all_of("youth_met", "people_met"):
        return f"{said}, de 16 à 29 ans"
    return f"{said}, dont {counted(youth, YOUTH)} de 16 à 29 ans"


def identified(told: Told) -> str:
    """ "62 jeunes ont été repérés : 34 en sortie et 28 ailleurs"."""
    total, there = told["identified"], told["identified/on_outings"]
    elsewhere = told["identified/elsewhere"]
    if not told.some("identified"):
        return "aucun jeune n’a été repéré"
    said = f"{counted(total, YOUTH)} {agreed(total, 'a été repéré', 'ont été repérés')}"
    if not isinstance(there, int) or not isinstance(elsewhere, int):
        return said
    if not elsewhere:
        return f"{said}, en sortie" if total == 1 else f"{said}, tous en sortie"
    if not there:
        return f"{said} hors sortie ({OTHERS})"
    return f"{said} : {there} en sortie et {elsewhere} ailleurs ({OTHERS})"


def remobilised(told: Told) -> str | None:
    """ "47 d’entre eux avaient commencé un parcours au 31 décembre 2022"."""
    if not told.some("identified"):
        return None
    n, when = told["remobilised"], french.day(told.figures.last)
    if not told.some("remobilised"):
        return f"aucun n’avait commencé de parcours au {when}"
    verb = agreed(n, "avait", "avaient")
    if n == MASKED:
        return None
    if told.all_of("remobilised", "identified"):
        who = "il" if n == 1 else "tous"
        return f"{who} {verb} commencé un parcours au {when}"
    return f"{french.number(n)} d’entre eux {verb} commencé un parcours au {when}"


def met(told: Told) -> list[Part]:
    """Who was met: gender and age."""
    if not told.some("people_met"):
        return []
    return [_genders(told), _ages(told)]


def _genders(told: Told) -> Table:
    genders = told.figures.funnel.people_met.by_gender
    some = [(row.code, row.label) for row in genders if told.some(f"people_met/gender/{row.code}")]
    figures = {"people_met": "Personnes rencontrées", "youth_met": "Dont 16-29 ans"}
    columns, lines, total = beside(told, figures, "gender", some)
    rule = f"{told.rule('people_met')} {told.rule('youth_met')}"
    return table(
        "people_met.gender", "Femmes et hommes rencontrés", "Genre", columns, [*lines, total], rule
    )


def _ages(told: Told) -> Table:
    return partition(
        told,
        "people_met",
        "age",
        "Âge des personnes rencontrées",
        "Âge",
        [(row.code, row.label) for row in told.figures.funnel.people_met.by_age],
        "people_met",
    )
