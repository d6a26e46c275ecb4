"""Reading tables as people keep them: CSV of any habit, spreadsheets, and files that are neither."""

import io
import zipfile

import pytest

from api.coordination.sheet import MOST_BYTES, MOST_UNPACKED, table_of
from api.errors import BadInput, TooLarge
from tests.support.workbooks import ods, xlsx

ROWS: list[list[str | float | None]] = [
    ["Nom", "Commune", "Latitude"],
    ["Place Cassin", 25056.0, 47.2378],
    ["École", None, None],
]
AS_TEXT = [["Nom", "Commune", "Latitude"], ["Place Cassin", "25056", "47.2378"], ["École", "", ""]]


@pytest.mark.parametrize("make", [xlsx, ods], ids=["xlsx", "ods"])
def test_a_spreadsheet_is_read_cell_by_cell_a_code_staying_a_code(make: object) -> None:
    assert callable(make)
    assert table_of(make(ROWS)) == AS_TEXT


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_whatever_separates_it_and_however_accents_are_written(
    mark: str, encoding: str
) -> None:
    text = "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in AS_TEXT)
    assert table_of(text.encode(encoding)) == AS_TEXT


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 cut short", b"\xd0\xcf\x11\xe0 too", b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00"],
)
def test_what_is_no_table_is_refused_in_french(content: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        table_of(content)
    assert "tableau" in refused.value.message_fr


def test_an_archive_of_something_else_is_refused() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("lisez-moi.txt", "bonjour")
    with pytest.raises(BadInput):
        table_of(other.getvalue())


def test_a_file_that_is_too_large_packed_or_unpacked_is_refused() -> None:
    with pytest.raises(TooLarge):
        table_of(b"a" * (MOST_BYTES + 1))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (MOST_UNPACKED + 1))
    with pytest.raises(TooLarge):
        table_of(bomb.getvalue())
