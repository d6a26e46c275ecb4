"""An operation that nobody could have meant costs itself only: its neighbours are taken."""

import json
from typing import Any

from api.phone import Phone, new_id
from api.records.registry import RECORD_TYPES
from tests.support.books import Books
from tests.support.crew import Crew, headers_of

HALF_AN_EMOJI = "Planoise \ud83d"
WILD: tuple[Any, ...] = (
    *(0, -1, 10**400, 1.5, True, "", " ", "x", "é" * 1_500, "\x00", HALF_AN_EMOJI, "eyJ.a.b.c.d"),
    *([], [[]], [{}], [None], ["x", 1], {}, {"a": []}, {"value": None}, [{"partner": "x"}]),
    *([{"partner": new_id(), "role": []}], [{"partner": [], "role": "present"}]),
    *(float("nan"), float("-inf"), "2026-02-30", "2026-02-30T10:00:00.000Z", new_id(), [new_id()]),
)


def push(crew: Crew, phone: Phone, ops: list[Any]) -> list[Any]:
    """Push these operations as `JSON.stringify` writes them; the results."""
    body = {"epoch": phone.store.base.epoch, "client_now": 1, "ops": ops}
    answer = crew.client.post(
        "/api/sync/push", content=json.dumps(body).encode(), headers=headers_of(phone)
    )
    assert answer.status_code == 200, answer.text
    return list(answer.json()["results"])


def creation(phone: Phone, type_: str, values: dict[str, Any]) -> dict[str, Any]:
    """An operation of this phone that is not in its books: nobody could have written it."""
    change = {"type": type_, "id": new_id(), "kind": "create", "set": values}
    head = {"op": new_id(), "device": phone.store.device, "at": phone.clock.tick(), "schema": 1}
    return head | {"changes": [change]}


def test_half_a_character_in_a_title_is_refused_by_itself(
    crew: Crew, phone: Phone, books: Books
) -> None:
    """A field cut at its longest through an emoji leaves half of it, which `JSON.stringify` sends."""
    before, after = phone.create_place("Battant"), phone.create_place("Clairs-Soleils")
    place = phone.create_place(HALF_AN_EMOJI[:8])
    phone.store.outbox[-1]["changes"][0]["set"]["name"] = HALF_AN_EMOJI
    results = push(crew, phone, phone.store.outbox)
    assert [one["status"] for one in results] == ["applied", "applied", "refused"]
    assert (results[2]["refusal"]["code"], results[2]["refusal"]["field"]) == ("not_text", "name")
    phone.store.outbox[-1]["changes"][0]["set"]["name"] = "Planoise"
    books.rest(crew.engine, phone)
    assert {before, after, place} <= {row.id for row in phone.rows("place")}


def test_no_value_of_any_field_harms_its_neighbours(crew: Crew, phone: Phone, books: Books) -> None:
    for name, kind in RECORD_TYPES.items():
        neighbour = phone.create_place("Planoise")
        ops = [creation(phone, name, dict.fromkeys(kind.rules, value)) for value in WILD]
        ops += [creation(phone, name, {field: "x"}) for field in ("id", "seq", "stamps", "é")]
        results = push(crew, phone, [*ops, *phone.store.outbox])
        assert [one["status"] for one in results] == ["refused"] * len(ops) + ["applied"], name
        phone.sync()
        assert phone.row("place", neighbour).where == "server"
    books.rest(crew.engine, phone)
