"""Phones send: one of them much, or eight at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import NamedTuple

from pydantic_core import to_json

from api.phone import Phone
from api.phone.store import Op
from tests.bench.fieldwork import operations
from tests.bench.servers import Line as Connection
from tests.bench.servers import Reply
from tests.bench.stage import BATCH, WHO, Stage, applied, must_apply, packed, send
from tests.bench.timing import BARE, OURS, PLAIN, Line, share

SMALL = 20
MOST = 2
"""Times what the bare endpoint takes to write the same rows."""
A_SECOND = 4_000
"""Operations of eight phones at once."""


def push(stage: Stage, outing: str, many: int, batch: int, rounds: int) -> Line:
    """Push `many` operations, `batch` at a time; the references write what ours stored."""
    how = f"in batches of {batch}" if batch > 1 else "one by one"
    line = Line(f"push {many:,} operations {how}")
    for _ in range(rounds):
        batches = parts(operations(stage.phone, outing, many), batch)
        bodies, before = [packed(stage.phone, one) for one in batches], stage.stored.top()
        with line.timed(OURS):
            replies = [send(stage.ours, body) for body in bodies]
        for reply in replies:
            must_apply(reply)
        rows = stage.rows_of(batches, before)
        copies = [to_json(one) for one in rows]
        with line.timed(BARE):
            for copy in copies:
                stage.bare.fetch("POST", "/rows", copy)
        with line.timed(PLAIN):
            for one in rows:
                stage.plain.insert(one)
        line.remark = f"{sum(map(len, bodies)) / 1000:,.0f} kB up, gzip"
    if batch > 1:
        line.within(MOST)
    return line


def seed(stage: Stage, outing: str, many: int) -> int:
    """Fill the three databases alike; the position before the first of these rows."""
    first = before = stage.stored.top()
    for _ in range(0, many, BATCH):
        ops = operations(stage.phone, outing, BATCH)
        must_apply(send(stage.ours, packed(stage.phone, ops)))
        for rows in stage.rows_of([ops], before):
            stage.bare.fetch("POST", "/rows", to_json(rows))
            stage.plain.insert(rows)
        before = stage.stored.top()
    return first


def parts(ops: list[Op], size: int) -> list[list[Op]]:
    """The operations in batches."""
    return [ops[start : start + size] for start in range(0, len(ops), size)]


class Crowd(NamedTuple):
    """What several at once found: milliseconds of each request, failures, seconds in all."""

    taken: list[float]
    errors: int
    seconds: float

    def told(self, requests: int) -> str:
        """In words."""
        speed = requests * SMALL / self.seconds
        return (
            f"p50 {share(self.taken, 0.5):,.0f}, p95 {share(self.taken, 0.95):,.0f} ms, "
            f"{speed:,.0f} operations/s, {self.errors} errors"
        )


def at_once(stage: Stage, outing: str, phones: int, batches: int, rounds: int) -> Line:
    """Several phones push `batches` batches of 20 at the same time; the time until all are done."""
    line = Line(f"{phones} phones at once, {batches} batches of {SMALL} each")
    own = [Phone.sign_in(stage.phone.transport, WHO.email, WHO.password) for _ in range(phones)]
    for phone in own:
        phone.store.base.epoch = stage.phone.store.base.epoch
    lines = [stage.signed(phone) for phone in own]
    bare_lines = [Connection(stage.bare_port) for _ in own]
    total, heard = phones * batches, {}
    for _ in range(rounds):
        before = stage.stored.top()
        written = [parts(operations(phone, outing, batches * SMALL), SMALL) for phone in own]
        bodies = [
            [packed(phone, one) for one in ops] for phone, ops in zip(own, written, strict=True)
        ]
        heard[OURS] = _all_at_once(lines, "/api/sync/push", bodies)
        line.add(OURS, heard[OURS].seconds * 1000)
        if heard[OURS].errors:
            raise SystemExit(f"{heard[OURS].errors} of {total} pushes failed")
        rows = [stage.rows_of(ops, before) for ops in written]
        copies = [[to_json(one) for one in own_rows] for own_rows in rows]
        heard[BARE] = _all_at_once(bare_lines, "/rows", copies)
        line.add(BARE, heard[BARE].seconds * 1000)
        with line.timed(PLAIN):  # one connection: writers of one file take turns anyway
            for own_rows in rows:
                for one in own_rows:
                    stage.plain.insert(one)
    speed = total * SMALL / median(line.taken[OURS]) * 1000
    line.goal(f"≥ {A_SECOND:,} operations/s", speed >= A_SECOND)
    line.remark = "; ".join(f"{side}: {crowd.told(total)}" for side, crowd in heard.items())
    return line


def _all_at_once(lines: list[Connection], path: str, bodies: list[list[bytes]]) -> Crowd:
    packing = {"Content-Encoding": "gzip"} if path.startswith("/api") else {}
    taken: list[float] = []

    def one(line: Connection, own: list[bytes]) -> list[Reply | None]:
        replies: list[Reply | None] = []
        for body in own:
            began = time.perf_counter()
            try:
                replies.append(line.ask("POST", path, body, packing))
            except OSError:
                replies.append(None)
            taken.append((time.perf_counter() - began) * 1000)
        return replies

    began = time.perf_counter()
    with ThreadPoolExecutor(len(lines)) as pool:
        found = list(pool.map(one, lines, bodies))
    seconds = time.perf_counter() - began
    errors = sum(reply is None or not applied(reply) for own in found for reply in own)
    return Crowd(taken, errors, seconds)
