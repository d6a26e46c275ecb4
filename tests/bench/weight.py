"""What the built application's first screens weigh: the page and all that it loads by itself."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from api.settings import ROOT
from tests.bench.browser import Row

LOCK_KB, TODAY_KB, STYLES_KB, PILOTAGE_KB = 85, 180, 20, 150
"""The most that they may weigh: a test holds them to it."""
DIST = ROOT / "pwa" / "dist"
NAMED = re.compile(r'(?:src|href)="/(assets/[^"]+\.(?:js|css))"')
STORED = re.compile(r"assets/([\w.-]+)")
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*"\./([^"]+\.js)"')


def first_files(dist: Path = DIST, *pages: str) -> list[Path]:
    """The scripts and styles that index.html names, and those that they cannot run without.

    `pages` are those that are read by themselves (`Pages`: Aujourd'hui), each named by what was read
    before it.
    """
    page = (dist / "index.html").read_text(encoding="utf-8")
    found = _whole([dist / name for name in NAMED.findall(page)])
    for name in pages:  # by the built files' own word: those of an earlier build may lie beside
        told = "".join(path.read_text(encoding="utf-8") for path in found)
        named = set(re.findall(rf"(?<=[/`'\"]){name}-[\w-]+\.(?:js|css)", told))
        assert named, f"nothing is called {name}"
        found = _whole([*found, *(dist / "assets" / one for one in sorted(named))])
    return found


def stored_files(dist: Path = DIST) -> list[str]:
    """The names of what a phone stores to open without network, pages and pictures apart."""
    return sorted(set(STORED.findall((dist / "worker.js").read_text(encoding="utf-8"))))


def _whole(waiting: list[Path]) -> list[Path]:
    """These files, and those that they cannot run without."""
    found: dict[Path, None] = {}
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
    """What is read before the lock can be used, Aujourd'hui is shown, Pilotage is opened; in kB."""
    lock, today = first_files(dist), first_files(dist, "Pages")
    pilotage = first_files(dist, "Pages", "Steering", "leaflet-src")
    told = (
        ("scripts of the lock", lock, ".js", LOCK_KB),
        ("scripts of the lock and Aujourd’hui", today, ".js", TODAY_KB),
        ("styles of both", today, ".css", STYLES_KB),
        (
            "scripts of Pilotage with its map, beyond these",
            [path for path in pilotage if path not in today],
            ".js",
            PILOTAGE_KB,
        ),
    )
    return [
        _row(what, [path for path in files if path.suffix == suffix], most)
        for what, files, suffix, most in told
    ]


def _row(what: str, files: list[Path], most: float) -> Row:
    heavy = sum(weight(path) for path in files) / 1000
    return Row(what, [heavy], most, unit="kB gzip", remark=f"{len(files)} files")
