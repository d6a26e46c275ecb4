"""`python -m tools.release`: keep this version, so that all later ones are tested against it.

`tests/released/VERSION.tar.xz` holds what a server of that version ran: the phone's application as
it was built, `api/` and `migrations/`. Unpacked, `python -m api.cli serve` in it serves that version.
"""

import io
import re
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from tools import build
from tools.running import ROOT, CannotGoOn, say

RELEASED = ROOT / "tests" / "released"
SUFFIX = ".tar.xz"
FONTS = {".woff2", ".ttf"}


def main() -> int:
    """Keep the version that `pyproject.toml` names; the changelog must tell of it."""
    try:
        kept = keep(version_of(ROOT))
    except CannotGoOn as why:
        say(str(why))
        return 1
    say(f"{kept.relative_to(ROOT)} : {kept.stat().st_size // 1000} ko")
    return 0


def version_of(tree: Path) -> str:
    """The version that a checkout says it is."""
    project = tomllib.loads((tree / "pyproject.toml").read_text())["project"]
    return str(project["version"])


def keep(version: str) -> Path:
    """Build the application as it would be served first, and pack it; the archive's place."""
    archive = RELEASED / f"{version}{SUFFIX}"
    if archive.exists():
        raise CannotGoOn(f"La version {version} est déjà gardée : elle ne change plus.")
    told = (ROOT / "CHANGELOG.md").read_text()
    if not re.search(rf"^## {re.escape(version)}$", told, re.MULTILINE):
        raise CannotGoOn(f"CHANGELOG.md ne dit rien de la version {version}.")
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "dist"
        build.into(built)  # `pwa/dist` also has the files of the builds before
        pack(ROOT, built, archive)
    return archive


def pack(tree: Path, built: Path, archive: Path) -> None:
    """Write the archive of a checkout and its built application: the same bytes for the same files.

    Fonts are left empty: they are most of what does not shrink, and no test reads letters by shape.
    """
    files = {f"pwa/dist/{path.relative_to(built).as_posix()}": path for path in _files(built)}
    for folder in ("api", "migrations"):
        files |= {path.relative_to(tree).as_posix(): path for path in _files(tree / folder)}
    with tarfile.open(archive, "w:xz", preset=9) as packed:
        for name, path in sorted(files.items()):
            content = b"" if path.suffix in FONTS else path.read_bytes()
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".map" and "__pycache__" not in path.parts
    ]


if __name__ == "__main__":
    sys.exit(main())
