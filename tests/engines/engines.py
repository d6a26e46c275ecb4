"""The two engines, each with a profile on disk as one phone has: opened, killed, opened again."""

import os
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import psutil

from tests.engines.commands import Commands, OverHttp, OverMarionette
from tests.support.browsers import PHONE
from tests.support.servers import free_port
from tools.install import SYSTEM_PYTHON

WINDOW = Path(__file__).with_name("webkit_window.py")
ALL_OF_THE_SCREEN = ":root { min-width: 0 !important; min-height: 0 !important }"


class Engine(Protocol):
    """A browser with a folder of its own."""

    def open(self) -> Commands:
        """Begin it on its folder; it does what it is told through the commands."""

    def kill(self) -> None:
        """End it and all its processes at once, as a dying battery would."""


class Firefox:
    """Firefox ESR without a screen; its window is as small as a phone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun = ExitStack()
        (folder / "chrome").mkdir(parents=True)
        (folder / "chrome" / "userChrome.css").write_text(ALL_OF_THE_SCREEN)

    def open(self) -> Commands:
        """Begin it on its folder."""
        port = free_port()
        wanted = {
            "marionette.port": str(port),
            "intl.accept_languages": '"fr-FR"',
            "toolkit.legacyUserProfileCustomizations.stylesheets": "true",
        }
        lines = [f'user_pref("{name}", {value});\n' for name, value in wanted.items()]
        (self._folder / "user.js").write_text("".join(lines))
        width, height = PHONE
        screen = {"MOZ_HEADLESS_WIDTH": str(width), "MOZ_HEADLESS_HEIGHT": str(height)}
        options = ["--headless", "--marionette", "--kiosk", "--no-remote"]
        _begin(self._begun, ["firefox-esr", *options, "--profile", str(self._folder)], screen)
        commands = OverMarionette(port)
        self._begun.callback(commands.close)
        return commands

    def kill(self) -> None:
        """End it at once."""
        self._begun.close()


class WebKit:
    """WebKit as GTK has it, on a screen that nobody sees; it says of itself that it is an iPhone."""

    def __init__(self, folder: Path) -> None:
        self._begun = ExitStack()
        folder.mkdir(parents=True)
        self._phone = folder / "phone"  # the driver wants one program
        self._phone.write_text(f'#!/bin/sh\nexec {SYSTEM_PYTHON} "{WINDOW}" "{folder}"\n')
        self._phone.chmod(0o755)

    def open(self) -> Commands:
        """Begin it on its folder."""
        port = free_port()
        screen = {"DISPLAY": _screen(self._begun)}
        _begin(self._begun, ["WebKitWebDriver", f"--port={port}"], screen)
        browser = {"binary": str(self._phone), "args": []}
        commands = OverHttp(port, {"webkitgtk:browserOptions": browser})
        self._begun.callback(commands.close)
        return commands

    def kill(self) -> None:
        """End it at once."""
        self._begun.close()


def _begin(begun: ExitStack, words: list[str], also: dict[str, str]) -> None:
    """Begin a program that ends with the rest."""
    process = subprocess.Popen(
        words,
        env={**os.environ, "TZ": "Europe/Paris", **also},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    begun.callback(_end, process)


def _screen(begun: ExitStack) -> str:
    """A screen in memory, higher and wider than a phone's; its name."""
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    begun.callback(_end, process)
    assert process.stdout
    with process.stdout as said:
        return f":{said.readline().decode().strip()}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill it with all that it began."""
    family = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait(20)
    for one in family:
        one.kill()
    psutil.wait_procs(family, 20)
