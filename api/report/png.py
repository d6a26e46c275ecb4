"""A drawing as PNG, with our own letters: the same on every machine."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from resvg_py import svg_to_bytes

from api.report.svg import Drawing

FONTS: Final = Path(__file__).parent / "fonts"
"""Atkinson Hyperlegible Next, Noto Sans Arabic and Noto Emoji behind it (OFL, see OFL.txt)."""


@cache
def font_files() -> list[str]:
    """Where the letters are."""
    return [str(path) for path in sorted(FONTS.glob("*.ttf"))]


@lru_cache(maxsize=64)
def as_png(drawing: Drawing, zoom: float = 2.5) -> bytes:
    """The picture, `zoom` pixels a point: 2.5 are 180 dpi. Kept: two forms want the same ones."""
    return svg_to_bytes(
        drawing.svg,
        skip_system_fonts=True,
        font_files=font_files(),
        font_family="Atkinson Hyperlegible Next",
        zoom=zoom,
    )
