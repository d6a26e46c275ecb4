"""What is sealed leaves 24 months after the last real contact, by itself, and figures stay."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.models import Organisation
from api.db import writing
from api.privacy import retention
from api.privacy.retention import forget_silent, months_before
from api.records.door import Door
from tests.support.hands import Hand, create, envelope, met, new_id, outing, patch

LONG_AGO = 800  # days: more than 24 months
RECENT = 700  # days: less


def ago(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def instant(days: int) -> str:
    return ago(days).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def ms(days: int) -> int:
    return int(ago(days).timestamp() * 1000)


def known(hand: Hand, days: int = LONG_AGO, **fields: Any) -> str:
    """A file with a sealed name, identified so many days ago."""
    youth = new_id()
    sealed = {"name": envelope("youth", youth, "name")}
    told = {"youth": youth, "at": instant(days), "channel": "jdc", "age_band": "18_21"}
    hand.do(
        create("youth", youth, **sealed, **fields),
        create("identification", new_id(), **told),
        at_ms=ms(days),
    )
    return youth


def tidied(hand: Hand) -> int:
    return forget_silent(hand.engine, hand.ledger, [hand.account.organisation_id])


def test_a_name_goes_24_months_after_the_last_contact_and_facts_stay(nadia: Hand) -> None:
    youth = known(nadia, gender="female", commune="25056")
    recent = known(nadia, RECENT)
    before = nadia.row(youth)["seq"]
    assert tidied(nadia) == 1
    row = nadia.row(youth)
    assert (row["erased"], row["set"]["name"]) == (True, None)
    assert (row["set"]["gender"], row["set"]["commune"]) == ("female", "25056")
    assert row["seq"] > before  # phones will read it
    assert nadia.row(recent)["set"]["name"]
    assert tidied(nadia) == 0


def test_the_notes_of_steps_go_with_the_name(nadia: Hand) -> None:
    youth, step = known(nadia), new_id()
    note = envelope("step", step, "note")
    done = {"kind": "call", "status": "done", "outcome": "no_answer", "at": instant(LONG_AGO - 20)}
    nadia.do(create("step", step, youth=youth, note=note, **done), at_ms=ms(LONG_AGO - 20))
    assert tidied(nadia) == 1
    assert nadia.row(step)["set"]["note"] is None


def test_the_ledger_remembers_whom_a_restore_must_not_bring_back(nadia: Hand) -> None:
    youth = known(nadia)
    tidied(nadia)
    assert [event["ids"] for event in nadia.ledger.events()] == [[youth]]


@pytest.mark.parametrize(
    ("outcome", "prolongs"),
    [("reached", True), ("came", True), (None, True), ("no_answer", False), ("absent", False)],
)
def test_only_a_step_that_reached_somebody_prolongs(
    nadia: Hand, outcome: str | None, prolongs: bool
) -> None:
    youth = known(nadia)
    done = {"kind": "call", "status": "done", "outcome": outcome, "at": instant(RECENT)}
    nadia.do(create("step", new_id(), youth=youth, **done), at_ms=ms(RECENT))
    assert tidied(nadia) == (0 if prolongs else 1)


def test_a_planned_step_prolongs_nothing(nadia: Hand) -> None:
    youth = known(nadia)
    planned = {"kind": "call", "status": "planned", "at": instant(-5)}
    nadia.do(create("step", new_id(), youth=youth, **planned))
    assert tidied(nadia) == 1


def test_meeting_again_prolongs_and_a_count_taken_back_does_not(nadia: Hand) -> None:
    kept, undone, sortie = known(nadia), known(nadia), new_id()
    again, mistake = new_id(), new_id()
    told = {"at": instant(RECENT)}
    nadia.do(
        outing(sortie),
        met(again, sortie, youth=kept, **told),
        met(mistake, sortie, youth=undone, **told),
        at_ms=ms(RECENT),
    )
    nadia.do({"type": "encounter", "id": mistake, "kind": "delete"})
    assert tidied(nadia) == 1
    assert nadia.row(kept)["set"]["name"]
    assert nadia.row(undone)["erased"]


def test_a_check_without_news_prolongs_nothing_and_one_that_found_them_does(nadia: Hand) -> None:
    found, lost = known(nadia), known(nadia)
    for youth, result in ((found, "ongoing"), (lost, "no_news")):
        pathway = new_id()
        day = ago(RECENT).date().isoformat()
        begun = {"kind": "employment", "started_at": ago(LONG_AGO).date().isoformat()}
        nadia.do(
            create("pathway", pathway, youth=youth, **begun),
            create("pathway_check", new_id(), pathway=pathway, on=day, result=result),
            at_ms=ms(RECENT),
        )
    assert tidied(nadia) == 1
    assert nadia.row(found)["set"]["name"]


def test_news_of_one_file_keeps_those_merged_into_it(nadia: Hand) -> None:
    old, recent = known(nadia), known(nadia, RECENT)
    nadia.do(patch("youth", old, merged_into=recent), at_ms=ms(RECENT))
    assert tidied(nadia) == 0


def test_whoever_is_met_while_the_others_are_being_forgotten_stays(
    nadia: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, heard, sortie = known(nadia), known(nadia), new_id()

    def after_a_push(engine: Engine) -> AbstractContextManager[Session]:
        monkeypatch.undo()
        nadia.do(outing(sortie), met(new_id(), sortie, youth=heard, at=instant(1)), at_ms=ms(1))
        return writing(engine)

    monkeypatch.setattr("api.privacy.retention.writing", after_a_push)
    assert tidied(nadia) == 1
    assert nadia.row(silent)["erased"]
    assert nadia.row(heard)["set"]["name"]


def test_nobody_is_looked_at_twice_while_nothing_was_written(
    nadia: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    def counted(*what: Any) -> list[str]:
        nonlocal asked
        asked += 1
        return look(*what)

    look = retention._silent
    monkeypatch.setattr(retention, "_silent", counted)
    monkeypatch.setattr(retention, "MOST_AT_ONCE", 1)
    youths = [known(nadia), known(nadia)]
    assert tidied(nadia) == 2
    assert asked == 1
    assert all(nadia.row(youth)["erased"] for youth in youths)


def test_an_organisation_may_choose_a_shorter_time_never_a_longer(nadia: Hand) -> None:
    known(nadia, 200)
    door = Door(nadia.account.organisation_id)
    for months, gone in ((60, 0), (6, 1)):
        with writing(nadia.engine) as session:
            one = session.scalars(door.rows(Organisation)).one()
            one.settings = {"retention_months": months}
        assert tidied(nadia) == gone


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.integers(1, 60))
def test_months_before_a_day_never_fall_into_another_month(day: date, months: int) -> None:
    before = months_before(day, months)
    index = day.year * 12 + day.month - months
    assert before.year * 12 + before.month == index
    assert before.day <= day.day
