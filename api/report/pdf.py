"""The report in print: PDF/UA-1 by typst, two columns where tables are narrow.

The template (`report.typ`) reads the document as data: whatever somebody typed stays text.
"""

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import typst

from api.report.charts import draw
from api.report.document import (
    Chart,
    Document,
    KeyFigures,
    Paragraph,
    Part,
    Picture,
    PlacesMap,
    Table,
    Terms,
)
from api.report.png import FONTS, as_png
from api.report.sheets import widest
from api.report.svg import width_of
from api.report.texts import rewritten, seen
from api.report.values import edition, shown

TEMPLATE: Final = Path(__file__).parent / "report.typ"
WHOLE, HALF, DRAWING = 493.0, 235.0, 380.0
"""Points: the text's width on A4, one of its two columns, a drawing or a picture that stands alone."""
HIGHEST: Final = 560.0
"""Points of a picture, so that its caption stays on its page."""
UNBROKEN: Final = re.compile(r"[^\s\u200b-]{24}(?=[^\s\u200b\u0300-\u036f-][^\s\u200b-]{7})")
"""Letters without a place to break the line: one is made, or the word would leave the page; none
between a letter and its accent."""
NARROW: Final = 3
"""Columns of values of a table that stands beside another."""
ROOM, ROOMY = 1.15, 0.5
"""Halves of the page that a table's words may take, the longest name on one line, beside another;
and the part of its width that values may take with heads on one line."""
LONG, WHOLE_UP_TO = 26, 14
"""Lines of a table that stands alone; and of one that stands alone yet on one page."""
KEPT: Final = {"file", "alt", "title", "organisation", "subject"}
"""What is not laid out in lines."""
BOX: Final = "□"
"""Printed for a letter that no typeface here has: PDF/UA lets none be missing."""
MISSING: Final = re.compile(r"the text `(\".*?\")` could not be displayed")
TRIES: Final = 20
"""Each lacks fewer letters than the one before; a drawing tells one at a time."""
LETTER, INSET = 9.0, 7.5
"""Points of the letters of a table, and of what is free around them in a cell."""
PIXELS: Final = 4.0
"""A point, of a drawing that cannot be letters and lines: 288 dpi."""


def write_pdf(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The file. Raises KeyError when the document names a picture that `pictures` lacks.

    typst says which letters it lacks: they are boxes the next time. What it cannot tell the letters
    of in a drawing (Arabic) is drawn in pixels, under the same words.
    """
    pixels = False
    for _ in range(TRIES):
        try:
            return _printed(document, pictures, pixels)
        except typst.TypstError as refused:
            missing = _missing(refused)
            if not missing and pixels:
                raise
            pixels = pixels or not missing
            boxed = rewritten(document, partial(_boxed, missing=missing))
            if missing and boxed == document:  # laid out otherwise than it was typed
                alone = sorted({one for letters in missing for one in letters if one > "~"})
                boxed = rewritten(document, partial(_boxed, missing=alone))
            document = boxed
    raise ValueError("letters are missing whatever is done")


def _printed(document: Document, pictures: Mapping[str, bytes], pixels: bool) -> bytes:
    with tempfile.TemporaryDirectory(prefix="kaftruck-report-") as name:
        folder = Path(name)
        told = _breakable(_told(document, _Teller(document, pictures, folder, pixels)))
        (folder / "report.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        (folder / "report.typ").write_bytes(TEMPLATE.read_bytes())
        return _compiled(folder, document)


def _compiled(folder: Path, document: Document) -> bytes:
    made = typst.compile(
        str(folder / "report.typ"),
        root=str(folder),
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(document.made_on, time(12), UTC),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our letters and those within typst, none of the machine's: print is the same everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _missing(refused: typst.TypstError) -> list[str]:
    """The letters, or groups of them, that no typeface here has; the longest first."""
    quoted = set(MISSING.findall(f"{refused.message}\n{refused.diagnostic}"))
    found = {json.loads(re.sub(r"\\u\{([0-9a-f]+)\}", _escaped, one)) for one in quoted}
    return sorted(found - {""}, key=lambda one: (-len(one), one))


def _boxed(text: str, missing: list[str]) -> str:
    """The text with a box for each of them, nothing for those that show nothing.

    In a drawing the end of a line and several spaces are one space.
    """
    for letters in missing:
        shows = any(unicodedata.category(letter) not in ("Cf", "Mn") for letter in letters)
        typed = re.escape(letters).replace("\\ ", r"\s+")
        text = re.sub(typed, BOX if shows else "", text)
    return text


def _escaped(found: re.Match[str]) -> str:
    """A letter as Rust names it in an error, as JSON does."""
    return json.dumps(chr(int(found[1], 16)))[1:-1]


def _breakable(told: Any) -> Any:
    """The same, with places to break its longest words (U+200B, which nobody sees)."""
    if isinstance(told, str):
        return UNBROKEN.sub(lambda found: f"{found[0]}\u200b", told)
    if isinstance(told, dict):
        return {key: one if key in KEPT else _breakable(one) for key, one in told.items()}
    if isinstance(told, list):
        return [_breakable(one) for one in told]
    return told


def _told(document: Document, teller: "_Teller") -> dict[str, Any]:
    """What the template reads; pictures and drawings are written beside it."""
    made_on = document.made_on
    return {
        "title": seen(document.title) or f"Rapport {document.year}",
        "kicker": document.kicker,
        "organisation": document.organisation,
        "subject": document.kicker,
        "keywords": [str(document.year), "rapport annuel"],
        "edition": edition(document),
        "made_on": {"year": made_on.year, "month": made_on.month, "day": made_on.day},
        "sections": [
            {
                "heading": seen(section.title),
                "comment": section.comment,
                "parts": list(teller.parts(section.parts)),
            }
            for section in document.sections
        ],
    }


class _Teller:
    """Says parts as the template reads them; narrow ones that follow each other go in pairs."""

    def __init__(
        self, document: Document, pictures: Mapping[str, bytes], folder: Path, pixels: bool
    ) -> None:
        self._pictures, self._folder, self._drawings = pictures, folder, 0
        self._pixels = pixels
        self._tables = {table.key: table for table in document.tables()}

    def parts(self, parts: list[Part]) -> Iterator[dict[str, Any]]:
        waiting = list(parts)
        while waiting:
            part = waiting.pop(0)
            if waiting and _is_narrow(part) and _is_narrow(waiting[0]):
                pair = [self._one(part, HALF), self._one(waiting.pop(0), HALF)]
                yield {"kind": "pair", "parts": pair}
            else:
                yield self._one(part, WHOLE if isinstance(part, Table) else DRAWING)

    def _one(self, part: Part, width: float) -> dict[str, Any]:
        match part:
            case Paragraph() | Terms():
                return part.model_dump()
            case KeyFigures():
                figures = [{"value": shown(f.value), "label": f.label} for f in part.figures]
                return {"kind": "key_figures", "figures": figures}
            case Table():
                half = _is_narrow(part)
                widths = _widths(part, HALF if half else WHOLE)
                return _table(part) | {
                    "widths": widths,
                    "half": half,
                    "short": len(part.rows) <= WHOLE_UP_TO,
                }
            case Chart() | PlacesMap():
                table = self._tables[part.table] if isinstance(part, Chart) else None
                drawing = draw(part, table, width)
                wide = min(width, HIGHEST * drawing.width / drawing.height)
                content = ("svg", drawing.svg.encode())
                if self._pixels:
                    content = ("png", as_png(drawing, PIXELS))
                return self._file(part.alt, part.caption, content, wide)
            case Picture():
                kind = part.media_type.removeprefix("image/").replace("jpeg", "jpg")
                wide = min(width, HIGHEST * part.width / part.height)
                return self._file(part.alt, part.caption, (kind, self._pictures[part.id]), wide)

    def _file(
        self, alt: str, caption: str | None, content: tuple[str, bytes], width: float
    ) -> dict[str, Any]:
        self._drawings += 1
        name = f"{self._drawings}.{content[0]}"
        (self._folder / name).write_bytes(content[1])
        said = seen(alt) or seen(caption or "") or "Image"
        return {"kind": "drawing", "file": name, "alt": said, "caption": caption, "width": width}


def _is_narrow(part: Part) -> bool:
    if isinstance(part, Table):
        return (
            len(part.columns) <= NARROW and len(part.rows) <= LONG and _across(part) <= ROOM * HALF
        )
    return isinstance(part, Chart)


def _across(table: Table) -> float:
    """Points that the table takes when no name is broken; one column of values leaves room enough."""
    if len(table.columns) < 2:
        return 0
    return widest(table, LETTER)[0] + sum(_widths(table, HALF))


def _widths(table: Table, width: float) -> list[float]:
    """Points of each column of values: what stands in it, its head on one line where the names of
    the lines still have the most room; else no word of it broken."""
    wanted = [wide * 1.04 + INSET for wide in widest(table, LETTER)[1:]]
    heads = [width_of(column.label, LETTER) + INSET for column in table.columns]
    roomy = [max(pair) for pair in zip(wanted, heads, strict=True)]
    if sum(roomy) <= width * ROOMY:
        return roomy
    fits = min(1.0, width * 0.7 / sum(wanted, 0.001))
    return [wide * fits for wide in wanted]


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": table.caption,
        "head": table.head,
        "columns": [{"label": c.label, "text": c.unit == "text"} for c in table.columns],
        "rows": [
            {
                "label": row.label,
                "role": row.role,
                "cells": [shown(v, c.unit) for v, c in zip(row.cells, table.columns, strict=True)],
            }
            for row in table.rows
        ],
        "closed": bool(table.rows) and table.rows[-1].role == "total",
        "note": " ".join(filter(None, [table.rule, table.note])),
    }
