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
        names.append(put.one(f"{whole}/ended_otherwise", after.ended_otherwise, "held"))
        names.append(put.one(f"{whole}/unchecked", after.unchecked, "held"))
        put.sums(whole, names)
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
        due = [f"health/{side.side}/{one}" for one in ("kept", "unanswered")]
        put.parts_of(f"health/{side.side}/appointments", due)
        acts: list[answer.CodeCount] = getattr(desk, side.side)
        names = [
            put.one(f"health/{side.side}/act/{row.code}", row.n, f"health.{side.side}")
            for row in acts
        ]
        put.sums(f"health/{side.side}/proposals", names)
    for name, one in (("health", desk), *((f"health/{side.side}", side) for side in desk.sides)):
        _what_acts_are(put, name, one)
    _both_sides(put, desk)


def _what_acts_are(put: Put, name: str, acts: answer.HealthActs) -> None:
    """No table says it, everybody knows: an act has one answer at most of those counted here, and is
    without file or of a youth who counts once."""
    answers = [f"{name}/{one}" for one in ("appointments", "to_come", "cancelled_by_service")]
    put.parts_of(f"{name}/proposals", answers)
    if not acts.youths:
        put.sums(f"{name}/proposals", (f"{put.year}/{name}/without_file",))
    else:
        put.parts_of(f"{name}/proposals", [f"{name}/without_file", f"{name}/youths"])


def _both_sides(put: Put, desk: answer.HealthDesk) -> None:
    """Whoever is known came for one side at least."""
    sides = [f"{put.year}/health/{side.side}/youths" for side in desk.sides]
    put.one(
        "rest/health/youths",
        sum(side.youths for side in desk.sides),
        "rest",
        people=False,
        hidden=True,
    )
    put.sums("rest/health/youths", sides)
    put.part_of("rest/health/youths", "health/youths")
