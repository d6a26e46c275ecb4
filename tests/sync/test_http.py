"""Push and pull as they travel: sizes, packing, roles, and answers to what cannot be understood."""

import gzip
import json
from typing import Any

import pytest

from api.phone import Phone
from api.sync.models import Operation, RefusedOperation
from api.sync.operation import MOST_BYTES
from tests.support.books import Books
from tests.support.crew import Crew, afternoon, headers_of
from tests.support.hands import stored
from tests.support.phones import line_of

Sent = tuple[int, Any]


def batch(phone: Phone, *ops: Any) -> bytes:
    """A push of this phone, as bytes."""
    body = {"epoch": phone.store.base.epoch, "client_now": 1, "ops": list(ops)}
    return json.dumps(body).encode()


def send(crew: Crew, phone: Phone, body: bytes, encoding: str | None = None) -> Sent:
    """Push these bytes: the answer's status and JSON."""
    headers = headers_of(phone) | ({"Content-Encoding": encoding} if encoding else {})
    answer = crew.client.post("/api/sync/push", content=body, headers=headers)
    return answer.status_code, answer.json()


def pull(crew: Crew, phone: Phone, **query: Any) -> Sent:
    """Pull with these parameters: the answer's status and JSON."""
    answer = crew.client.get("/api/sync/pull", params=query, headers=headers_of(phone))
    return answer.status_code, answer.json()


def test_a_body_up_to_the_limit_is_read_and_one_byte_more_is_too_large(crew: Crew) -> None:
    full = batch(crew.elise).ljust(MOST_BYTES)
    for body, encoding in ((full, None), (gzip.compress(full, 1), "gzip")):
        assert send(crew, crew.elise, body, encoding)[0] == 200
    over = full + b" "
    for body, encoding in ((over, None), (gzip.compress(over, 1), "gzip")):
        status, said = send(crew, crew.elise, body, encoding)
        assert (status, said["code"], said["retry"]) == (413, "too_large", True)


def test_a_bomb_is_not_unpacked(crew: Crew) -> None:
    bomb = gzip.compress(bytes(60_000_000), 1)
    assert len(bomb) < MOST_BYTES
    assert send(crew, crew.elise, bomb, "gzip")[0] == 413
    assert send(crew, crew.elise, gzip.compress(bomb), "gzip")[0] == 400


def test_a_body_packed_in_another_way_is_refused(crew: Crew) -> None:
    body = gzip.compress(batch(crew.elise))
    assert send(crew, crew.elise, body, "GZIP")[0] == 200
    for encoding in ("br", "deflate", "zstd", "gzip, gzip", "compress", "x"):
        status, said = send(crew, crew.elise, body, encoding)
        assert (status, said["code"], said["retry"]) == (400, "bad_input", False), encoding
    assert send(crew, crew.elise, body)[0] == 400
    assert send(crew, crew.elise, batch(crew.elise), "gzip")[0] == 400
    assert send(crew, crew.elise, body + b"more", "gzip")[0] == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b'{"ops":[]}', b"[" * 100_000, b'{"epoch":"\xff"}', b"\x00", b"<html>"],
    ids=["nothing", "list", "null", "no epoch", "deep", "not UTF-8", "NUL", "page"],
)
def test_a_push_that_cannot_be_read_is_bad_input_and_repeats_nothing(
    crew: Crew, body: bytes
) -> None:
    status, said = send(crew, crew.elise, body)
    assert (status, said["code"]) == (400, "bad_input")
    assert set(said) == {"code", "message_fr", "field", "retry"}


def test_more_than_two_hundred_operations_are_too_large(
    crew: Crew, phone: Phone, books: Books
) -> None:
    outing = phone.start_outing()
    for _ in range(200):
        phone.meet(outing, "18_21", "male", place=None)
    assert send(crew, phone, batch(phone, *phone.store.outbox))[0] == 413
    books.balance(crew.engine, phone)
    books.rest(crew.engine, phone)


def test_answers_are_packed_only_for_those_who_ask(crew: Crew, phone: Phone) -> None:
    afternoon(phone)
    phone.sync()
    path, headers = "/api/sync/pull", headers_of(phone)
    plain = crew.client.get(path, headers=headers | {"Accept-Encoding": "identity"})
    packed = crew.client.get(path, headers=headers | {"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) * 2 < len(plain.content)
    assert packed.json()["rows"] == plain.json()["rows"]
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"epoch": "of-another-life"}, 409, "epoch"),
        ({"cursor": 10**9}, 409, "epoch"),
        ({"reader": 0}, 426, "app_too_old"),
        ({"limit": 0}, 400, "bad_input"),
        ({"cursor": -1}, 400, "bad_input"),
        ({"cursor": 2**70}, 409, "epoch"),
        ({"epoch": "x" * 37}, 400, "bad_input"),
    ],
)
def test_a_pull_that_cannot_be_answered_says_why(
    crew: Crew, query: dict[str, Any], status: int, code: str
) -> None:
    answered, said = pull(crew, crew.elise, **query)
    assert (answered, said["code"]) == (status, code)
    assert said["message_fr"].endswith(".")


def test_nobody_pushes_or_pulls_without_their_session(crew: Crew) -> None:
    other = crew.phone("Karim")
    for headers in (
        {},
        {"X-Kaftruck-Account": crew.elise.person_id},
        {"Cookie": crew.elise.store.cookie},
        {"X-Kaftruck-Account": other.person_id, "Cookie": crew.elise.store.cookie},
    ):
        crew.client.cookies.clear()
        pushed = crew.client.post("/api/sync/push", content=batch(crew.elise), headers=headers)
        pulled = crew.client.get("/api/sync/pull", headers=headers)
        assert (pushed.status_code, pulled.status_code) == (401, 401), headers


def test_a_partner_holds_the_lists_and_their_own_and_changes_nothing_else(
    crew: Crew, phone: Phone, books: Books
) -> None:
    lou = crew.phone("Lou", "partner")
    theirs = afternoon(phone)
    phone.patch("outing", theirs, note="Pour nous seuls.")
    own = afternoon(lou)
    books.rest(crew.engine, phone, lou)
    assert lou.row("outing", theirs)["note"] is None
    assert {row.by for row in lou.rows("youth")} == {lou.person_id}
    assert phone.row("outing", own).by == lou.person_id
    youth = phone.rows("youth")[0].id
    lou.patch("outing", theirs, title="Changé")
    lou.write({"type": "youth", "id": youth, "kind": "patch", "set": {"housing": "parents"}})
    lou.create_zone("Planoise")
    assert lou.sync() == "up_to_date"
    codes = [one.refusal["code"] for one in lou.store.quarantine]
    assert codes == ["role", "unknown_record", "role"]
    sent = [json.loads(answer.body) for one, answer in line_of(lou).seen if "push" in one.path]
    assert youth not in json.dumps([answer["rows"] for answer in sent])
    books.balance(crew.engine, phone, lou)


def test_management_is_given_no_row_and_writes_none(crew: Crew, phone: Phone, books: Books) -> None:
    chief = crew.phone("Dominique", "management")
    afternoon(phone)
    books.rest(crew.engine, phone, chief)
    status, page = pull(crew, chief, cursor=0)
    assert (status, page["rows"], page["more"], page["scopes"]) == (200, [], False, "management")
    chief.create_place("Planoise")
    assert chief.sync() == "up_to_date"
    (refused,) = chief.store.quarantine
    assert refused.refusal["code"] == "role"
    assert refused.op["op"] in {one.op for one in stored(crew.engine, RefusedOperation)}
    assert refused.op["op"] not in {one.op for one in stored(crew.engine, Operation)}
    answers = [json.loads(answer.body) for one, answer in line_of(chief).seen if "sync" in one.path]
    assert all(answer["rows"] == [] for answer in answers)


def test_who_has_no_names_any_more_is_told_what_was_done_but_given_no_row(
    crew: Crew, phone: Phone, books: Books
) -> None:
    ines = crew.phone("Inès")
    afternoon(ines)
    line_of(ines).lose_answers = 1
    assert ines.sync() == "offline"
    crew.elise.call("PATCH", f"/api/people/{ines.person_id}", {"role": "management"})
    assert ines.push()
    answer = line_of(ines).seen[-1][1].json()
    assert answer["results"] == [None] * len(answer["results"])  # applied
    assert (answer["rows"], answer["as_sent"]["rows"]) == ([], [])
    assert ines.sync() == "revoked"
    assert ines.store.base.rows == {}
    books.rest(crew.engine, phone)
    books.balance(crew.engine, phone, ines)
    who = crew.people.pop("Inès")
    ines.sign_in_again(who.email, who.password)
    books.rest(crew.engine, phone, ines)
