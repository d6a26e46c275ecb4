"""Times taken turn by turn, and what they say: least, median, most, and ratios."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

Work = Callable[[], object]
OURS, BARE, PLAIN = "ours", "bare", "plain SQL"


@dataclass
class Line:
    """One line of the table: milliseconds of each side, one a round, and a remark."""

    work: str
    taken: dict[str, list[float]] = field(default_factory=dict)
    remark: str = ""
    goals: list[tuple[str, bool]] = field(default_factory=list)

    def goal(self, said: str, reached: bool) -> None:
        """Note a goal, with what was found, and whether it was reached."""
        self.goals.append((said, reached))

    def within(self, times: float, reference: str = BARE) -> None:
        """Note the goal of taking no longer than that many times a reference."""
        ratio = self.ratio(reference)
        self.goal(f"≤ {times} × {reference}", ratio is not None and ratio <= times)

    def add(self, side: str, taken: float) -> None:
        """Note one round of one side."""
        self.taken.setdefault(side, []).append(taken)

    @contextmanager
    def timed(self, side: str) -> Iterator[None]:
        """Time the block as one round of one side."""
        began = time.perf_counter()
        yield
        self.add(side, (time.perf_counter() - began) * 1000)

    def in_turn(self, rounds: int, sides: dict[str, Work]) -> None:
        """Do each side once untimed, then time them in turn; another begins each round."""
        for work in sides.values():
            work()
        order = list(sides)
        for _ in range(rounds):
            for side in order:
                with self.timed(side):
                    sides[side]()
            order.append(order.pop(0))

    def ratio(self, reference: str) -> float | None:
        """Ours to a reference: the median of the rounds' ratios, so that load weighs on both."""
        if reference not in self.taken:
            return None
        pairs = zip(self.taken[OURS], self.taken[reference], strict=True)
        return median(ours / other for ours, other in pairs)

    def cells(self) -> list[str]:
        """The cells of the Markdown table."""
        cells = [self.work, _spread(self.taken.get(OURS))]
        for side in (BARE, PLAIN):
            ratio = self.ratio(side)
            cells += [_spread(self.taken.get(side)), "–" if ratio is None else f"{ratio:.2f}"]
        told = ", ".join(f"{said}: {'yes' if so else 'NO'}" for said, so in self.goals)
        return [*cells, self.remark, told or "–"]


HEAD = ["work", "ours, ms", "bare, ms", "ratio", "plain SQL, ms", "ratio", "remark", "goal"]


def table(title: str, lines: list[Line]) -> str:
    """A Markdown table; times as least / median / most."""
    rows = [HEAD, ["---"] * len(HEAD), *(line.cells() for line in lines)]
    return "\n".join([f"\n## {title}\n", *(f"| {' | '.join(row)} |" for row in rows)])


def share(values: list[float], part: float) -> float:
    """The value below which that part of the values lies (0.95: the 95th percentile)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def _spread(taken: list[float] | None) -> str:
    if not taken:
        return "–"
    return " / ".join(_short(one) for one in (min(taken), median(taken), max(taken)))


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}"
