"""No row of the open data is of fewer people than the threshold."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from api.report.exports.anonymity import ANY, anonymous

ROWS = st.dictionaries(
    st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from("12")),
    st.integers(1, 9),
    max_size=12,
)
COARSER = {1: {"x": "x or y", "y": "x or y"}}


@given(rows=ROWS, k=st.integers(2, 20))
def test_each_row_is_of_at_least_k_people_and_nobody_is_lost(
    rows: dict[tuple[str, ...], int], k: int
) -> None:
    found = anonymous(rows, k, (2, 1, 0), COARSER)
    assert all(n >= k for _, n in found)
    total = sum(rows.values())
    assert sum(n for _, n in found) == (total if total >= k else 0)
    assert len({row for row, _ in found}) == len(found)


@given(rows=ROWS, k=st.integers(2, 20))
def test_a_row_says_nothing_that_was_not_so(rows: dict[tuple[str, ...], int], k: int) -> None:
    """For each value still said, at least as many people had it."""
    for column in range(3):
        had = Counter[str]()
        for row, n in rows.items():
            had[row[column]] += n
            had[COARSER.get(column, {}).get(row[column], "")] += n
        said = Counter[str]()
        for row, n in anonymous(rows, k, (2, 1, 0), COARSER):
            said[row[column]] += n
        assert all(n <= had[value] for value, n in said.items() if value != ANY)


def test_only_rows_of_too_few_are_made_coarser_and_no_more_than_needed() -> None:
    rows: dict[tuple[str, ...], int] = {("a", "x", "1"): 6, ("a", "x", "2"): 2, ("a", "y", "2"): 4}
    found = dict(anonymous(rows, 5, (2, 1), COARSER))
    assert found == {("a", "x", "1"): 6, ("a", "x or y", ANY): 6}


def test_whoever_is_left_over_joins_the_smallest_other_group() -> None:
    rows: dict[tuple[str, ...], int] = {("a", "x", "1"): 6, ("b", "z", "2"): 2, ("a", "z", "2"): 9}
    assert dict(anonymous(rows, 5, (2, 1, 0))) == {(ANY, ANY, ANY): 8, ("a", "z", "2"): 9}


def test_rows_are_in_no_order_that_tells_anything() -> None:
    rows: dict[tuple[str, ...], int] = {(str(number),): 9 for number in range(40)}
    ordered = [anonymous(rows, 5, (0,)) for _ in range(3)]
    assert ordered[0] != ordered[1] or ordered[1] != ordered[2]
    assert sorted(ordered[0]) == sorted(ordered[1])
