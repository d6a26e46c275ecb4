"""The pieces that sections are made of, each from numbers that may be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.report import french
from api.report.document import MASKED, Chart, Column, Paragraph, Row, Table, Value
from api.report.figures import Figures
from api.report.numbers import Numbers
from api.report.residence import By, Line

UNDER = "« masqué » : petit nombre protégé, ou nombre qui en ferait deviner un."
NUMBER = [Column(key="n", label="Nombre")]

Label = tuple[str, str]
"""A row's key and its French label."""


@dataclass(frozen=True)
class Told:
    """What a section is written from."""

    figures: Figures
    numbers: Numbers
    residence: Mapping[By, list[Line]]

    def __getitem__(self, name: str) -> Value:
        """What may be shown of this year's number `name`."""
        return self.numbers[f"{self.figures.year}/{name}"]

    def some(self, name: str) -> bool:
        """Whether there is anybody, or anything, at all, as far as the page shows: a masked zero is
        said like any masked number, so that this tells nothing that the page does not."""
        return self[name] != 0

    def all_of(self, part: str, whole: str) -> bool:
        """Whether the page shows that a part is its whole: never true of masked numbers."""
        return self[part] == self[whole] != MASKED

    def rule(self, figure: str) -> str:
        """How a figure was counted, its period included: its first sentence, for under a table."""
        return self.whole_rule(figure).split(". ")[0].rstrip(".") + "."

    def whole_rule(self, figure: str) -> str:
        """The whole rule, for the glossary."""
        return self.figures.funnel.rules[figure]


def paragraph(*sentences: str | None, role: str = "body") -> list[Paragraph]:
    """The sentences that there are, or nothing."""
    said = [french.sentence(one) for one in sentences if one]
    return [Paragraph.model_validate({"text": " ".join(said), "role": role})] if said else []


def partition(
    told: Told,
    whole: str,
    by: str,
    caption: str,
    head: str,
    rows: Iterable[Label],
    rule: str,
) -> Table:
    """A whole and its parts ("identified" by "gender"), parts of nobody left out."""
    lines = [
        Row(key=name, label=label, cells=[told[f"{whole}/{by}/{name}"]])
        for name, label in rows
        if told.some(f"{whole}/{by}/{name}")
    ]
    total = Row(key="total", label="Total", cells=[told[whole]], role="total")
    return table(f"{whole}.{by}", caption, head, NUMBER, [*lines, total], told.rule(rule))


def beside(
    told: Told, figures: Mapping[str, str], by: str, rows: Iterable[Label]
) -> tuple[list[Column], list[Row], Row]:
    """Several figures side by side, line by line, and their totals: columns, lines, total.

    `figures`: the names and labels of the columns.
    """
    lines = [
        Row(key=key, label=label, cells=[told[f"{name}/{by}/{key}"] for name in figures])
        for key, label in rows
    ]
    sums = [told[name] for name in figures]
    total = Row(key="total", label="Total", cells=sums, role="total")
    return [Column(key=name, label=label) for name, label in figures.items()], lines, total


def overlapping(
    told: Told,
    whole: str,
    by: str,
    caption: str,
    head: str,
    rows: Iterable[Label],
    rule: str,
) -> Table:
    """Parts of which one person may have several: no total, most frequent first."""
    lines = ranked(
        Row(key=name, label=label, cells=[told[f"{whole}/{by}/{name}"]])
        for name, label in rows
        if told.some(f"{whole}/{by}/{name}")
    )
    note = "Une même personne peut être sur plusieurs lignes : elles ne se somment pas."
    return table(f"{whole}.{by}", caption, head, NUMBER, lines, told.rule(rule), note)


def ranked(rows: Iterable[Row], place: int = 0) -> list[Row]:
    """The most first, by the column at `place`; masked ones last, by label: their order tells nothing."""

    def rank(row: Row) -> tuple[float, str]:
        value = row.cells[place]
        return (-value if isinstance(value, int | float) else 0.0, row.label)

    return sorted(rows, key=rank)


def table(
    key: str,
    caption: str,
    head: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    rule: str,
    note: str | None = None,
) -> Table:
    """A table, with what must be known of masked cells when there are some."""
    masked = any(cell == MASKED for row in rows for cell in row.cells)
    notes = [french.spaced(one) for one in (note, UNDER if masked else None) if one]
    return Table(
        key=key,
        caption=french.spaced(caption),
        head=head,
        columns=list(columns),
        rows=list(rows),
        rule=rule,
        note=" ".join(notes) or None,
    )


def chart(
    of: Table, columns: Sequence[str] = ("n",), shape: str = "bars", caption: str | None = None
) -> list[Chart]:
    """A drawing of a table, when it has at least two lines to compare; told in words by its rows."""
    lines = [row for row in of.rows if row.role == "row"]
    places = [place for place, one in enumerate(of.columns) if one.key in columns]
    if len(lines) < 2 or not places:
        return []
    said = (
        f"{row.label} {', '.join(french.number(row.cells[place]) for place in places)}"
        for row in lines
    )
    return [
        Chart.model_validate(
            {
                "key": f"{of.key}.chart",
                "table": of.key,
                "columns": list(columns),
                "shape": shape,
                "caption": caption or of.caption,
                "alt": french.sentence(f"{caption or of.caption} : {' ; '.join(said)}"),
            }
        )
    ]
