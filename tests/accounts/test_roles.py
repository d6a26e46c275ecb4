"""Who may ask what: every role against every account endpoint."""

from base64 import b64encode
from typing import Any

import pytest
from fastapi import FastAPI

from api.information.asked import Numbers
from api.information.texts import VERSION, original
from tests.accounts.house import House, Link, Someone
from tests.report.test_picture import png

ROLES = ("coordinator", "outreach", "partner", "management")
STRANGER = "0198f2f0-7a12-7e61-9c2a-4d6e8f0a1b32"
NOTICE = "/api/organisation/notices/{language}"

# A request that each endpoint understands, and who is let through to be answered
ANYONE = {
    ("GET", "/api/start"),
    ("POST", "/api/organisations"),
    ("POST", "/api/recovery"),
    ("POST", "/api/recovery/accept"),
    ("POST", "/api/sessions/salt"),
    ("POST", "/api/sessions"),
    ("POST", "/api/invitations/open"),
    ("POST", "/api/invitations/accept"),
}
SIGNED_IN = {
    ("GET", "/api/me"),
    ("PUT", "/api/me/password"),
    ("GET", "/api/sessions"),
    ("DELETE", "/api/sessions/{device_id}"),
    ("POST", "/api/sessions/current/end"),
    ("GET", "/api/people"),
    ("GET", "/api/map"),
}
STEERING = {
    ("GET", "/api/map/outlines"),
}
FIELD = {
    ("GET", "/api/calendar"),
    ("POST", "/api/calendar"),
    ("DELETE", "/api/calendar"),
}
COORDINATOR = {
    ("POST", "/api/invitations"),
    ("GET", "/api/invitations"),
    ("DELETE", "/api/invitations/{token_hash}"),
    ("PATCH", "/api/people/{person_id}"),
    ("POST", "/api/people/{person_id}/revoke"),
    ("POST", "/api/people/{person_id}/devices/{device_id}/revoke"),
    ("GET", "/api/keys"),
    ("POST", "/api/keys"),
    ("POST", "/api/grants"),
    ("PUT", "/api/organisation/numbers"),
    ("PUT", "/api/organisation/lock"),
    ("PUT", "/api/organisation/notices/{language}"),
    ("POST", "/api/organisation/notices/{language}/original"),
    ("POST", "/api/organisation/notices/{language}/proofread"),
    ("GET", "/api/organisation/notices/{language}/wordings"),
    ("GET", "/api/territory"),
    ("PUT", "/api/organisation/territory/{code}"),
    ("DELETE", "/api/organisation/territory/{code}"),
    ("PUT", "/api/organisation/seasons/{year}"),
    ("PUT", "/api/organisation/objectives/{year}"),
    ("POST", "/api/organisation/places/read"),
    ("PUT", "/api/organisation/masking"),
    ("PUT", "/api/report/{year}/options"),
    ("POST", "/api/report/{year}/pictures"),
    ("POST", "/api/report/{year}/editions"),
    ("GET", "/api/report/exports/taken"),
    ("POST", "/api/report/exports/imilo"),
}

INSIDE = {
    ("GET", "/api/report/{year}"),
    ("GET", "/api/report/{year}/file/{form}"),
    ("GET", "/api/report/{year}/exports/{export}"),
    ("GET", "/api/report/{year}/exports/{export}/file/{form}"),
}
PUBLISHED = {
    ("GET", "/api/report/editions"),
    ("GET", "/api/report/editions/{edition_id}"),
    ("GET", "/api/report/editions/{edition_id}/file/{form}"),
    ("GET", "/api/report/pictures/{picture_id}"),
}
EVERY_ROLE = SIGNED_IN | STEERING | FIELD | INSIDE | PUBLISHED | COORDINATOR
OF_ROLE = {
    "coordinator": EVERY_ROLE,
    "outreach": SIGNED_IN | STEERING | FIELD | PUBLISHED,
    "partner": SIGNED_IN | FIELD,
    "management": SIGNED_IN | STEERING | INSIDE | PUBLISHED,
}


def account_endpoints(app: FastAPI) -> set[tuple[str, str]]:
    """Every endpoint of the API's description that is neither sync's nor a figure's."""
    others = ("/api/sync", "/api/indicators")
    return {
        (method.upper(), path)
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if path.startswith("/api/") and not path.startswith(others)
    }


def body_of(endpoint: tuple[str, str], asking: Someone) -> dict[str, Any] | None:
    """A well-formed body that changes nobody else: strangers, or a key nobody knows."""
    grant = asking.grants_to(asking.pair.public_jwk)[0]
    bodies: dict[tuple[str, str], dict[str, Any]] = {
        ("POST", "/api/invitations"): Link().body(asking, "Alix", "outreach"),
        ("PATCH", "/api/people/{person_id}"): {"name": "Autre"},
        ("POST", "/api/keys"): {
            "kid": grant["kid"],
            "grants": [{"person_id": asking.id, "jwe": grant["jwe"]}],
            "recovery_grant": grant["jwe"],
        },
        ("POST", "/api/grants"): {"grants": [{"person_id": STRANGER, **grant}]},
        ("PUT", "/api/me/password"): asking.password.keys(asking.pair.private_jwk)
        | {"auth_old": asking.password.auth},
        ("POST", "/api/sessions/current/end"): {"push_only": True},
        ("PUT", "/api/organisation/numbers"): dict.fromkeys(Numbers.model_fields, ""),
        ("PUT", "/api/organisation/lock"): {"minutes": 5},
        ("PUT", NOTICE): {"was": VERSION, "texts": original("ar")},
        ("POST", f"{NOTICE}/original"): {"version": VERSION},
        ("POST", f"{NOTICE}/proofread"): {"version": VERSION},
        ("PUT", "/api/organisation/seasons/{year}"): {"outings": 74},
        ("PUT", "/api/organisation/objectives/{year}"): {"outings": 96},
        ("POST", "/api/organisation/places/read"): {"content": "Tm9tCkdhcmUK"},  # Nom, Gare
        ("POST", "/api/report/exports/imilo"): {"first": "2022-01-01", "last": "2022-12-31"},
        ("PUT", "/api/organisation/masking"): {"threshold": 5},
        ("PUT", "/api/report/{year}/options"): {"options": {}},
        ("POST", "/api/report/{year}/pictures"): {"content": b64encode(png()).decode()},
    }
    return bodies.get(endpoint)


def address(path: str) -> str:
    parts = {"person_id": STRANGER, "device_id": STRANGER, "token_hash": "0" * 64}
    parts |= {"edition_id": STRANGER, "picture_id": STRANGER}
    return path.format(
        **parts, language="ar", code="25056", year=2021, form="json", export="funders"
    )


def test_every_account_endpoint_is_in_this_table(app: FastAPI) -> None:
    assert account_endpoints(app) == ANYONE | EVERY_ROLE


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reaches_exactly_what_it_may(house: House, elise: Someone, role: str) -> None:
    asking = elise if role == "coordinator" else house.hire(elise, "Karim", role)
    asking.ring = elise.ring
    reached: set[tuple[str, str]] = set()
    refused: set[tuple[str, str]] = set()
    last = ("POST", "/api/sessions/current/end")
    for method, path in [*sorted(EVERY_ROLE - {last}), last]:
        answer = asking.client.request(
            method,
            address(path),
            json=body_of((method, path), asking),
            headers={"X-Kaftruck-Account": asking.id},
        )
        assert answer.status_code not in (400, 401, 422, 500), (method, path, answer.text)
        is_refused = answer.status_code == 403 and answer.json()["code"] == "not_allowed"
        (refused if is_refused else reached).add((method, path))
    assert reached == OF_ROLE[role]
    assert refused == EVERY_ROLE - OF_ROLE[role]


@pytest.mark.parametrize("state", ["no session", "push-only", "revoked"])
def test_without_a_full_session_nothing_is_read_or_changed(
    house: House, elise: Someone, karim: Someone, state: str
) -> None:
    second = house.hire(elise, "Nadia", "coordinator")
    if state == "no session":
        second.client = house.browser()
    elif state == "push-only":
        second.post("/sessions/current/end", {"push_only": True})
    else:
        elise.post(f"/people/{second.id}/revoke")
    expected = "revoked" if state == "revoked" else "not_signed_in"
    for method, path in sorted(EVERY_ROLE):
        if path == "/api/sessions/current/end":
            continue
        answer = second.client.request(
            method,
            address(path),
            json=body_of((method, path), second),
            headers={"X-Kaftruck-Account": second.id},
        )
        assert (answer.status_code, answer.json()["code"]) == (401, expected), (method, path)


def test_a_role_counts_from_the_moment_it_changes(elise: Someone, karim: Someone) -> None:
    assert karim.ask("GET", "/keys").status_code == 403
    elise.ask("PATCH", f"/people/{karim.id}", {"role": "coordinator"})
    assert karim.ask("GET", "/keys").status_code == 200
    karim.ask("PATCH", f"/people/{elise.id}", {"role": "outreach"})
    assert elise.ask("GET", "/keys").status_code == 403
