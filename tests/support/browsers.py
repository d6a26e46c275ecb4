"""A real Chromium, one profile a person: opened, cut off, killed and opened again."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal

import psutil
import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from tools.install import CHROMIUM

PHONE = (390, 844)
SMALL_PHONE = (360, 640)
DESKTOP = (1280, 800)
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
OpenProfile = Callable[..., "Profile"]


class Profile:
    """One browser profile on disk, as one phone: what it stored outlives its closing."""

    def __init__(
        self,
        playwright: Playwright,
        folder: Path,
        size: tuple[int, int] = PHONE,
        scheme: Literal["light", "dark"] = "light",
        film: Path | None = None,
    ) -> None:
        self._playwright = playwright
        self.folder = folder
        self._size = size
        self._scheme = scheme
        self._film = film
        self.context = self._open()

    @property
    def page(self) -> Page:
        """Its page: the first one opened."""
        return self.context.pages[0]

    def cut_network(self) -> None:
        """No network from now on, for its pages and its worker."""
        self.context.set_offline(True)

    def restore_network(self) -> None:
        """The network is back."""
        self.context.set_offline(False)

    def session_is_on_disk(self) -> None:
        """Close and open it once: its cookies are written then, else every half minute."""
        self.close()
        cookies = self.folder.glob("Default/**/Cookies")
        assert any(_mentions(path, "kaftruck_") for path in cookies)
        self.reopen()

    def kill(self) -> None:
        """End the browser as a dying battery would (SIGKILL)."""
        # Debian starts it by a script, which sees it off at once; init, had the script gone first, does
        # so when it comes round to it: one to two seconds of waiting.
        for process in reversed(self._processes()):
            with suppress(psutil.NoSuchProcess):  # the script ends with it
                process.kill()
                process.wait(10)
        with suppress(Error):  # Playwright learns here that it is gone
            self.context.close()

    def reopen(self) -> None:
        """Open the same profile again after `kill` or `close`."""
        self.context = self._open()

    def close(self) -> None:
        """Close the browser."""
        self.context.close()

    def _open(self) -> BrowserContext:
        width, height = self._size
        return self._playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=CHROMIUM if Path(CHROMIUM).exists() else None,
            args=QUIET + (_camera(self._film) if self._film else []),
            viewport={"width": width, "height": height},
            color_scheme=self._scheme,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            has_touch=self._size != DESKTOP,
        )

    def _processes(self) -> list[psutil.Process]:
        """The browser's main process, under the script that started it if one did: descendants of ours that
        were given this folder."""
        given = f"--user-data-dir={self.folder}"
        children = psutil.Process(os.getpid()).children(recursive=True)
        words = {process: _words(process) for process in children}
        return [
            process
            for process, said in words.items()
            if given in said and not any("--type=" in word for word in said)
        ]


def _camera(film: Path) -> list[str]:
    """A camera that sees a film (y4m), read each time the page opens it, and may be used."""
    return [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]


def _words(process: psutil.Process) -> list[str]:
    """Its command line; nothing when it has ended meanwhile."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _mentions(path: Path, name: str) -> bool:
    """Whether the cookie file holds one whose name starts so."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            query = "SELECT 1 FROM cookies WHERE name LIKE ? LIMIT 1"
            return connection.execute(query, (f"{name}%",)).fetchone() is not None
    except sqlite3.Error:
        return False  # being written


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver, one a test process."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture
def open_profile(playwright: Playwright, tmp_path: Path) -> Iterator[OpenProfile]:
    """Opens a new profile (`size=`, `scheme=`, `film=` for its camera); all are ended with the test.

    `like=`: the folder of a closed profile, of which it is a copy.
    """
    profiles: list[Profile] = []

    def open_one(
        size: tuple[int, int] = PHONE,
        scheme: Literal["light", "dark"] = "light",
        film: Path | None = None,
        like: Path | None = None,
    ) -> Profile:
        folder = tmp_path / f"profile{len(profiles)}"
        if like:
            shutil.copytree(like, folder)
        profile = Profile(playwright, folder, size, scheme, film)
        profiles.append(profile)
        return profile

    yield open_one
    for profile in profiles:
        profile.kill()  # nothing is read from its folder any more: no need to wait for its goodbyes


@pytest.fixture
def page(open_profile: OpenProfile) -> Page:
    """A page of a new phone-sized profile."""
    profile: Profile = open_profile()
    return profile.page
