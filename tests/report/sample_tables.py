"""The tables, charts and places of the sample: invented but for what page 20 of the activity report
of 2022 prints."""

from api.report.document import MASKED, Chart, Column, MapPlace, PlacesMap, Row, Table, Value

SEASON = "Du 1er avril au 31 octobre 2022."
RULES = {
    "outings": f"{SEASON} Sorties commencées, ni annulées ni doublées.",
    "met": f"{SEASON} Personnes rencontrées, une fois dans l’année, à la connaissance de l’équipe.",
    "identified": f"{SEASON} Jeunes repérés, chacun une fois, au jour du premier repérage.",
    "pathways": f"{SEASON} Parcours principal au 31 octobre 2022 ; une orientation compte une fois "
    "confirmée.",
}


def table(
    key: str,
    caption: str,
    head: str,
    lines: list[tuple[str, Value]],
    rule: str,
    note: str | None = None,
    column: str = "Nombre",
) -> Table:
    """A table of one column of whole numbers, closed by its total."""
    rows = [
        Row(
            key=f"{key}-{at}",
            label=label,
            cells=[value],
            role="part" if label.startswith("dont") else "row",
        )
        for at, (label, value) in enumerate(lines)
    ]
    whole = sum(v for label, v in lines if isinstance(v, int) and not label.startswith("dont"))
    rows.append(Row(key=f"{key}-total", label="Total", cells=[whole], role="total"))
    columns = [Column(key="n", label=column)]
    return Table(
        key=key, caption=caption, head=head, columns=columns, rows=rows, rule=RULES[rule], note=note
    )


def bars(of: Table, alt: str, shape: str = "bars") -> Chart:
    """The chart of all columns of a table."""
    keys = [column.key for column in of.columns]
    return Chart.model_validate(
        {
            "key": f"{of.key}-chart",
            "table": of.key,
            "columns": keys,
            "shape": shape,
            "caption": of.caption,
            "alt": alt,
        }
    )


KINDS = table(
    "kinds",
    "Sorties par sorte",
    "Sorte",
    [
        ("Arrêts du KAF’Truck", 64),
        ("Maraudes", 18),
        ("Évènements", 9),
        ("Piscines et plages", 5),
    ],
    "outings",
)
MONTHS = table(
    "months",
    "Sorties par mois",
    "Mois",
    [
        ("Avril", 10),
        ("Mai", 14),
        ("Juin", 16),
        ("Juillet", 18),
        ("Août", 12),
        ("Septembre", 15),
        ("Octobre", 11),
    ],
    "outings",
)
CHANNELS = table(
    "channels",
    "Comment ils ont été repérés",
    "Canal",
    [
        ("JDC, obligation de formation", 17),
        ("Partenaires", 11),
        ("Sortie KAF’Truck", 10),
        ("Maraudes", 10),
        ("Piscines et plages", 8),
        ("Évènements", 6),
    ],
    "identified",
)
AGES = Table(
    key="ages",
    caption="Qui ils sont",
    head="Âge",
    columns=[
        Column(key="male", label="Hommes"),
        Column(key="female", label="Femmes"),
        Column(key="all", label="Ensemble"),
    ],
    rows=[
        Row(key="16", label="16-17 ans", cells=[7, 5, 12]),
        Row(key="18", label="18-21 ans", cells=[19, 9, 28]),
        Row(key="22", label="22-25 ans", cells=[MASKED, MASKED, 15]),
        Row(key="26", label="26-29 ans", cells=[MASKED, MASKED, 7]),
        Row(key="all", label="Total", cells=[41, 21, 62], role="total"),
    ],
    rule=RULES["identified"],
    note="Les nombres de 1 à 4 sont masqués, et ceux qui les donneraient.",
)
HOMES = table(
    "homes",
    "Où ils habitent",
    "Quartier ou commune",
    [
        ("Planoise", 17),
        ("Montrapon", 8),
        ("Palente-Orchamps", 7),
        ("Clairs-Soleils", 6),
        ("Ailleurs à Besançon", 15),
        ("Autres communes", 9),
    ],
    "identified",
)
PATHWAYS = table(
    "pathways",
    "Leurs parcours",
    "Parcours",
    [
        ("Suivi traditionnel", 19),
        ("dont avec la psychologue", 14),
        ("Contrat d’engagement jeune", 8),
        ("Service civique", 4),
        ("Emploi ou formation", 7),
        ("Orientation confirmée vers un autre acteur local", 9),
    ],
    "pathways",
    "Service civique : affiché, choix de la coordinatrice.",
)
HEALTH = Table(
    key="health",
    caption="Permanence santé en sortie",
    head="Proposition",
    columns=[
        Column(key="proposed", label="Proposées"),
        Column(key="kept", label="Rendez-vous honorés"),
        Column(key="share", label="Part honorée", unit="percent"),
        Column(key="delay", label="Délai médian", unit="days"),
        Column(key="hours", label="Permanence", unit="hours"),
        Column(key="who", label="Avec", unit="text"),
    ],
    rows=[
        Row(key="rights", label="Accès aux droits", cells=[48, 29, 78.4, 12, 46.5, "CPAM"]),
        Row(key="care", label="Accès aux soins", cells=[31, None, None, 20.5, 38, "Soliha, CMP"]),
        Row(key="all", label="Total", cells=[79, MASKED, MASKED, None, 84.5, ""], role="total"),
    ],
    rule=f"{SEASON} Chaque proposition compte une fois, au jour du rendez-vous s’il y en a un.",
    note="Rendez-vous à venir et rendez-vous annulés par le service : à part.",
)
YEARS = Table(
    key="years",
    caption="Depuis le début",
    head="Année",
    columns=[
        Column(key="outings", label="Sorties"),
        Column(key="met", label="Personnes rencontrées"),
        Column(key="identified", label="Repérés"),
        Column(key="remobilised", label="Remobilisés"),
    ],
    rows=[
        Row(key="2020", label="2020 (saisie)", cells=[42, None, 31, 14]),
        Row(key="2021", label="2021 (saisie)", cells=[80, 1000, 53, 28]),
        Row(key="2022", label="2022", cells=[96, 1500, 62, 47]),
        Row(key="all", label="Total", cells=[218, None, 146, 89], role="total"),
    ],
    rule="Du 1er janvier 2020 au 31 octobre 2022.",
    note="2020 et 2021 ont été saisies d’après les rapports imprimés.",
)
PLACES = PlacesMap(
    key="places",
    caption="Où l’équipe est allée",
    unit="sorties",
    alt="Onze lieux autour de Besançon ; Planoise vient d’abord avec 22 sorties.",
    places=[
        MapPlace(name="Planoise, place Cassin", latitude=47.2227, longitude=5.9667, value=22),
        MapPlace(name="Cité de l’Amitié", latitude=47.2262, longitude=5.9753, value=9),
        MapPlace(name="Centre-ville", latitude=47.2378, longitude=6.0241, value=14),
        MapPlace(name="Battant", latitude=47.2421, longitude=6.0212, value=11),
        MapPlace(name="Cité Viotte", latitude=47.2468, longitude=6.0225, value=6),
        MapPlace(name="Montrapon", latitude=47.2521, longitude=5.9995, value=10),
        MapPlace(name="Hauts de Saint-Claude", latitude=47.2560, longitude=6.0110, value=MASKED),
        MapPlace(name="Clairs-Soleils", latitude=47.2422, longitude=6.0553, value=7),
        MapPlace(name="Piscine de Chalezeule", latitude=47.2560, longitude=6.0750, value=5),
        MapPlace(name="Novillars", latitude=47.2836, longitude=6.1293, value=None),
        MapPlace(name="Base de loisirs d’Osselle", latitude=47.1390, longitude=5.8570, value=0),
    ],
)
VISITED = table(
    "visited",
    "Sorties par lieu",
    "Lieu",
    [(place.name, place.value) for place in PLACES.places],
    "outings",
)
