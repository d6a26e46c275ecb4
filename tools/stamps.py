"""Stamps: a folder that was built holds, written last, a fingerprint of what it was built from.

No stamp means a build that did not reach its end; another fingerprint means that its sources
changed since. Either way it is built again.
"""

import hashlib
from pathlib import Path

NAME = ".built-from"
LEFT_OUT = {"node_modules", "dist", "dist.new", "__pycache__"}


def fingerprint(*sources: Path, also: str = "") -> str:
    """A hash over the content and relative names of `sources` (files or folders), and `also`."""
    total = hashlib.sha256(also.encode())
    for source in sources:
        for path in _files(source):
            total.update(f"\0{path.relative_to(source.parent).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_current(folder: Path, wanted: str) -> bool:
    """Whether `folder` was built to its end, from what `wanted` stands for."""
    stamp = folder / NAME
    return stamp.is_file() and stamp.read_text() == wanted


def is_unfinished(folder: Path) -> bool:
    """Whether an earlier build of `folder` began and did not reach its end."""
    return folder.exists() and not (folder / NAME).is_file()


def mark(folder: Path, done: str) -> None:
    """Say that `folder` is complete. Must be the last thing a build does."""
    (folder / NAME).write_text(done)


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    return sorted(
        path
        for path in source.rglob("*")
        if path.is_file() and not LEFT_OUT.intersection(path.relative_to(source).parts)
    )
