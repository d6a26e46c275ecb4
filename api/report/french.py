"""French as it is printed: numbers, agreement, lists, spaces that do not break."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.indicators.rules import MONTHS, french_day
from api.report.document import MASKED, Value

NARROW, WIDE = "\u202f", "\u00a0"
"""Narrow no-break space (thousands, % ; ! ?) and no-break space (: « »)."""


@dataclass(frozen=True)
class Noun:
    """A thing that is counted: "jeune", "jeunes"; `feminine`: "aucune sortie"."""

    one: str
    many: str
    feminine: bool = False


OUTING = Noun("sortie", "sorties", feminine=True)
CONTACT = Noun("contact", "contacts")
PERSON = Noun("personne", "personnes", feminine=True)
YOUTH = Noun("jeune", "jeunes")
DAY = Noun("jour", "jours")
STOP = Noun("passage", "passages")
PARTNER = Noun("partenaire", "partenaires")
PROPOSAL = Noun("proposition", "propositions", feminine=True)
EVENT = Noun("évènement", "évènements")


def number(value: Value) -> str:
    """ "1 500", "12,5", "masqué", "non connu"."""
    if value is None:
        return "non connu"
    if isinstance(value, str):
        return value
    whole, _, rest = f"{value:,.1f}".partition(".")
    text = whole.replace(",", NARROW)
    return text if rest == "0" else f"{text},{rest}"


def percent(share: float) -> str:
    """ "72 %", rounded half up; never "0 %" nor "100 %" of what is not none or all."""
    if 0 < share < 0.5:
        return f"moins de 1{NARROW}%"
    if 99.5 <= share < 100:
        return f"plus de 99{NARROW}%"
    return f"{int(share + 0.5)}{NARROW}%"


def counted(value: Value, noun: Noun) -> str:
    """ "aucune sortie", "1 sortie", "96 sorties", "un nombre masqué de sorties"."""
    if value == MASKED:
        of = "d’" if noun.many[0] in "aeiouyéèêh" else "de "
        return f"un nombre masqué {of}{noun.many}"
    if value == 0:
        return f"{'aucune' if noun.feminine else 'aucun'} {noun.one}"
    return f"{number(value)} {agreed(value, noun.one, noun.many)}".replace(" ", WIDE, 1)


def agreed(value: Value, one: str, many: str) -> str:
    """The singular for 0 and 1 (and 1,5), as French has it."""
    return one if isinstance(value, int | float) and abs(value) < 2 else many


def share(part: Value, whole: Value) -> str:
    """ "14 sur 19 (74 %)"; no share of nothing, nor of few: a person is no percentage."""
    said = f"{number(part)} sur {number(whole)}".replace(" ", WIDE)
    if isinstance(part, str) or isinstance(whole, str) or not part or not whole or whole < 10:
        return said
    return f"{said} ({percent(100 * part / whole)})"


def joined(parts: Sequence[str]) -> str:
    """ "a", "a et b", "a, b et c"."""
    *first, last = parts
    return f"{', '.join(first)} et {last}" if first else last


def sentence(text: str) -> str:
    """Capital first, one full stop at the end, French spaces."""
    text = spaced(text.strip())
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")


def spaced(text: str) -> str:
    """Plain spaces become no-break ones where French wants them. Applying it twice changes nothing."""
    text = re.sub(r"[ \u00a0]([;!?%])", NARROW + r"\1", text)
    text = re.sub(r" ([:»])", WIDE + r"\1", text)
    return text.replace("« ", f"«{WIDE}")


def day(when: date) -> str:
    """ "1er avril 2022"."""
    return french_day(when)


def month(name: str) -> str:
    """ "2022-04" → "avril 2022"."""
    year, number_ = name.split("-")
    return f"{MONTHS[int(number_) - 1]}{WIDE}{year}"


def from_month(first: str, last: str) -> str:
    """ "d’avril à octobre 2022", "en avril 2022" (both of one year)."""
    if first == last:
        return f"en {month(first)}"
    start = MONTHS[int(first[5:]) - 1]
    of = "d’" if start[0] in "ao" else "de "
    return f"{of}{start} à {month(last)}"
