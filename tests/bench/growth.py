"""Whether what phones do often costs more in a large organisation, or beside many others.

A server for each size, on a database filled by plain SQL with copies of rows that it stored itself:
encounters and the operations that made them. They are then asked in turn, round by round, so that a
busy machine weighs on all of them.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from api.phone import Phone, new_id, to_url
from tests.bench.databases import MakeDatabase
from tests.bench.fieldwork import operations
from tests.bench.plain import COLUMNS, Plain
from tests.bench.pushing import SMALL
from tests.bench.servers import Line as Connection
from tests.bench.servers import serving
from tests.bench.stage import WHO, cursor_of, must_apply, packed, send
from tests.bench.timing import OURS, Line

AT_ONCE = 20_000
"""Rows of one plain transaction."""
IN_OTHERS = 1_000
"""Rows of each other organisation."""
MOST = 1.5
"""Times what the smallest takes: what does not grow stays below it even on a busy machine."""

Size = tuple[int, int]
"""Rows of the organisation, other organisations beside it."""


@dataclass
class Grown:
    """A server whose organisation has grown to that size, and a phone's connection to it."""

    size: Size
    phone: Phone
    line: Connection
    outing: str
    cursor: int

    def push(self, line: Line) -> None:
        """Send a small batch."""
        body = packed(self.phone, operations(self.phone, self.outing, SMALL))
        with line.timed(OURS):
            reply = send(self.line, body)
        must_apply(reply)

    def catch_up(self) -> None:
        """Read until nothing is new."""
        before = -1
        while before != self.cursor:
            before = self.cursor
            page = f"/api/sync/pull?cursor={before}&limit=1000"
            self.cursor = cursor_of(self.line.fetch("GET", page))

    def pull(self, line: Line) -> None:
        """Ask whether anything is new."""
        with line.timed(OURS):
            self.line.fetch("GET", f"/api/sync/pull?cursor={self.cursor}&limit=500")


def growth(make: MakeDatabase, folder: Path, sizes: list[Size], rounds: int) -> list[Line]:
    """A small push and an empty pull at each size; neither may grow."""
    with ExitStack() as stack:
        grown = [stack.enter_context(_grown(make, folder, size)) for size in sizes]
        pushes = [Line(f"push of {SMALL}, {_named(one.size)}") for one in grown]
        pulls = [Line(f"nothing changed, {_named(one.size)}") for one in grown]
        for number in range(rounds + 1):
            for one, push, pull in zip(grown, pushes, pulls, strict=True):
                one.push(push if number else Line("not counted"))
                one.catch_up()
                one.pull(pull if number else Line("not counted"))
    for lines in (pushes, pulls):
        for line in lines[1:]:
            pairs = zip(line.taken[OURS], lines[0].taken[OURS], strict=True)
            times = median(large / small for large, small in pairs)
            line.goal(f"≤ {MOST} times the first: {times:.2f}", times <= MOST)
    return pushes + pulls


def _named(size: Size) -> str:
    rows, others = size
    return f"{rows:,} rows" + (f", {others} organisations beside" if others else "")


@contextmanager
def _grown(make: MakeDatabase, folder: Path, size: Size) -> Iterator[Grown]:
    name = "grown_{}_{}".format(*size)
    (folder / name).mkdir()
    settings = {"KAFTRUCK_DATABASE_URL": make(name), "KAFTRUCK_DATA_DIR": str(folder / name)}
    with (
        serving("api.main:from_environment", folder / name, **settings) as port,
        to_url(f"http://127.0.0.1:{port}") as sending,
        closing(Plain(settings["KAFTRUCK_DATABASE_URL"])) as plain,
    ):
        phone, _ = Phone.first_run(sending, "Mission locale de mesure", WHO)
        phone.pull()
        outing = phone.start_outing()
        phone.meet(outing, "18_21", "male")
        if phone.sync() != "up_to_date":
            raise SystemExit(f"the first rows did not reach the server: {phone.status}")
        top = _fill(plain, phone.organisation_id, *size)
        account = {"X-Kaftruck-Account": phone.person_id, "Cookie": phone.store.cookie}
        yield Grown(size, phone, Connection(port, account), outing, top)


def _fill(plain: Plain, organisation: str, rows: int, others: int) -> int:
    """Copy the one encounter and its operation until there are so many rows, here and beside; the
    organisation's counter then.
    """
    found = plain.after(organisation, 0, 10**9, ("encounter", "operation"))
    met, made = found["encounter"][-1], found["operation"][-1]

    def copies(whose: str, first: int, many: int) -> None:
        both = ("encounter", met, "id"), ("operation", made, "op")
        plain.insert(
            {
                table: [
                    _altered(table, row, organisation_id=whose, seq=seq, **{key: new_id()})
                    for seq in range(first, first + many)
                ]
                for table, row, key in both
            }
        )

    first = plain.top() + 1
    top = first + rows - 1
    for start in range(0, rows, AT_ONCE):
        copies(organisation, first + start, min(AT_ONCE, rows - start))
    plain.move_on(organisation, top)
    for _ in range(others):
        beside = new_id()
        plain.found_beside(organisation, beside)
        copies(beside, 1, IN_OTHERS)
        plain.move_on(beside, IN_OTHERS)
    return top


def _altered(table: str, row: list[object], **values: object) -> list[object]:
    return [values.get(name, value) for name, value in zip(COLUMNS[table], row, strict=True)]
