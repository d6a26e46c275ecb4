"""What funders ask of a year, a second time, from the words of the rule: docs/report.md, "Exports"."""

from collections import Counter
from datetime import date
from typing import Any

from tests.indicators.recount import pathways as ways
from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export
from tests.indicators.recount.identified import Identified, criterion, identified
from tests.indicators.recount.outings import held_outings
from tests.indicators.recount.people import people

NO_DIPLOMA = {"no_diploma", "l6", "l5b", "l5_nodip", "l4_nodip"}
SECONDARY = {"cap_bep", "bac", "n3", "n4"}
LEARNS = {"training", "immersion", "schooling", "civic_service"}
WORKS = {"employment", "apprenticeship"}
WITHOUT_HOME = {"none", "nomadic", "chrs"}


def quarters(export: Export, question: Question) -> list[dict[str, int]]:
    """The year's youths by the quarter of their day, with what became of them."""
    held = held_outings(export)
    youths = identified(export, question, held, question.first)
    taken = ways.taken(export, youths, question.until)
    ever = ways.taken(export, identified(export, question, held, date.min), question.last)
    begun = [min(way.day for way in mine) for mine in ever.values()]
    found = []
    for number in (1, 2, 3, 4):
        mine = [one for one in youths.values() if quarter(one.day) == number]
        left = [one for one in mine if one.head not in taken]
        why = [ways.reason(export, one, held, question.until) for one in left]
        kinds = [
            ways.main_kind(taken[one.head], question.until) for one in mine if one.head in taken
        ]
        found.append(
            {
                "quarter": number,
                "identified": len(mine),
                "on_outings": sum(one.outing is not None for one in mine),
                "elsewhere": sum(one.outing is None for one in mine),
                "meets": sum(criterion(one.by) == "meets" for one in mine),
                "remobilised": len(kinds),
                "redirected": kinds.count("partner_referral"),
                "abandoned": sum(one not in ("confirmation", "nothing") for one in why),
                "waiting": sum(one in ("confirmation", "nothing") for one in why),
                "flow": sum(question.holds(day) and quarter(day) == number for day in begun),
            }
        )
    return found


def participants(export: Export, question: Question) -> dict[str, dict[str, int]]:
    """The year's youths by the categories of FSE+, those with nobody left out."""
    youths = identified(export, question, held_outings(export), question.first).values()
    categories = {
        "gender": [
            "non_binary" if one.file["gender"] == "other" else one.file["gender"] or "unknown"
            for one in youths
        ],
        "age": [_age(one.by["age_band"]) for one in youths],
        "education": [_education(one) for one in youths],
        "situation": [_situation(one.by["situation"]) for one in youths],
        "housing": [_housing(one.fact("housing")) for one in youths],
    }
    return {name: dict(Counter(codes)) for name, codes in categories.items()}


def met(export: Export, question: Question) -> dict[tuple[Any, ...], int]:
    """People met alike, by the quarter of their outing."""
    found: Counter[tuple[Any, ...]] = Counter()
    _, first_met = people(export, question, held_outings(export))
    for one in first_met:
        found[f"{one.day.year}-T{quarter(one.day)}", one.gender, one.age_band] += one.count
    return {alike: n for alike, n in found.items() if n}


def quarter(day: date) -> int:
    """January to March is the first."""
    return 1 + (day.month - 1) // 3


def _age(band: str) -> str:
    if band in ("18_21", "22_25", "26_29"):
        return "18_29"
    return "under_18" if band == "16_17" else "unknown"


def _education(one: Identified) -> str:
    level = one.fact("training_level")
    if level in (None, "unknown"):
        return "unknown"
    if level in NO_DIPLOMA:
        return "isced_0_2"
    return "isced_3_4" if level in SECONDARY else "isced_5_8"


def _situation(said: str | None) -> str:
    if said in (None, "unknown"):
        return "unknown"
    if said == "jobseeker":
        return "unemployed"
    return "learning" if said in LEARNS else "employed" if said in WORKS else "inactive"


def _housing(said: str | None) -> str:
    if said in (None, "unknown", "other"):
        return "unknown"
    return "excluded" if said in WITHOUT_HOME else "housed"
