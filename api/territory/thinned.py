"""Outlines with fewer points (Douglas and Peucker, 1973); neighbours keep one common border.

Points are whole numbers, in units of 1e-4 degree (WGS 84): about 11 m north, 7 m east.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

Point = tuple[int, int]
"""Longitude, latitude."""
Ring = list[Point]
"""A closed line: its first point is its last."""


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Some of the line's points, both ends among them; no other was farther from it than that."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, at = max(
            ((distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)),
            default=(0.0, first),
        )
        if farthest > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[i] for i in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the nearest one of a segment."""
    (x, y), (along, up) = start, (end[0] - start[0], end[1] - start[1])
    length = along * along + up * up
    share = ((point[0] - x) * along + (point[1] - y) * up) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - x - share * along, point[1] - y - share * up)


def thinned_together(rings: Iterable[Ring], tolerance: float) -> list[Ring]:
    """Each ring with fewer points; where two run along each other they go on doing so.

    Borders are cut where a third one meets them, and each piece is thinned by itself. What is too
    small to be a surface comes back with fewer than four points.
    """
    rings = list(rings)
    around: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in pairwise(ring):
            around[one].add(other)
            around[other].add(one)
    meeting = {point for point, neighbours in around.items() if len(neighbours) != 2}
    return [_thinned_ring(ring, meeting, tolerance) for ring in rings]


def _thinned_ring(ring: Ring, meeting: set[Point], tolerance: float) -> Ring:
    points = ring[:-1]
    # The same start and the same sense for whoever shares it, wherever their rings begin.
    start = min(range(len(points)), key=lambda i: (points[i] not in meeting, points[i]))
    turned = [*points[start:], *points[: start + 1]]
    inside = [i for i in range(1, len(points)) if turned[i] in meeting]
    found: Ring = []
    for first, last in pairwise([0, *inside, len(points)]):
        piece = turned[first : last + 1]
        back = piece[::-1]
        thin = thinned(piece, tolerance) if piece <= back else thinned(back, tolerance)[::-1]
        found += thin[:-1]
    return [*found, found[0]]
