"""Forgetting a person: sealed values go everywhere on the server and never come back."""

from typing import Any

from sqlalchemy import text

from api.db import reading
from api.sync.models import Operation, RefusedOperation
from tests.support.hands import Hand, change, create, envelope, new_id, patch, stored

CANARY = "canari-"


def _name(youth: str) -> str:
    return envelope("youth", youth, "name", body=CANARY)


def _sealed_text(hand: Hand) -> str:
    """Every value of every table, as text."""
    with reading(hand.engine) as session:
        names = ("youth", "step", "operation", "refused_operation", "conflict")
        return "\n".join(
            str(value)
            for name in names
            for row in session.execute(text(f"SELECT * FROM {name}"))
            for value in row
        )


def _step(id_: str, youth: str) -> dict[str, Any]:
    return create(
        "step",
        id_,
        youth=youth,
        kind="call",
        status="done",
        at="2026-05-28T13:00:00.000Z",
        note=envelope("step", id_, "note", body=CANARY),
    )


def test_erasing_empties_the_file_those_merged_into_it_and_the_notes_of_their_steps(
    nadia: Hand, elise: Hand
) -> None:
    head, merged, deeper, note = new_id(), new_id(), new_id(), new_id()
    for youth in (head, merged, deeper):
        nadia.do(create("youth", youth, gender="female", name=_name(youth)))
    nadia.do(_step(note, deeper))
    nadia.do(patch("youth", deeper, merged_into=merged))
    nadia.do(patch("youth", merged, merged_into=head))
    nadia.do(patch("youth", head, name=_name(head), housing="igloo"))
    assert envelope("youth", head, "name", body=CANARY) in _sealed_text(nadia)
    assert elise.do(change("youth", head, "erase")).status == "applied"
    left = _sealed_text(nadia)
    assert not [youth for youth in (head, merged, deeper) if _name(youth) in left]
    assert envelope("step", note, "note", body=CANARY) not in left
    rows = {row["id"]: row for row in nadia.rows()}
    assert all(rows[id_]["erased"] for id_ in (head, merged, deeper, note))
    assert rows[head]["set"]["gender"] == "female"
    assert stored(nadia.engine, Operation)
    assert stored(nadia.engine, RefusedOperation)


def test_sealed_values_that_come_after_the_erasure_are_dropped_and_facts_kept(
    nadia: Hand, elise: Hand
) -> None:
    youth, note = new_id(), new_id()
    nadia.do(create("youth", youth, name=_name(youth)))
    elise.do(change("youth", youth, "erase"))
    nadia.do(patch("youth", youth, name=_name(youth), housing="hostel"))
    nadia.do(_step(note, youth))
    assert nadia.row(youth)["set"]["housing"] == "hostel"
    assert nadia.row(youth)["set"]["name"] is None
    assert nadia.row(note)["set"]["note"] is None
    assert nadia.row(note)["set"]["kind"] == "call"


def test_a_file_merged_into_an_erased_one_afterwards_is_erased_too(
    nadia: Hand, elise: Hand
) -> None:
    head, late = new_id(), new_id()
    nadia.do(create("youth", head, name=_name(head)))
    nadia.do(create("youth", late, name=_name(late)))
    elise.do(change("youth", head, "erase"))
    nadia.do(patch("youth", late, merged_into=head))
    assert nadia.row(late)["erased"] is True
    assert _name(late) not in _sealed_text(nadia)


def test_the_operation_log_keeps_no_sealed_value_sent_after_the_erasure(
    nadia: Hand, elise: Hand
) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    elise.do(change("youth", youth, "erase"))
    nadia.do(patch("youth", youth, name=_name(youth)))
    nadia.do(patch("youth", youth, name=_name(youth), housing="igloo"))
    assert _name(youth) not in _sealed_text(nadia)


def test_a_refused_step_about_somebody_erased_keeps_no_note(nadia: Hand, elise: Hand) -> None:
    youth, note = new_id(), new_id()
    nadia.do(create("youth", youth, name=_name(youth)))
    elise.do(change("youth", youth, "erase"))
    step = _step(note, youth)
    step["set"]["kind"] = "igloo"
    assert nadia.do(step).status == "refused"
    assert envelope("step", note, "note", body=CANARY) not in _sealed_text(nadia)


def test_the_operation_log_keeps_nothing_sealed_again_by_who_had_not_heard_of_the_erasure(
    nadia: Hand, elise: Hand
) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, name=_name(youth)))
    elise.do(change("youth", youth, "erase"))
    again = envelope("youth", youth, "name", body="scellé à nouveau")
    late = change("youth", youth, "reseal") | {
        "set": {"name": again},
        "was": {"name": _name(youth)},
    }
    assert elise.do(late).status == "superseded"
    assert again not in _sealed_text(nadia)


def test_an_erasure_is_written_to_the_ledger_without_any_name(nadia: Hand, elise: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, name=_name(youth)))
    elise.do(change("youth", youth, "erase"))
    (event,) = list(elise.ledger.events())
    assert (event["what"], event["ids"]) == ("erased", [youth])
