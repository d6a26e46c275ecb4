"""What each figure's sentence must say of the days it is about."""

from datetime import date

from tests.indicators.recount.asked import Question

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
OF_THE_PERIOD = (
    *(
        "outings",
        "months",
        "places",
        "partners",
        "contacts",
        "people_met",
        "youth_met",
        "identified_of_met",
        "identified",
    ),
    *("profile", "criteria", "without_name", "remobilised_flow"),
)
UP_TO_A_DAY = (
    *("remobilised", "not_remobilised", "held", "pathways", "supports", "delay_days"),
    "health_desk",
)


def phrases(question: Question) -> dict[str, list[str]]:
    """By figure, the days as people say them: those of the period, and the one looked at."""
    first, last = _said(question.first), _said(question.last)
    if question.first.year == question.last.year:
        first = first.removesuffix(f" {question.first.year}")
    period = f"le {last}" if question.first == question.last else f"du {first} au {last}"
    until = f"au {_said(question.until)}"
    return {
        **{figure: [period] for figure in OF_THE_PERIOD},
        **{figure: [period, until] for figure in UP_TO_A_DAY},
    }


def _said(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
