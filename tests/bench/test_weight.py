"""The application that is built now opens light: what its first screens read is held to a size."""

from tests.bench import weight
from tests.bench.timing import share

MOST_FILES, MOST_FIELD_FILES = 75, 10


def test_the_first_screens_weigh_no_more_than_is_said() -> None:
    for row in weight.rows():
        assert row.goal is not None and 0 < share(row.taken, 0.95) <= row.goal, row.cells()


def test_what_few_screens_need_is_not_read_by_the_first_ones() -> None:
    first = [path.name for path in weight.first_files(weight.DIST, "Pages")]
    stored = weight.stored_files()
    for late in ("argon", "field_screens", "shared", "desk", "Steering", "Team", "Arrive"):
        assert any(name.startswith(late) for name in stored), late
        assert not any(name.startswith(late) for name in first), late


def test_a_phone_installs_and_opens_in_few_files() -> None:
    assert len(weight.stored_files()) <= MOST_FILES
    field = weight.first_files(weight.DIST, "Pages", "field_screens")
    assert len(field) <= MOST_FIELD_FILES, [path.name for path in field]
