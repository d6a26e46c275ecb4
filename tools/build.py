"""The phone's application, built beside the one being served and swapped in when complete."""

import shutil
import time
from pathlib import Path

from tools import stamps
from tools.install import PWA
from tools.running import VENV, run, say

DIST = PWA / "dist"
FRESH = PWA / "dist.new"
KEPT_DAYS = 90


def pwa() -> None:
    """Build `pwa/dist` from the phone's sources."""
    wanted = stamps.fingerprint(PWA)
    if stamps.is_current(DIST, wanted):
        return
    into(FRESH)
    _keep_old_assets(DIST / "assets", FRESH / "assets")
    stamps.mark(FRESH, wanted)
    if DIST.exists():
        shutil.rmtree(DIST)
    FRESH.rename(DIST)


def into(folder: Path) -> None:
    """Build the application in a folder, which then holds nothing else."""
    say("Construction de l’application…")
    build = [str(VENV / "bin" / "npm"), "run", "--silent", "build", "--"]
    run(
        [*build, "--outDir", str(folder), "--emptyOutDir"],
        "L’application n’a pas pu être construite",
        cwd=PWA,
    )


def _keep_old_assets(old: Path, new: Path) -> None:
    """A page opened before the update still asks for the files of its own version."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for path in old.iterdir() if old.is_dir() else ():
        if not (new / path.name).exists() and path.stat().st_mtime > oldest:
            shutil.copy2(path, new / path.name)
