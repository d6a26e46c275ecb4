"""Finding a commune or an intercommunalité among all of France, as people type it."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from api.territory.france import Commune, Epci, france

MOST = 30
_LETTERS = re.compile(r"[^a-z0-9]+")


class Line(NamedTuple):
    """A name made ready: `words` in small letters without accents, between spaces."""

    words: str
    what: Epci | Commune


def found(typed: str) -> list[Epci | Commune]:
    """What has every word of `typed` at the start of a word of its name, or the code typed.

    At most `MOST`: the whole name first, then names that begin so; of equals, intercommunalités
    first, then shorter names. An INSEE code that no longer exists finds the commune it is now.
    """
    wanted = plain(typed)
    if not wanted.strip():
        return []
    code = typed.strip().upper()
    known = france()
    by_code = [one for one in (known.epcis.get(code), known.commune(code)) if one]
    starts = [f" {word}" for word in wanted.split()]
    hits = [line for line in _lines() if all(start in line.words for start in starts)]
    hits.sort(key=lambda line: _rank(line, wanted))
    named = [line.what for line in hits[:MOST] if line.what not in by_code]
    return [*by_code, *named][:MOST]


def _rank(line: Line, wanted: str) -> tuple[bool, bool, bool, int, str]:
    begins = line.words.startswith(wanted.rstrip())
    return (
        line.words != wanted,
        not begins,
        isinstance(line.what, Commune),
        len(line.words),
        line.words,
    )


@cache
def _lines() -> list[Line]:
    known = france()
    whole: list[Epci | Commune] = [*known.epcis.values(), *known.communes.values()]
    return [Line(plain(one.name), one) for one in whole]


def plain(text: str) -> str:
    """` besancon `: "St" and "Ste" are written out, as in the names."""
    bare = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "oe")).lower()
    words = _LETTERS.sub(" ", "".join(sign for sign in bare if not unicodedata.combining(sign)))
    short = {"st": "saint", "ste": "sainte"}
    return f" {' '.join(short.get(word, word) for word in words.split())} "
