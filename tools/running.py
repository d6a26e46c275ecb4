"""Running other programs quietly: their words go to a log, ours are one sentence."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = ROOT / ".make.log"


class CannotGoOn(Exception):
    """What stops the command, as the one sentence the person will read."""


def say(sentence: str) -> None:
    """Tell the person what is going on."""
    print(sentence, flush=True)


def run(command: list[str], otherwise: str, cwd: Path = ROOT, quiet: bool = True) -> None:
    """Run `command`; raise CannotGoOn with `otherwise` and the log's place if it fails.

    A log keeps what the program said when `quiet`, else it speaks for itself.
    """
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    env = {**os.environ, "PATH": path, "CI": "true", "DEBIAN_FRONTEND": "noninteractive"}
    try:
        with LOG.open("ab") as log:
            out = log if quiet else None
            subprocess.run(
                command,
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                check=True,
            )
    except OSError as error:
        raise CannotGoOn(f"{otherwise} ({error.strerror}).") from error
    except subprocess.CalledProcessError as error:
        raise CannotGoOn(f"{otherwise} (détails dans {LOG.name}).") from error


def answers(command: list[str]) -> bool:
    """Whether `command` exists here and ends well."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def python_version() -> str:
    """The running Python's version, `3.11`."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"
