"""Who publishes while somebody else does: nobody's edition ignores what another shows."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from api.db import reading
from api.report import publishing
from api.report.draft import draft
from api.report.edition import EditionInfo
from tests.accounts.conftest import app as app
from tests.accounts.conftest import elise as elise
from tests.accounts.conftest import engine as engine
from tests.accounts.conftest import house as house
from tests.accounts.house import House, Someone
from tests.report.test_routes import edition_in, lines, only


def test_two_coordinators_who_publish_at_once_make_two_editions(
    house: House, elise: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"json"}, monkeypatch)
    second = house.hire(elise, "Nadia", "coordinator")
    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(lines, (elise, second)))
    numbers = sorted(one[-1]["edition"]["number"] for one in told)
    assert numbers == [1, 2]
    files = [edition_in(elise, f"editions/{one[-1]['edition']['id']}") for one in told]
    assert set(files) == {1, 2}


def test_who_was_overtaken_counts_again_and_takes_the_next_number(
    app: FastAPI, elise: Someone, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"json"}, monkeypatch)
    with reading(engine) as session:
        organisation = elise.get("/me")["organisation"]["id"]
        made = publishing.drafted(session, organisation, 2022)
    lines(elise)
    account = type("Asking", (), {"organisation_id": organisation, "person_id": elise.id})()
    *_, published = publishing.publish(engine, app.state.ledger, account, made)
    assert isinstance(published, EditionInfo)
    assert published.number == 2


def test_who_publishes_another_year_meanwhile_counts_again_with_the_first_in_mind(
    app: FastAPI, elise: Someone, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"json"}, monkeypatch)
    organisation = elise.get("/me")["organisation"]["id"]
    with reading(engine) as session:
        made = publishing.drafted(session, organisation, 2023)
    lines(elise, 2022)
    reckoned: list[int] = []

    def counted(*told: Any) -> Any:
        reckoned.append(len(told[6]))
        return draft(*told)

    monkeypatch.setattr(publishing, "draft", counted)
    account = type("Asking", (), {"organisation_id": organisation, "person_id": elise.id})()
    *_, published = publishing.publish(engine, app.state.ledger, account, made)
    assert isinstance(published, EditionInfo)
    assert (published.year, published.number, reckoned) == (2023, 1, [1])
