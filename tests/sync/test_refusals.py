"""Bad input is refused with a code, the field, and a French sentence that repeats no value."""

from collections.abc import Callable
from typing import Any

import pytest

from api.records.refusals import FIELDS, SENTENCES
from api.records.registry import RECORD_TYPES
from tests.support.hands import Hand, Team, change, create, envelope, met, new_id, outing, patch

YOUTH, SORTIE, LIEU = new_id(), new_id(), new_id()
NEXT_YEAR = "2199-06-16T13:46:05.123Z"


def _refused(hand: Hand, *changes: dict[str, Any]) -> tuple[str, str | None]:
    refusal = hand.do(*changes).refusal
    assert refusal is not None
    assert "Canari" not in refusal.message_fr
    return refusal.code, refusal.field


@pytest.mark.parametrize(
    ("bad", "code", "field"),
    [
        (create("youth", YOUTH, housing="igloo"), "unknown_code", "housing"),
        (create("youth", YOUTH, obstacles=["mobility", "Canari"]), "unknown_code", "obstacles"),
        (create("youth", YOUTH, obstacles="mobility"), "unknown_code", "obstacles"),
        (create("youth", YOUTH, name="Canari Dupont"), "not_sealed", "name"),
        (create("youth", YOUTH, name="a.b.c.d.e"), "not_sealed", "name"),
        (create("youth", YOUTH, name=envelope("youth", YOUTH, "note")), "wrong_context", "name"),
        (
            create("youth", YOUTH, name=envelope("youth", YOUTH, "name", kid="ffff0000")),
            "unknown_key",
            "name",
        ),
        (
            create("youth", YOUTH, name=envelope("youth", YOUTH, "name", body="x" * 20_000)),
            "too_long",
            "name",
        ),
        (create("youth", YOUTH, has_children="oui"), "not_yes_or_no", "has_children"),
        (create("youth", YOUTH, nickname="Canari"), "unknown_field", "nickname"),
        (create("youth", YOUTH, notice_answer="nothing"), "no_file_wanted", "notice_answer"),
        (create("youth", YOUTH, commune="Besançon"), "unknown_commune", "commune"),
        (create("place", LIEU, name="x" * 121), "too_long", "name"),
        (create("place", LIEU, name="Plan\x00oise"), "not_text", "name"),
        (create("place", LIEU, name="  "), "missing", "name"),
        (create("place", LIEU), "missing", "name"),
        (create("place", LIEU, name="Canari", latitude=1234), "out_of_range", "latitude"),
        (create("place", LIEU, name="Canari", zone=new_id()), "unknown_reference", "zone"),
        (create("place", LIEU, name="Canari", zone="Planoise"), "bad_reference", "zone"),
        (outing(SORTIE, team=[new_id()]), "unknown_reference", "team"),
        (outing(SORTIE, started_at="hier"), "bad_date", "started_at"),
        (outing(SORTIE, started_at="2026-02-30T10:00:00.000Z"), "bad_date", "started_at"),
        (outing(SORTIE, status="under_way"), "missing", "started_at"),
        (
            outing(SORTIE, status="cancelled", started_at="2026-02-03T10:00:00.000Z"),
            "outing_started",
            "status",
        ),
        (
            outing(SORTIE, partners=[{"partner": new_id(), "role": "present"}]),
            "unknown_reference",
            "partners",
        ),
        (met(new_id(), new_id()), "unknown_reference", "outing"),
        (create("rocket", new_id()), "unknown_type", None),
        (patch("youth", new_id(), housing="hostel"), "unknown_record", None),
        (change("youth", new_id(), "delete"), "unknown_record", None),
    ],
)
def test_bad_input_is_refused_with_its_code_and_field(
    nadia: Hand, bad: dict[str, Any], code: str, field: str | None
) -> None:
    assert _refused(nadia, bad) == (code, field)
    assert {row["type"] for row in nadia.rows()} <= {"person", "organisation"}


def test_a_past_fact_typed_in_the_future_is_refused_and_one_of_a_clock_is_clamped(
    nadia: Hand,
) -> None:
    sortie = outing(SORTIE, status="under_way", started_at=NEXT_YEAR)
    assert _refused(nadia, sortie | {"typed": ["started_at"]}) == ("future_date", "started_at")
    answer = nadia.send(nadia.operation(sortie))
    assert answer.results[0].status == "applied"
    assert answer.rows[0]["set"]["started_at"] < NEXT_YEAR


def test_a_planned_date_may_lie_ahead(nadia: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth, gender="female"))
    step = create("step", new_id(), youth=youth, kind="call", status="planned", at=NEXT_YEAR)
    assert nadia.do(step | {"typed": ["at"]}).status == "applied"
    done = create("step", new_id(), youth=youth, kind="call", status="done", at=NEXT_YEAR)
    assert _refused(nadia, done | {"typed": ["at"]}) == ("future_date", "at")


@pytest.mark.parametrize(
    ("kind", "start", "code"),
    [("gj", "2022-03-01", "no_longer_open"), ("cej", "2022-02-28", "not_yet_open")],
)
def test_a_measure_is_refused_outside_the_days_it_was_open(
    nadia: Hand, kind: str, start: str, code: str
) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    pathway = create("pathway", new_id(), youth=youth, kind=kind, started_at=start)
    assert _refused(nadia, pathway) == (code, "kind")


@pytest.mark.parametrize(("status", "fine"), [("proposed", False), ("planned", True)])
def test_something_is_proposed_today_and_an_appointment_lies_ahead(
    nadia: Hand, status: str, fine: bool
) -> None:
    said = {"side": "rights", "act": "vitale_card", "status": status, "at": NEXT_YEAR}
    act = create("health_act", new_id(), **said) | {"typed": ["at"]}
    if fine:
        nadia.do(act)
    else:
        assert _refused(nadia, act) == ("future_date", "at")


def test_a_referral_needs_the_partner(nadia: Hand) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    referral = create("pathway", new_id(), youth=youth, kind="partner_referral")
    assert _refused(nadia, referral) == ("missing", "partner")


@pytest.mark.parametrize("band", ["under_16", "30_plus"])
def test_nobody_outside_16_to_29_is_identified(nadia: Hand, band: str) -> None:
    youth = new_id()
    nadia.do(create("youth", youth))
    identification = create(
        "identification",
        new_id(),
        youth=youth,
        at="2026-05-28T13:00:00.000Z",
        channel="event",
        age_band=band,
    )
    assert _refused(nadia, identification) == ("age_not_identified", "age_band")


def test_a_known_youth_is_one_person(nadia: Hand) -> None:
    youth, sortie = new_id(), new_id()
    nadia.do(create("youth", youth), outing(sortie))
    assert _refused(nadia, met(new_id(), sortie, youth=youth, count=2)) == ("out_of_range", "count")
    assert nadia.do(met(new_id(), sortie, youth=youth, count=0)).status == "applied"


def test_counts_are_taken_back_never_changed(nadia: Hand) -> None:
    sortie, count = new_id(), new_id()
    nadia.do(outing(sortie), met(count, sortie))
    assert _refused(nadia, patch("encounter", count, count=2)) == ("never_changed", None)
    assert nadia.do(change("encounter", count, "delete")).status == "applied"


def test_another_organisations_record_is_as_if_it_did_not_exist(
    make_team: Callable[[], Team],
) -> None:
    ours, theirs = make_team().hand("outreach"), make_team().hand("coordinator")
    youth, sortie = new_id(), new_id()
    theirs.do(create("youth", youth, gender="male"), outing(sortie))
    assert _refused(ours, patch("youth", youth, housing="hostel")) == ("unknown_record", None)
    assert _refused(ours, met(new_id(), sortie)) == ("unknown_reference", "outing")
    team = [theirs.account.person_id]
    assert _refused(ours, outing(new_id(), team=team)) == ("unknown_reference", "team")
    assert ours.do(create("youth", youth, gender="female")).status == "applied"
    assert theirs.row(youth)["set"]["gender"] == "male"


def test_every_refusal_code_and_every_field_has_french_words() -> None:
    for kind in RECORD_TYPES.values():
        assert set(kind.rules) <= set(FIELDS), kind.name
    for code, sentence in SENTENCES.items():
        assert sentence[0].isupper() or sentence.startswith("«"), code
        assert sentence.endswith("."), code
