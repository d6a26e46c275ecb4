"""Reading tables as people keep them: CSV of any habit, spreadsheets, and files that are neither."""

import io
import zipfile

import pytest

from api.coordination import sheet
from api.coordination.sheet import MOST_BYTES, MOST_UNPACKED, table_of
from api.coordination.sheet_reader import MOST_LINES
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


@pytest.mark.parametrize("stray", ["GS1048576", "XFD1048576", "XFD600"])
def test_a_cell_left_behind_far_away_ends_the_reading_and_not_the_server(stray: str) -> None:
    content = xlsx(ROWS, stray=stray)
    assert len(content) < 5_000
    with pytest.raises(BadInput, match="bad_input") as refused:
        table_of(content)
    assert refused.value.message_fr == sheet.TOO_GREAT
    assert refused.value.field == "content"


def test_one_left_behind_in_a_column_of_the_table_is_cut_off() -> None:
    table = table_of(xlsx(ROWS, stray="C1048576"))
    assert (table[:3], len(table)) == (AS_TEXT, MOST_LINES)
    assert not any(any(line) for line in table[3:])


def test_reading_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "SECONDS", 0.001)
    with pytest.raises(BadInput) as refused:
        table_of(xlsx(ROWS))
    assert refused.value.message_fr == sheet.TOO_GREAT
