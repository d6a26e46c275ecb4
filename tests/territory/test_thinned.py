"""Outlines with fewer points: still where they were, and neighbours still share their border."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from api.territory.thinned import Point, Ring, distance, thinned, thinned_together

points = st.tuples(st.integers(-60, 60), st.integers(-60, 60))
lines = st.lists(points, min_size=2, max_size=40)
tolerances = st.floats(0, 30)


def away(point: Point, line: list[Point]) -> float:
    return min(distance(point, start, end) for start, end in pairwise(line))


@given(lines, tolerances)
def test_a_thinned_line_keeps_its_ends_and_stays_within_the_tolerance(
    line: list[Point], tolerance: float
) -> None:
    thin = thinned(line, tolerance)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    remaining = iter(line)
    assert all(point in remaining for point in thin), "its points are the line's, in their order"
    assert all(away(point, thin) <= tolerance for point in line)


@given(lines)
def test_a_straight_line_has_two_points(line: list[Point]) -> None:
    straight = [(x, 2 * x) for x in sorted({x for x, _y in line})]
    assert thinned(straight, 0.001) == [straight[0], straight[-1]][: len(straight)]


def neighbours(border: list[Point]) -> tuple[Ring, Ring]:
    """Two communes left and right of a border that runs from south to north."""
    south, north = border[0], border[-1]
    west = [(-200, north[1]), (-200, south[1])]
    east = [(200, south[1]), (200, north[1])]
    return [*border, *west, border[0]], [*border[::-1], *east, north]


@given(
    st.lists(st.tuples(st.integers(-60, 60), st.just(0)), min_size=3, max_size=30),
    tolerances,
    st.integers(0, 100),
)
def test_neighbours_keep_one_common_border(steps: list[Point], tolerance: float, turn: int) -> None:
    border = [(x, 3 * at) for at, (x, _) in enumerate(steps)]
    one, other = neighbours(border)
    turn %= len(other) - 1
    other = [*other[turn:-1], *other[: turn + 1]]  # wherever its ring begins
    thin_one, thin_other = thinned_together([one, other], tolerance)
    shared = [point for point in thin_one if point in border]
    assert {border[0], border[-1]} <= set(shared)
    assert set(shared) == {point for point in thin_other if point in border}


@given(st.lists(points, min_size=4, max_size=30), tolerances)
def test_a_ring_stays_closed_and_near_whatever_its_shape(
    around: list[Point], tolerance: float
) -> None:
    ring = [*around, around[0]]
    (thin,) = thinned_together([ring], tolerance)
    assert thin[0] == thin[-1]
    assert all(away(point, thin) <= tolerance for point in ring)
