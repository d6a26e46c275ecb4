"""The pages of an export: its tables one after the other, then what each column means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.report import french
from api.report.content.parts import table
from api.report.document import Column, Document, Paragraph, Part, Row, Section, Table, Value


@dataclass(frozen=True)
class Meaning:
    """A column of an export: its title, in which table, what it says, where its categories come from."""

    column: str
    table: str
    says: str
    source: str


def text_column(key: str, label: str) -> Column:
    """A column of words."""
    return Column(key=key, label=label, unit="text")


def dictionary(meanings: Sequence[Meaning]) -> Table:
    """Every column of the export in one table."""
    rows = [
        Row(key=str(number), label=one.column, cells=[one.table, one.says, one.source])
        for number, one in enumerate(meanings, start=1)
    ]
    columns = [
        text_column("table", "Tableau"),
        text_column("says", "Ce que dit la colonne"),
        text_column("source", "Source"),
    ]
    rule = "Chaque colonne de cet export, dans l’ordre des tableaux."
    return table("dictionary", "Dictionnaire des colonnes", "Colonne", columns, rows, rule)


def listed(
    key: str,
    caption: str,
    head: str,
    labels: Mapping[str, str],
    cells: Mapping[str, Value],
    rule: str,
) -> Table:
    """One number a line: labels and values by the same keys."""
    rows = [Row(key=name, label=label, cells=[cells[name]]) for name, label in labels.items()]
    return table(key, caption, head, [Column(key="n", label="Nombre")], rows, rule)


def pages(
    title: str, about: str, report: Document, tables: Sequence[Table], meanings: Sequence[Meaning]
) -> Document:
    """The export as a document of the same year and days as `report`."""
    parts: list[Part] = [Paragraph(text=french.spaced(about), role="lead"), *tables]
    sections = [
        Section(key="export", title=title, parts=parts),
        Section(key="dictionary", title="Dictionnaire", parts=[dictionary(meanings)]),
    ]
    return Document(
        title=f"{title} {report.year}",
        kicker=report.kicker,
        organisation=report.organisation,
        year=report.year,
        first=report.first,
        last=report.last,
        made_on=report.made_on,
        sections=sections,
    )


def days(first: date, last: date) -> str:
    """ "du 1er janvier 2022 au 31 décembre 2022"."""
    return f"du {french.day(first)} au {french.day(last)}"
