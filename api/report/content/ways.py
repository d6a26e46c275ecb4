"""What became of them: pathways, supports, why not yet, after how long, whether it held."""

from api.indicators import answer
from api.report import french
from api.report.content.overview import remobilised
from api.report.content.parts import NUMBER, Told, chart, paragraph, partition, table
from api.report.content.youths import labels_of
from api.report.document import MASKED, Column, Part, Row
from api.report.french import DAY, agreed, counted
from api.report.numbers.put import BROKEN_DOWN_FROM

NO_PATHWAY = "no_pathway"
WITHOUT_RESULT = (
    ("ended_otherwise", "Terminé pour une autre raison"),
    ("unchecked", "Pas encore vérifié"),
)
"""The lines of who was not checked, after the results of checks."""


def pathways(told: Told) -> list[Part]:
    """The remobilised by their main pathway, supports apart, and those without a pathway yet."""
    if not told.some("identified"):
        return []
    parts: list[Part] = [*paragraph(remobilised(told), _flow(told), _delay(told))]
    if told.some("remobilised"):
        ways = partition(
            told,
            "remobilised",
            "pathway",
            "Leurs parcours",
            "Parcours principal",
            labels_of(told.figures.funnel.pathways),
            "pathways",
        )
        parts += [ways, *chart(ways)]
    parts += _supports(told)
    if told.some("not_remobilised"):
        parts.append(
            partition(
                told,
                "not_remobilised",
                "reason",
                "Sans parcours à cette date",
                "Raison",
                [(row.reason, row.label) for row in told.figures.funnel.not_remobilised.by_reason],
                "not_remobilised",
            )
        )
    return parts


def _flow(told: Told) -> str | None:
    n = told["remobilised_flow"]
    if not told.some("remobilised_flow"):
        return None
    verb = agreed(n, "a commencé son", "ont commencé leur")
    year = told.figures.year
    who = counted(n, french.YOUTH)
    return f"en {year}, {who} {verb} premier parcours, quelle que soit l’année du repérage"


def _delay(told: Told) -> str | None:
    median = told.figures.funnel.delay_days.median
    n = told["delay/youths"]
    if median is None or n == MASKED:
        return None
    value = int(median) if median == int(median) else median
    after = f"est de {counted(value, DAY)}" if value else "est nul : il commence le jour même"
    return (
        f"le délai médian entre le repérage et le premier parcours {after}"
        f" ({counted(n, french.YOUTH)})"
    )


def _supports(told: Told) -> list[Part]:
    """Each support, and in which pathways the youths who had it were: never added to pathways."""
    found = [one for one in told.figures.funnel.supports if told.some(f"supports/{one.kind}")]
    if not found:
        return []
    said = [
        _support(told, one.kind, one.label, way.row, way.label)
        for one in found
        for way in _ways(told, one)
        if way.row != NO_PATHWAY
    ]
    lines = []
    for one in found:
        lines.append(Row(key=one.kind, label=one.label, cells=[told[f"supports/{one.kind}"]]))
        lines += [
            Row(
                key=f"{one.kind}.{way.row}",
                label=f"dont {way.label[:1].lower()}{way.label[1:]}",
                cells=[told[f"supports/{one.kind}/pathway/{way.row}"]],
                role="part",
            )
            for way in _ways(told, one)
        ]
    note = "Un soutien s’ajoute à un parcours : il n’est pas compté une deuxième fois."
    return [
        *paragraph(*said),
        table("supports", "Soutiens", "Soutien", NUMBER, lines, told.rule("supports"), note),
    ]


def _ways(told: Told, support: answer.SupportCount) -> list[answer.RowCount]:
    if support.n < BROKEN_DOWN_FROM:
        return []
    name = f"supports/{support.kind}/pathway"
    return [way for way in support.of_which if told.some(f"{name}/{way.row}")]


def _support(told: Told, kind: str, label: str, way: str, of: str) -> str | None:
    """ "14 sur 19 en suivi traditionnel ont eu ce soutien : psychologue"."""
    n, whole = told[f"supports/{kind}/pathway/{way}"], told[f"remobilised/pathway/{way}"]
    if n == MASKED or whole == MASKED:
        return None
    return f"{label} : {french.share(n, whole)} en « {of} »"


def lasting(told: Told) -> list[Part]:
    """Who was still there after 3 and 6 months."""
    held = [one for one in told.figures.funnel.held if one.total >= BROKEN_DOWN_FROM]
    if not held:
        return []
    columns = [Column(key=f"m{one.months}", label=f"À {one.months} mois") for one in held]
    rows = [
        Row(
            key=row.code,
            label=row.label,
            cells=[told[f"held/{one.months}/{row.code}"] for one in held],
        )
        for row in held[0].by_result
    ]
    for key, label in WITHOUT_RESULT:
        cells = [told[f"held/{one.months}/{key}"] for one in held]
        rows.append(Row(key=key, label=label, cells=cells))
    totals = [told[f"held/{one.months}"] for one in held]
    rows.append(Row(key="total", label="Remobilisés depuis ce temps", cells=totals, role="total"))
    note = (
        "Sans vérification datée, un parcours terminé compte selon la raison de sa fin ; d’un parcours en "
        "cours, rien n’est dit : le silence n’est jamais compté comme un succès."
    )
    return [table("held", "À 3 et 6 mois", "Situation", columns, rows, told.rule("held"), note)]
