"""Parts that must sum to their total, so that no contradiction can be printed."""

from collections.abc import Iterable


class DoesNotAddUp(Exception):
    """Parts that do not sum to their total: a fault in counting, never shown as a figure."""

    def __init__(self, figure: str, total: int, parts: list[int]) -> None:
        super().__init__(f"{figure}: {parts} does not sum to {total}")


def check_sum(figure: str, total: int, parts: Iterable[int]) -> None:
    """Raises DoesNotAddUp unless `parts` sum to `total`, each of them zero or more."""
    given = list(parts)
    if sum(given) != total or any(part < 0 for part in given):
        raise DoesNotAddUp(figure, total, given)
