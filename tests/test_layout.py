"""The rules of the layout, kept by a machine: who may import whom, file sizes, names, addresses."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import ROOT

BASE = {"apart", "db", "errors", "settings"}
SIGNED_IN = BASE | {"accounts", "deps", "ledger", "sealing"}

# What each part of the server may import of the others. The two at the end see everything.
SERVER: dict[str, set[str]] = {
    "apart": {"settings"},
    "db": set(),
    "errors": set(),
    "settings": set(),
    "ledger": set(),
    "request_log": set(),
    "body_limit": {"errors"},
    "web": set(),
    "sealing": {"records"},
    "records": BASE,
    "deps": SIGNED_IN | {"records"},
    "accounts": SIGNED_IN | {"records"},
    "sync": SIGNED_IN | {"records"},
    "territory": SIGNED_IN | {"records"},
    "indicators": SIGNED_IN | {"records", "territory"},
    "information": SIGNED_IN | {"records"},
    "coordination": SIGNED_IN | {"records", "territory", "indicators"},
    "report": SIGNED_IN | {"records", "territory", "indicators"},
    "privacy": SIGNED_IN | {"records", "sync", "indicators"},
    "phone": {"sealing", "records"},
    "operations": SIGNED_IN | {"records", "territory", "sync", "phone", "privacy", "report"},
}
SEES_ALL = {"main", "cli"}

# The same for the phone: `screens → acts → store, seal → domain`, `sync → store, server`.
PHONE: dict[str, set[str]] = {
    "domain": set(),
    "ui": set(),
    "route": set(),
    "text": {"domain", "ui"},
    "sw": set(),
    "server": {"domain"},
    "seal": {"domain"},
    "store": {"domain", "seal"},
    "sync": {"domain", "seal", "store", "server"},
    "acts": {"domain", "seal", "store", "server", "sync"},
    # Pages that only make sense online (figures, the team) ask the server themselves.
    "screens": {"route", "domain", "ui", "text", "sw", "seal", "store", "sync", "acts", "server"},
}
PHONE_SOURCE = ROOT / "pwa" / "src"
IMPORTED = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*['"](\.[^'"]*)['"]""")

LINES = 300
GENERATED = ("pwa/package-lock.json", "requirements.lock")
CODE = {".py", ".ts", ".svelte", ".css", ".js", ".html"}
BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def tracked() -> list[Path]:
    """Every file of the project that is, or is about to be, in its history."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def imports_of_server(path: Path) -> Iterator[str]:
    """The parts of `api` that a Python file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            if name.startswith("api."):
                yield name.split(".")[1]


def imports_of_phone(path: Path) -> Iterator[str]:
    """The folders of the phone's sources that a file imports."""
    for target in IMPORTED.findall(path.read_text()):
        reached = (path.parent / target).resolve()
        if reached.is_relative_to(PHONE_SOURCE):
            yield reached.relative_to(PHONE_SOURCE).parts[0]


def strays(allowed: dict[str, set[str]], part: str, found: Iterator[str]) -> set[str]:
    """The imports of a part that its rule does not grant."""
    return set(found) - allowed[part] - {part}


def test_imports_of_the_server_run_one_way() -> None:
    wrong = {}
    for path in (ROOT / "api").rglob("*.py"):
        part = path.relative_to(ROOT / "api").parts[0].removesuffix(".py")
        if part in SEES_ALL | {"__init__"}:
            continue
        assert part in SERVER, f"say in SERVER what api/{part} may import"
        if found := strays(SERVER, part, imports_of_server(path)):
            wrong[path.relative_to(ROOT).as_posix()] = found
    assert wrong == {}


def test_imports_of_the_phone_run_one_way() -> None:
    wrong = {}
    for path in PHONE_SOURCE.rglob("*"):
        part = path.relative_to(PHONE_SOURCE).parts[0]
        if path.suffix not in {".ts", ".svelte"} or path.name.endswith(".test.ts"):
            continue
        if not (PHONE_SOURCE / part).is_dir():
            continue
        assert part in PHONE, f"say in PHONE what pwa/src/{part} may import"
        if found := strays(PHONE, part, imports_of_phone(path)):
            wrong[path.relative_to(ROOT).as_posix()] = found
    assert wrong == {}


def test_only_the_server_folder_of_the_phone_talks_to_the_network() -> None:
    talking = {
        path.relative_to(PHONE_SOURCE).parts[0]
        for path in PHONE_SOURCE.rglob("*")
        if path.suffix in {".ts", ".svelte"}
        and not path.name.endswith(".test.ts")
        and re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon", path.read_text())
    }
    assert talking <= {"server", "sw"}


def test_no_file_is_longer_than_a_person_reads_in_one_sitting() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in tracked()
        if path.suffix in CODE and ".gen." not in path.name
        if (lines := len(path.read_text().splitlines())) > LINES
    }
    assert long == {}


def test_every_file_is_named_by_its_role() -> None:
    nameless = [path for path in tracked() if path.name.split(".")[0].lower() in BANNED]
    assert nameless == []


@pytest.mark.parametrize(
    "parts",
    [
        ("registry.npm", "js.org"),
        ("py", "pi.org"),
        ("files.python", "hosted.org"),
        ("/wo", "rk/main"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
    ],
    ids=lambda parts: parts[1],
)
def test_no_file_names_a_package_registry_or_a_folder_of_one_machine(
    parts: tuple[str, str],
) -> None:
    word = "".join(parts).encode()
    naming = [path.relative_to(ROOT).as_posix() for path in tracked() if word in path.read_bytes()]
    assert naming == []
