"""What one cell of a table of places may say. Each gives the value of the field, or raises `Wrong`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from api.records.codes import labels
from api.records.place import PLACE
from api.records.refusals import sentence
from api.records.rules import Refused, Writing
from api.territory.france import france
from api.territory.search import plain

BOTH: Final = "Donnez la latitude et la longitude, ou aucune des deux."
_CODE = re.compile(r"\d{4,5}|2[AB]\d{3}", re.IGNORECASE)
_DEGREES = re.compile(r"-?\d{1,3}([.,]\d+)?")
_NOW = Writing(now="", today="", kids=frozenset())


class Wrong(Exception):
    """A cell that does not fit, with a French sentence that repeats no value."""


def name(text: str) -> str:
    """A place's name, as the field takes it."""
    try:
        return str(PLACE.rules["name"].check(text, "name", _NOW))
    except Refused as why:
        raise Wrong(sentence(why.code, "name")) from None


def kind(text: str) -> str:
    """A kind of place by its French label or its code."""
    wanted = plain(text)
    for code, label in labels("place_kind").items():
        if wanted in (plain(label), plain(code), plain(label.partition("(")[0])):
            return code
    known = ", ".join(f"«\u00a0{label}\u00a0»" for label in labels("place_kind").values())
    raise Wrong(f"Ce genre n’existe pas. Les genres\u00a0: {known}.")


def commune(text: str, ours: frozenset[str]) -> str:
    """The INSEE code of today by a code or a name; of several of one name, the one of `ours`."""
    if _CODE.fullmatch(text):
        found = france().commune(text.upper().zfill(5))
        if found is None:
            raise Wrong("Ce code Insee n’est celui d’aucune commune.")
        return found.code
    codes = _by_name().get(plain(text), ())
    mine = [code for code in codes if code in ours]
    if len(codes) == 1 or len(mine) == 1:
        return (mine or codes)[0]
    if codes:
        raise Wrong("Plusieurs communes ont ce nom\u00a0: donnez le code Insee.")
    raise Wrong("Aucune commune de France n’a ce nom.")


def zone(text: str, zones: Mapping[str, str]) -> str:
    """The id of one of the organisation's districts."""
    found = zones.get(plain(text))
    if found is None:
        raise Wrong("Ce quartier n’est pas dans votre liste\u00a0: ajoutez-le d’abord.")
    return found


def degrees(text: str, most: float) -> float:
    """Degrees, with a comma or a point."""
    if (
        not _DEGREES.fullmatch(text)
        or not -most <= (value := float(text.replace(",", "."))) <= most
    ):
        raise Wrong("Ce n’est pas un nombre de degrés, comme 47,2378.")
    return value


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in france().communes.values():
        found[plain(one.name)] = (*found.get(plain(one.name), ()), one.code)
    return found
