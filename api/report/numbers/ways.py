"""The numbers of what became of them, and of the health desk."""

from api.indicators import answer
from api.report.numbers.put import BROKEN_DOWN_FROM, Put


def ways(put: Put, funnel: answer.Funnel) -> None:
    """Pathways, reasons, supports, delays, what held."""
    put.one("remobilised", funnel.remobilised.total)
    put.one("not_remobilised", funnel.not_remobilised.total)
    put.sums("identified", (f"{put.year}/remobilised", f"{put.year}/not_remobilised"))
    put.split("remobilised", "channel", funnel.remobilised.by_channel, "identified.channel")
    for channel in funnel.remobilised.by_channel:
        put.part_of(f"identified/channel/{channel.row}", f"remobilised/channel/{channel.row}")
    put.split("remobilised", "pathway", funnel.pathways)
    reasons = funnel.not_remobilised.by_reason
    names = [
        put.one(f"not_remobilised/reason/{row.reason}", row.n, "not_remobilised.reason")
        for row in reasons
    ]
    put.sums("not_remobilised", names)
    for support in funnel.supports:
        put.one(f"supports/{support.kind}", support.n, "supports")
        put.part_of("identified", f"supports/{support.kind}")
        if support.n < BROKEN_DOWN_FROM:
            continue
        put.split(f"supports/{support.kind}", "pathway", support.of_which, "supports")
        for way in support.of_which:
            if f"{put.year}/remobilised/pathway/{way.row}" in put.cells.cells:
                put.part_of(
                    f"remobilised/pathway/{way.row}", f"supports/{support.kind}/pathway/{way.row}"
                )
    for after in funnel.held:
        if after.total < BROKEN_DOWN_FROM:
            continue
        whole = f"held/{after.months}"
        put.one(whole, after.total, "held")
        put.part_of("remobilised", whole)
        names = [put.one(f"{whole}/{row.code}", row.n, "held") for row in after.by_result]
        put.sums(whole, [*names, put.one(f"{whole}/unchecked", after.unchecked, "held")])
    put.one("delay/youths", funnel.delay_days.n, "delay")
    put.part_of("remobilised", "delay/youths")
    put.one("remobilised_flow", funnel.remobilised_flow, "flow")


HEALTH = (
    *("proposals", "without_file", "appointments", "kept", "unanswered", "to_come"),
    "cancelled_by_service",
)
"""What of the desk adds up over its two sides. Youths do not: one may come for both."""


def health(put: Put, desk: answer.HealthDesk) -> None:
    """The desk, whole and by side."""
    put.one("health/youths", desk.youths, "health")
    for side in desk.sides:
        put.one(f"health/{side.side}/youths", side.youths, "health")
        put.part_of("health/youths", f"health/{side.side}/youths")
    for figure in HEALTH:
        put.one(f"health/{figure}", getattr(desk, figure), "health")
        names = [
            put.one(f"health/{side.side}/{figure}", getattr(side, figure), "health")
            for side in desk.sides
        ]
        put.sums(f"health/{figure}", names)
    for side in desk.sides:
        _due(put, f"health/{side.side}", side)
        acts: list[answer.CodeCount] = getattr(desk, side.side)
        names = [
            put.one(f"health/{side.side}/act/{row.code}", row.n, f"health.{side.side}")
            for row in acts
        ]
        put.sums(f"health/{side.side}/proposals", names)


def _due(put: Put, side: str, of: answer.HealthSide) -> None:
    """Appointments whose day has come: kept, without an answer, and the absent, printed nowhere."""
    absent = of.appointments - of.kept - of.unanswered
    rest = put.one(f"rest/{side}/absent", absent, "rest", people=False, hidden=True)
    parts = (f"{put.year}/{side}/kept", f"{put.year}/{side}/unanswered", rest)
    put.sums(f"{side}/appointments", parts)
