"""Per field, the last writer by (effective, operation) wins; a conflict keeps both values."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.sync import clock
from tests.support.hands import Hand, change, create, envelope, new_id, patch

HOUR = 3_600_000
HOUSING = ("friends", "hostel", "parents", "none")


def _youth(hand: Hand) -> str:
    youth = new_id()
    long_ago = clock.wall_ms() - 48 * HOUR
    assert hand.do(create("youth", youth, gender="male"), at_ms=long_ago).status == "applied"
    return youth


def _conflicts(hand: Hand) -> list[dict[str, Any]]:
    return [row["set"] for row in hand.rows() if row["type"] == "conflict"]


def test_an_earlier_change_that_arrives_late_is_superseded(nadia: Hand, karim: Hand) -> None:
    youth = _youth(nadia)
    now = clock.wall_ms()
    assert karim.do(patch("youth", youth, housing="hostel"), at_ms=now - HOUR).status == "applied"
    late = nadia.do(patch("youth", youth, housing="friends"), at_ms=now - 2 * HOUR)
    assert late.status == "superseded"
    assert nadia.row(youth)["set"]["housing"] == "hostel"


def test_two_fields_changed_apart_both_stay(nadia: Hand, karim: Hand) -> None:
    youth = _youth(nadia)
    now = clock.wall_ms()
    karim.do(patch("youth", youth, housing="hostel"), at_ms=now - HOUR)
    nadia.do(patch("youth", youth, situation="none"), at_ms=now - 2 * HOUR)
    values = nadia.row(youth)["set"]
    assert (values["housing"], values["situation"]) == ("hostel", "none")


def test_whatever_the_order_of_arrival_the_same_value_stays(nadia: Hand, karim: Hand) -> None:
    @settings(
        max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.permutations(range(4)))
    def arrive(order: list[int]) -> None:
        youth = _youth(nadia)
        start = clock.wall_ms() - HOUR
        ops = [
            (nadia if index % 2 else karim).operation(
                patch("youth", youth, housing=HOUSING[index]), at_ms=start + index
            )
            for index in range(4)
        ]
        for index in order:
            (nadia if index % 2 else karim).send(ops[index])
        assert nadia.row(youth)["set"]["housing"] == HOUSING[3]

    arrive()


def test_an_unseen_change_of_the_same_field_keeps_both_values_for_review(
    nadia: Hand, karim: Hand
) -> None:
    youth = _youth(nadia)
    seen = [nadia.epoch, nadia.row(youth)["seq"]]
    now = clock.wall_ms()
    karim.do(patch("youth", youth, seen=seen, housing="hostel"), at_ms=now - HOUR)
    nadia.do(patch("youth", youth, seen=seen, housing="friends"), at_ms=now - 2 * HOUR)
    (conflict,) = _conflicts(nadia)
    assert conflict["field"] == "housing"
    assert (conflict["kept"]["value"], conflict["other"]["value"]) == ("hostel", "friends")
    writers = (karim.account.person_id, nadia.account.person_id)
    assert (conflict["kept"]["by"], conflict["other"]["by"]) == writers


def test_the_same_value_the_same_phone_or_a_seen_change_is_no_conflict(
    nadia: Hand, karim: Hand
) -> None:
    youth = _youth(nadia)
    seen = [nadia.epoch, nadia.row(youth)["seq"]]
    nadia.do(patch("youth", youth, seen=seen, housing="hostel"))
    karim.do(patch("youth", youth, seen=seen, housing="hostel"))
    karim.do(patch("youth", youth, seen=seen, housing="friends"))
    seen = [nadia.epoch, nadia.row(youth)["seq"]]
    nadia.do(patch("youth", youth, seen=seen, housing="parents"))
    assert _conflicts(nadia) == []


def test_delete_and_undelete_are_one_field_of_which_the_last_wins(nadia: Hand, karim: Hand) -> None:
    youth = _youth(nadia)
    now = clock.wall_ms()
    nadia.do(change("youth", youth, "undelete"), at_ms=now - HOUR)
    assert nadia.do(change("youth", youth, "delete"), at_ms=now - 2 * HOUR).status == "superseded"
    assert nadia.row(youth)["deleted"] is False
    karim.do(change("youth", youth, "delete"))
    assert nadia.row(youth)["deleted"] is True


def test_a_change_to_a_deleted_record_applies_and_is_listed_for_review(
    nadia: Hand, karim: Hand
) -> None:
    youth = _youth(nadia)
    nadia.do(change("youth", youth, "delete"))
    assert karim.do(patch("youth", youth, housing="hostel")).status == "applied"
    assert karim.row(youth)["set"]["housing"] == "hostel"
    assert [conflict["field"] for conflict in _conflicts(karim)] == ["deleted"]


def test_a_clock_that_runs_ahead_is_clamped_and_its_own_order_kept(nadia: Hand) -> None:
    youth = _youth(nadia)
    nadia.ahead_ms = 5 * HOUR
    answer = nadia.send(
        *[nadia.operation(patch("youth", youth, housing=value)) for value in HOUSING]
    )
    effective = [result.effective or "" for result in answer.results]
    assert effective == sorted(effective)
    assert all(clock.milliseconds(stamp) <= answer.server_now for stamp in effective)
    assert nadia.row(youth)["set"]["housing"] == HOUSING[-1]


def test_reseal_replaces_only_the_value_it_names_and_is_no_change_of_its_own(
    nadia: Hand, elise: Hand
) -> None:
    youth = new_id()
    first, second = (envelope("youth", youth, "name", body=body) for body in ("a", "b"))
    nadia.do(create("youth", youth, name=first))

    def reseal(was: str) -> dict[str, Any]:
        return {
            "type": "youth",
            "id": youth,
            "kind": "reseal",
            "set": {"name": second},
            "was": {"name": was},
        }

    assert elise.do(reseal(second)).status == "superseded"
    assert elise.do(reseal(first)).status == "applied"
    assert nadia.row(youth)["set"]["name"] == second
    late = nadia.do(patch("youth", youth, name=first))
    assert late.status == "applied"
    assert _conflicts(nadia) == []
