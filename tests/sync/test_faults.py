"""Whatever goes wrong between a phone and the server, every operation is accounted for."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import col

from api.accounts.models import SignIn
from api.phone import Answer, NoNetwork, Phone, Request, Transport
from tests.accounts.behind import moment, set_all
from tests.support.books import Books, records
from tests.support.crew import Crew, afternoon, headers_of, pushes
from tests.support.phones import line_of

PORTAL = Answer(200, b"<!doctype html><title>Wi-Fi de la gare</title>")


def is_push(request: Request) -> bool:
    return request.path == "/api/sync/push"


def leaving(app: FastAPI) -> Transport:
    """A connection that ends halfway through every body."""

    def send(request: Request) -> Answer:
        half = request.body[: len(request.body) // 2]
        said = [{"type": "http.request", "body": half, "more_body": True}]
        answered: list[Any] = []

        async def receive() -> Any:
            return said.pop(0) if said else {"type": "http.disconnect"}

        async def keep(message: Any) -> None:
            answered.append(message)

        names = [(name.lower().encode(), value.encode()) for name, value in request.headers.items()]
        scope: dict[str, Any] = {
            "type": "http",
            "method": request.method,
            "path": request.path,
            "headers": names,
        }
        scope |= {"query_string": b"", "http_version": "1.1", "scheme": "http", "root_path": ""}
        # a thread of its own: a browser of another test may run a loop in this one
        serving = Thread(
            target=lambda: asyncio.run(app(scope | {"server": ("localhost", 80)}, receive, keep))
        )
        serving.start()
        serving.join()
        assert answered[0]["status"] == 400
        raise NoNetwork

    return send


def caught(phone: Phone) -> Request:
    """The next push of this phone, kept back from the server."""
    kept: list[Request] = []

    def hold(request: Request) -> Answer:
        kept.append(request)
        raise NoNetwork

    through, line_of(phone).through = line_of(phone).through, hold
    assert phone.sync() == "offline"
    line_of(phone).through = through
    return kept[0]


def test_a_batch_cut_off_halfway_changes_nothing_and_is_no_error_of_the_server(
    crew: Crew, phone: Phone, books: Books
) -> None:
    afternoon(phone)
    before, through = records(crew.engine), line_of(phone).through
    line_of(phone).through = leaving(crew.app)
    assert phone.sync() == "offline"
    assert (len(phone.store.outbox), records(crew.engine)) == (10, before)
    line_of(phone).through = through
    books.rest(crew.engine, phone)
    assert len(phone.store.journal) == 10


def test_a_packed_batch_of_which_the_end_is_missing_is_not_taken(
    crew: Crew, phone: Phone, books: Books
) -> None:
    afternoon(phone)
    whole = caught(phone)
    assert whole.headers["Content-Encoding"] == "gzip"
    for missing in (1, 9, len(whole.body) // 2):
        answer = line_of(phone).through(replace(whole, body=whole.body[:-missing]))
        assert (answer.status, answer.code) == (400, "bad_input")
    books.balance(crew.engine, phone)
    assert set(phone.store.operations().values()) == {"outbox"}
    books.rest(crew.engine, phone)


def test_a_batch_sent_ten_times_at_once_is_applied_once(
    crew: Crew, phone: Phone, books: Books
) -> None:
    afternoon(phone)
    request = caught(phone)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(line_of(phone).through, [request] * 10))
    results = [answer.json()["results"] for answer in answers]
    assert results == [[None] * 10] * 10  # applied, all of them
    books.rest(crew.engine, phone)
    assert len(phone.rows("encounter")) == len({row.id for row in phone.rows("encounter")})


def test_a_lost_answer_is_given_again_word_for_word(crew: Crew, phone: Phone, books: Books) -> None:
    outing = afternoon(phone)
    line_of(phone).lose_answers = 1
    assert phone.sync() == "offline"
    assert (len(phone.store.outbox), phone.row("outing", outing).where) == (10, "phone")
    books.balance(crew.engine, phone)
    books.rest(crew.engine, phone)
    lost, again = (one.json() for sent, one in line_of(phone).seen if is_push(sent))
    for what in ("results", "rows", "as_sent"):
        assert lost[what] == again[what]


def test_a_captive_portal_counts_as_no_network(crew: Crew, phone: Phone, books: Books) -> None:
    outing = afternoon(phone)
    line_of(phone).instead = lambda _request: PORTAL
    assert phone.sync() == "offline"
    line_of(phone).instead = lambda request: None if is_push(request) else PORTAL
    cursor = phone.store.base.cursor
    assert phone.sync() == "offline"
    assert (phone.store.outbox, phone.store.base.cursor) == ([], cursor)
    assert phone.row("outing", outing).where == "server"
    line_of(phone).instead = lambda _request: None
    books.rest(crew.engine, phone)


def test_a_batch_larger_than_the_server_takes_is_halved_until_it_passes(
    crew: Crew, phone: Phone, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.sync.body.MOST_BYTES", 4_000)
    outing = afternoon(phone)
    team = [crew.elise.person_id] * 120
    phone.patch("outing", outing, team=team)
    after = phone.meet(outing, "18_21", "female")
    books.rest(crew.engine, phone)
    statuses = [one.status for sent, one in line_of(phone).seen if is_push(sent)]
    assert statuses.count(413) > 2 and statuses[-1] == 200
    assert [one.refusal["code"] for one in phone.store.quarantine] == ["too_large"]
    assert phone.row("encounter", after).where == "server"


@pytest.mark.parametrize(
    "broken",
    ["api.sync.intake.forget_refused", "api.sync.intake.Intake.finish", "api.sync.routes._json"],
    ids=["before the end", "before the commit", "after the commit"],
)
def test_a_server_that_fails_leaves_the_outbox_as_it_was(
    crew: Crew, phone: Phone, books: Books, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken on purpose")

    afternoon(phone)
    before = records(crew.engine)
    with monkeypatch.context() as patch:
        patch.setattr(broken, fail)
        assert phone.sync() == "later"
        assert phone.trouble is not None and phone.trouble.answer.status == 500
        assert b"purpose" not in phone.trouble.answer.body
    assert len(phone.store.outbox) == 10
    assert (records(crew.engine) == before) == (broken != "api.sync.routes._json")
    books.balance(crew.engine, phone)
    books.rest(crew.engine, phone)


def test_when_the_session_has_ended_the_outbox_waits_for_its_person(
    crew: Crew, phone: Phone, books: Books
) -> None:
    outing = afternoon(phone)
    mine = col(SignIn.device_id) == phone.store.device
    set_all(crew.engine, SignIn, mine, ends_at=moment(hours=-1))
    assert phone.sync() == "signed_out"
    assert len(phone.store.outbox) == 10
    assert phone.open(phone.rows("youth")[-1], "note").ok
    phone.meet(outing, "22_25", "female")
    assert crew.client.get("/api/me", headers=headers_of(phone)).status_code == 401
    who = crew.identity("Nadia")
    phone.sign_in_again(who.email, who.password)
    books.rest(crew.engine, phone)
    assert len(phone.store.journal) == 11
    assert pushes(phone) == 2
