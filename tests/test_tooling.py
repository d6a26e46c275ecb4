"""`make run` where something is wrong: one sentence, and the next run repairs what can be."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from api.settings import ROOT
from tests.support.servers import RunningServer, free_port
from tools import build, stamps

BACKEND = """
import pathlib, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "kaftruck-0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / name, "w") as wheel:
        info = "kaftruck-0.dist-info/"
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: kaftruck\\nVersion: 0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return name
"""
UNREACHABLE = "no-such-package==1.0 --hash=sha256:" + "0" * 64


def said(
    command: list[str], cwd: Path = ROOT, variables: dict[str, str] | None = None
) -> tuple[int, list[str]]:
    """The exit code of a command and the lines it wrote, wherever it wrote them."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | (variables or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def serve(**variables: str) -> tuple[int, list[str]]:
    return said([sys.executable, "-m", "api.cli", "serve"], variables=variables)


@pytest.fixture
def built(tmp_path: Path) -> str:
    """A folder that passes for a built application."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("<!doctype html>")
    return str(tmp_path / "dist")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the tools and an application of no package, installed without network."""
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "backend.py").write_text(BACKEND)
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "kaftruck"\nversion = "0"\n'
    )
    (folder / "requirements.lock").write_text("")
    return folder


def prepare_python(clone: Path) -> tuple[int, list[str]]:
    return said([sys.executable, "-m", "tools.prepare", "python"], clone, {"PIP_NO_INDEX": "1"})


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path, built: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        code, lines = serve(
            KAFTRUCK_PORT=port, KAFTRUCK_DATA_DIR=str(tmp_path), KAFTRUCK_APP_DIR=built
        )
    assert (code, len(lines)) == (1, 1)
    assert f"Le port {port} est déjà pris" in lines[0]


def test_a_data_folder_that_cannot_be_written_is_said_in_one_sentence(
    tmp_path: Path, built: str
) -> None:
    (tmp_path / "file").write_text("")
    code, lines = serve(
        KAFTRUCK_PORT=str(free_port()),
        KAFTRUCK_DATA_DIR=str(tmp_path / "file" / "data"),
        KAFTRUCK_APP_DIR=built,
    )
    assert (code, len(lines)) == (1, 1)
    assert "n’est pas accessible en écriture" in lines[0]


def test_a_database_that_does_not_answer_is_said_without_its_password(
    tmp_path: Path, built: str
) -> None:
    code, lines = serve(
        KAFTRUCK_PORT=str(free_port()),
        KAFTRUCK_DATA_DIR=str(tmp_path),
        KAFTRUCK_APP_DIR=built,
        KAFTRUCK_DATABASE_URL=f"postgresql://someone:secret@127.0.0.1:{free_port()}/kaftruck",
    )
    assert (code, len(lines)) == (1, 1)
    assert "ne répond pas" in lines[0]
    assert "secret" not in lines[0]


def test_a_setting_that_makes_no_sense_is_named() -> None:
    code, lines = serve(KAFTRUCK_PORT="huit mille")
    assert (code, lines) == (1, ["Ce réglage n’est pas compris : KAFTRUCK_PORT."])


def test_an_application_not_built_yet_is_said_in_one_sentence(tmp_path: Path) -> None:
    code, lines = serve(KAFTRUCK_APP_DIR=str(tmp_path), KAFTRUCK_DATA_DIR=str(tmp_path))
    assert (code, len(lines)) == (1, 1)
    assert "make run" in lines[0]


def test_a_python_without_ensurepip_is_told_what_to_install(clone: Path) -> None:
    without = "import sys; sys.modules['ensurepip'] = None; from tools.prepare import main"
    code, lines = said([sys.executable, "-c", f"{without}; sys.exit(main(['python']))"], cwd=clone)
    assert (code, len(lines)) == (1, 1)
    assert "ensurepip" in lines[0]
    assert "apt install python3" in lines[0]
    assert not (clone / ".venv").exists()


def test_a_failed_install_says_why_and_the_next_run_repairs_it(clone: Path) -> None:
    lock = clone / "requirements.lock"
    lock.write_text(UNREACHABLE)
    code, lines = prepare_python(clone)
    assert code == 1
    assert "n’ont pas pu être installés" in lines[-1]
    (clone / ".venv" / "left-over").write_text("")

    lock.write_text("")
    code, lines = prepare_python(clone)
    assert (code, len(lines)) == (0, 1)
    assert "reprise de zéro" in lines[0]
    assert not (clone / ".venv" / "left-over").exists()

    assert prepare_python(clone) == (0, [])


def test_a_build_is_swapped_in_whole_and_keeps_the_files_of_open_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    for name, folder in (("PWA", "."), ("DIST", "dist"), ("FRESH", "dist.new")):
        monkeypatch.setattr(build, name, tmp_path / folder)
    version = ""

    def pretend_build(*_: object, **__: object) -> None:
        assets = tmp_path / "dist.new" / "assets"
        assets.mkdir(parents=True)
        (assets / f"index-{version}.js").write_text(version)

    monkeypatch.setattr(build, "run", pretend_build)
    for version in ("1", "2"):
        (tmp_path / "src" / "main.ts").write_text(version)
        build.pwa()
    files = {path.name for path in (tmp_path / "dist" / "assets").iterdir()}
    assert files == {"index-1.js", "index-2.js"}
    assert not stamps.is_unfinished(tmp_path / "dist")
    assert not (tmp_path / "dist.new").exists()


def test_a_later_start_takes_less_than_five_seconds(server: RunningServer) -> None:
    for _ in range(2):  # the first one compiles what it reads
        server.kill()
        server.start(cold=True)
    # Its own seconds of work, not the wall's: other tests run beside this one.
    assert server.seconds_of_work() < 5


def test_a_start_leaves_the_address_in_its_words(server: RunningServer) -> None:
    assert f"KAF’Truck est prêt : {server.url}" in server.log.read_text()
