"""Taking in operations: each once, all or nothing, and none harms another."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from api.errors import TooLarge, WrongEpoch
from api.sync.models import Operation, RefusedOperation
from tests.support.hands import Hand, Team, create, envelope, met, new_id, outing, patch, stored


def test_an_applied_operation_sent_again_gets_the_same_answer(nadia: Hand) -> None:
    op = nadia.operation(outing(new_id(), title="Planoise"))
    first, again = nadia.send(op), nadia.send(op)
    assert first.results == again.results
    assert first.results[0].status == "applied"
    assert first.rows == again.rows
    assert len(stored(nadia.engine, Operation)) == 1


def test_the_same_operation_twice_in_one_batch_is_applied_once(nadia: Hand) -> None:
    op = nadia.operation(outing(new_id()))
    answer = nadia.send(op, op)
    assert [result.status for result in answer.results] == ["applied", "applied"]
    assert len(answer.rows) == 1


def test_a_batch_repeated_ten_times_in_parallel_is_applied_once(nadia: Hand) -> None:
    sortie = new_id()
    ops = [nadia.operation(outing(sortie))]
    ops += [nadia.operation(met(new_id(), sortie)) for _ in range(30)]
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: nadia.send(*ops), range(10)))
    assert {result.status for answer in answers for result in answer.results} == {"applied"}
    encounters = [row for row in nadia.rows() if row["type"] == "encounter"]
    assert len(encounters) == 30
    assert len(stored(nadia.engine, Operation)) == 31


def test_children_may_come_before_their_parents_in_a_batch_only_if_the_parent_came(
    nadia: Hand,
) -> None:
    sortie = new_id()
    child, parent = nadia.operation(met(new_id(), sortie)), nadia.operation(outing(sortie))
    answer = nadia.send(child, parent)
    assert [result.status for result in answer.results] == ["applied", "applied"]


def test_a_refused_operation_among_good_ones_costs_only_itself(nadia: Hand) -> None:
    sortie = new_id()
    good = nadia.operation(outing(sortie))
    bad = nadia.operation(met(new_id(), sortie, age_band="18-21"))
    after = nadia.operation(met(new_id(), sortie))
    answer = nadia.send(good, bad, after)
    assert [result.status for result in answer.results] == ["applied", "refused", "applied"]
    refusal = answer.results[1].refusal
    assert refusal is not None
    assert (refusal.code, refusal.change, refusal.field) == ("unknown_code", 0, "age_band")
    assert "âge" in refusal.message_fr


def test_an_operation_of_several_changes_is_all_or_nothing(nadia: Hand) -> None:
    sortie = new_id()
    result = nadia.do(outing(sortie), met(new_id(), sortie, count=-1))
    assert result.status == "refused"
    assert result.refusal is not None
    assert result.refusal.change == 1
    assert not [row for row in nadia.rows() if row["type"] in ("outing", "encounter")]


def test_a_refusal_is_not_an_answer_and_is_judged_again(nadia: Hand) -> None:
    sortie = new_id()
    early = nadia.operation(met(new_id(), sortie))
    assert nadia.send(early).results[0].status == "refused"
    assert len(stored(nadia.engine, RefusedOperation)) == 1
    nadia.do(outing(sortie))
    assert nadia.send(early).results[0].status == "applied"
    assert stored(nadia.engine, RefusedOperation) == []


def test_an_unreadable_operation_is_refused_and_the_rest_applies(nadia: Hand) -> None:
    fine = nadia.operation(outing(new_id()))
    answer = nadia.send({"op": "not an id", "changes": "none"}, "nonsense", fine)
    assert [result.status for result in answer.results] == ["refused", "refused", "applied"]
    assert [result.op for result in answer.results[:2]] == [None, None]


def test_a_value_that_the_database_cannot_hold_costs_only_its_operation(
    nadia: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL refuses what SQLite swallows: the batch is redone with a savepoint each."""
    from api.records.rules import Text

    monkeypatch.setattr(Text, "check", lambda self, value, name, at: value)
    poison = nadia.operation(create("place", new_id(), name=["not", {"a": "text"}]))
    fine = nadia.operation(create("place", new_id(), name="Planoise"))
    answer = nadia.send(poison, fine)
    assert [result.status for result in answer.results] == ["refused", "applied"]
    assert answer.results[0].refusal is not None
    assert answer.results[0].refusal.code == "not_stored"
    assert [row["set"]["name"] for row in nadia.rows() if row["type"] == "place"] == ["Planoise"]


def test_more_than_two_hundred_operations_are_too_many(nadia: Hand) -> None:
    with pytest.raises(TooLarge):
        nadia.send(*[nadia.operation(outing(new_id()))] * 201)


def test_a_push_of_another_epoch_changes_nothing(nadia: Hand) -> None:
    op = nadia.operation(outing(new_id()))
    nadia.epoch = "of-before-the-restore"
    with pytest.raises(WrongEpoch):
        nadia.send(op)
    assert stored(nadia.engine, Operation) == []


def test_work_of_a_revoked_phone_is_kept_for_review_and_not_applied(team: Team) -> None:
    thomas = team.hand("outreach", revoked=True)
    result = thomas.do(outing(new_id()))
    assert result.status == "refused"
    assert [kept.code for kept in stored(team.engine, RefusedOperation)] == ["revoked"]
    assert stored(team.engine, Operation) == []


def test_a_refused_operation_is_kept_without_anything_in_clear(nadia: Hand) -> None:
    youth = new_id()
    nadia.do(
        create(
            "youth",
            youth,
            name="Canari Dupont",
            housing="chez Canari Dupont",
            canari="Canari Dupont",
            gender="female",
        )
    )
    kept = stored(nadia.engine, RefusedOperation)[0]
    assert kept.changes[0]["set"] == {"name": None, "housing": None, "gender": "female"}


def test_a_batch_of_many_types_gives_each_changed_row_its_own_place(
    nadia: Hand,
) -> None:
    sortie, jeune = new_id(), new_id()
    answer = nadia.send(
        nadia.operation(outing(sortie)),
        nadia.operation(
            create("youth", jeune, gender="male", name=envelope("youth", jeune, "name")),
            met(new_id(), sortie, youth=jeune),
        ),
        nadia.operation(patch("youth", jeune, housing="friends")),
    )
    assert {result.status for result in answer.results} == {"applied"}
    places = [row["seq"] for row in answer.rows]
    assert len(set(places)) == len(places) == 3
    assert nadia.row(jeune)["set"]["housing"] == "friends"
