"""The health desk on outings and at the Mission locale: rights, care, appointments kept."""

from api.report import french
from api.report.content.parts import NUMBER, Told, paragraph, ranked, table
from api.report.document import MASKED, Column, Part, Row, Table, Value
from api.report.french import PROPOSAL, YOUTH, agreed, counted

FIGURES = (
    ("proposals", "Propositions"),
    ("youths", "Jeunes connus"),
    ("without_file", "Actes sans fiche"),
    ("appointments", "Rendez-vous dont le jour est venu"),
    ("kept", "Dont honorés"),
    ("unanswered", "Dont jour passé, sans réponse"),
    ("to_come", "Rendez-vous à venir"),
    ("cancelled_by_service", "Annulés par le service"),
)
PARTS = {"kept", "unanswered"}
"""Those that are some of the appointments above them."""


def health(told: Told) -> list[Part]:
    """What was proposed, to whom, and how many appointments were kept, n of N."""
    if not told.some("health/proposals"):
        return []
    return [
        *paragraph(_proposed(told), _kept(told)),
        _sides(told),
        *(
            of
            for side in told.figures.funnel.health_desk.sides
            if (of := _acts(told, side.side, side.label)) is not None
        ),
    ]


def _proposed(told: Told) -> str:
    proposals, youths = told["health/proposals"], told["health/youths"]
    known = agreed(youths, "connu", "connus")
    said = f"{counted(proposals, PROPOSAL)} {agreed(proposals, 'a été faite', 'ont été faites')}"
    without = told["health/without_file"]
    if MASKED in (youths, without):
        return said
    if not youths:
        return f"{said}, sans fiche"
    return f"{said}, à {counted(youths, YOUTH)} {known}{_without_file(without)}"


def _without_file(n: Value) -> str:
    return f", et {french.number(n)} fois sans fiche" if n else ""


def _kept(told: Told) -> str | None:
    kept, due = told["health/kept"], told["health/appointments"]
    if not told.some("health/appointments") or MASKED in (kept, due):
        return None
    honoured = agreed(kept, "honoré", "honorés")
    return f"rendez-vous dont le jour est venu : {french.share(kept, due)} {honoured}"


def _sides(told: Told) -> Table:
    sides = told.figures.funnel.health_desk.sides
    columns = [
        *(Column(key=side.side, label=side.label) for side in sides),
        Column(key="all", label="Ensemble"),
    ]
    rows = [
        Row(
            key=name,
            label=label,
            cells=[*(told[f"health/{side.side}/{name}"] for side in sides), told[f"health/{name}"]],
            role="part" if name in PARTS else "row",
        )
        for name, label in FIGURES
    ]
    note = "Un jeune venu pour les deux compte une fois dans l’ensemble."
    return table(
        "health", "La permanence santé", "Chiffre", columns, rows, told.rule("health_desk"), note
    )


def _acts(told: Told, side: str, label: str) -> Table | None:
    acts = getattr(told.figures.funnel.health_desk, side)
    lines = ranked(
        Row(key=row.code, label=row.label, cells=[told[f"health/{side}/act/{row.code}"]])
        for row in acts
        if told.some(f"health/{side}/act/{row.code}")
    )
    if not lines:
        return None
    sums = [told[f"health/{side}/proposals"]]
    total = Row(key="total", label="Total", cells=sums, role="total")
    return table(
        f"health.{side}", label, "Acte proposé", NUMBER, [*lines, total], told.rule("health_desk")
    )
