"""Charts as SVG: bars that lie, columns that stand, each number written beside its bar.

A masked number is a hatched stub of one length whatever it hides, with the word; what is not known
is the word alone; zero is a line as thin as the axis.
"""

from collections.abc import Iterator
from typing import Final

from api.report.chart_data import Drawn, drawn, scale
from api.report.document import Chart, Column, PlacesMap, Row, Table, Unit, Value
from api.report.places_map import draw_map
from api.report.svg import (
    INK,
    LEADING,
    RULE,
    SECOND_INK,
    SIZE,
    Drawing,
    drawing,
    hatched,
    mark,
    series,
    width_of,
    words,
    wrapped,
)
from api.report.values import is_masked, is_number, shown

WIDTH: Final = 400.0
"""Points: 141 mm, most of the width of an A4 page's text."""
STUB: Final = 22.0
"""Length of what is masked, in points."""
GAP: Final = 4.0
PLOT: Final = 130.0
"""Height of standing columns, without what is written above and below them."""


def draw(part: Chart | PlacesMap, table: Table | None = None, width: float = WIDTH) -> Drawing:
    """A chart of its table, or a map, `width` points wide; as high as it needs."""
    if isinstance(part, PlacesMap):
        return draw_map(part, width)
    if table is None:
        raise ValueError(f"the chart {part.key} is drawn from a table")
    data = drawn(part, table)
    body, height = (_bars if part.shape == "bars" else _columns)(data, width)
    return drawing(part.key, part.caption, part.alt, width, height, body)


def _bars(data: Drawn, width: float) -> tuple[list[str], float]:
    legend, top = _legend(data, width)
    many = len(data.columns)
    thick = 12.0 if many == 1 else 10.0
    label = min(
        max((width_of(_named(row)) for row, _ in data.lines), default=0.0) + 2, width * 0.42
    )
    written = (shown(v, c.unit) for _, vs in data.lines for v, c in _pairs(vs, data.columns))
    room = width - label - GAP - max((width_of(text) for text in written), default=0.0) - GAP
    length = max(room, STUB) / (data.top or 1)
    body, y, left = legend, top, label + GAP
    for row, values in data.lines:
        names = wrapped(_named(row), label, 3)
        high = max(len(names) * LEADING, many * thick)
        first = y + (high - len(names) * LEADING) / 2 + SIZE * 0.88
        body += [
            words(label, first + at * LEADING, name, text_anchor="end")
            for at, name in enumerate(names)
        ]
        bar = y + (high - many * thick) / 2
        for at, (value, column) in enumerate(_pairs(values, data.columns)):
            body += _bar(data, value, column.unit, at, (left, bar + at * thick, length, thick - 1))
        y += high + (3 if many == 1 else 6)
    body.append(mark("path", d=f"M{left:.2f} {top - 2:.2f}V{y - 1:.2f}", stroke=INK))
    return body, y + 1


def _bar(
    data: Drawn, value: Value, unit: Unit, at: int, box: tuple[float, float, float, float]
) -> Iterator[str]:
    x, y, length, thick = box
    end = x
    if is_masked(value):
        end = x + STUB
        yield _box(data, None, x, y, STUB, thick)
    elif isinstance(value, int | float) and value > 0:
        end = x + value * length
        yield _box(data, series(at), x, y, value * length, thick)
    fill = None if is_number(value) else SECOND_INK
    weight = 700 if is_number(value) else None
    text = shown(value, unit)
    yield words(end + GAP, y + thick / 2 + SIZE * 0.35, text, fill=fill, font_weight=weight)


def _columns(data: Drawn, width: float) -> tuple[list[str], float]:
    legend, top = _legend(data, width)
    ticks = scale(data.top)
    unit = data.columns[0].unit if data.columns else "count"
    left = max(width_of(shown(tick, unit)) for tick in ticks) + GAP
    base = top + LEADING + PLOT
    rise = PLOT / ticks[-1]
    slot = (width - left) / max(len(data.lines), 1)
    body = legend
    for tick in ticks:
        y = base - tick * rise
        body.append(
            mark("path", d=f"M{left:.2f} {y:.2f}H{width:.2f}", stroke=RULE, stroke_width=0.6)
        )
        body.append(words(left - GAP, y + 3, shown(tick, unit), text_anchor="end", fill=SECOND_INK))
    thick = min(slot * 0.82 / max(len(data.columns), 1), 34.0)
    for at, (_, values) in enumerate(data.lines):
        x = left + slot * (at + 0.5) - thick * len(values) / 2
        alone = slot if len(values) == 1 else thick
        for nth, (value, column) in enumerate(_pairs(values, data.columns)):
            body += _column(
                data, value, column.unit, nth, (x + nth * thick, base, rise, thick), alone
            )
    body.append(mark("path", d=f"M{left:.2f} {base:.2f}H{width:.2f}", stroke=INK))
    names, below = _under([row for row, _ in data.lines], left, slot, base)
    return body + names, base + below


def _column(
    data: Drawn,
    value: Value,
    unit: Unit,
    at: int,
    box: tuple[float, float, float, float],
    room: float,
) -> Iterator[str]:
    x, base, rise, thick = box
    high = 0.0
    if is_masked(value):
        high = STUB
        yield _box(data, None, x, base - high, thick, high)
    elif isinstance(value, int | float) and value > 0:
        high = value * rise
        yield _box(data, series(at), x, base - high, thick, high)
    text, middle = shown(value, unit), x + thick / 2
    if is_number(value) and width_of(text) <= room + 2:
        yield words(middle, base - high - 3, text, text_anchor="middle", font_weight=700)
    elif not is_number(value) and width_of(text) <= room:
        yield words(middle, base - high - 3, text, text_anchor="middle", fill=SECOND_INK)
    else:
        yield _upright(middle + 3, base - high - 3, text)


def _under(rows: list[Row], left: float, slot: float, base: float) -> tuple[list[str], float]:
    """The names under the columns, and the height they take: level if each fits, else upright."""
    names = [_named(row) for row in rows]
    split = [wrapped(name, slot - 2, 3) for name in names]
    if all(_whole(name, lines) for name, lines in zip(names, split, strict=True)):
        body = [
            words(left + slot * (at + 0.5), base + LEADING * (nth + 1), line, text_anchor="middle")
            for at, lines in enumerate(split)
            for nth, line in enumerate(lines)
        ]
        return body, LEADING * max(map(len, split), default=0) + GAP
    lines = [wrapped(name, 90, max(1, min(2, int(slot / LEADING)))) for name in names]
    body = [
        _upright(
            left + slot * (at + 0.5) + 3 + nth * LEADING - (len(some) - 1) * LEADING / 2,
            base + GAP,
            line,
            "end",
        )
        for at, some in enumerate(lines)
        for nth, line in enumerate(some)
    ]
    return body, max(width_of(line) for some in lines for line in some) + 2 * GAP


def _whole(name: str, lines: list[str]) -> bool:
    return " ".join(lines) == name


def _upright(x: float, y: float, text: str, anchor: str = "start") -> str:
    return words(x, y, text, text_anchor=anchor, transform=f"rotate(-90 {x:.2f} {y:.2f})")


def _box(data: Drawn, fill: str | None, x: float, y: float, width: float, height: float) -> str:
    """A bar; without a colour, hatched."""
    inside = fill or hatched(data.chart.key)
    return mark(
        "rect", x=x, y=y, width=width, height=height, fill=inside, stroke=INK, stroke_width=0.6
    )


def _legend(data: Drawn, width: float) -> tuple[list[str], float]:
    """The colours of several columns, and where the chart may begin below them."""
    if len(data.columns) < 2:
        return [], 4.0
    body, x, y = [], 0.0, 2.0
    for at, column in enumerate(data.columns):
        wide = 13 + width_of(column.label) + 14
        if x and x + wide > width:
            x, y = 0.0, y + LEADING + 2
        (line, *_) = wrapped(column.label, width - 13, 1)
        body += [_box(data, series(at), x, y, 9.0, 9.0), words(x + 13, y + 8, line)]
        x += wide
    return body, y + LEADING + 6


def _named(row: Row) -> str:
    return (
        f"dont {row.label}"
        if row.role == "part" and not row.label.startswith("dont")
        else row.label
    )


def _pairs(values: list[Value], columns: list[Column]) -> list[tuple[Value, Column]]:
    return list(zip(values, columns, strict=True))
