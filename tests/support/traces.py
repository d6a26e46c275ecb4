"""Does a text appear anywhere in some bytes, in whatever form a program may have written it?"""

import base64
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import make_url


def forms(text: str) -> set[bytes]:
    """The text as UTF-8, UTF-16, JSON-escaped, URL-quoted, hexadecimal, and base64 at any offset."""
    found = {json.dumps(text)[1:-1].encode(), quote(text).encode()}
    for word in {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}:
        for raw in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
            found |= {raw, raw.hex().encode(), raw.hex().upper().encode()}
            found |= {part for shift in range(3) for part in _base64(raw, shift)}
    return found


def _base64(raw: bytes, shift: int) -> tuple[bytes, bytes]:
    """The characters that the text alone decides when `shift` other bytes come before it."""
    whole = base64.b64encode(b"\0" * shift + raw)
    inner = whole[(shift * 8 + 5) // 6 : (shift + len(raw)) * 8 // 6]
    return inner, inner.translate(bytes.maketrans(b"+/", b"-_"))


def finder(texts: Iterable[str]) -> re.Pattern[bytes]:
    """A pattern that finds any form of any of the texts."""
    every = sorted({form for text in texts for form in forms(text)}, key=len, reverse=True)
    return re.compile(b"|".join(map(re.escape, every)))


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what it holds."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def database_bytes(url: str) -> dict[str, bytes]:
    """All that a database keeps: its files (SQLite), or every row of every table as text."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        assert parsed.database
        return files_in(Path(parsed.database).parent)
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        found = {}
        for (name,) in tables:
            rows = connection.execute(SQL("SELECT t::text FROM {} AS t").format(Identifier(name)))
            found[str(name)] = "\n".join(str(row[0]) for row in rows).encode()
        return found
