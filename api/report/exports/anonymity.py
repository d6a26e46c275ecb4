"""Rows about people, made alike until none can be told from at least k - 1 others (k-anonymity,
Sweeney 2002), over all their columns: none is taken to be safe to know.

Rows of too few are made coarser, column after column in the order given, each time only those that
still need it. What is left at the end is joined with the next smallest group.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

ANY = "*"
"""Stands for a value that was made coarser until nothing of it is left."""

Row = tuple[str, ...]


def anonymous(
    rows: Mapping[Row, int],
    k: int,
    order: Sequence[int],
    coarser: Mapping[int, Mapping[str, str]] = {},
) -> list[tuple[Row, int]]:
    """Rows with how many people each is of, at least `k`, in random order; nobody if there are fewer.

    `order`: columns, the first to lose. `coarser`: what a value of a column becomes before `ANY`.
    """
    groups = Counter(dict(rows))
    if groups.total() < k:
        return []
    for column in order:
        if column in coarser:
            groups = _coarser(groups, k, column, coarser[column])
        groups = _coarser(groups, k, column, None)
    _join_the_rest(groups, k)
    found = list(groups.items())
    random.SystemRandom().shuffle(found)
    return found


def _coarser(
    groups: Counter[Row], k: int, column: int, step: Mapping[str, str] | None
) -> Counter[Row]:
    made: Counter[Row] = Counter()
    for row, n in groups.items():
        if n < k:
            value = ANY if step is None else step.get(row[column], row[column])
            row = (*row[:column], value, *row[column + 1 :])
        made[row] += n
    return made


def _join_the_rest(groups: Counter[Row], k: int) -> None:
    """Whoever is still too few becomes like the smallest other groups, nothing of whom is left."""
    few = [row for row, n in groups.items() if n < k]
    if few:
        blank = tuple(ANY for _ in few[0])
        left = sum(groups.pop(row) for row in few)
        groups[blank] += left
        while groups[blank] < k:
            smallest = min(groups.keys() - {blank}, key=lambda row: (groups[row], row))
            groups[blank] += groups.pop(smallest)
