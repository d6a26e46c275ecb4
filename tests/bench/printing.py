"""The report of ten years is written: each form, all of them, and the memory that a process needs.

Bare is the same document as JSON, read again and deflated: what any form must at least do with it.
"""

import os
import subprocess
import sys
import zlib
from pathlib import Path
from statistics import median

from api.report.document import Document
from api.report.forms import FORMS
from api.report.png import as_png
from api.settings import ROOT
from tests.bench.timing import BARE, OURS, Line
from tests.report.sample import PICTURES, season, ten_years

ONE_MS, ALL_MS, MOST_MB = 1_000, 4_000, 300
HELD = {"pdf": ONE_MS, "docx": ONE_MS}
"""The forms that somebody waits for."""


def printing(years: int, rounds: int) -> list[Line]:
    """A line for each form, one for all, one for memory; of one season or of ten."""
    document = ten_years() if years > 1 else season()
    lines = [_form(form, document, years, rounds) for form in FORMS]
    whole = Line(f"report of {years} years, all forms")
    whole.in_turn(rounds, {OURS: lambda: _all(document), BARE: lambda: _bare(document)})
    whole.remark = f"{len(document.tables())} tables"
    whole.goal(f"≤ {ALL_MS} ms", median(whole.taken[OURS]) <= ALL_MS)
    return [*lines, whole, _memory(years)]


def _form(form: str, document: Document, years: int, rounds: int) -> Line:
    line, sizes = Line(f"report of {years} years, {form}"), [0]

    def write() -> None:
        as_png.cache_clear()
        sizes[0] = len(FORMS[form].write(document, PICTURES))

    line.in_turn(rounds, {OURS: write, BARE: lambda: _bare(document)})
    line.remark = f"{sizes[0] / 1000:,.0f} kB"
    if form in HELD:
        line.goal(f"≤ {HELD[form]} ms", median(line.taken[OURS]) <= HELD[form])
    return line


def _all(document: Document) -> None:
    as_png.cache_clear()
    for form in FORMS.values():
        form.write(document, PICTURES)


def _bare(document: Document) -> bytes:
    told = document.model_dump_json()
    return zlib.compress(Document.model_validate_json(told).model_dump_json().encode(), 6)


def _memory(years: int) -> Line:
    """The peak of a process that writes all forms, and of one that only reads what writes them."""
    line = Line(f"report of {years} years, memory")
    peaks = [
        int(
            subprocess.run(
                [sys.executable, "-m", __name__, str(many)],
                cwd=ROOT,
                capture_output=True,
                check=True,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            ).stdout
        )
        / 1000
        for many in (years, 0)
    ]
    line.remark = f"{peaks[0]:,.0f} MB at its peak, {peaks[1]:,.0f} MB before it writes"
    line.goal(f"≤ {MOST_MB} MB", peaks[0] <= MOST_MB)
    return line


def main(years: int) -> None:
    """Write all forms of that many years, none for 0, and say the peak of memory, in kB."""
    document = ten_years() if years > 1 else season()
    if years:
        _all(document)
    # not getrusage: a new process’s begins with the peak of the one that made it
    (peak,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    print(peak.split()[1])


if __name__ == "__main__":
    main(int(sys.argv[1]))
