"""An operation that nobody could have meant costs itself only: its neighbours are taken."""

import json
from typing import Any

from api.phone import Phone, new_id
from api.records.registry import RECORD_TYPES
from tests.support.books import Books
from tests.support.crew import Crew, headers_of

HALF_AN_EMOJI = "Planoise \ud83d"
WILD: tuple[Any, ...] = (
    *(0, -1, 10**400, 1.5, True, "", " ", "x", "é" * 200, "\x00", HALF_AN_EMOJI, "eyJ.a.b.c.d"),
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


def creation(phone: Phone, turn: int, value: Any) -> dict[str, Any]:
    """An operation of this phone that is not in its books: nobody could have written it.

    It creates a record of each type, beginning with another each `turn`, with `value` everywhere.
    """
    names = [*RECORD_TYPES]
    begin = turn % len(names)
    changes = [
        {"type": name, "id": new_id(), "kind": "create", "set": dict.fromkeys(fields, value)}
        for name in names[begin:] + names[:begin]
        for fields in ((*RECORD_TYPES[name].rules, "id", "stamps", "é"),)
    ]
    head = {"op": new_id(), "device": phone.store.device, "at": phone.clock.tick(), "schema": 1}
    return head | {"changes": changes}


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
    places = [phone.create_place("Planoise"), phone.create_place("Battant")]
    first, last = phone.store.outbox
    wild = [creation(phone, turn, value) for turn, value in enumerate(WILD)]
    results = push(crew, phone, [first, *wild, last])
    refused = ["refused"] * len(wild)
    assert [one["status"] for one in results] == ["applied", *refused, "applied"]
    books.rest(crew.engine, phone)
    assert {phone.row("place", id_).where for id_ in places} == {"server"}
