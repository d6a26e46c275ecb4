"""What the built application's first screens weigh: the page and all that it loads by itself."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from api.settings import ROOT
from tests.bench.browser import Row

SCRIPTS_KB, STYLES_KB = 130, 15
"""The most that they may weigh: a test holds them to it."""
DIST = ROOT / "pwa" / "dist"
NAMED = re.compile(r'(?:src|href)="/(assets/[^"]+\.(?:js|css))"')
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*"\./([^"]+\.js)"')


def first_files(dist: Path = DIST) -> list[Path]:
    """The scripts and styles that index.html names, and those that they cannot run without."""
    page = (dist / "index.html").read_text(encoding="utf-8")
    found: dict[Path, None] = {}
    waiting = [dist / name for name in NAMED.findall(page)]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = None
            waiting += _needed(path)
    return list(found)


def _needed(path: Path) -> Iterator[Path]:
    if path.suffix == ".js":
        for name in IMPORTED.findall(path.read_text(encoding="utf-8")):
            yield path.parent / name


def weight(path: Path) -> int:
    """Bytes on the wire, gzip."""
    return len(gzip.compress(path.read_bytes(), 9))


def rows(dist: Path = DIST) -> list[Row]:
    """Scripts, and styles, in kB."""
    files = first_files(dist)
    return [
        Row(
            f"{what} of the first screens",
            [sum(weight(path) for path in files if path.suffix == suffix) / 1000],
            goal,
            unit="kB gzip",
            remark=f"{sum(path.suffix == suffix for path in files)} files",
        )
        for what, suffix, goal in (("scripts", ".js", SCRIPTS_KB), ("styles", ".css", STYLES_KB))
    ]
