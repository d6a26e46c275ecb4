"""A server killed with SIGKILL in the middle of pushes: what it acknowledged is there, once."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from sqlalchemy import Engine

from api.db import make_engine
from api.phone import Identity, NoNetwork, Phone, Request, to_url
from api.sync.models import Operation
from tests.support.books import Books, records
from tests.support.crew import afternoon
from tests.support.hands import stored
from tests.support.phones import PASSWORD, Network, line_of
from tests.support.servers import RunningServer

ROUNDS = 5
MOST_PUSHES = 400
MOST_SECONDS = 20


def keep_working(phone: Phone, outing: str) -> None:
    """Write and push, a few operations at a time, until the server is gone."""
    for _ in range(MOST_PUSHES):
        taps = [phone.meet(outing, "18_21", "male", place=None) for _ in range(6)]
        phone.take_back(taps[0])
        phone.patch("outing", outing, attendance_estimate=len(phone.store.journal))
        try:
            phone.push()
        except NoNetwork:
            return


def answers(*phones: Phone) -> int:
    """How many answers these phones have had."""
    return sum(len(line_of(phone).seen) for phone in phones)


def acknowledged(*phones: Phone) -> list[str]:
    """Every operation that an answer said was done, whether or not the phone kept that answer."""
    return [
        result["op"]
        for phone in phones
        for request, answer in line_of(phone).seen
        if request.path == "/api/sync/push" and answer.status == 200
        for result in answer.json()["results"]
        if result["status"] != "refused"
    ]


def leave_halfway(server: RunningServer, request: Request) -> None:
    """Begin to send a push to the real server, and go."""
    lines = [f"POST {request.path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    head = "\r\n".join([*lines, f"Content-Length: {len(request.body)}", "", ""])
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(head.encode() + request.body[: len(request.body) // 2])


def check_what_is_on_the_disk(engine: Engine, *phones: Phone) -> None:
    """While the server is dead: nothing acknowledged is missing, no record without its operation."""
    kept = {one.op: one for one in stored(engine, Operation)}
    assert [op for op in acknowledged(*phones) if op not in kept] == []
    made = {c["id"] for one in kept.values() for c in one.changes if c["kind"] == "create"}
    assert {key[1] for key in records(engine) if key[0] != "conflict"} == made


def test_every_acknowledged_operation_survives_kill_nine_exactly_once(
    server: RunningServer, books: Books
) -> None:
    engine = make_engine(server.database_url)
    with ExitStack() as opened:
        lines = [Network(opened.enter_context(to_url(server.url, timeout=20))) for _ in range(2)]
        who = Identity("Élise", "elise@exemple.test", PASSWORD)
        elise, _ = Phone.first_run(lines[0], "Mission locale d’essai", who)
        other = Phone.sign_in(lines[1], who.email, PASSWORD)
        outing = afternoon(elise)
        books.rest(engine, elise, other)
        half = next(one for one, _ in lines[0].seen if one.path == "/api/sync/push")
        for number in range(ROUNDS):
            with ThreadPoolExecutor(2) as pool:
                enough = answers(elise, other) + 2 + number
                at_work = [pool.submit(keep_working, one, outing) for one in (elise, other)]
                leave_halfway(server, half)
                deadline = time.monotonic() + MOST_SECONDS
                while answers(elise, other) < enough and time.monotonic() < deadline:
                    time.sleep(0.003)
                server.kill()
            assert [one.result() for one in at_work] == [None, None]
            assert answers(elise, other) >= enough
            books.balance(engine, elise, other)
            check_what_is_on_the_disk(engine, elise, other)
            assert elise.store.outbox and other.store.outbox
            server.start()
        books.rest(engine, elise, other)
        log = server.log.read_text()
    engine.dispose()
    assert len(elise.store.journal) + len(other.store.journal) == len(books.written)
    assert len(set(acknowledged(elise, other))) == len(books.written)
    assert "ClientDisconnect" not in log and "ERROR" not in log
