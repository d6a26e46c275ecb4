"""The table at the end of `docs/sync.md`: each fault, how often it was tried, and what it cost."""

from typing import Any, NamedTuple

from api.settings import ROOT
from tests.faults.tally import FAULTS, Tally

PAGE = ROOT / "docs" / "sync.md"
TITLE = "## Faults tried"
WORDS = (
    "Written by `make faults` from what it has just measured, with real processes: servers, browsers and "
    "a proxy that spoils what passes (`tests/faults`). Lost: operations that a person had seen kept and "
    "that are neither on a phone nor on the server, or that a phone was told were done and are not. "
    "Doubled: records that are there more than once, or count more. Diverged: rows in which a phone at "
    "rest differs from the server."
)
HEAD = f"""
{WORDS}

| fault | where | tried | lost | doubled | diverged |
| --- | --- | --- | --- | --- | --- |
"""


class Row(NamedTuple):
    """What a fault came to somewhere, and words about it."""

    fault: str
    where: str
    tally: Tally
    said: str = ""

    @classmethod
    def of(cls, said: Any) -> "Row":
        """As a test has told it."""
        fault, where, counts, words = said
        return cls(fault, where, Tally(*counts), words)

    @classmethod
    def read(cls, line: str) -> "Row":
        """From a line of the table."""
        told, where, *counts = (cell.strip() for cell in line.strip("|\n ").split("|"))
        fault, _, said = told.partition("; ")
        return cls(fault, where, Tally(*map(int, counts)), said)

    def __str__(self) -> str:
        told = f"{self.fault}; {self.said}" if self.said else self.fault
        counts = (self.tally.tried, self.tally.lost, self.tally.doubled, self.tally.diverged)
        return f"| {told} | {self.where} | {' | '.join(map(str, counts))} |"


def written(page: str, rows: list[Row]) -> str:
    """The page with these rows in the table at its end, in the order of `FAULTS`."""
    told = {(row.fault, row.where): row for row in [*read(page), *rows]}
    order = [(fault, where) for fault, places in FAULTS.items() for where in places]
    table = "\n".join(str(told[key]) for key in order if key in told)
    before = page.partition(TITLE)[0].rstrip("\n")
    return f"{before}\n\n{TITLE}{HEAD}{table}\n"


def read(page: str) -> list[Row]:
    """The rows of the page's table."""
    lines = page.partition(TITLE)[2].splitlines()
    table = [line for line in lines if line.startswith("|")]
    return [Row.read(line) for line in table[2:]]
