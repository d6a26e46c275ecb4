"""What the forms made of sheets share: their names, and which table of the report each holds."""

import re
import textwrap
from collections.abc import Iterator
from typing import Final

from api.report.document import Document, Table
from api.report.svg import width_of
from api.report.values import shown

LONGEST: Final = 31
"""Letters of a sheet's name, at the most, in Excel, to which what is beyond U+FFFF counts as two."""
SUMMARY: Final = "Sommaire"
ANNEXES: Final = "Annexes"
NOTE: Final = 92
"""Letters of a line under a table."""


def sheets(document: Document) -> Iterator[tuple[str, str, Table]]:
    """Name of the sheet, title of the section, table: one each, annexes last, no name twice."""
    taken = {SUMMARY.casefold()}
    for section in document.sections:
        for part in section.parts:
            if isinstance(part, Table):
                yield _name(part.caption, taken), section.title, part
    for table in document.annexes:
        yield _name(table.caption, taken), ANNEXES, table


def printed(table: Table) -> list[list[str]]:
    """Head and lines as they read."""
    lines = (
        [row.label, *(shown(v, c.unit) for v, c in zip(row.cells, table.columns, strict=True))]
        for row in table.rows
    )
    return [[table.head, *(column.label for column in table.columns)], *lines]


def notes(table: Table) -> list[str]:
    """The rule and the note in lines that a page holds, one a row: a cell does not break them."""
    texts = (line for text in (table.rule, table.note or "") for line in text.split("\n"))
    return [line for text in texts for line in textwrap.wrap(text, NOTE)]


def widest(table: Table, size: float) -> list[float]:
    """How wide each column is, in letters of that size: what stands in it, and the longest word of
    its head."""
    head, *lines = printed(table)
    longest = [max(words.split(), key=len, default="") for words in head]
    return [
        max(width_of(text, size) for text in column) for column in zip(longest, *lines, strict=True)
    ]


def _name(caption: str, taken: set[str]) -> str:
    """A name that Excel and OpenDocument take: no sign of theirs, short, unlike those taken."""
    plain = re.sub(r"[\s\[\]:*?/\\'’]+", " ", caption).strip() or "Tableau"
    if plain.casefold() == "history":  # Excel keeps this one for itself
        plain = "Tableau history"
    name, nth = _cut(plain, LONGEST), 1
    while name.casefold() in taken:
        nth += 1
        end = f" {nth}"
        name = _cut(plain, LONGEST - len(end)) + end
    taken.add(name.casefold())
    return name


def _cut(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore").strip()
