"""The funders' tables as pages: the cohort by quarter (O2R, CEJ jeunes en rupture), pathways, FSE+."""

from api.indicators import fse
from api.indicators.funding import Funding
from api.report.content.parts import table
from api.report.document import MASKED, Column, Document, Row, Table, Value
from api.report.exports.funders_numbers import OF_YEAR
from api.report.exports.pages import Meaning, days, listed, pages
from api.report.numbers import Numbers

TITLE = "Tableaux pour les financeurs"
COLUMNS = {
    "identified": ("Repérés", "Jeunes repérés, une fois dans l’année.", "O2R"),
    "on_outings": ("dont en sortie", "Repérés lors d’une sortie.", "KAF’Truck"),
    "elsewhere": ("dont ailleurs", "Repérés par un autre canal.", "KAF’Truck"),
    "meets": (
        "Répondant aux critères",
        "Ni en emploi, ni en études, ni en formation, et suivis par personne ou sans nouvelles depuis "
        "cinq mois.",
        "O2R",
    ),
    "remobilised": ("Remobilisés", "Ont commencé un parcours à la date de fin.", "O2R"),
    "redirected": (
        "dont réorientés",
        "Leur parcours principal est une orientation dont l’accueil est confirmé.",
        "O2R",
    ),
    "abandoned": (
        "Abandons",
        "Sans parcours : ne souhaitent pas, injoignables, ou fiche close pour une autre raison.",
        "O2R",
    ),
    "waiting": (
        "En attente",
        "Sans parcours : accueil pas encore confirmé, ou rien encore.",
        "O2R",
    ),
    "flow": (
        "Premiers parcours",
        "Premier parcours commencé dans le trimestre, quelle que soit la date de repérage.",
        "O2R",
    ),
}
"""Title, meaning and source of each column, by field of a quarter."""

CATEGORIES = {
    "gender": ("Genre", "Genre noté sur la fiche."),
    "age": ("Âge", "Âge au repérage."),
    "education": ("Niveau de formation", "Plus haut niveau atteint, selon la CITE 2011."),
    "situation": ("Situation", "Situation sur le marché du travail au repérage."),
    "housing": (
        "Logement",
        "Sans hébergement, hébergement nomade ou d’urgence : exclus du logement.",
    ),
}
FSE = "FSE+, règlement (UE) 2021/1057, annexe I"
TOO_FEW = "Les jeunes sont trop peu nombreux pour les compter par trimestre."
QUARTERS = ("1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre")


def document(report: Document, funding: Funding, numbers: Numbers) -> Document:
    """The pages. `report`: the year's draft, whose days they share."""
    year = report.year
    tables = [_quarters(year, funding, numbers), _pathways(year, funding, numbers)]
    tables += [_participants(category, year, funding, numbers) for category in CATEGORIES]
    meanings = [
        Meaning(title, "Par trimestre", says, source) for title, says, source in COLUMNS.values()
    ]
    meanings += [
        Meaning("Nombre", "Parcours", "Remobilisés selon leur parcours principal.", "O2R"),
        *(Meaning("Nombre", title, says, FSE) for title, says in CATEGORIES.values()),
    ]
    about = (
        f"Jeunes repérés {days(report.first, report.last)}, et ce qu’ils sont devenus à cette dernière "
        "date. « masqué » : un nombre trop petit pour être publié, ou qui en ferait deviner un."
    )
    return pages(TITLE, about, report, tables, meanings)


def _quarters(year: int, funding: Funding, numbers: Numbers) -> Table:
    columns = [Column(key=key, label=title) for key, (title, _, _) in COLUMNS.items()]
    rows = [
        Row(
            key=str(one.quarter),
            label=QUARTERS[one.quarter - 1],
            cells=[
                _told(numbers, f"{year}/{OF_YEAR[key]}/quarter/{one.quarter}") for key in COLUMNS
            ],
        )
        for one in funding.quarters
    ]
    total = [numbers[f"{year}/{OF_YEAR[key]}"] for key in COLUMNS]
    rows.append(Row(key="total", label="Année", cells=total, role="total"))
    rule = (
        "Chaque jeune est au trimestre de son repérage, avec ce qu’il est devenu à la date de fin."
    )
    told = f"{year}/{OF_YEAR['identified']}/quarter/1" in numbers.cells.cells
    note = None if told else TOO_FEW
    return table(
        "quarters", "Cohorte par trimestre de repérage", "Trimestre", columns, rows, rule, note
    )


def _told(numbers: Numbers, name: str) -> Value:
    """A year of few youths has no numbers by quarter."""
    return numbers[name] if name in numbers.cells.cells else MASKED


def _pathways(year: int, funding: Funding, numbers: Numbers) -> Table:
    labels = {way.row: way.label for way in funding.pathways}
    cells = {row: numbers[f"{year}/remobilised/pathway/{row}"] for row in labels}
    rule = "Remobilisés selon leur parcours principal à la date de fin : chacun compte une fois."
    return listed("pathways", "Parcours", "Parcours", labels, cells, rule)


def _participants(category: str, year: int, funding: Funding, numbers: Numbers) -> Table:
    title, says = CATEGORIES[category]
    names = {"non_binary": "other"}
    cells = {
        code: numbers[
            f"{year}/identified/gender/{names.get(code, code)}"
            if category == "gender"
            else f"{year}/fse/{category}/{code}"
        ]
        for code in fse.LABELS[category]
    }
    caption = f"Participants FSE+ : {title.lower()}"
    return listed(f"fse.{category}", caption, title, fse.LABELS[category], cells, f"{says} {FSE}.")
