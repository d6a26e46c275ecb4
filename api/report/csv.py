"""The report's tables as CSV: a file each, and a dictionary of their columns, in one archive.

`;` between cells and a comma in numbers, as French spreadsheets read them. A text that a spreadsheet
would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from api.report.archive import packed
from api.report.document import MASKED, Column, Document, Table, Unit, Value
from api.report.sheets import sheets
from api.report.values import NOT_KNOWN

UNITS: Final[dict[Unit, str]] = {
    "count": "nombre entier",
    "hours": "heures",
    "days": "jours",
    "percent": "pour cent, de 0 à 100",
    "text": "texte",
}
ROLES: Final = {"row": "", "part": "dont", "total": "total"}
DICTIONARY: Final = "dictionnaire.csv"
HEAD: Final = ("fichier", "tableau", "partie", "colonne", "unité", "règle", "note")
MEANS: Final = (
    f"« {MASKED} » : trop petit pour être publié. « {NOT_KNOWN} » : pas noté, et non zéro."
)


def write_csv(document: Document, pictures: Mapping[str, bytes], bom: bool = True) -> bytes:
    """The archive. `bom`: each file begins with the mark by which Excel knows UTF-8."""
    coded = partial(_file, bom=bom)
    named = [(f"{nth:02}-{_plain(name)}.csv", where, t) for nth, (name, where, t) in _all(document)]
    files = [(file, coded(_lines(table))) for file, _, table in named]
    told = [HEAD, *(row for file, where, table in named for row in _told(file, where, table))]
    return packed([(DICTIONARY, coded(told)), *files], document.made_on)


def _all(document: Document) -> Iterator[tuple[int, tuple[str, str, Table]]]:
    return enumerate(sheets(document), 1)


def _plain(name: str) -> str:
    """A file's name that any system keeps: letters without accents, digits, hyphens."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "tableau"


def _lines(table: Table) -> Iterator[list[str]]:
    """Head, then one line each; the second column says what is a part of the line above, or a total."""
    yield [safe(table.head), "rôle", *(safe(column.label) for column in table.columns)]
    for row in table.rows:
        yield [safe(row.label), ROLES[row.role], *(cell(value) for value in row.cells)]


def _told(file: str, where: str, table: Table) -> Iterator[tuple[str, ...]]:
    note = " ".join(filter(None, [table.note, MEANS]))
    columns = [Column(key="label", label=table.head, unit="text"), *table.columns]
    for column in columns:
        words = (where, column.label, UNITS[column.unit], table.rule, note)
        yield (file, safe(table.caption), *(safe(word) for word in words))


def cell(value: Value) -> str:
    """`1500`, `12,5`, « masqué », « non connu », or a text that is no formula."""
    if value is None:
        return NOT_KNOWN
    return safe(value) if isinstance(value, str) else str(value).replace(".", ",")


def safe(text: str) -> str:
    """The text, with an apostrophe before what would make a formula of it."""
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text


def _file(lines: Iterable[Iterable[str]], bom: bool) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=";", lineterminator="\r\n").writerows(lines)
    return made.getvalue().encode("utf-8-sig" if bom else "utf-8")
