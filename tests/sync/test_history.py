"""Who changed what of a file: whole, in order, to those who may know, and of nobody forgotten."""

from collections.abc import Callable
from typing import Any

import pytest

from api.db import reading
from api.errors import NotAllowed, NotFound
from api.sync.history import MOST_OPERATIONS, HistoryOut, history
from tests.support.crew import Crew, headers_of
from tests.support.hands import Hand, Team, change, create, envelope, met, new_id, outing, patch


def told(hand: Hand, youth: str, after: int = 0, limit: int = MOST_OPERATIONS) -> HistoryOut:
    """The history of a file, as this person is given it."""
    with reading(hand.engine) as session:
        return history(session, hand.account, youth, after, limit)


def sets(page: HistoryOut) -> list[dict[str, Any]]:
    """What was set, change by change."""
    return [one.set for operation in page.operations for one in operation.changes]


def step(youth: str, **fields: Any) -> dict[str, Any]:
    known = {"kind": "call", "status": "done", "at": "2026-05-28T13:00:00.000Z"}
    return create("step", new_id(), youth=youth, **(known | fields))


def name_of(youth: str) -> str:
    return envelope("youth", youth, "name", body="canari")


def test_each_change_is_told_with_its_author_in_order(nadia: Hand, karim: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, housing="friends", name=name_of(youth)))
    karim.do(patch("youth", youth, housing="hostel"))
    nadia.do(patch("youth", youth, housing="parents"))
    page = told(karim, youth)
    nadia_id, karim_id = nadia.account.person_id, karim.account.person_id
    assert [one.by for one in page.operations] == [nadia_id, karim_id, nadia_id]
    assert [one.get("housing") for one in sets(page)] == ["friends", "hostel", "parents"]
    assert sets(page)[0]["name"] == name_of(youth)
    assert page.more is False


def test_what_hangs_on_the_file_and_on_those_merged_into_it_belongs_to_it(nadia: Hand) -> None:
    youth, other, trip, way = new_id(), new_id(), new_id(), new_id()
    nadia.do(create("youth", youth), create("youth", other))
    nadia.do(outing(trip))
    nadia.do(met(new_id(), trip, youth=youth))
    nadia.do(step(other))
    nadia.do(create("pathway", way, youth=other, kind="cej", started_at="2026-05-28"))
    nadia.do(create("pathway_check", new_id(), pathway=way, on="2026-05-29", result="ongoing"))
    assert {one.type for op in told(nadia, youth).operations for one in op.changes} == {
        "youth",
        "encounter",
    }
    nadia.do(patch("youth", other, merged_into=youth))
    nadia.do(change("pathway", way, "delete"))
    kinds = [(one.type, one.kind) for op in told(nadia, youth).operations for one in op.changes]
    assert kinds == [
        ("youth", "create"),
        ("youth", "create"),
        ("encounter", "create"),
        ("step", "create"),
        ("pathway", "create"),
        ("pathway_check", "create"),
        ("youth", "patch"),
        ("pathway", "delete"),
    ]


def test_a_merge_undone_is_told_by_both_files_and_nothing_else_of_the_other(nadia: Hand) -> None:
    youth, other, third = new_id(), new_id(), new_id()
    nadia.do(create("youth", youth), create("youth", other), create("youth", third))
    nadia.do(patch("youth", other, merged_into=third))
    nadia.do(patch("youth", other, merged_into=None, housing="hostel"))
    nadia.do(patch("youth", other, merged_into=youth), patch("youth", youth, housing="friends"))
    nadia.do(patch("youth", other, merged_into=None))
    nadia.do(patch("youth", other, housing="friends"))

    def of(file: str) -> list[tuple[str, dict[str, Any]]]:
        changes = [one for op in told(nadia, file).operations for one in op.changes]
        return [(one.id, one.set) for one in changes if one.kind == "patch"]

    assert of(youth) == [
        (other, {"merged_into": None}),
        (other, {"merged_into": youth}),
        (youth, {"housing": "friends"}),
        (other, {"merged_into": None}),
    ]
    assert of(third) == [
        (other, {"merged_into": third}),
        (other, {"merged_into": None}),
        (other, {"merged_into": None}),
    ]
    assert len(of(other)) == 5


def test_pages_follow_one_another_without_a_gap_or_a_repetition(nadia: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    for _ in range(6):
        nadia.do(step(youth))
        nadia.do(create("youth", new_id()))
    whole = [one.op for one in told(nadia, youth).operations]
    found: list[str] = []
    page = told(nadia, youth, limit=3)
    for _ in range(5):
        found += [one.op for one in page.operations]
        if not page.more:
            break
        page = told(nadia, youth, page.cursor, 3)
    assert found == whole
    assert len(whole) == 7


def test_an_act_on_many_files_tells_of_one_only_its_own_part(nadia: Hand) -> None:
    youth, other = new_id(), new_id()
    nadia.do(create("youth", youth, housing="hostel"), create("youth", other, housing="parents"))
    assert sets(told(nadia, youth)) == [{"housing": "hostel"}]


def test_an_erased_person_is_told_of_by_facts_alone(nadia: Hand, elise: Hand) -> None:
    youth, note = new_id(), new_id()
    sealed = envelope("step", note, "note", body="canari")
    nadia.do(create("youth", youth, gender="female", name=name_of(youth)))
    nadia.do(create("step", note, **(step(youth)["set"] | {"note": sealed})))
    elise.do(change("youth", youth, "erase"))
    text = told(elise, youth).model_dump_json()
    assert '"gender":"female"' in text
    assert name_of(youth) not in text
    assert sealed not in text


def test_the_former_name_of_who_wants_to_be_known_without_one_is_not_given(nadia: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, gender="male", name=name_of(youth)))
    nadia.do(patch("youth", youth, notice_answer="without_name", name=None))
    page = told(nadia, youth)
    assert name_of(youth) not in page.model_dump_json()
    assert [one.get("name", "untouched") for one in sets(page)] == [None, None]


def test_sealing_anew_is_nobodys_change(nadia: Hand, elise: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, name=name_of(youth)))
    fresh = envelope("youth", youth, "name", body="again")
    again = {"type": "youth", "id": youth, "kind": "reseal", "set": {"name": fresh}}
    assert elise.do(again | {"was": {"name": name_of(youth)}}).status == "applied"
    assert len(told(nadia, youth).operations) == 1


def test_a_partners_worker_has_the_history_of_their_own_files_alone(
    team: Team, nadia: Hand
) -> None:
    partner = team.hand("partner")
    own, others = new_id(), new_id()
    partner.do(create("youth", own))
    nadia.do(create("youth", others))
    nadia.do(step(own))
    nadia.do(patch("youth", own, housing="hostel"))
    assert sets(told(partner, own)) == [{}, {"housing": "hostel"}]
    with pytest.raises(NotFound):
        told(partner, others)


def test_management_has_no_history_and_another_organisation_has_none_of_ours(
    team: Team, nadia: Hand, make_team: Callable[[], Team]
) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    with pytest.raises(NotAllowed):
        told(team.hand("management"), youth)
    stranger = make_team().hand("coordinator")
    for unknown in (youth, new_id(), "youth"):
        with pytest.raises(NotFound):
            told(stranger, unknown)


def test_the_address_of_a_history_asks_who_is_there(crew: Crew) -> None:
    phone = crew.phone("Nadia")
    noted = phone.note_youth(
        outing=phone.start_outing(), gender="male", age_band="18_21", channel="truck_outing"
    )
    assert phone.sync() == "up_to_date"
    address = f"/api/sync/history/youth/{noted.youth}"
    assert crew.client.get(address).status_code == 401
    answer = crew.client.get(address, headers=headers_of(crew.phone("Karim")))
    assert answer.status_code == 200
    assert [one["by"] for one in answer.json()["operations"]] == [phone.person_id]
    wrong = crew.client.get(address, params={"after": -1}, headers=headers_of(phone))
    assert (wrong.status_code, wrong.json()["field"]) == (400, "after")
