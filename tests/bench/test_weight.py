"""The application that is built now opens light: what its first screens read is held to a size."""

from tests.bench import weight
from tests.bench.timing import share


def test_the_first_screens_weigh_no_more_than_is_said() -> None:
    for row in weight.rows():
        assert row.goal is not None and 0 < share(row.taken, 0.95) <= row.goal, row.cells()


def test_what_few_screens_need_is_not_read_by_the_first_ones() -> None:
    names = [path.name for path in weight.first_files(weight.DIST, "Pages")]
    for late in ("argon", "communes", "Steering", "Team", "NoteYouth", "QrCode", "Arrive"):
        assert not any(name.startswith(late) for name in names), late
