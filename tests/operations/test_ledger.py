"""The ledger on a disk that is full, and after a crash in the middle of a line."""

import resource
from pathlib import Path

import pytest

from api.ledger import Ledger

AT = "2026-05-28T13:00:00.000Z"


def erased(ledger: Ledger) -> list[str]:
    return sorted(ledger.erased("nous"))


def test_an_event_that_the_disk_cannot_take_leaves_nothing_of_itself(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.add("nous", "erased", AT, ids=["un"])
    before = ledger.path.read_bytes()
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20, most))
    try:
        with pytest.raises(OSError, match="File too large"):
            ledger.add("nous", "erased", AT, ids=["deux"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert ledger.path.read_bytes() == before
    ledger.add("nous", "erased", AT, ids=["trois"])
    assert erased(ledger) == ["trois", "un"]


def test_a_line_cut_short_by_a_crash_takes_no_other_with_it(tmp_path: Path) -> None:
    for kept in (1, 20, 75, 80):
        ledger = Ledger(tmp_path / f"ledger-{kept}.jsonl")
        ledger.add("nous", "erased", AT, ids=["un"])
        whole = ledger.path.read_bytes()
        ledger.add("nous", "granted", AT, grant={"kid": "aaaa1111"}, of={"kid": "bbbb2222"})
        ledger.path.write_bytes(ledger.path.read_bytes()[: len(whole) + kept])
        ledger.add("nous", "erased", AT, ids=["deux"])
        assert erased(ledger) == ["deux", "un"]
