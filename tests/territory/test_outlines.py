"""The outlines of the territory's communes: fetched aside, kept, told to whoever draws the map."""

import os
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy import Engine

from api.operations import daily
from api.settings import COMMUNES, Settings
from api.territory.france import france
from api.territory.outlines import YEAR_SECONDS
from tests.accounts.house import Someone
from tests.support.outlines_outside import outside, says, squares
from tests.territory.drawing import asking, choose, drawn, fetched, waited_for

GRAND_BESANCON, JURA_NORD, DOLE, LYON = "242500361", "243900560", "39198", "69123"
GRAND_PARIS, EST_ENSEMBLE, MONTREUIL = "200054781", "200057875", "93048"


def test_the_communes_of_the_territory_are_drawn_and_no_others(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    choose(elise, GRAND_BESANCON, DOLE)
    assert drawn(elise) == {}
    with outside() as there:
        asking(app, tmp_path, there.address)
        assert fetched(app, elise) == 2
    besancon = france().epcis[GRAND_BESANCON].communes
    assert set(drawn(elise)) == {*besancon, DOLE}
    assert drawn(elise)[besancon[0]] == [[59000, 471560, 0, -560, 800, 0, 0, 560]]


def test_what_is_told_outside_is_the_siren_alone(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    heard: list[tuple[str, dict[str, str]]] = []

    def listen(request: BaseHTTPRequestHandler, siren: str) -> None:
        heard.append((request.path, {**request.headers}))
        says(squares(siren))(request, siren)

    with outside(listen) as there:
        asking(app, tmp_path, there.address)
        choose(elise, DOLE)  # one commune: its whole intercommunalité is asked for
        waited_for(lambda: bool(drawn(elise)))
    ((path, headers),) = heard
    assert path == f"/epcis/{france().communes[DOLE].epci}/communes"
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}
    assert set(drawn(elise)) == {DOLE}


def test_around_paris_the_metropole_is_asked(app: FastAPI, elise: Someone, tmp_path: Path) -> None:
    assert france().communes[MONTREUIL].epci == EST_ENSEMBLE
    choose(elise, EST_ENSEMBLE)
    with outside() as there:
        asking(app, tmp_path, there.address)
        assert fetched(app, elise) == 1
        assert there.asked == [f"/epcis/{GRAND_PARIS}/communes"]
    assert set(drawn(elise)) == set(france().epcis[EST_ENSEMBLE].communes)


def test_the_same_outlines_are_told_once(app: FastAPI, elise: Someone, tmp_path: Path) -> None:
    choose(elise, DOLE)

    def ask(tag: str) -> Any:
        headers = {"X-Kaftruck-Account": elise.id, "If-None-Match": tag}
        return elise.client.get("/api/map/outlines", headers=headers)

    tags = [ask("").headers["ETag"]]
    with outside() as there:
        asking(app, tmp_path, there.address)
        fetched(app, elise)
    tags.append(ask(tags[0]).headers["ETag"])
    for tag in (tags[1], f"W/{tags[1]}"):
        again = ask(tag)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tags[1])
    choose(elise, LYON)
    assert ask(tags[1]).status_code == 200
    assert len({*tags, ask("").headers["ETag"]}) == 3


def test_they_are_fetched_again_after_a_year_or_with_another_vintage(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    choose(elise, DOLE)
    with outside() as there:
        asking(app, tmp_path, there.address)
        assert [fetched(app, elise), fetched(app, elise)] == [1, 0]
        (path,) = (tmp_path / "outlines").glob("*.json")
        old = time.time() - YEAR_SECONDS - 1
        os.utime(path, (old, old))
        assert [fetched(app, elise), fetched(app, elise)] == [1, 0]
        path.write_text(path.read_text().replace(france().vintage, "2019"))
        assert [fetched(app, elise), fetched(app, elise)] == [1, 0]
        path.write_text(path.read_text()[:50])  # a disk that failed
        assert drawn(elise) == {}
        assert [fetched(app, elise), fetched(app, elise)] == [1, 0]
    assert set(drawn(elise)) == {DOLE}


def test_when_nobody_is_there_the_others_are_not_waited_for(
    app: FastAPI, elise: Someone, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    choose(elise, GRAND_BESANCON, DOLE)
    asking(app, tmp_path, "http://127.0.0.1:9/epcis/{siren}")
    assert fetched(app, elise) == 0
    assert [one.getMessage() for one in caplog.records if "outlines" in one.name] == [
        "outlines not received: ConnectError"
    ]


def test_old_outlines_stay_while_newer_ones_cannot_be_had(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    choose(elise, DOLE)
    with outside() as there:
        asking(app, tmp_path, there.address)
        fetched(app, elise)
        (path,) = (tmp_path / "outlines").glob("*.json")
        os.utime(path, (0, 0))
        there.answer = says(b"<html>")
        assert fetched(app, elise) == 0
    assert set(drawn(elise)) == {DOLE}


def test_two_workers_ask_once(app: FastAPI, elise: Someone, tmp_path: Path) -> None:
    choose(elise, GRAND_BESANCON)
    organisation = elise.get("/me")["organisation"]["id"]
    with outside() as there:
        workers = [asking(app, tmp_path, there.address) for _ in range(4)]
        threads = [
            Thread(target=worker.fetch, args=(app.state.engine, [organisation]))
            for worker in workers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(there.asked) == 1
    assert sorted(path.suffix for path in (tmp_path / "outlines").iterdir()) == ["", ".json"]


def test_choosing_waits_for_nobody_and_forgets_no_choice(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    let_go = Event()

    def late(request: BaseHTTPRequestHandler, siren: str) -> None:
        assert let_go.wait(20)
        says(squares(siren))(request, siren)

    with outside(late) as there:
        asking(app, tmp_path, there.address)
        epcis = [one.siren for one in list(france().epcis.values())[:6]]
        choose(elise, *epcis)  # answered, while the first still hangs
        assert drawn(elise) == {}
        let_go.set()
        wanted = {code for siren in epcis for code in france().epcis[siren].communes}
        waited_for(lambda: set(drawn(elise)) == wanted)


def test_the_daily_round_brings_what_is_missing(
    app: FastAPI, elise: Someone, engine: Engine, tmp_path: Path
) -> None:
    choose(elise, DOLE)
    with outside() as there:
        daily.fetch(engine, asking(app, tmp_path, there.address))
        waited_for(lambda: set(drawn(elise)) == {DOLE})


def test_with_the_setting_none_nobody_is_asked_and_nothing_is_drawn(
    app: FastAPI, elise: Someone, tmp_path: Path
) -> None:
    with outside() as there:
        asking(app, tmp_path, there.address)
        choose(elise, DOLE)
        fetched(app, elise)
    asking(app, tmp_path, "none")
    assert (fetched(app, elise), drawn(elise)) == (0, {})


@pytest.mark.parametrize(
    "address", ["http://geo.example/{siren}", "file:///{siren}", "https://geo.example/", "ftp://x"]
)
def test_an_address_is_encrypted_or_of_this_machine(address: str) -> None:
    with pytest.raises(ValidationError):
        Settings(map_outlines=address)


def test_it_is_the_state_s_unless_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAFTRUCK_MAP_OUTLINES")
    assert Settings(_env_file=None).outlines == COMMUNES
    assert Settings(map_outlines="none").outlines is None
