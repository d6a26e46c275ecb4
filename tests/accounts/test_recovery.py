"""The last coordinator is lost: the recovery key on paper, proven without being shown."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from api import sealing
from api.accounts import recovery as service
from api.sealing.jwe import CannotOpen, open_with
from api.sealing.password import derive
from tests.accounts.house import House, Password, Someone, text32

UNKNOWN = "personne@mission.example"


def begin(someone: Someone, email: str) -> dict[str, Any]:
    answer = someone.post("/recovery", {"email": email})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def challenge_in(house: House, begun: dict[str, Any]) -> bytes:
    """What the paper key alone opens: 32 random bytes, and whose account it is."""
    private = sealing.open_recovery(house.recovery.text, begun["private_key"])
    opened, header = open_with(begun["challenge"], private)
    assert header["typ"] == "recovery-challenge" and len(opened) == 48
    return opened


def acceptance(house: House, someone: Someone, begun: dict[str, Any]) -> dict[str, Any]:
    """What a browser makes of the answer and of what is typed from the paper."""
    private = sealing.open_recovery(house.recovery.text, begun["private_key"])
    ring = sealing.open_grants([grant["jwe"] for grant in begun["grants"]], private)
    opened = challenge_in(house, begun)
    someone.id = str(UUID(bytes=opened[32:]))
    someone.ring = [sealing.OrganisationKey(kid, key) for kid, key in ring.by_kid.items()]
    return {
        "email": someone.email,
        "ticket": begun["ticket"],
        "proof": sealing.b64url(derive(opened, "kaftruck recovery proof")),
        "person": someone.credentials(),
        "grants": someone.grants_to(someone.pair.public_jwk),
    }


def test_the_paper_key_gives_a_coordinator_a_new_password_and_all_keys(
    house: House, elise: Someone, karim: Someone
) -> None:
    back = Someone(house.browser(), "Elise")
    answer = back.post("/recovery/accept", acceptance(house, back, begin(back, elise.email)))
    assert answer.status_code == 201
    assert answer.json() == {"person_id": elise.id, "email": elise.email}
    assert elise.ask("GET", "/me").status_code == 401
    assert elise.sign_in().status_code == 401
    assert back.sign_in().json()["person"]["role"] == "coordinator"
    assert back.opened_ring().by_kid == karim.opened_ring().by_kid


def test_it_works_once(house: House, elise: Someone) -> None:
    back = Someone(house.browser(), "Elise")
    body = acceptance(house, back, begin(back, elise.email))
    assert back.post("/recovery/accept", body).status_code == 201
    again = back.post("/recovery/accept", body)
    assert (again.status_code, again.json()["code"]) == (401, "wrong_recovery")


def test_without_the_paper_key_nothing_is_changed(house: House, elise: Someone) -> None:
    back = Someone(house.browser(), "Elise")
    body = acceptance(house, back, begin(back, elise.email))
    ends, _, tag = body["ticket"].partition(".")
    forged = (
        {"proof": text32()},
        {"ticket": f"{int(ends) + 1}.{tag}"},
        {"ticket": f"{ends}.{'0' * 64}"},
    )
    for change in forged:
        answer = back.post("/recovery/accept", body | change)
        assert (answer.status_code, answer.json()["code"]) == (401, "wrong_recovery")
    assert elise.get("/me")["public_key"] == elise.pair.public_jwk


def test_a_quarter_of_an_hour_later_it_is_too_late(
    house: House, elise: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "TICKET_MS", -1)
    back = Someone(house.browser(), "Elise")
    body = acceptance(house, back, begin(back, elise.email))
    assert back.post("/recovery/accept", body).json()["code"] == "wrong_recovery"


def test_a_ticket_serves_the_address_it_was_asked_for_only(house: House, elise: Someone) -> None:
    second = house.hire(elise, "Nadia", "coordinator")
    back = Someone(house.browser(), "Elise")
    body = acceptance(house, back, begin(back, elise.email)) | {"email": second.email}
    assert back.post("/recovery/accept", body).json()["code"] == "wrong_recovery"
    assert second.get("/me")["public_key"] == second.pair.public_jwk


def test_an_address_that_is_no_coordinators_is_answered_alike(
    house: House, elise: Someone, karim: Someone
) -> None:
    known, outreach, unknown = (
        begin(elise, email) for email in (elise.email, karim.email, UNKNOWN)
    )
    for answer in (outreach, unknown):
        assert {name: answer[name] for name in ("private_key", "public_key", "grants")} == {
            name: known[name] for name in ("private_key", "public_key", "grants")
        }
        assert answer.keys() == known.keys()
        assert len(answer["challenge"]) == len(known["challenge"])
        assert challenge_in(house, answer)[32:] == bytes(16)
    # an id of a real person says when it was made: it is for whoever opens the challenge alone
    assert elise.id not in str(known)
    assert challenge_in(house, known)[32:] == UUID(elise.id).bytes


def test_only_who_proved_the_paper_key_learns_that_no_coordinator_has_the_address(
    house: House, elise: Someone, karim: Someone
) -> None:
    back = Someone(house.browser(), "Karim")
    body = acceptance(house, back, begin(back, karim.email))
    assert back.post("/recovery/accept", body | {"proof": text32()}).status_code == 401
    answer = back.post("/recovery/accept", body)
    assert (answer.status_code, answer.json()["field"]) == (404, "email")
    assert karim.get("/me")["person"]["role"] == "outreach"


def test_another_paper_key_opens_nothing(house: House, elise: Someone) -> None:
    begun = begin(elise, elise.email)
    with pytest.raises(CannotOpen):
        sealing.open_recovery(sealing.new_recovery().text, begun["private_key"])


def test_asking_again_and_again_is_slowed_down(elise: Someone) -> None:
    statuses = [elise.post("/recovery", {"email": UNKNOWN}).status_code for _ in range(7)]
    assert statuses == [200] * 6 + [429]


def test_before_the_first_run_there_is_nothing_to_recover(house: House) -> None:
    answer = house.browser().post("/api/recovery", json={"email": UNKNOWN})
    assert answer.status_code == 404


def test_new_keys_must_be_complete(house: House, elise: Someone) -> None:
    back = Someone(house.browser(), "Elise")
    body = acceptance(house, back, begin(back, elise.email))
    body["person"] = body["person"] | {"public_key_mac": ""}
    assert back.post("/recovery/accept", body).json()["field"] == "public_key_mac"
    assert elise.get("/me")["public_key"] == elise.pair.public_jwk


def test_recovering_ends_every_session(house: House, elise: Someone) -> None:
    elise.client, kept = house.browser(), elise.client
    elise.sign_in(device={"id": str(uuid4()), "label": ""})
    back = Someone(house.browser(), "Elise", password=Password())
    back.post("/recovery/accept", acceptance(house, back, begin(back, elise.email)))
    for client in (elise.client, kept):
        elise.client = client
        assert elise.ask("GET", "/me").status_code == 401
