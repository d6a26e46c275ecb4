"""A release is made once, with its line in the changelog, and is the same bytes wherever it is packed."""

import tarfile
from pathlib import Path

import pytest

from tests.released.archive import VERSIONS
from tools.release import keep, pack
from tools.running import CannotGoOn


@pytest.mark.parametrize(
    ("version", "why"), [(VERSIONS[0], "déjà gardée"), ("99.0.0", "CHANGELOG.md ne dit rien")]
)
def test_a_version_is_kept_once_and_never_without_its_changes(version: str, why: str) -> None:
    with pytest.raises(CannotGoOn, match=why):
        keep(version)


def test_an_archive_holds_what_is_served_and_nothing_else(tmp_path: Path) -> None:
    files = {
        "pwa/dist/index.html": b"<!doctype html>",
        "pwa/dist/assets/a.js": b"1",
        "pwa/dist/assets/a.js.map": b"{}",
        "pwa/dist/assets/letters.woff2": b"wOF2",
        "api/main.py": b"",
        "api/__pycache__/main.pyc": b"\0",
        "migrations/env.py": b"",
        "tests/test_main.py": b"",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    first, second = tmp_path / "first", tmp_path / "second"
    pack(tmp_path, tmp_path / "pwa" / "dist", first)
    (tmp_path / "api" / "main.py").touch()
    pack(tmp_path, tmp_path / "pwa" / "dist", second)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as packed:
        kept = {entry.name: entry.size for entry in packed}
    assert kept == {
        "api/main.py": 0,
        "migrations/env.py": 0,
        "pwa/dist/assets/a.js": 1,
        "pwa/dist/assets/letters.woff2": 0,
        "pwa/dist/index.html": 15,
    }
