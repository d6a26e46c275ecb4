"""A server killed, without room on its disk, or kept waiting: what it acknowledged is there, once."""

from tests.faults.conftest import StageOf
from tests.faults.killing import killed
from tests.faults.measured import Measured
from tests.faults.storage import full, locked
from tests.faults.tally import tried
from tests.faults.writers import polled
from tests.support.books import Books


@tried("server killed (SIGKILL) amid a push")
def test_every_acknowledged_operation_survives_kill_nine_exactly_once(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    kills = killed(stage_of(where), books, times)
    measured("server killed (SIGKILL) amid a push", where, kills.tally, kills.said)
    assert kills.amid == times, kills
    log = stage_of(where).server.log.read_text()
    assert "ClientDisconnect" not in log


@tried("disk full amid a push")
def test_a_full_disk_refuses_for_now_goes_on_being_read_and_loses_nothing(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    measured("disk full amid a push", where, full(stage_of(where), books, times))


@tried("database locked by another process")
def test_a_locked_database_is_waited_for_so_long_and_no_longer(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    tally = locked(stage_of(where), books, times)
    measured("database locked by another process", where, tally)


@tried("8 writers on 2 server processes, a reader polling")
def test_a_cursor_passes_nothing_that_is_not_seen_yet(
    stage_of: StageOf, books: Books, measured: Measured, where: str, times: int
) -> None:
    tally = polled(stage_of(where), books, times)
    measured("8 writers on 2 server processes, a reader polling", where, tally)
