"""The benchmark runs: what it would say of this machine is not looked at, only that it says it."""

import subprocess
import sys

import pytest

from api.report.forms import FORMS
from api.settings import ROOT


@pytest.mark.long
def test_every_work_in_the_browser_is_measured() -> None:
    words = [sys.executable, "-m", "tests.bench", "--quick", "--only", "browser"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=300, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")][2:]
    for work in (
        "first reading",
        "meanwhile",
        "tap to painted",
        "tap to kept",
        "cold start",
        "Aujourd’hui",
        "letter",
        "fling",
        "names",
        "scripts",
    ):
        assert any(work in row for row in rows), f"{work} was not measured:\n{done.stdout}"


@pytest.mark.long
def test_every_form_of_the_report_is_measured() -> None:
    words = [sys.executable, "-m", "tests.bench", "--quick", "--only", "report"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=300, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    for work in (*FORMS, "all forms", "memory"):
        assert f", {work} |" in done.stdout, f"{work} was not measured:\n{done.stdout}"
