"""`GET /api/indicators/funnel`: who may read it, and what it answers to a bad question."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session

from api.accounts.models import Person, SignIn
from api.deps import cookie_name, hash_token, later_instant, now_instant
from api.indicators import routes
from api.main import create_app
from api.settings import Settings
from tests.indicators.season import Season

SEASON = "from=2022-04-01&to=2022-10-31&until=2022-12-31"
Ask = Callable[..., tuple[int, Any]]


@pytest.fixture
def ask(tmp_path: Path, database_url: str) -> Iterator[Ask]:
    """Asks for the funnel as someone of a role, whose outing of May met five people.

    Gives the status and the body of the answer.
    """
    app = create_app(Settings(data_dir=tmp_path, database_url=database_url))
    with TestClient(app, base_url="http://localhost") as client:
        with Session(app.state.engine.execution_options(writes=True)) as session:
            season, other = Season(session), Season(session)
            season.meet(season.outing("2022-05-10"), 5)
            other.meet(other.outing("2022-05-10"), 9)
            season.write()
            other.write()
            session.commit()
            organisation = season.organisation

        def as_role(role: str, query: str = SEASON) -> tuple[int, Any]:
            person = str(uuid4())
            with Session(app.state.engine.execution_options(writes=True)) as session:
                session.add_all(signed_in(organisation, person, role))
                session.commit()
            answer = client.get(
                f"/api/indicators/funnel?{query}",
                headers={
                    "X-Kaftruck-Account": person,
                    "Cookie": f"{cookie_name(person)}=token-of-{person}",
                },
            )
            return answer.status_code, answer.json()

        yield as_role


def signed_in(organisation: str, person: str, role: str) -> tuple[Person, SignIn]:
    """A person of a role and their session."""
    return (
        Person(
            organisation_id=organisation,
            id=person,
            seq=uuid4().int % 2**31,
            email=f"{person}@example.org",
            name="Personne d’essai",
            role=role,
            salt="",
            stretch={},
            secret_hash="",
            public_key={},
            private_key="",
            joined_at=now_instant(),
        ),
        SignIn(
            token_hash=hash_token(f"token-of-{person}"),
            organisation_id=organisation,
            person_id=person,
            device_id=str(uuid4()),
            started_at=now_instant(),
            used_at=now_instant(),
            ends_at=later_instant(days=1),
        ),
    )


@pytest.mark.parametrize("role", ["coordinator", "management", "outreach"])
def test_those_who_steer_and_those_who_go_out_read_the_figures(ask: Ask, role: str) -> None:
    status, body = ask(role)
    assert status == 200
    assert body["period"] == {"from": "2022-04-01", "to": "2022-10-31", "until": "2022-12-31"}
    assert (body["contacts"], body["people_met"]["total"]) == (5, 5)  # not the other's nine
    assert body["people_met"]["by_age"][2] == {"code": "18_21", "label": "18-21 ans", "n": 5}


def test_a_partner_does_not_read_the_figures(ask: Ask) -> None:
    status, body = ask("partner")
    assert (status, body["code"]) == (403, "not_allowed")


def test_pathways_are_looked_at_on_the_last_day_unless_said(ask: Ask) -> None:
    _, body = ask("management", "from=2022-04-01&to=2022-10-31")
    assert (body["remobilised"]["total"], body["remobilised"]["until"]) == (0, "2022-10-31")


def test_pathways_are_never_looked_at_on_a_day_to_come(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "today", lambda _zone: date(2022, 6, 15))
    for query, until in (
        (SEASON, "2022-06-15"),
        ("from=2022-04-01&to=2022-10-31", "2022-06-15"),
        ("from=2022-04-01&to=2022-10-31&until=2022-06-14", "2022-06-14"),
        ("from=2022-09-01&to=2022-10-31&until=2022-12-31", "2022-09-01"),
    ):
        _, body = ask("coordinator", query)
        assert (body["period"]["until"], body["remobilised"]["until"]) == (until, until)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("to=2022-10-31", "from"),
        ("from=2022-02-30&to=2022-10-31", "from"),
        ("from=1648771200&to=2022-10-31", "from"),
        ("from=2022-04-01&to=demain", "to"),
        ("from=2022-04-01&to=2022-03-31", "to"),
        ("from=2022-04-01&to=2022-10-31&until=2022-03-31", "until"),
    ],
)
def test_a_period_that_does_not_exist_is_refused_with_its_field(
    ask: Ask, query: str, field: str
) -> None:
    status, body = ask("coordinator", query)
    assert (status, body["code"], body["field"]) == (400, "bad_input", field)
    assert body["message_fr"]


def test_filters_narrow_the_answer(ask: Ask) -> None:
    _, whole = ask("coordinator")
    _, none = ask("coordinator", f"{SEASON}&kind=event&kind=street_round")
    _, truck = ask("coordinator", f"{SEASON}&kind=event&kind=truck_outing&with_truck=true")
    assert [one["contacts"] for one in (whole, none, truck)] == [5, 0, 5]
    _, nowhere = ask("coordinator", f"{SEASON}&place_commune=25056")
    assert nowhere["contacts"] == 0


def test_a_filter_that_is_no_code_is_named(ask: Ask) -> None:
    status, body = ask("coordinator", f"{SEASON}&channel=carrier_pigeon")
    assert (status, body["field"]) == (400, "channel")
    status, body = ask("coordinator", f"{SEASON}&place_epci=999999999")
    assert (status, body["field"]) == (400, "place_epci")
