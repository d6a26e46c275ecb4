"""What the works share: our server and the bare one, each on its database, and a phone's account.

Whatever phones store with us can be copied to the bare and the plain database, row for row.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from pydantic_core import from_json, to_json

from api.phone import Identity, Phone, to_url
from api.phone.store import Op
from tests.bench.bare import DATABASE
from tests.bench.databases import MakeDatabase
from tests.bench.plain import WRITTEN, Plain, Rows
from tests.bench.servers import Line, Reply, serving

WHO = Identity("Élise", f"{uuid4()}@exemple.test", "un mot de passe assez long")
BATCH = 200
"""Operations: the most that one push takes."""


@dataclass
class Stage:
    """`stored` reads our database; `plain` is a database of its own, as is the bare server's."""

    phone: Phone
    ours: Line
    bare: Line
    stored: Plain
    plain: Plain
    ours_port: int
    bare_port: int

    def signed(self, phone: Phone) -> Line:
        """A connection to our server signed in as that phone."""
        headers = {"X-Kaftruck-Account": phone.person_id, "Cookie": phone.store.cookie}
        return Line(self.ours_port, headers)

    def rows_of(self, batches: list[list[Op]], before: int) -> list[Rows]:
        """What our database stored of each batch, all of it above the position `before`."""
        found = self.stored.after(
            self.phone.organisation_id, before, 10**9, (*WRITTEN, "operation")
        )
        by_id = {row[1]: (table, row) for table, rows in found.items() for row in rows}
        split: list[Rows] = []
        for batch in batches:
            rows: Rows = {"operation": []}
            for op in batch:
                for id_ in (op["op"], *(change["id"] for change in op["changes"])):
                    table, row = by_id[id_]
                    rows.setdefault(table, []).append(list(row))
            split.append(rows)
        return split


def packed(phone: Phone, ops: list[Op]) -> bytes:
    """The body of a push as phones send it."""
    body = {"epoch": phone.store.base.epoch, "client_now": phone.clock.now_ms(), "app": "bench"}
    return gzip.compress(to_json(body | {"waiting": 0, "brief": True, "ops": ops}), 6, mtime=0)


def send(line: Line, body: bytes) -> Reply:
    """Send a packed push."""
    return line.ask("POST", "/api/sync/push", body, {"Content-Encoding": "gzip"})


def must_apply(reply: Reply) -> None:
    """Exit unless all of a push was applied."""
    if not applied(reply):
        results = from_json(text_of(reply)).get("results", [])
        why = [one["refusal"] for one in results if one and one["refusal"]]
        raise SystemExit(f"a push was not taken: {reply.status}, {why[:3]}")


def applied(reply: Reply) -> bool:
    """Whether every operation of a push was applied."""
    return reply.status == 200 and b'"status":"refused"' not in text_of(reply)


def text_of(reply: Reply) -> bytes:
    """The body, inflated."""
    return gzip.decompress(reply.body) if reply.body[:2] == b"\x1f\x8b" else reply.body


def cursor_of(reply: Reply) -> int:
    """How far a page reached."""
    return int(from_json(text_of(reply))["cursor"])


@contextmanager
def staged(make: MakeDatabase, folder: Path) -> Iterator[Stage]:
    """An organisation with one person, on servers that run for the block."""
    url, bare_url, plain = make("ours"), make("bare"), Plain(make("plain"))
    settings = {"KAFTRUCK_DATABASE_URL": url, "KAFTRUCK_DATA_DIR": str(folder)}
    with (
        serving("api.main:from_environment", folder, **settings) as port,
        serving("tests.bench.bare:bare", folder, **{DATABASE: bare_url}) as bare_port,
        to_url(f"http://127.0.0.1:{port}") as send,
    ):
        phone, _ = Phone.first_run(send, "Mission locale de mesure", WHO)
        phone.pull()
        stored = Plain(url)
        stage = Stage(phone, Line(port), Line(bare_port), stored, plain, port, bare_port)
        stage.ours = stage.signed(phone)
        yield stage
        stored.close()
        plain.close()
