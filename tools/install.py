"""What gets installed: the Python environment, the phone's packages, a browser for the tests."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from tools import stamps
from tools.running import ROOT, VENV, CannotGoOn, answers, python_version, run, say

PWA = ROOT / "pwa"
LOCK = ROOT / "requirements.lock"
CHROMIUM = "/usr/bin/chromium-headless-shell"
"""Chromium without its windows: the same pages for half the work."""
SYSTEM_PYTHON = "/usr/bin/python3"
WEBKIT = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
RESUMED = "L’installation précédente n’était pas allée au bout, elle est reprise de zéro."


def python() -> None:
    """Put every locked Python package in `.venv`; the folder's place is part of it."""
    wanted = stamps.fingerprint(LOCK, also=f"{python_version()} {ROOT}")
    if stamps.is_current(VENV, wanted):
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise CannotGoOn(
                f"Il manque à Python le module {module} : installez-le "
                f"(Debian, Ubuntu : apt install python{python_version()}-venv), puis recommencez."
            )
    say(RESUMED if stamps.is_unfinished(VENV) else "Installation pour Python (une minute environ)…")
    if VENV.exists():
        shutil.rmtree(VENV)
    base = Path(sys.base_prefix, "bin", f"python{python_version()}")
    run(
        [str(base), "-m", "venv", str(VENV)],
        "L’environnement Python n’a pas pu être créé",
    )
    quietly = ["-q", "--no-input", "--no-compile", "--disable-pip-version-check"]
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", *quietly]
    run(
        [*pip, "--require-hashes", "-r", str(LOCK)],
        "Les paquets Python n’ont pas pu être installés, vérifiez le réseau puis recommencez",
    )
    run(
        [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
        "L’application n’a pas pu être installée dans son environnement",
    )
    stamps.mark(VENV, wanted)


def node() -> None:
    """Put the phone's locked packages in `pwa/node_modules`, with the environment's own Node."""
    modules = PWA / "node_modules"
    wanted = stamps.fingerprint(PWA / "package-lock.json", PWA / ".npmrc")
    if stamps.is_current(modules, wanted):
        return
    say(
        RESUMED
        if stamps.is_unfinished(modules)
        else "Installation pour le téléphone (une minute environ)…"
    )
    if modules.exists():
        shutil.rmtree(modules)
    run(
        [str(VENV / "bin" / "npm"), "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        "Les paquets du téléphone n’ont pas pu être installés, vérifiez le réseau puis recommencez",
        cwd=PWA,
    )
    stamps.mark(modules, wanted)


def chromium() -> None:
    """Have a Chromium that starts: Debian's, installed when we may, or else Playwright's."""
    if _starts(CHROMIUM) or _starts(_playwright_chromium()):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installation de Chromium pour les tests…")
        _apt_get("Chromium", Path(CHROMIUM).name)
        found = CHROMIUM
    else:
        say("Installation de Chromium pour les tests, par Playwright…")
        run(
            [str(VENV / "bin" / "playwright"), "install", "--only-shell", "chromium"],
            "Chromium n’a pas pu être installé par Playwright, installez-le vous-même",
        )
        found = _playwright_chromium()
    if not _starts(found):
        raise CannotGoOn(
            "Chromium est installé mais ne démarre pas : il lui manque des bibliothèques "
            "(en administrateur : .venv/bin/playwright install-deps chromium-headless-shell)."
        )


def engines() -> None:
    """Have the other phones' engines: WebKit with its driver and a screen in memory, Firefox ESR."""
    drivers = all(shutil.which(one) for one in ("WebKitWebDriver", "Xvfb"))
    if drivers and answers([SYSTEM_PYTHON, "-c", WEBKIT]) and _starts("firefox-esr"):
        return
    # The fourth draws without a graphics card.
    webkit = ["webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "libgl1-mesa-dri", "xvfb"]
    _of_debian("WebKit et Firefox", *webkit, "firefox-esr")


def office() -> None:
    """Have LibreOffice, which opens the report's files as offices do, and what reads its pages."""
    if shutil.which("soffice") and shutil.which("pdftotext"):
        return
    libreoffice = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"]
    _of_debian("LibreOffice et Poppler", *libreoffice, "poppler-utils")


def _of_debian(what: str, *packages: str) -> None:
    """Install them where we may, or say what to install."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotGoOn(
            f"Il manque {what} pour les tests, installez-les en administrateur "
            f"(Debian : apt install {' '.join(packages)}), puis recommencez."
        )
    say(f"Installation de {what} pour les tests…")
    _apt_get(what, *packages)


def _apt_get(what: str, *packages: str) -> None:
    """Install Debian's packages of those names, when we may."""
    missing = f"Échec de l’installation par apt-get ({what}), vérifiez le réseau"
    run(["apt-get", "update", "-qq"], missing)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], missing)


def _starts(browser: str) -> bool:
    return bool(browser) and answers([browser, "--version"])


def _playwright_chromium() -> str:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "~/.cache/ms-playwright")
    found = sorted(folder.expanduser().glob("chromium_headless_shell-*/chrome-*/*headless*shell"))
    return str(found[-1]) if found else ""
