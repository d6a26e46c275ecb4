"""Archives whose bytes depend on what is in them alone, so that an edition's hash can be told again."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date


def packed(files: Iterable[tuple[str, bytes]], made_on: date, stored: str = "") -> bytes:
    """A zip of named files, in their order, all dated that day at noon.

    The file named `stored` is not compressed (OpenDocument wants its `mimetype` so).
    """
    made = io.BytesIO()
    day = (max(made_on.year, 1980), made_on.month, made_on.day, 12, 0, 0)
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files:
            told = zipfile.ZipInfo(name, day)
            told.create_system = 3  # the same wherever it is made
            told.external_attr = 0o644 << 16
            told.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(told, content)
    return made.getvalue()


def repacked(archive: bytes, made_on: date, stored: str = "") -> bytes:
    """The same zip without the hour it was made at."""
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        files = [(name, read.read(name)) for name in read.namelist()]
    return packed(files, made_on, stored)
