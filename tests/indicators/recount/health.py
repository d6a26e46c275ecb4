"""What the health desk proposed in the period."""

from datetime import date
from typing import Any

from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export
from tests.indicators.recount.outings import Held
from tests.indicators.recount.shape import codes_of


def health_desk(export: Export, question: Question, held: dict[str, Held]) -> dict[str, Any]:
    """The desk's figures; an act on an outing belongs to the outing's day."""
    places = question.places(export)
    acts = []
    for row in export.live("health_act"):
        outing = held.get(row["outing"])
        day = outing.day if outing else export.day(row["at"])
        here = outing.asked(question) if outing else not question.of_outings
        where = outing.place_at(row["at"]) if outing else None
        if question.holds(day) and here and (places is None or where in places):
            acts.append(row)
    until = question.until
    whole = _tally(export, until, acts)
    sides = [
        {"side": side, "label": label}
        | _tally(export, until, [r for r in acts if r["side"] == side])
        for side, label in (("rights", "Accès aux droits"), ("care", "Accès aux soins"))
    ]
    by_code = {
        side: codes_of(f"health_act_{side}", [r["act"] for r in acts if r["side"] == side])
        for side in ("rights", "care")
    }
    return whole | by_code | {"sides": sides}


def _tally(export: Export, until: date, acts: list[dict[str, Any]]) -> dict[str, Any]:
    known = [export.youth_heads[row["youth"]] for row in acts if row["youth"] in export.youth_heads]
    statuses = [row["status"] for row in acts]
    planned = [export.day(row["at"]) for row in acts if row["status"] == "planned"]
    silent = [day for day in planned if day < until]
    kept = statuses.count("attended")
    return {
        "proposals": len(acts),
        "youths": len({*known}),
        "without_file": len(acts) - len(known),
        "appointments": kept + statuses.count("absent") + len(silent),
        "kept": kept,
        "unanswered": len(silent),
        "to_come": len(planned) - len(silent),
        "cancelled_by_service": statuses.count("cancelled_by_service"),
    }
