"""The demonstration's own data folder: complete, or not there."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from api.settings import Settings

STAMP = "demonstration.json"
VERSION = 4
"""To be raised when what is built changes: an older demonstration is then built anew."""


@dataclass(frozen=True)
class Demo:
    """How to enter: for each person (name, role in French, e-mail, password); the recovery key."""

    built_on: str
    people: list[tuple[str, str, str, str]]
    recovery: str
    version: int = VERSION


def settings_of(settings: Settings) -> Settings:
    """The server's settings with the demonstration's folder and a SQLite file in it.

    Never the organisation's own folder or database.
    """
    folder = settings.data_dir / "demo"
    return settings.model_copy(update={"data_dir": folder, "database_url": None})


def built(folder: Path) -> Demo | None:
    """The complete demonstration in `folder`, if there is one."""
    try:
        demo = Demo(**json.loads((folder / STAMP).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return demo if demo.version == VERSION else None


@contextmanager
def under_construction(folder: Path) -> Iterator[Path]:
    """A fresh folder beside `folder` to build in. `finish` puts it in place."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    yield fresh
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def stamp(folder: Path, demo: Demo) -> None:
    """Say that the demonstration in `folder` is complete."""
    (folder / STAMP).write_text(json.dumps(asdict(demo), ensure_ascii=False, indent=1))
