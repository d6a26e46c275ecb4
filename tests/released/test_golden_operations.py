"""Everything that phones of released versions wrote is still taken, and makes the same records."""

from typing import Any

import pytest
from sqlmodel import Session

from api.accounts.models import OrganisationKey
from api.db import writing
from tests.released.archive import VERSIONS
from tests.released.golden import FOLDER, golden, outbox
from tests.released.whole_day import CHANGES
from tests.support.hands import Hand, Team


def test_each_released_version_has_its_recording() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(VERSIONS)


def test_the_last_recording_holds_every_kind_of_change_of_every_type() -> None:
    recorded = golden(VERSIONS[-1])
    written: dict[str, set[str]] = {}
    for operation in outbox(recorded) + recorded["reseals"]:
        for change in operation["changes"]:
            written.setdefault(change["type"], set()).add(change["kind"])
    assert written == CHANGES


@pytest.mark.parametrize("version", VERSIONS)
def test_a_days_operations_of_a_released_version_make_the_records_that_its_own_server_made(
    team: Team, version: str
) -> None:
    recorded = golden(version)
    phone = phone_of(team, recorded)
    operations = outbox(recorded)
    answer = phone.send(*operations)
    assert [one.status for one in answer.results] == ["applied"] * len(operations)
    there = {row["id"]: row for row in phone.rows()}
    assert {row["id"]: as_recorded(there[row["id"]], row) for row in recorded["rows"]} == {
        row["id"]: row for row in recorded["rows"]
    }
    again = phone.send(*operations)
    assert again.results == answer.results
    assert {row["id"]: row for row in phone.rows()} == there


@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_released_version_sealed_again_takes_the_place_of_what_it_had_sealed(
    team: Team, version: str
) -> None:
    recorded = golden(version)
    phone = phone_of(team, recorded)
    phone.send(*outbox(recorded))
    reseals = recorded["reseals"]
    assert {one.status for one in phone.send(*reseals).results} == {"applied"}
    there = {row["id"]: row["set"] for row in phone.rows()}
    changes = [change for operation in reseals for change in operation["changes"]]
    for change in changes:
        assert change["set"].items() <= there[change["id"]].items()
        assert not set(change["was"].values()) & set(change["set"].values())


def phone_of(team: Team, recorded: dict[str, Any]) -> Hand:
    """The phone that was recorded, in an organisation with the keys of its own."""
    with writing(team.engine) as session:
        for key in recorded["keys"]:
            add_key(session, team, key["kid"])
    return team.hand("coordinator", person=recorded["person"])


def add_key(session: Session, team: Team, kid: str) -> None:
    """One more key of the organisation; nothing here opens anything."""
    session.add(
        OrganisationKey(
            organisation_id=team.organisation_id,
            kid=kid,
            made_at="2026-01-01T00:00:00.000Z",
            recovery_grant="",
        )
    )


def as_recorded(row: dict[str, Any], recorded: dict[str, Any]) -> dict[str, Any]:
    """The row with what the recorded one tells of: fields added since are left out."""
    fields = {name: row["set"][name] for name in recorded["set"]}
    return {name: row[name] for name in recorded if name != "set"} | {"set": fields}
