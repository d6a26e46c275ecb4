"""Reading a table that people keep: Excel, LibreOffice or CSV, its first sheet, as text.

Spreadsheets are read by another process (`sheet_reader`), which may die of what strangers made; what a
file may unpack to is capped before it is opened.
"""

import csv
import io
import zipfile
from contextlib import suppress
from typing import Final

from pydantic_core import from_json

from api.apart import at_work
from api.coordination.sheet_reader import MOST_LINES
from api.errors import BadInput, TooLarge

MOST_BYTES: Final = 2_000_000
MOST_UNPACKED: Final = 50_000_000
MOST_TOLD: Final = 10_000_000
"""Bytes of a table as its reader tells it: some ten times those of 20,000 places."""
SECONDS: Final = 20
"""For one table; an ordinary one takes a fifth of one."""
NO_TABLE: Final = "Ce fichier n’est pas un tableau qui se lit."
TOO_GREAT: Final = (
    "Ce tableau est trop grand\u00a0: effacez les lignes et les colonnes vides, "
    "ou enregistrez-le en CSV."
)
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
    except (zipfile.BadZipFile, OSError, ValueError):
        raise BadInput(NO_TABLE, field="content") from None
    with at_work("api.coordination.sheet_reader", SECONDS) as reader:
        with suppress(BrokenPipeError), reader.asked as asked:
            asked.write(content)
        told = reader.answer.read(MOST_TOLD + 1)
    try:
        table: Table | None = from_json(told)  # of a process that died: not the whole
    except ValueError:
        raise BadInput(TOO_GREAT, field="content") from None
    if table is None:
        raise BadInput(NO_TABLE, field="content")
    return table


def _csv(content: bytes) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadInput(NO_TABLE, field="content")
    head = text.partition("\n")[0]
    mark = max(";\t,", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        raise BadInput(NO_TABLE, field="content") from None
    return [[cell.strip() for cell in row] for row in rows[:MOST_LINES]]
