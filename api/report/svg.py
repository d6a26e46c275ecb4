"""What the drawings share: elements of SVG, the width of words, colours that print in grey too."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

INK: Final = "#20140D"
SECOND_INK: Final = "#4A3A30"
RULE: Final = "#D8CCBE"
SERIES: Final = ("#0E4A5C", "#EDAE33", "#96430A", "#B3D06A", "#5B2145")
"""Neighbours differ by 3:1 in grey; each has an edge of ink, so that the light ones show on paper."""
FONT: Final = "Atkinson Hyperlegible Next, Noto Sans Arabic, Noto Emoji, sans-serif"
SIZE: Final = 9.0
"""Points, of all words of a drawing; `LEADING` from one line to the next."""
LEADING: Final = 11.0

NARROW, WIDE, CAPITAL = set("iljtfr.,;:!'’|()[] \u00a0"), set("mwMW@%—…"), 0.66


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole `<svg>`, with its size in points."""

    svg: str
    width: float
    height: float


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide it is in print; rather more than less."""
    return size * sum(_advance(letter) for letter in text)


def _advance(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.9
    if ord(letter) >= 0x2E80:
        return 1.3
    return CAPITAL if letter.isupper() or letter.isdigit() else 0.56


def cut(text: str, width: float, size: float = SIZE) -> str:
    """The text, ended by … where it would be wider."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, width: float, lines: int = 2, size: float = SIZE) -> list[str]:
    """The text on at most that many lines; what does not fit ends in …"""
    words = text.split(" ")
    made: list[str] = []
    while words:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        if len(made) == lines - 1:
            return [*made, cut(" ".join([line, *words]), width, size)]
        made.append(cut(line, width, size))
    return made


def mark(name: str, body: str | None = None, **values: object) -> str:
    """An element; `_` of a name is `-`, numbers keep two decimals, None is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in values.items()
        if value is not None
    )
    return f"<{name}{told}/>" if body is None else f"<{name}{told}>{body}</{name}>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(str(value))


def words(x: float, y: float, text: str, **values: object) -> str:
    """A line of text whose baseline begins (or ends, or is centred) at `x`, `y`."""
    return mark("text", escape(text, quote=False), x=x, y=y, **values)


def series(at: int) -> str:
    """The colour of the series number `at`; after the fifth they begin again."""
    return SERIES[at % len(SERIES)]


def hatched(key: str) -> str:
    """The filling of what is masked, in the drawing of that key."""
    return f"url(#{_id(key)}-masque)"


def _id(key: str) -> str:
    """A name for the page's elements: several drawings may share a page."""
    return re.sub(r"[^\w.-]", "-", f"g-{key}")


def drawing(
    key: str, title: str, alt: str, width: float, height: float, body: Iterable[str]
) -> Drawing:
    """The parts as a picture that says its title and what it shows to who cannot see it."""
    name = _id(key)
    hatch = mark(
        "pattern",
        mark("rect", width=4, height=4, fill="#FFF")
        + mark("path", d="M0 0v4", stroke=INK, stroke_width=1.4),
        id=f"{name}-masque",
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    inside = "".join(
        [
            mark("title", escape(title, quote=False), id=f"{name}-titre"),
            mark("desc", escape(alt, quote=False), id=f"{name}-texte"),
            mark("defs", hatch),
            mark("rect", width=width, height=height, fill="#FFF"),
            *body,
        ]
    )
    svg = mark(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        lang="fr",
        aria_labelledby=f"{name}-titre {name}-texte",
        width=width,
        height=height,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        font_family=FONT,
        font_size=SIZE,
        fill=INK,
    )
    return Drawing(svg, width, height)
