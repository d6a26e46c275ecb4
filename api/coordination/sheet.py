"""Reading a table that people keep: Excel, LibreOffice or CSV, its first sheet, as text.

The spreadsheet reader (calamine) resolves no entity and runs no formula; what a file may unpack to
is capped before it is opened.
"""

import csv
import io
import zipfile
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from api.errors import BadInput, TooLarge

MOST_BYTES: Final = 2_000_000
MOST_UNPACKED: Final = 50_000_000
MOST_LINES: Final = 20_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Table = list[list[str]]


def table_of(content: bytes) -> Table:
    """The lines of the first sheet, each cell as people read it; empty ones as "".

    Raises `TooLarge`, and `BadInput` for a file that is none of these.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge
    if content.startswith((_ZIP, _OLD_EXCEL)):
        return _spreadsheet(content)
    return _csv(content)


def _spreadsheet(content: bytes) -> Table:
    try:
        if content.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                    raise TooLarge
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(nrows=MOST_LINES)
    except (CalamineError, zipfile.BadZipFile, OSError, IndexError, ValueError):
        raise BadInput("Ce fichier n’est pas un tableau qui se lit.", field="content") from None
    return [[_text(cell) for cell in row] for row in rows]


def _csv(content: bytes) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadInput("Ce fichier n’est pas un tableau qui se lit.", field="content")
    head = text.partition("\n")[0]
    mark = max(";\t,", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        raise BadInput("Ce fichier n’est pas un tableau qui se lit.", field="content") from None
    return [[cell.strip() for cell in row] for row in rows[:MOST_LINES]]


def _text(cell: Any) -> str:
    """A number without the `.0` that spreadsheets add, so that 25056 stays a commune's code."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
