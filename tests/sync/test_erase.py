"""Forgetting a person: sealed values go everywhere on the server and never come back."""

from typing import Any

from sqlalchemy import text

from api.db import reading
from api.privacy.tombstones import KEPT_DAYS, purge_tombstones
from api.sync import clock
from api.sync.models import Operation, RefusedOperation
from tests.support.hands import Hand, change, create, envelope, new_id, patch, stored

DAY = 86_400_000

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


def _note(step: str, body: str = CANARY) -> str:
    return envelope("step", step, "note", body=body)


def _purged(hand: Hand) -> int:
    return purge_tombstones(hand.engine, [hand.account.organisation_id])


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


def test_the_note_of_a_step_refused_before_the_erasure_goes_and_so_does_what_was_added_to_it(
    nadia: Hand, elise: Hand
) -> None:
    youth, merged, note = new_id(), new_id(), new_id()
    nadia.do(create("youth", youth), create("youth", merged))
    nadia.do(patch("youth", merged, merged_into=youth))
    step = _step(note, merged)
    step["set"]["kind"] = "igloo"
    assert nadia.do(step).status == "refused"
    assert nadia.do(patch("step", note, note=_note(note, "encore"))).status == "refused"
    elise.do(change("youth", youth, "erase"))
    left = _sealed_text(nadia)
    assert _note(note) not in left
    assert _note(note, "encore") not in left
    kinds = {one["kind"] for row in stored(nadia.engine, RefusedOperation) for one in row.changes}
    assert kinds == {"create", "patch"}  # what was refused is still told, without its words


def test_a_file_that_was_refused_goes_with_the_one_it_was_merged_into_and_its_steps_too(
    nadia: Hand, elise: Hand
) -> None:
    youth, refused, note = new_id(), new_id(), new_id()
    nadia.do(create("youth", youth))
    nadia.do(create("youth", refused, name=_name(refused), housing="igloo"))
    nadia.do(patch("youth", refused, merged_into=youth))
    assert nadia.do(_step(note, refused)).status == "refused"
    elise.do(change("youth", youth, "erase"))
    left = _sealed_text(nadia)
    assert _name(refused) not in left
    assert _note(note) not in left


def test_the_notes_of_a_step_that_was_tidied_away_go_from_the_log_and_from_its_conflicts(
    nadia: Hand, karim: Hand, elise: Hand
) -> None:
    youth, note, now = new_id(), new_id(), clock.wall_ms()
    nadia.do(create("youth", youth), at_ms=now - 400 * DAY)
    nadia.do(_step(note, youth), at_ms=now - 390 * DAY)
    seen = [nadia.epoch, nadia.row(note)["seq"]]
    nadia.do(patch("step", note, seen, note=_note(note, "un")), at_ms=now - 380 * DAY)
    karim.do(patch("step", note, seen, note=_note(note, "deux")), at_ms=now - 379 * DAY)
    again = {"set": {"note": _note(note, "scellé")}, "was": {"note": _note(note, "deux")}}
    elise.do(change("step", note, "reseal") | again, at_ms=now - 378 * DAY)
    nadia.do(change("step", note, "delete"), at_ms=now - (KEPT_DAYS + 1) * DAY)
    assert _purged(nadia) == 1
    before = nadia.rows()[-1]["seq"]
    bodies = (CANARY, "un", "deux", "scellé")
    assert [body for body in bodies if _note(note, body) in _sealed_text(nadia)] == [*bodies]
    elise.do(change("youth", youth, "erase"))
    assert [body for body in bodies if _note(note, body) in _sealed_text(nadia)] == []
    told = {row["type"]: row for row in nadia.rows() if row["seq"] > before}
    assert told.keys() == {"youth", "conflict"}  # phones are told of both
    assert told["conflict"]["set"]["other"]["by"] == nadia.account.person_id


def test_a_step_that_was_put_right_to_somebody_else_keeps_its_note_and_not_what_was_said_before(
    nadia: Hand, elise: Hand
) -> None:
    wrong, right, note = new_id(), new_id(), new_id()
    nadia.do(create("youth", wrong), create("youth", right))
    nadia.do(_step(note, wrong))
    nadia.do(patch("step", note, youth=right, note=_note(note, "le bon")))
    elise.do(change("youth", wrong, "erase"))
    assert nadia.row(note)["set"]["note"] == _note(note, "le bon")
    assert not nadia.row(note)["erased"]
    assert _note(note) not in _sealed_text(nadia)


def test_a_note_added_later_to_a_step_that_came_after_the_erasure_is_dropped(
    nadia: Hand, elise: Hand
) -> None:
    youth, note = new_id(), new_id()
    nadia.do(create("youth", youth))
    elise.do(change("youth", youth, "erase"))
    step = _step(note, youth)
    del step["set"]["note"]
    nadia.do(step)
    nadia.do(patch("step", note, note=_note(note)))
    assert _note(note) not in _sealed_text(nadia)


def test_whoever_comes_back_to_a_restored_server_takes_what_it_had_refused_of_them(
    nadia: Hand,
) -> None:
    youth, note = new_id(), new_id()
    assert nadia.do(_step(note, youth)).status == "refused"
    nadia.ledger.add(nadia.account.organisation_id, "erased", nadia.epoch, ids=[youth])
    nadia.do(create("youth", youth, gender="female"))
    assert nadia.row(youth)["erased"]
    assert _note(note) not in _sealed_text(nadia)


def test_an_erasure_is_written_to_the_ledger_without_any_name(nadia: Hand, elise: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, name=_name(youth)))
    elise.do(change("youth", youth, "erase"))
    (event,) = list(elise.ledger.events())
    assert (event["what"], event["ids"]) == ("erased", [youth])
