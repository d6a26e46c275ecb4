"""Who the identified youths are: channel, gender, age, residence, situation."""

from collections.abc import Sequence

from api.indicators import answer
from api.report import french
from api.report.content.parts import (
    NUMBER,
    Label,
    Told,
    beside,
    chart,
    overlapping,
    paragraph,
    partition,
    ranked,
    table,
)
from api.report.document import MASKED, Part, Row, Table
from api.report.french import YOUTH, agreed, counted
from api.report.numbers.put import key_of
from api.report.residence import By


def labels_of(rows: Sequence[answer.CodeCount | answer.RowCount]) -> list[Label]:
    """Keys and French labels of counts."""
    return [(key_of(row), row.label) for row in rows]


def channels(told: Told) -> list[Part]:
    """How they were identified, and how many of them took a pathway."""
    if not told.some("identified"):
        return []
    channels = told.figures.funnel.identified.by_channel
    some = [(row.row, row.label) for row in channels if told.some(f"identified/channel/{row.row}")]
    figures = {"identified": "Jeunes repérés", "remobilised": "Dont remobilisés"}
    columns, lines, total = beside(told, figures, "channel", some)
    rule = f"{told.rule('identified')} {told.rule('remobilised')}"
    of = table(
        "identified.channel",
        "Comment ils ont été repérés",
        "Canal",
        columns,
        [*ranked(lines), total],
        rule,
    )
    return [*paragraph(_where(told)), of, *chart(of, ["identified"])]


def _where(told: Told) -> str | None:
    there, elsewhere = told["identified/on_outings"], told["identified/elsewhere"]
    if not isinstance(there, int) or not isinstance(elsewhere, int) or not there or not elsewhere:
        return None
    # some of those identified elsewhere were met on outings too
    follow = agreed(there, "seul le premier fait suite", "seuls les premiers font suite")
    return (
        f"{counted(there, YOUTH)} {agreed(there, 'a été repéré', 'ont été repérés')} en sortie et "
        f"{french.number(elsewhere)} ailleurs : {follow} à une rencontre en sortie"
    )


def who(told: Told) -> list[Part]:
    """Gender, age, training, housing, how they get about, what stands in the way."""
    if not told.some("identified"):
        return []
    funnel = told.figures.funnel
    them, profile = funnel.identified, funnel.profile
    asked = (
        ("gender", "Genre", "Genre", them.by_gender),
        ("age", "Âge au repérage", "Âge", them.by_age),
        ("training_level", "Niveau de formation", "Niveau", profile.training_level),
        ("housing", "Logement", "Logement", profile.housing),
        ("driving_licence", "Permis de conduire", "Permis", profile.driving_licence),
    )
    several = (
        ("transport", "Moyens de transport", "Transport", profile.transport),
        ("obstacles", "Difficultés rencontrées", "Difficulté", profile.obstacles),
    )
    return [
        *(
            partition(told, "identified", by, caption, head, labels_of(rows), _rule(by))
            for by, caption, head, rows in asked
        ),
        *(
            of
            for by, caption, head, rows in several
            if (
                of := overlapping(told, "identified", by, caption, head, labels_of(rows), "profile")
            ).rows
        ),
    ]


def _rule(by: str) -> str:
    return "identified" if by in ("gender", "age") else "profile"


def where(told: Told) -> list[Part]:
    """Where they live: intercommunalité, commune, zone; each with its total."""
    if not told.some("identified"):
        return []
    return [
        _residence(told, "epcis", "Par intercommunalité", "Intercommunalité"),
        _residence(told, "communes", "Par commune", "Commune"),
        _residence(told, "zones", "Par quartier", "Quartier"),
    ]


def _residence(told: Told, by: By, caption: str, head: str) -> Table:
    rows = {
        line.key: Row(key=line.key, label=line.label, cells=[told[f"identified/{by}/{line.key}"]])
        for line in told.residence[by]
    }
    last = [rows.pop(key) for key in ("others", "none") if key in rows]
    total = Row(key="total", label="Total", cells=[told["identified"]], role="total")
    lines = [*ranked(rows.values()), *last, total]
    return table(f"identified.{by}", caption, head, NUMBER, lines, told.rule("profile"))


CRITERIA = (
    ("meets", "Remplissent les deux critères"),
    ("does_not_meet", "Ne les remplissent pas"),
    ("missing", "Information manquante"),
)


def criteria(told: Told) -> list[Part]:
    """How many meet the two criteria of the call for projects."""
    if not told.some("identified"):
        return []
    meets, total = told["identified/criteria/meets"], told["identified"]
    said = "sans emploi, école ni formation, et sans accompagnement à ce jour"
    known = MASKED not in (meets, total)
    return [
        *paragraph(f"{said} : {french.share(meets, total)}" if known else None),
        partition(
            told,
            "identified",
            "criteria",
            "Les deux critères au repérage",
            "Critères",
            CRITERIA,
            "criteria",
        ),
    ]
