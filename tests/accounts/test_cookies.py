"""The session cookie: what a browser is told of it, and how long it lasts."""

import pytest
from httpx2 import Response
from sqlalchemy import Engine

from api.accounts.models import SignIn
from tests.accounts.behind import moment, set_all, stored
from tests.accounts.house import House, Someone

NINETY_DAYS = str(90 * 24 * 3600)


def attributes(answer: Response) -> dict[str, str]:
    """The one cookie set, and its attributes in lower case."""
    (header,) = answer.headers.get_list("set-cookie")
    parts = (part.strip().partition("=") for part in header.split(";"))
    return {name.lower(): value for name, _, value in parts}


def test_the_cookie_is_kept_from_scripts_and_other_sites_for_ninety_days(elise: Someone) -> None:
    given = attributes(elise.sign_in())
    assert given.pop(f"kaftruck_{elise.id}")
    assert given == {
        "httponly": "",
        "secure": "",
        "samesite": "strict",
        "path": "/api",
        "max-age": NINETY_DAYS,
    }


def test_on_a_shared_computer_it_goes_with_the_browser_and_ends_in_twelve_hours(
    elise: Someone, engine: Engine
) -> None:
    given = attributes(elise.sign_in(shared=True))
    assert "max-age" not in given and "expires" not in given
    (session,) = stored(engine, SignIn)
    assert moment(hours=11.9) < session.ends_at < moment(hours=12.1)


def test_a_shared_computers_session_is_not_prolonged(elise: Someone, engine: Engine) -> None:
    elise.sign_in(shared=True)
    ends_at = stored(engine, SignIn)[0].ends_at
    set_all(engine, SignIn, used_at=moment(days=-2))
    answer = elise.ask("GET", "/me")
    assert answer.status_code == 200 and "set-cookie" not in answer.headers
    assert stored(engine, SignIn)[0].ends_at == ends_at


@pytest.mark.parametrize(
    ("origin", "secure"),
    [
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("https://localhost", True),
        ("http://localhost.example", True),
        ("http://terrain.example", True),
    ],
)
def test_only_a_machine_talking_to_itself_does_without_secure(
    house: House, elise: Someone, origin: str, secure: bool
) -> None:
    elise.client = house.browser(origin)
    given = attributes(elise.sign_in())
    assert ("secure" in given) is secure


@pytest.mark.parametrize("path", ["/me", "/sync/pull?cursor=0"])
def test_session_and_cookie_roll_whatever_is_answered(
    elise: Someone, engine: Engine, path: str
) -> None:
    set_all(engine, SignIn, used_at=moment(days=-2), ends_at=moment(days=3))
    answer = elise.ask("GET", path)
    assert attributes(answer)["max-age"] == NINETY_DAYS
    assert stored(engine, SignIn)[0].ends_at > moment(days=89)
    assert "set-cookie" not in elise.ask("GET", path).headers


def test_a_refused_request_rolls_too(karim: Someone, engine: Engine) -> None:
    set_all(engine, SignIn, used_at=moment(days=-2))
    answer = karim.ask("GET", "/keys")
    assert answer.status_code == 403 and attributes(answer)["max-age"] == NINETY_DAYS


def test_signing_out_after_days_forgets_the_cookie_rather_than_rolling_it(
    elise: Someone, engine: Engine
) -> None:
    set_all(engine, SignIn, used_at=moment(days=-2))
    given = attributes(elise.post("/sessions/current/end", {}))
    assert given["max-age"] == "0" and given["path"] == "/api"
    assert f"kaftruck_{elise.id}" not in elise.client.cookies
    assert stored(engine, SignIn) == []


def test_a_revoked_session_is_never_prolonged(
    elise: Someone, karim: Someone, engine: Engine
) -> None:
    elise.post(f"/people/{karim.id}/revoke")
    set_all(engine, SignIn, used_at=moment(days=-2), ends_at=moment(days=3))
    assert "set-cookie" not in karim.ask("GET", "/me").headers


def test_the_database_holds_no_cookie(elise: Someone, engine: Engine) -> None:
    token = elise.client.cookies[f"kaftruck_{elise.id}"]
    (session,) = stored(engine, SignIn)
    assert session.token_hash != token and token not in repr(session)
