"""Rows told by position: what the phone makes of them is what the server holds."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.json import encode

from api.phone.as_sent import result_of, rows_as_sent
from api.sync import upcast
from api.sync.push import Answer, Batch, push
from tests.support.crew import Crew
from tests.support.hands import Hand, Team, change, create, envelope, met, new_id, outing, patch

Json = dict[str, Any]
AHEAD = "2199-01-01T00:00:00.000Z"


def answered(hand: Hand, ops: list[Json]) -> tuple[Answer, list[Json]]:
    """The answer in brief, and the rows that it tells once a phone has read it, by position."""
    batch = Batch(hand.epoch, "test", 0, ops, brief=True)
    answer = push(hand.engine, hand.ledger, hand.account, batch)
    told = {"results": answer.told, "rows": answer.rows, "as_sent": answer.as_sent}
    reply = json.loads(encode(told))
    results = [result_of(op, one) for op, one in zip(ops, reply["results"], strict=True)]
    assert results == json.loads(encode(answer.results))
    rows = reply["rows"] + rows_as_sent(ops, reply["as_sent"], hand.account.person_id)
    return answer, sorted(rows, key=lambda row: int(row["seq"]))


def told(answer: Answer) -> list[tuple[int, int]]:
    """Of the rows that are as sent, which operation creates each, and which of its changes."""
    return [(op, number) for op, number, _ in answer.as_sent.rows] if answer.as_sent else []


def written(hand: Hand, cursor: int = 0) -> list[Json]:
    """The rows above a cursor that people wrote."""
    return [row for row in hand.rows(cursor) if row["type"] not in ("organisation", "person")]


def youth(id_: str, **fields: Any) -> Json:
    name = envelope("youth", id_, "first_name")
    return create("youth", id_, first_name=name, status="active", **fields)


def test_what_was_stored_as_sent_is_told_by_its_position_and_only_when_asked(nadia: Hand) -> None:
    sortie = new_id()
    ops = [nadia.operation(outing(sortie)), nadia.operation(met(new_id(), sortie))]
    answer, rows = answered(nadia, ops)
    assert answer.rows == []
    assert told(answer) == [(0, 0), (1, 0)]
    assert answer.told == [None, None]
    assert rows == written(nadia)
    in_full = nadia.send(*ops)
    assert (in_full.rows, in_full.as_sent) == (rows, None)
    assert in_full.told == in_full.results


def test_what_the_server_changed_is_told_in_full(nadia: Hand) -> None:
    ahead, patched, gone = new_id(), new_id(), new_id()
    ops = [
        nadia.operation(outing(ahead, started_at=AHEAD)),
        nadia.operation(outing(patched)),
        nadia.operation(patch("outing", patched, title="Planoise")),
        nadia.operation(outing(gone)),
        nadia.operation(change("outing", gone, "delete")),
    ]
    answer, rows = answered(nadia, ops)
    assert [row["id"] for row in answer.rows] == [ahead, patched, gone]
    assert told(answer) == []
    assert rows == written(nadia)


def test_a_record_that_is_another_s_is_told_in_full(nadia: Hand, karim: Hand) -> None:
    id_ = new_id()
    nadia.do(outing(id_))
    ops = [karim.operation(outing(id_)), karim.operation(patch("outing", id_, status="planned"))]
    answer, _ = answered(karim, ops)
    assert [result.status for result in answer.results] == ["refused", "applied"]
    assert [row["by"] for row in answer.rows] == [nadia.account.person_id]
    assert told(answer) == []


def test_an_operation_of_an_earlier_schema_is_told_in_full(nadia: Hand, monkeypatch: Any) -> None:
    monkeypatch.setattr(upcast, "SCHEMA", 2)
    monkeypatch.setitem(upcast.UPCASTERS, 1, lambda _op: None)
    answer, rows = answered(nadia, [nadia.operation(outing(new_id()))])
    assert told(answer) == []
    assert rows == written(nadia)


OUTINGS, PEOPLE = st.integers(0, 2), st.integers(0, 2)
HAPPENINGS = st.lists(
    st.one_of(
        st.tuples(st.just("outing"), OUTINGS, st.sampled_from([None, "Planoise", "Battant"])),
        st.tuples(st.just("ahead"), OUTINGS, st.just(AHEAD)),
        st.tuples(st.just("met"), OUTINGS, st.integers(1, 3)),
        st.tuples(st.just("youth"), PEOPLE, st.sampled_from([None, "hostel"])),
        st.tuples(st.just("title"), OUTINGS, st.sampled_from([None, "Planoise"])),
        st.tuples(st.just("delete"), OUTINGS, st.none()),
        st.tuples(st.just("undelete"), OUTINGS, st.none()),
        st.tuples(st.just("erase"), PEOPLE, st.none()),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(HAPPENINGS, min_size=1, max_size=2), again=st.booleans())
def test_whatever_a_batch_does_both_answers_tell_the_same_rows(
    make_team: Callable[[], Team], batches: list[list[tuple[str, int, Any]]], again: bool
) -> None:
    elise = make_team().hand("coordinator")
    outings, people = [new_id() for _ in range(3)], [new_id() for _ in range(3)]

    def operation(what: str, which: int, value: Any) -> Json:
        match what:
            case "outing":
                return elise.operation(outing(outings[which], title=value))
            case "ahead":
                return elise.operation(outing(outings[which], started_at=value))
            case "met":
                return elise.operation(met(new_id(), outings[which], count=value))
            case "youth":
                return elise.operation(youth(people[which], housing=value))
            case "title":
                return elise.operation(patch("outing", outings[which], title=value))
            case "erase":
                return elise.operation(change("youth", people[which], "erase"))
        return elise.operation(change("outing", outings[which], what))

    before = 0
    for batch in batches:
        ops = [operation(*one) for one in batch]
        _, rows = answered(elise, ops)
        assert rows == written(elise, before)
        if again:
            held = {(row["type"], row["id"]): row for row in elise.rows()}
            _, rows = answered(elise, ops)
            assert all(row == held[row["type"], row["id"]] for row in rows)
        before = elise.page(before)["cursor"]


def test_a_phone_of_an_older_app_is_answered_in_full(crew: Crew) -> None:
    phone = crew.phone("Nadia")
    phone.brief = False
    phone.start_outing()
    phone.sync()
    other = crew.phone("Nadia")
    other.sync()
    assert phone.store.base.rows == other.store.base.rows
