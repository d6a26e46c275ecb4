"""Where youths live, as the report has it: places of few together in one line.

Many small masked lines would say little and give each other away: "Autres communes" says more. The
line is a number like any other: masked when it is itself too small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from api.indicators import answer

By = Literal["communes", "epcis", "zones"]

OTHERS: dict[By, str] = {
    "communes": "Autres communes",
    "epcis": "Autres intercommunalités",
    "zones": "Autres quartiers",
}
UNKNOWN: dict[By, str] = {
    "communes": "Commune non connue",
    "epcis": "Hors intercommunalité, ou commune non connue",
    "zones": "Hors de ces quartiers, ou quartier non connu",
}


@dataclass(frozen=True)
class Line:
    """One line of a table of residence: `where` are the codes it stands for (None: not known)."""

    key: str
    label: str
    n: int
    where: tuple[str | None, ...]


def lines(by: By, rows: Sequence[answer.Somewhere], under: int) -> list[Line]:
    """The places of `under` youths or more one by one, the others together if there are several.

    Not known last.
    """
    few = [row for row in rows if row.where and row.n < under]
    alone = [row for row in rows if row.where and (row.n >= under or len(few) < 2)]
    found = [Line(str(row.where), row.name or str(row.where), row.n, (row.where,)) for row in alone]
    if len(few) > 1:
        members = tuple(row.where for row in few)
        found.append(Line("others", OTHERS[by], sum(row.n for row in few), members))
    unknown = [Line("none", UNKNOWN[by], row.n, (None,)) for row in rows if not row.where]
    return found + unknown
