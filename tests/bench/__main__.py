"""Runs the benchmark and prints its tables; see the package's description."""

import argparse
import os
import platform
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import browser, first, listing, opening, tapping, weight
from tests.bench.databases import KINDS
from tests.bench.growth import Size, growth
from tests.bench.printing import printing
from tests.bench.pushing import at_once, push, seed
from tests.bench.reading import funnel, nothing_new, pull
from tests.bench.stage import BATCH, staged
from tests.bench.timing import Line, table


@dataclass(frozen=True)
class Scale:
    """How much is done, and how often: `slow` for works of seconds, `rounds` for the others."""

    ops: int = 1_000
    rows: tuple[int, ...] = (1_000, 10_000)
    phones: int = 8
    batches: int = 10
    sizes: tuple[Size, ...] = ((10_000, 0), (100_000, 0), (10_000, 100))
    large: tuple[Size, ...] = ((1_000_000, 0),)
    first: int = 10_000
    years: int = 10
    slow: int = 3
    rounds: int = 5
    taps: int = 100
    waiting: int = 500
    encounters: int = 20_000
    starts: int = 10
    youths: int = 5_000
    searches: int = 16


QUICK = Scale(
    ops=40,
    rows=(200, 400),
    phones=2,
    batches=2,
    sizes=((20, 0), (40, 0), (20, 2)),
    large=(),
    first=200,
    years=1,
    slow=1,
    rounds=1,
    taps=3,
    waiting=5,
    encounters=100,
    starts=1,
    youths=30,
    searches=1,
)


def measure(kind: str, scale: Scale) -> list[Line]:
    """All works on one kind of database."""
    with tempfile.TemporaryDirectory(prefix="kaftruck-bench-") as name:
        folder = Path(name)
        with KINDS[kind](folder) as make, staged(make, folder) as stage:
            outing = stage.phone.start_outing()
            stage.phone.sync()
            first = seed(stage, outing, max(scale.rows))
            return [
                *(pull(stage, first, many, scale.rounds) for many in scale.rows),
                push(
                    stage, outing, scale.ops, BATCH, 3 * scale.rounds
                ),  # short: noise is half of one
                push(stage, outing, scale.ops, 1, scale.slow),
                at_once(stage, outing, scale.phones, scale.batches, scale.slow),
                nothing_new(stage, 10 * scale.rounds),
            ]


def measure_figures(kind: str, scale: Scale) -> list[Line]:
    """The coordinator's figures, of an organisation that has nothing but those years."""
    lines = []
    for many in (1, scale.years):
        with tempfile.TemporaryDirectory(prefix="kaftruck-bench-") as name:
            folder = Path(name)
            with KINDS[kind](folder) as make, staged(make, folder) as stage:
                lines.append(funnel(stage, many, scale.rounds))
    return lines


def measure_growth(kind: str, scale: Scale, alone: bool) -> list[Line]:
    """What phones do often, in organisations of several sizes; the largest when asked for alone."""
    with tempfile.TemporaryDirectory(prefix="kaftruck-bench-") as name:
        folder = Path(name)
        with KINDS[kind](folder) as make:
            sizes = [*scale.sizes, *(scale.large if alone else ())]
            return growth(make, folder, sizes, 4 * scale.rounds)


def measure_in_browser(scale: Scale) -> list[browser.Row]:
    """All works on a phone's page; the first reading on a phone of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="kaftruck-bench-") as name,
        browser.in_browser(Path(name)) as stage,
    ):
        read = first.rows(stage, scale.first)
    with (
        tempfile.TemporaryDirectory(prefix="kaftruck-bench-") as name,
        browser.in_browser(Path(name)) as stage,
    ):
        return [
            *read,
            *tapping.rows(stage, scale.taps, scale.waiting, scale.encounters),
            *opening.rows(stage, scale.starts),
            *listing.rows(stage, scale.youths, scale.encounters, scale.searches),
            *weight.rows(),
        ]


def main() -> None:
    """Entry point of `python -m tests.bench`."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--postgresql", action="store_true", help="measure on PostgreSQL too")
    parser.add_argument(
        "--only",
        choices=("sync", "figures", "growth", "report", "browser"),
        help="one of the parts",
    )
    parser.add_argument("--quick", action="store_true", help="only show that everything runs")
    asked = parser.parse_args()
    scale = QUICK if asked.quick else Scale()
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}.", end=" ")
    print("Times are least / median / most; ratios are ours to the reference, median of rounds.")
    kinds = list(KINDS) if asked.postgresql else ["SQLite"]
    for kind in kinds if asked.only in (None, "sync") else []:
        print(table(kind, measure(kind, scale)), flush=True)
    for kind in kinds if asked.only in (None, "figures") else []:
        print(table(f"Figures, {kind}", measure_figures(kind, scale)), flush=True)
    for kind in kinds if asked.only in (None, "growth") else []:
        lines = measure_growth(kind, scale, alone=asked.only == "growth")
        print(table(f"Growing, {kind}", lines), flush=True)
    if asked.only in (None, "report"):
        print(table("The report", printing(scale.years, scale.rounds)), flush=True)
    if asked.only in (None, "browser"):
        print(browser.table("In the hand", measure_in_browser(scale)), flush=True)
        print(
            f"\nProcessor {browser.SLOWER} times slower; load at the end {os.getloadavg()[0]:.1f}."
        )


if __name__ == "__main__":
    main()
