"""Reports of every shape for Hypothesis: any text, masked and unknown cells, charts, maps, pictures."""

from datetime import date

from hypothesis import strategies as st

from api.report.document import (
    MASKED,
    Chart,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    MapPlace,
    Paragraph,
    Part,
    Picture,
    PlacesMap,
    Row,
    Section,
    Table,
    Term,
    Terms,
    Unit,
    Value,
)
from tests.report.pictures import png

NASTY = [
    "=1+1",
    "-2+3",
    "+33 6",
    "@SUM(A1)",
    "\t=cmd()",
    "«\u00a0L’été\u00a0»",
    '"<b>&amp;</b>"',
    "#let x = $1$ *gras* _bas_ @ref <label> \\",
    "سلام يا صديق",
    "☕️ 😊",
    "中文",
    "x" * 200,
    "deux\nlignes",
    "0\n\u030d",
    "  espaces   doubles ",
    "",
    "]]>",
    "'apostrophe",
    "\x07cloche",
    "Sommaire",
]
TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
PLAIN = st.text("abcdefghijklmnopqrstuvwxyzéèàç", min_size=1, max_size=9)
"""For the forms read back by the place of their words."""
UNITS: tuple[Unit, ...] = ("count", "hours", "days", "percent", "text")
KEPT = {"photo": png(40, 30)}
"""The pictures that the reports name."""


def values(unit: Unit, text: st.SearchStrategy[str]) -> st.SearchStrategy[Value]:
    """A cell of a column of that unit."""
    if unit == "text":
        return st.one_of(st.none(), text)
    hidden: st.SearchStrategy[Value] = st.sampled_from([MASKED, None])
    if unit == "count":
        return st.one_of(st.integers(0, 2_000_000), st.integers(0, 4), hidden)
    most = 1_000 if unit == "percent" else 99_999
    return st.one_of(st.integers(0, most).map(lambda tenths: tenths / 10), hidden)


@st.composite
def tables(draw: st.DrawFn, key: str, text: st.SearchStrategy[str]) -> Table:
    """A table of up to six columns and eight lines."""
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=6))
    columns = [Column(key=f"c{at}", label=draw(text), unit=u) for at, u in enumerate(units)]
    rows = [
        Row(
            key=f"r{at}",
            label=draw(text),
            cells=[draw(values(unit, text)) for unit in units],
            role=draw(st.sampled_from(["row", "row", "part", "total"])),
        )
        for at in range(draw(st.integers(0, 8)))
    ]
    return Table(
        key=key,
        caption=draw(text),
        head=draw(text),
        columns=columns,
        rows=rows,
        rule=draw(text),
        note=draw(st.none() | text),
    )


@st.composite
def charts(draw: st.DrawFn, table: Table, text: st.SearchStrategy[str]) -> Chart:
    """A chart of some columns of numbers of a table that has any."""
    numbers = [column.key for column in table.columns if column.unit != "text"]
    return Chart(
        key=f"{table.key}-chart",
        table=table.key,
        columns=draw(st.lists(st.sampled_from(numbers), min_size=1, max_size=4, unique=True)),
        shape=draw(st.sampled_from(["bars", "columns"])),
        caption=draw(text),
        alt=draw(text),
    )


@st.composite
def maps(draw: st.DrawFn, key: str, text: st.SearchStrategy[str]) -> PlacesMap:
    """A map of up to twelve places, some in one spot."""
    degrees = st.sampled_from([0.0, 0.01, 0.3, 5.0])
    places = [
        MapPlace(
            name=draw(text),
            latitude=47 + draw(degrees),
            longitude=6 + draw(degrees),
            value=draw(values("count", text)),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]
    return PlacesMap(key=key, caption=draw(text), unit="sorties", places=places, alt=draw(text))


@st.composite
def documents(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Document:
    """A whole report of up to three sections."""
    sections = []
    for at in range(draw(st.integers(0, 3))):
        parts: list[Part] = [
            Paragraph(text=draw(text), role=draw(st.sampled_from(["body", "lead", "note"])))
        ]
        if draw(st.booleans()):
            told = draw(st.lists(st.tuples(values("count", text), text), max_size=6))
            figures = [
                KeyFigure(key=f"k{n}", value=v, label=label) for n, (v, label) in enumerate(told)
            ]
            parts.append(KeyFigures(figures=figures))
        for nth in range(draw(st.integers(0, 2))):
            table = draw(tables(f"t{at}/{nth}", text))
            parts.append(table)
            if any(column.unit != "text" for column in table.columns) and draw(st.booleans()):
                parts.append(draw(charts(table, text)))
        if draw(st.booleans()):
            parts.append(draw(maps(f"m{at}", text)))
        if draw(st.booleans()):
            caption = draw(st.none() | text)
            picture = Picture(
                id="photo",
                media_type="image/png",
                width=40,
                height=30,
                alt=draw(text),
                caption=caption,
            )
            parts.append(picture)
        if draw(st.booleans()):
            parts.append(Terms(terms=[Term(word=draw(text), meaning=draw(text))]))
        title, comment = draw(text), draw(st.none() | text)
        sections.append(Section(key=f"s{at}", title=title, parts=parts, comment=comment))
    return Document(
        title=draw(text),
        kicker=draw(text),
        organisation=draw(text),
        year=2022,
        first=date(2022, 1, 1),
        last=date(2022, 12, 31),
        made_on=draw(st.dates(date(2020, 1, 1), date(2040, 12, 31))),
        edition=draw(st.none() | st.integers(1, 9)),
        sections=sections,
        annexes=[draw(tables("annex", text))] if draw(st.booleans()) else [],
    )
