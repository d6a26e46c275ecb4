"""LibreOffice opens what was written for offices, says nothing, and prints the same numbers.

Too heavy for `make test`; the pages can be looked at in the folder that `--basetemp` names.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from api.report.document import Document
from api.report.forms import FORMS
from api.report.values import shown
from tests.report.sample import PICTURES, season, ten_years

pytestmark = pytest.mark.long
INSTALL = "Have LibreOffice and what reads its pages: python3 -m tools.prepare office"
NO_JAVA = "Warning: failed to launch javaldx - java may not function correctly"
"""What it says on every machine without Java for it; nothing here needs any."""


def printed(form: str, document: Document, folder: Path) -> list[str]:
    """The pages that LibreOffice makes of a form, as text; fails on whatever it says of it."""
    office = shutil.which("soffice")
    assert office and shutil.which("pdftotext"), INSTALL
    file = folder / f"rapport{FORMS[form].ending}"
    file.write_bytes(FORMS[form].write(document, PICTURES))
    words = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    done = subprocess.run(
        [*words, "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        capture_output=True,
        text=True,
        timeout=180,
    )
    said = [line for line in done.stderr.splitlines() if line.strip() and line != NO_JAVA]
    assert (done.returncode, said) == (0, [])
    text = subprocess.run(
        ["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    return text.removesuffix("\f").split("\f")


def bare(text: str) -> str:
    """Without spaces, with the comma that spreadsheets write as a point where they are not French."""
    return re.sub(r"(?<=\d)[.,](?=\d)", "", re.sub(r"\s", "", text))


@pytest.mark.parametrize("form", ["docx", "xlsx", "ods"])
def test_the_season_is_printed_with_the_same_numbers(form: str, tmp_path: Path) -> None:
    document = season()
    text = bare("".join(printed(form, document, tmp_path)))
    for table in document.tables()[:-1]:
        for row in table.rows:
            values = [shown(v, c.unit) for v, c in zip(row.cells, table.columns, strict=True)]
            if table.key != "health":  # its cells are of several lines
                assert bare("".join([row.label, *values])) in text, (table.key, row.label)
    assert bare("Édition n° 1 du 16 juin 2023") in text


def test_the_word_report_is_as_many_pages_as_it_was_when_they_were_looked_at(
    tmp_path: Path,
) -> None:
    pages = printed("docx", season(), tmp_path)
    assert len(pages) == 6
    assert all(
        f"Page {at} sur 6" in page.replace("\u00a0", " ") for at, page in enumerate(pages, 1)
    )


@pytest.mark.parametrize("form", ["docx", "xlsx", "ods"])
def test_ten_years_are_opened_too(form: str, tmp_path: Path) -> None:
    assert len(printed(form, ten_years(), tmp_path)) > 20
