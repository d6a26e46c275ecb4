"""A report as it is printed: the season of 2022, every kind of part; and the same over ten years."""

from datetime import date

from api.report.document import (
    Chart,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Part,
    Picture,
    PlacesMap,
    Row,
    Section,
    Table,
    Term,
    Terms,
    Value,
)
from tests.report.pictures import PHOTO
from tests.report.sample_tables import (
    AGES,
    CHANNELS,
    HEALTH,
    HOMES,
    KINDS,
    MONTHS,
    PATHWAYS,
    PLACES,
    VISITED,
    YEARS,
    bars,
)


def figures(**named: tuple[Value, str]) -> KeyFigures:
    """Numbers side by side."""
    told = [KeyFigure(key=key, value=value, label=label) for key, (value, label) in named.items()]
    return KeyFigures(figures=told)


def lead(text: str) -> Paragraph:
    return Paragraph(text=text, role="lead")


def section(key: str, title: str, *parts: Part, comment: str | None = None) -> Section:
    return Section(key=key, title=title, parts=list(parts), comment=comment)


def season() -> Document:
    """The report of 2022, its fourteen tables or drawings, a photo, the coordinator's words."""
    return Document(
        title="Le KAF’Truck en 2022",
        kicker="Repérage des invisibles",
        organisation="Mission Locale de Besançon",
        year=2022,
        first=date(2022, 4, 1),
        last=date(2022, 10, 31),
        made_on=date(2023, 6, 16),
        edition=1,
        sections=[
            section(
                "summary",
                "L’essentiel",
                lead(
                    "D’avril à octobre 2022 : 96 sorties, dont 71 avec le KAF’Truck. "
                    "1 760 contacts, 1 500 personnes rencontrées, dont 1 000 jeunes de 16 à "
                    "29 ans. 62 jeunes ont été repérés : 34 en sortie et 28 par les partenaires, la "
                    "JDC et l’obligation de formation."
                ),
                figures(
                    outings=(96, "sorties"),
                    met=(1500, "personnes rencontrées"),
                    identified=(62, "repérés"),
                    remobilised=(47, "remobilisés"),
                ),
            ),
            section(
                "outings",
                "Les sorties",
                Paragraph(
                    text="L’équipe est sortie 96 fois, en moyenne 14 fois par mois. Juillet a été "
                    "le mois le plus chargé (18 sorties)."
                ),
                KINDS,
                bars(KINDS, "Arrêts du KAF’Truck 64, maraudes 18, évènements 9, piscines 5."),
                MONTHS,
                bars(
                    MONTHS, "De 10 sorties en avril à 18 en juillet, puis 11 en octobre.", "columns"
                ),
                PLACES,
                VISITED,
            ),
            section(
                "identified",
                "Les jeunes repérés",
                CHANNELS,
                AGES,
                HOMES,
                PATHWAYS,
                bars(
                    AGES,
                    "Les hommes sont plus nombreux à chaque âge ; 18-21 ans d’abord.",
                    "columns",
                ),
                bars(PATHWAYS, "Le suivi traditionnel vient d’abord, avec 19 jeunes sur 47."),
                Paragraph(
                    text="14 des 19 jeunes en suivi traditionnel ont eu le soutien de la "
                    "psychologue. Ce soutien s’ajoute à un parcours : il n’est pas compté deux fois."
                ),
                Paragraph(
                    text="72 % d’hommes parmi les jeunes rencontrés (720/1 000).", role="note"
                ),
                comment="Beaucoup de jeunes adressés par la JDC n’avaient plus de téléphone.\n"
                "Nous les avons retrouvés à Planoise, « place Cassin », le mercredi.",
            ),
            section("health", "La permanence santé", HEALTH),
            section(
                "history",
                "Depuis le début",
                YEARS,
                bars(YEARS, "Sorties, personnes, repérés et remobilisés montent chaque année."),
            ),
            section(
                "story",
                "Un parcours raconté",
                Paragraph(
                    text="Sami (le prénom est changé) passait ses après-midi devant la gare. "
                    "Après quatre cafés, il a demandé ce que l’équipe faisait là."
                ),
                Picture(
                    id="photo",
                    media_type="image/png",
                    width=600,
                    height=300,
                    alt="Le camion garé sur une place, auvent ouvert.",
                    caption="Le KAF’Truck place Cassin, juin 2022",
                ),
            ),
            section(
                "glossary",
                "Comment c’est compté",
                Terms(
                    terms=[
                        Term(word="Contact", meaning="Chaque personne comptée, à chaque fois."),
                        Term(
                            word="Repéré",
                            meaning="Jeune dont le repérage est daté et dont le canal est connu. "
                            "Il compte une fois par période, quel que soit le nombre de sorties où "
                            "l’équipe l’a revu.",
                        ),
                        Term(word="Remobilisé", meaning="Jeune qui a commencé un parcours."),
                    ]
                ),
            ),
        ],
        annexes=[annex(2022)],
    )


PICTURES = {"photo": PHOTO}


def annex(year: int, lines: int = 96) -> Table:
    """Counted rows, one an outing."""
    return Table(
        key=f"rows-{year}",
        caption=f"Sorties de {year}, une par ligne",
        head="Sortie",
        columns=[
            Column(key="day", label="Jour", unit="text"),
            Column(key="place", label="Lieu", unit="text"),
            Column(key="hours", label="Durée", unit="hours"),
            Column(key="contacts", label="Contacts"),
        ],
        rows=[
            Row(
                key=f"{year}-{at}",
                label=f"S{at + 1:03}",
                cells=[f"{year}-{4 + at % 7:02}-{1 + at % 28:02}", "Planoise", at % 8 / 2, at % 31],
            )
            for at in range(lines)
        ],
        rule=f"Année {year}.",
    )


def ten_years() -> Document:
    """Ten seasons in one document: every table ten times, drawings of the last, communes by year,
    rows of 960 outings."""
    one = season()
    sections = [
        section.model_copy(
            update={
                "key": f"{section.key}-{year}",
                "title": f"{section.title}, {year}",
                "parts": [
                    part.model_copy(update={"key": f"{part.key}-{year}"})
                    if isinstance(part, Table)
                    else part
                    for part in section.parts
                    if not isinstance(part, Chart | PlacesMap)
                ],
            }
        )
        for year in range(2017, 2026)
        for section in one.sections
    ]
    wide = Table(
        key="wide",
        caption="Où ils habitent, année par année",
        head="Commune",
        columns=[Column(key=f"y{year}", label=str(year)) for year in range(2017, 2027)],
        rows=[
            Row(key=f"c{at}", label=f"Commune {at + 1}", cells=[at * by % 60 for by in range(10)])
            for at in range(60)
        ],
        rule="Du 1er janvier 2017 au 31 décembre 2026.",
    )
    return one.model_copy(
        update={
            "sections": [*one.sections, section("wide", "Communes", wide), *sections],
            "annexes": [annex(year) for year in range(2017, 2027)],
        }
    )
