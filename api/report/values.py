"""How a value of the report reads in French, the same in every form."""

from datetime import date
from typing import Final

from api.report.document import MASKED, Document, Unit, Value

NOT_KNOWN: Final = "non connu"
"""Written where a value is None."""
SPACE: Final = "\u00a0"
"""Stands between thousands and before a unit: the narrow one is missing from the typeface."""
SUFFIX: Final[dict[Unit, str]] = {"percent": f"{SPACE}%", "hours": f"{SPACE}h", "days": f"{SPACE}j"}
MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def number(value: int | float) -> str:
    """`1 500`, `12,5`, `-3`: at most one decimal, none where it would be a zero."""
    rounded = value if isinstance(value, int) else round(value, 1)
    text = f"{rounded:,}".removesuffix(".0")
    return text.replace(",", SPACE).replace(".", ",")


def shown(value: Value, unit: Unit = "count") -> str:
    """A cell in print: `1 500`, `72 %`, `3,5 h`, `12 j`, « masqué », « non connu », a text as it is."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, str):
        return value
    return number(value) + SUFFIX.get(unit, "")


def is_number(value: Value) -> bool:
    """Whether it is a number: neither masked, nor unknown, nor a text."""
    return isinstance(value, int | float)


def is_masked(value: Value) -> bool:
    """Whether a number was hidden there."""
    return value == MASKED


def day(value: date) -> str:
    """`1er mai 2022`, `3 mai 2022`."""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first}{SPACE}{MONTHS[value.month - 1]} {value.year}"


def edition(document: Document) -> str:
    """`Édition n° 1 du 16 juin 2023`, `Brouillon du 16 juin 2023`: stands at the foot of each page."""
    number_ = "Brouillon" if document.edition is None else f"Édition n°{SPACE}{document.edition}"
    return f"{number_} du {day(document.made_on)}"


def period(document: Document) -> str:
    """`du 1er avril 2022 au 31 octobre 2022`."""
    return f"du {day(document.first)} au {day(document.last)}"
