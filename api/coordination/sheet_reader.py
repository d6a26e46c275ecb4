"""The process that reads a spreadsheet: its file comes in, its first sheet goes out as JSON.

The reader (calamine) resolves no entity and runs no formula. It makes room for every cell between the
first and the last one, and ends the process that has no such room: hence a process of its own, whose
memory has an end. It imports nothing of the server, to be there at once.
"""

import io
import json
import sys
import zipfile
from contextlib import suppress
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

MOST_MEMORY: Final = 512 * 1024 * 1024
MOST_LINES: Final = 20_000
MOST_CELLS: Final = 2_000_000


def lines(content: bytes) -> list[list[str]] | None:
    """The first sheet's lines, each cell as people read it; None: it is no spreadsheet.

    Raises `MemoryError` when they are too many.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        if sheet.total_width * min(sheet.total_height, MOST_LINES) > MOST_CELLS:
            raise MemoryError
        rows = sheet.to_python(nrows=MOST_LINES)
    except (CalamineError, zipfile.BadZipFile, OSError, IndexError, ValueError):
        return None
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Any) -> str:
    """A number without the `.0` that spreadsheets add, so that 25056 stays a commune's code."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def main() -> None:
    """Reads what comes in, and says nothing when it cannot finish."""
    with suppress(ImportError, ValueError):  # Windows has no such limit; or a lower one is set
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(lines(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
