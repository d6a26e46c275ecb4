"""The table that `docs/sync.md` ends with says of every fault that it cost nothing."""

from tests.faults.table import PAGE, Row, read, written
from tests.faults.tally import FAULTS, SQLITE, Tally


def test_the_table_tells_every_fault_tried_as_often_as_is_said_and_nothing_lost() -> None:
    rows = read(PAGE.read_text())
    told = {(row.fault, row.where): row.tally for row in rows}
    assert sorted(told) == sorted((fault, where) for fault in FAULTS for where in FAULTS[fault])
    assert len(rows) == len(told)
    for (fault, where), tally in told.items():
        assert tally.tried >= FAULTS[fault][where] and tally.clean, (fault, where)


def test_a_row_is_written_in_place_of_its_former_self_and_read_back() -> None:
    first, second = list(FAULTS)[:2]
    rows = [Row(second, SQLITE, Tally(3, 1, 2, 4)), Row(first, SQLITE, Tally(9), "7 amid one")]
    page = written(written("# Sync\n\nRules.\n", [Row(second, SQLITE, Tally(2))]), rows)
    assert page.startswith("# Sync\n\nRules.\n\n## ") and page.count("| fault |") == 1
    assert read(page) == rows[::-1]
