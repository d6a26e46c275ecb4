"""The report as headings, sentences, tables and charts, before any file format.

All of it is plain JSON: an edition keeps it, the browser draws it, every form is written from it.
A number stands in one place only, a table's cell or a key figure; a chart names the table and the
columns it draws, so the two cannot disagree. Sentences are French, ready to print, typography
included (no-break spaces, ’ and « »).
"""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

MASKED: Final = "masqué"
"""Stands for a number too small to leave the house, or one that would give such a number away."""

Value = int | float | str | None
"""A cell: a number in its column's unit, `MASKED`, the text of a text column, None: not known.

An empty text, in any column: this cell has nothing to say (the sum of what is not known in full).
"""

Unit = Literal["count", "hours", "days", "percent", "text"]
"""`count` is a whole number; `percent` from 0 to 100; `hours` and `days` may have a decimal."""


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paragraph(Shape):
    """Sentences. `role`: "lead" opens a section, "note" is small print under what precedes."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    role: Literal["body", "lead", "note"] = "body"


class KeyFigure(Shape):
    """A number people look for first, with the words under it. Always a count, or `MASKED`."""

    key: str
    value: Value
    label: str


class KeyFigures(Shape):
    """Up to six numbers side by side."""

    kind: Literal["key_figures"] = "key_figures"
    figures: list[KeyFigure]


class Column(Shape):
    """A column of values; `key` is unique in its table."""

    key: str
    label: str
    unit: Unit = "count"


class Row(Shape):
    """A line: its label, then one value a column. `role` "total" closes a table, "part" is a line of
    which the line above it is the whole ("dont …")."""

    key: str
    label: str
    cells: list[Value]
    role: Literal["row", "part", "total"] = "row"


class Table(Shape):
    """Lines of values under a caption. `key` is unique in the document.

    `head` is what the labels are ("Canal"). `rule`: how it was counted, period included. `note`:
    what else must be known to read it (what is masked, what overlaps).
    """

    kind: Literal["table"] = "table"
    key: str
    caption: str
    head: str
    columns: list[Column]
    rows: list[Row]
    rule: str
    note: str | None = None


class Chart(Shape):
    """A drawing of some columns of a table of the same document; its total line is left out.

    `bars` lie down, one a line (rankings); `columns` stand, one a line (months, years); several
    `columns` of the table stand side by side. `alt` says in words what it shows.
    """

    kind: Literal["chart"] = "chart"
    key: str
    table: str
    columns: list[str]
    shape: Literal["bars", "columns"]
    caption: str
    alt: str


class MapPlace(Shape):
    """A place on the map, in degrees (WGS 84). `value` sizes its disc, in `PlacesMap.unit`."""

    name: str
    latitude: float
    longitude: float
    value: Value


class PlacesMap(Shape):
    """Places as discs on a plain ground, north up, with a scale bar. `alt` says it in words."""

    kind: Literal["map"] = "map"
    key: str
    caption: str
    unit: str
    places: list[MapPlace]
    alt: str


class Picture(Shape):
    """A picture that the coordinator added: its id among the document's files, words for who cannot
    see it, and its size in pixels."""

    kind: Literal["picture"] = "picture"
    id: str
    media_type: Literal["image/jpeg", "image/png"]
    width: int
    height: int
    alt: str
    caption: str | None = None


class Term(Shape):
    word: str
    meaning: str


class Terms(Shape):
    """Words and what they mean."""

    kind: Literal["terms"] = "terms"
    terms: list[Term]


Part = Annotated[
    Paragraph | KeyFigures | Table | Chart | PlacesMap | Picture | Terms,
    Field(discriminator="kind"),
]


class Section(Shape):
    """A block that the coordinator can leave out, move, comment. `comment` is in their words."""

    key: str
    title: str
    parts: list[Part]
    comment: str | None = None


class Document(Shape):
    """A whole report.

    `first` to `last`: its days, both included. `made_on`: the day its figures were computed.
    `edition`: its number within the year, None for a draft. `annexes`: tables for the forms that
    are read by machines and for who checks (XLSX, ODS, CSV, JSON), not for print.
    """

    title: str
    kicker: str
    organisation: str
    year: int
    first: date
    last: date
    made_on: date
    edition: int | None = None
    language: Literal["fr"] = "fr"
    sections: list[Section]
    annexes: list[Table] = []

    def tables(self) -> list[Table]:
        """Every table, in order, annexes last."""
        parts = (part for section in self.sections for part in section.parts)
        return [*(part for part in parts if isinstance(part, Table)), *self.annexes]
