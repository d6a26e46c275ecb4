"""The description of the API: an example for whatever is sent or answered, and each one true."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.main import create_app
from api.settings import Settings
from api.sync.examples import (
    HISTORY_EXAMPLE,
    PULL_EXAMPLE,
    PUSH_ANSWER_EXAMPLE,
    PUSH_EXAMPLE,
)
from api.sync.history import HistoryOut
from api.sync.operation import parse
from api.sync.routes import PullOut, PushIn, PushOut
from tests.support.crew import Crew

Json = dict[str, Any]
DESCRIBED = {
    *("sync", "start", "organisations", "recovery", "sessions", "me"),
    *("invitations", "people", "keys", "grants"),
}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Json:
    """The description of the whole API."""
    folder = tmp_path_factory.mktemp("described")
    found: Json = create_app(Settings(data_dir=folder)).openapi()
    return found


def operations(described: Json) -> Iterator[tuple[str, Json]]:
    """Every endpoint of sync and accounts, with its name."""
    for path, methods in described["paths"].items():
        if DESCRIBED.intersection(path.split("/")[2:3]):
            for method, operation in methods.items():
                yield f"{method.upper()} {path}", operation


def has_example(described: Json, media: Json) -> bool:
    """Whether a body has an example of its own, or its schema has one."""
    schema = media["schema"]
    if "items" in schema:
        schema = schema["items"]
    if "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return "example" in media or bool(schema.get("examples"))


def test_every_body_of_sync_and_accounts_is_described_by_an_example(described: Json) -> None:
    bare, seen = [], 0
    for name, operation in operations(described):
        bodies = {"asked": operation.get("requestBody", {})} | operation["responses"]
        for which, body in bodies.items():
            for media in body.get("content", {}).values():
                seen += 1
                if not has_example(described, media):
                    bare.append(f"{name} {which}")
    assert bare == []
    assert seen > 60


def test_every_refusal_is_described_and_none_that_is_never_given(described: Json) -> None:
    for name, operation in operations(described):
        assert {"4XX", "5XX"} <= operation["responses"].keys(), name
        assert "422" not in operation["responses"], name


def test_the_examples_of_sync_are_what_the_server_takes_and_gives() -> None:
    assert PushOut.model_validate(PUSH_ANSWER_EXAMPLE).model_dump() == PUSH_ANSWER_EXAMPLE
    assert PullOut.model_validate(PULL_EXAMPLE).model_dump() == PULL_EXAMPLE
    assert HistoryOut.model_validate(HISTORY_EXAMPLE).model_dump() == HISTORY_EXAMPLE
    sent = PushIn.model_validate(PUSH_EXAMPLE)
    assert all(parse(op) is not None for op in sent.ops)


def test_real_answers_have_the_shape_of_the_examples(crew: Crew) -> None:
    phone = crew.phone("Nadia")
    phone.meet(phone.start_outing(), "18_21", "male", place=None)
    page = phone.call("GET", "/api/sync/pull")
    assert page.keys() == PULL_EXAMPLE.keys()
    answer = phone.call("POST", "/api/sync/push", phone_batch(phone.store.outbox, page["epoch"]))
    assert answer.keys() == PUSH_ANSWER_EXAMPLE.keys()
    example_sent = PUSH_ANSWER_EXAMPLE["as_sent"]
    assert answer["as_sent"].keys() == example_sent.keys()
    assert answer["as_sent"]["fields"]["encounter"] == example_sent["fields"]["encounter"]
    before = min(seq for _, _, seq in answer["as_sent"]["rows"]) - 1
    written = phone.call("GET", f"/api/sync/pull?cursor={before}")["rows"]
    (row,) = [row for row in written if row["type"] == "encounter"]
    example = PullOut.model_validate(PULL_EXAMPLE).rows[0]
    assert row.keys() == example.model_dump().keys()
    assert row["set"].keys() == example.set.keys()


def phone_batch(ops: list[Json], epoch: str) -> Json:
    """A push with these operations."""
    return PUSH_EXAMPLE | {"epoch": epoch, "ops": ops}
