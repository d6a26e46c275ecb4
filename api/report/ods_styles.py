"""Styles of the OpenDocument spreadsheet, as XML: one for each sort of cell."""

from collections.abc import Iterator
from itertools import product
from typing import Final, Literal

from api.report.document import Unit, Value
from api.report.svg import INK, RULE, SECOND_INK, mark
from api.report.values import SUFFIX

Role = Literal["row", "part", "total"]
ROLES: Final[tuple[Role, ...]] = ("row", "part", "total")
UNITS: Final[tuple[Unit, ...]] = ("count", "hours", "days", "percent")


def cell_style(role: Role, unit: Unit, value: Value, first: bool = False) -> str:
    """The name of the style of such a cell; `first`: it names the line."""
    if first:
        return f"label-{role}"
    if unit == "text":
        return f"text-{role}"
    if not isinstance(value, int | float):
        return f"word-{role}"
    return f"{unit}-{0 if float(value).is_integer() else 1}-{role}"


def styles(widths: list[int]) -> Iterator[str]:
    """All of them; `widths`: those of columns, in millimetres."""
    for width in widths:
        size = mark("style:table-column-properties", None, **{"style:column-width": f"{width}mm"})
        yield mark(
            "style:style", size, **{"style:name": f"w{width}", "style:family": "table-column"}
        )
    yield _style("title", size=14, bold=True)
    yield _style("note", size=9, colour=SECOND_INK)
    yield _style("label")
    yield _number("count", 0)
    yield _style("figure", size=12, bold=True, right=True, data="n-count-0")
    yield _style("head", bold=True, wrap=True, edge=("bottom", f"1pt solid {INK}"))
    yield _style(
        "head-number", bold=True, wrap=True, right=True, edge=("bottom", f"1pt solid {INK}")
    )
    for role in ROLES:
        bold = role == "total"
        edge = ("top", f"0.75pt solid {INK}") if bold else ("bottom", f"0.5pt solid {RULE}")
        part = role == "part"
        colour = SECOND_INK if part else INK
        yield _style(f"label-{role}", bold=bold, wrap=True, edge=edge, colour=colour, indent=part)
        yield _style(f"text-{role}", bold=bold, wrap=True, edge=edge)
        yield _style(f"word-{role}", bold=bold, right=True, edge=edge, colour=SECOND_INK)
    for unit, decimals in product(UNITS, (0, 1)):
        if (unit, decimals) != ("count", 0):
            yield _number(unit, decimals)
        for role in ROLES:
            bold = role == "total"
            edge = ("top", f"0.75pt solid {INK}") if bold else ("bottom", f"0.5pt solid {RULE}")
            data = f"n-{unit}-{decimals}"
            yield _style(f"{unit}-{decimals}-{role}", bold=bold, right=True, edge=edge, data=data)


def _number(unit: Unit, decimals: int) -> str:
    """How a number is written: thousands apart, its unit behind it."""
    number = mark(
        "number:number",
        None,
        **{
            "number:decimal-places": decimals,
            "number:min-decimal-places": decimals,
            "number:min-integer-digits": 1,
            "number:grouping": "true",
        },
    )
    suffix = mark("number:text", SUFFIX[unit]) if unit in SUFFIX else ""
    told = {"style:name": f"n-{unit}-{decimals}", "number:language": "fr", "number:country": "FR"}
    return mark("number:number-style", number + suffix, **told)


def _style(
    name: str,
    *,
    size: int = 10,
    bold: bool = False,
    wrap: bool = False,
    right: bool = False,
    indent: bool = False,
    colour: str = INK,
    edge: tuple[str, str] | None = None,
    data: str | None = None,
) -> str:
    cell = {"style:vertical-align": "top", "fo:wrap-option": "wrap" if wrap else "no-wrap"}
    if edge:
        cell[f"fo:border-{edge[0]}"] = edge[1]
    paragraph = {"fo:text-align": "end" if right else "start"}
    if indent:
        paragraph["fo:margin-left"] = "3mm"
    text = {"fo:font-size": f"{size}pt", "fo:color": colour}
    if bold:
        text["fo:font-weight"] = "bold"
    told = {"style:name": name, "style:family": "table-cell", "style:parent-style-name": "Default"}
    if data:
        told["style:data-style-name"] = data
    inside = (
        mark("style:table-cell-properties", None, **cell)
        + mark("style:paragraph-properties", None, **paragraph)
        + mark("style:text-properties", None, **text)
    )
    return mark("style:style", inside, **told)
