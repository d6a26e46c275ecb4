"""The demonstration: the report's figures of 2022, and a year in progress around today."""

import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, func
from sqlmodel import col, select

from api.db import reading
from api.main import create_app
from api.operations.demo import Demo, build
from api.operations.demo.names import SURNAMES
from api.operations.demo.team import PASSWORD
from api.operations.demo.timeline import PARIS
from api.phone import Phone, Transport, over, to_url
from api.settings import ROOT, Settings
from api.sync.models import Operation
from tests.support.databases import KINDS, MakeDatabase
from tests.support.servers import free_port

START_SECONDS = 120


class Built:
    """A demonstration just built, and a phone of each person."""

    def __init__(self, send: Transport, engine: Engine, demo: Demo) -> None:
        self.engine = engine
        self.demo = demo
        self._send = send
        self._phones: dict[str, Phone] = {}

    def phone(self, key: str) -> Phone:
        if key not in self._phones:
            phone = Phone.sign_in(self._send, f"{key}@demo.example", PASSWORD)
            assert phone.sync(limit=1_000) == "up_to_date"
            self._phones[key] = phone
        return self._phones[key]


@pytest.fixture(scope="module", params=KINDS)
def built(
    request: pytest.FixtureRequest,
    make_database: MakeDatabase,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("demo")
    app = create_app(Settings(database_url=make_database(request.param), data_dir=folder))
    with TestClient(app, base_url="http://localhost") as client:
        demo = build(over(client), lambda _done, _what: None)
        yield Built(over(client), app.state.engine, demo)


def counts(entries: Any, name: str) -> dict[str, int]:
    return {one[name]: one["n"] for one in entries if one["n"]}


def test_the_funnel_of_2022_is_that_of_the_report(built: Built) -> None:
    query = "from=2022-04-01&to=2022-10-31&until=2022-12-31"
    funnel = built.phone("direction").call("GET", f"/api/indicators/funnel?{query}")
    assert funnel["outings"]["total"] == 96
    assert funnel["people_met"]["total"] == 1_500
    assert funnel["contacts"] == 1_760
    assert counts(funnel["people_met"]["by_gender"], "code")["male"] == 1_080  # 72 %
    assert funnel["youth_met"]["total"] == 1_000
    assert counts(funnel["youth_met"]["by_gender"], "code")["male"] == 720  # 72 %
    identified = funnel["identified"]
    assert [identified[part] for part in ("total", "on_outings", "elsewhere")] == [62, 34, 28]
    assert counts(identified["by_gender"], "code") == {"male": 41, "female": 21}
    assert counts(identified["by_channel"], "row") == {
        "pool_beach": 8,
        "truck_outing": 10,
        "street_round": 10,
        "jdc_training_duty": 17,
        "event": 6,
        "partner": 11,
    }
    assert funnel["criteria"] == {"meets": 62, "does_not_meet": 0, "missing": 0}
    assert funnel["remobilised"]["total"] == 47
    assert counts(funnel["pathways"], "row") == {
        "ml_follow_up": 19,
        "civic_service": 4,
        "gj_cej": 8,
        "employment_training": 7,
        "partner_referral": 9,
    }
    (psychologist,) = [one for one in funnel["supports"] if one["kind"] == "psychologist"]
    assert psychologist["n"] == 14
    assert counts(psychologist["of_which"], "row") == {"ml_follow_up": 14}
    assert funnel["delay_days"]["n"] == 47
    assert 10 <= funnel["delay_days"]["median"] <= 60


def test_the_report_s_territory_and_the_years_before_it_are_set(built: Built) -> None:
    settings = built.phone("elise").call("GET", "/api/me")["organisation"]["settings"]
    assert len(settings["territory"]["names"]) == 322
    assert settings["territory"]["names"]["25056"] == "Besançon"
    years = settings["past_seasons"]
    whole = {name: sum(year[name] for year in years.values()) for name in years["2020"]}
    # what the report prints for 2020-2022 (218, 2,500, 146, 89) less the season of 2022
    assert whole == {"outings": 122, "youth_met": 1_500, "identified": 84, "remobilised": 42}


def test_old_operations_count_with_their_old_times(built: Built) -> None:
    year = func.substr(Operation.effective, 1, 15)
    start = f"{int(datetime(2023, 1, 1, tzinfo=PARIS).timestamp() * 1000):015d}"
    with reading(built.engine) as session:
        old = session.exec(select(func.count()).select_from(Operation).where(year < start)).one()
        moved = session.exec(
            select(func.count())
            .select_from(Operation)
            .where(col(Operation.at) != col(Operation.effective))
        ).one()
    assert old > 1_000
    assert moved == 0


def test_the_months_and_places_of_2022_are_plausible(built: Built) -> None:
    phone = built.phone("elise")
    names = {row.id: row["name"] for row in phone.rows("place")}
    season = [row for row in phone.rows("outing") if (row["started_at"] or "")[:4] == "2022"]
    months = Counter(row["started_at"][5:7] for row in season)
    assert set(months) == {"04", "05", "06", "07", "08", "09", "10"}
    water = {"Base de loisirs d’Osselle", "Piscine de Chalezeule"}
    summer = {row["started_at"][5:7] for row in season if names[row["place"]] in water}
    assert summer <= {"06", "07", "08"}
    assert sum(row["with_truck"] for row in season) > 48
    assert {row["status"] for row in season} == {"closed"}


def test_there_is_a_day_ahead_for_everybody_in_the_field(built: Built) -> None:
    elise = built.phone("elise")
    today = elise.today()
    planned = [row["planned_start"][:10] for row in elise.rows("outing") if not row["started_at"]]
    assert today in planned
    assert sum(day > today for day in planned) >= 5
    for key in ("nadia", "karim", "lucie"):
        phone = built.phone(key)
        due = Counter(
            "late" if step["at"][:10] < today else "today" if step["at"][:10] == today else "coming"
            for step in phone.rows("step")
            if step["status"] == "planned" and step["assignee"] == phone.person_id
        )
        assert sum(due.values()) >= 2, key
    every = [row["at"][:10] for row in elise.rows("step") if row["status"] == "planned"]
    assert min(every) < today < max(every)
    assert today in every


def test_files_worth_showing_are_there(built: Built) -> None:
    nadia = built.phone("nadia")
    youths = nadia.rows("youth")
    assert any(row["contact_preference"] == "not_at_home" for row in youths)
    assert any(row["notice_answer"] == "without_name" and row["name"] is None for row in youths)
    waiting = [
        row
        for row in nadia.rows("pathway")
        if row["kind"] == "partner_referral" and not row["confirmed_at"]
    ]
    assert any(row["started_at"] > f"{int(nadia.today()[:4]) - 1}" for row in waiting)
    this_year = [row for row in nadia.rows("identification") if row["at"][:4] > "2022"]
    assert {"16_17", "18_21"} <= {row["age_band"] for row in this_year}


def test_everybody_in_it_is_invented(built: Built) -> None:
    nadia = built.phone("nadia")
    names = [nadia.open(row, "name").value for row in nadia.rows("youth")]
    assert {name["last_name"] for name in names if name} <= set(SURNAMES)
    full = [(name["first_name"], name["last_name"]) for name in names if name]
    assert len(full) == len(set(full)) > 60
    contacts = [nadia.open(row, "contact").value for row in nadia.rows("youth")]
    numbers = [number for contact in contacts if contact for number in contact["phones"]]
    assert len(numbers) == len(set(numbers)) > 50
    assert all(re.fullmatch(r"\+3363998\d{4}", number) for number in numbers)


def test_a_partner_sees_their_own_files_and_management_sees_none(built: Built) -> None:
    samir = built.phone("samir")
    assert len(samir.rows("youth")) == 2
    assert {row.by for row in samir.rows("youth")} == {samir.person_id}
    assert built.phone("direction").store.base.rows == {}


def test_the_command_repairs_builds_serves_and_reuses(tmp_path: Path) -> None:
    (tmp_path / "demo.new").mkdir()
    (tmp_path / "demo.new" / "kaftruck.sqlite").write_bytes(b"half a database")
    (tmp_path / "kaftruck.sqlite").write_bytes(b"the organisation's own")
    said, organisation = _serve_demo(tmp_path)
    assert "elise@demo.example" in said
    assert "inventé" in said
    assert (tmp_path / "kaftruck.sqlite").read_bytes() == b"the organisation's own"
    assert _serve_demo(tmp_path) == (said[said.index("\n\nMission") + 1 :], organisation)


def _serve_demo(folder: Path) -> tuple[str, str]:
    """Run the command until it serves; what it said but for the address, and the organisation."""
    port = free_port()
    own = {"KAFTRUCK_DATA_DIR": str(folder), "KAFTRUCK_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    with (folder / "said").open("wb+") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "demo"],
            cwd=ROOT,
            env=own,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(port):
                assert process.poll() is None, (folder / "said").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.1)
            with to_url(f"http://127.0.0.1:{port}") as send:
                phone = Phone.sign_in(send, "elise@demo.example", PASSWORD)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
    said = (folder / "said").read_text()
    return said[: said.index("KAF’Truck est prêt")], phone.organisation_id


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=5).status_code == 200
    except httpx.TransportError:
        return False
