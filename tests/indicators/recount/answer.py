"""The whole answer to a question, from an export: the same keys as the page's, figure by figure."""

from collections import Counter
from datetime import date
from typing import Any

from api.records.codes import labels
from tests.indicators.recount import pathways as ways
from tests.indicators.recount import shape, territory
from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export
from tests.indicators.recount.field import field
from tests.indicators.recount.health import health_desk
from tests.indicators.recount.identified import Identified, criterion, identified
from tests.indicators.recount.outings import Held, held_outings
from tests.indicators.recount.people import YOUTH, Met, people
from tests.indicators.recount.rules import phrases
from tests.indicators.recount.shape import codes_of, rows_of
from tests.indicators.recount.step import identified_of_met

Answer = dict[str, Any]


def recount(export: Export, question: Question) -> Answer:
    """Every figure, in the order in which the page has them."""
    held = held_outings(export)
    contacts, met = people(export, question, held)
    youths = identified(export, question, held, question.first)
    taken = ways.taken(export, youths, question.until)
    channels = [one.by["channel"] for one in youths.values()]
    days, n = ways.delay(youths, taken)
    return {
        "period": {
            "from": f"{question.first}",
            "to": f"{question.last}",
            "until": f"{question.until}",
        },
        **field(export, question, held, met, youths),
        "contacts": sum(one.count for one in contacts),
        "people_met": _people(met, "age_band", "gender"),
        "youth_met": _people([one for one in met if one.age_band in YOUTH], "gender"),
        "identified_of_met": identified_of_met(export, question, held),
        "identified": _identified(youths, channels),
        "profile": _profile(export, list(youths.values())),
        "criteria": {
            row: sum(criterion(one.by) == row for one in youths.values())
            for row in ("meets", "does_not_meet", "missing")
        },
        "remobilised": {
            "total": len(taken),
            "until": f"{question.until}",
            "by_channel": rows_of(shape.CHANNELS, [youths[one].by["channel"] for one in taken]),
        },
        "remobilised_flow": _flow(export, question, held),
        "not_remobilised": _not_remobilised(export, question, held, youths, taken),
        "held": [_held(export, months, taken, question.until) for months in (3, 6)],
        "pathways": _named(
            rows_of(
                shape.PATHWAYS, [ways.main_kind(mine, question.until) for mine in taken.values()]
            ),
            taken,
            question.until,
        ),
        "supports": _supports(export, question, youths, taken),
        "delay_days": {"median": days, "n": n},
        "health_desk": health_desk(export, question, held),
        "rules": phrases(question),
    }


def _people(met: list[Met], *by: str) -> Answer:
    lists = {"age_band": ("by_age", "age_band"), "gender": ("by_gender", "gender")}
    counts = [one.count for one in met]
    parts = {
        lists[field][0]: codes_of(lists[field][1], [getattr(one, field) for one in met], counts)
        for field in by
    }
    return {"total": sum(counts)} | parts


def _identified(youths: dict[str, Identified], channels: list[str]) -> Answer:
    everybody = list(youths.values())
    on_outings = sum(one.outing is not None for one in everybody)
    return {
        "total": len(everybody),
        "on_outings": on_outings,
        "elsewhere": len(everybody) - on_outings,
        "by_channel": rows_of(shape.CHANNELS, channels),
        "by_gender": codes_of("gender", [one.fact("gender") for one in everybody]),
        "by_age": codes_of("age_band", [one.by["age_band"] for one in everybody]),
        "without_name": sum(not one.named for one in everybody),
    }


def _profile(export: Export, youths: list[Identified]) -> Answer:
    def somewhere(places: list[str | None], names: dict[str, str]) -> list[Answer]:
        found = Counter(places)
        return [
            {"where": where, "name": names.get(where or ""), "n": n}
            for where, n in sorted(
                found.items(), key=lambda one: (one[0] is None, -one[1], one[0] or "")
            )
        ]

    def several(field: str) -> list[str]:
        return [code for one in youths for code in set(one.fact(field) or ())]

    return {
        "communes": somewhere([one.commune for one in youths], territory.NAMES),
        "epcis": somewhere(
            [territory.epci_of(one.commune) for one in youths], territory.EPCI_NAMES
        ),
        "zones": somewhere(
            [one.quarter for one in youths],
            {row["id"]: row["name"] for row in export.every("zone")},
        ),
        "training_level": rows_of(shape.TRAINING, [one.fact("training_level") for one in youths]),
        "housing": rows_of(shape.HOUSING, [one.fact("housing") for one in youths]),
        "driving_licence": codes_of(
            "driving_licence", [one.fact("driving_licence") for one in youths]
        ),
        "transport": codes_of("transport", several("transport")),
        "obstacles": codes_of("obstacle", several("obstacles")),
    }


def _flow(export: Export, question: Question, held: dict[str, Held]) -> int:
    ever = identified(export, question, held, date.min)
    taken = ways.taken(export, ever, question.last)
    return sum(question.holds(min(way.day for way in mine)) for mine in taken.values())


def _not_remobilised(
    export: Export,
    question: Question,
    held: dict[str, Held],
    youths: dict[str, Identified],
    taken: ways.ByYouth,
) -> Answer:
    left = [one for head, one in youths.items() if head not in taken]
    why = [(ways.reason(export, one, held, question.until), one) for one in left]
    by_reason = []
    for reason, label in shape.REASONS.items():
        ages = [ways.age(one, question.until) for said, one in why if said == reason]
        rows = rows_of(shape.AGES, ages)
        by_reason.append({"reason": reason, "label": label, "n": len(ages), "by_age": rows})
    return {"total": len(left), "by_reason": by_reason}


def _held(export: Export, months: int, taken: ways.ByYouth, until: date) -> Answer:
    results = ways.held_after(export, months * 30, taken, until)
    checked = [result for result in results if result and result != "otherwise"]
    return {
        "months": months,
        "total": len(results),
        "by_result": codes_of("pathway_check", checked),
        "ended_otherwise": results.count("otherwise"),
        "unchecked": results.count(None),
    }


def _named(rows: list[Answer], taken: ways.ByYouth, until: date) -> list[Answer]:
    kinds = [ways.main_kind(mine, until) for mine in taken.values()]
    cej_alone = "gj" not in kinds
    return [
        row | {"label": "Contrat d’engagement jeune (CEJ)"}
        if row["row"] == "gj_cej" and cej_alone
        else row
        for row in rows
    ]


def _supports(
    export: Export, question: Question, youths: dict[str, Identified], taken: ways.ByYouth
) -> list[Answer]:
    rows = ways.by_head(export, "support")
    found = []
    for kind, label in labels("support_kind").items():
        having = [
            head
            for head in youths
            if any(
                one["kind"] == kind and one["started_at"] <= f"{question.until}"
                for one in rows[head]
            )
        ]
        main = [
            ways.main_kind(taken[head], question.until) if head in taken else None
            for head in having
        ]
        of_which = _named(rows_of(shape.BESIDE_PATHWAYS, main), taken, question.until)
        found.append({"kind": kind, "label": label, "n": len(having), "of_which": of_which})
    return found
