"""What was published stays as it was, and says when the data have moved on."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from api.db import reading, writing
from api.errors import EditionAltered, EditionOvertaken, NotFound
from api.ledger import Ledger
from api.report import edition
from tests.report.editions import (
    ELISE,
    FILES,
    ORGANISATION,
    document,
    found,
    numbers,
    published,
    ready,
)

AT = "2023-01-15T10:00:00.000Z"
ELSEWHERE = "0198f2f0-7a12-7e61-9c2a-4d6e8f0a1bff"


@pytest.fixture(autouse=True)
def _organisation(engine: Engine) -> None:
    found(engine)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.jsonl")


def test_an_edition_gives_back_its_pages_files_and_why_small_numbers_are_shown(
    engine: Engine,
    ledger: Ledger,
) -> None:
    told = published(engine, ledger)
    assert (told.year, told.number, told.by, told.forms) == (2022, 1, ELISE, ["json", "pdf"])
    with reading(engine) as session:
        again = edition.read(session, ORGANISATION, told.id)
        assert again.document == document(1)
        assert again.exemptions["reason"]["reason"] == "Totaux nationaux"
        assert again.model_dump(include=set(told.model_dump())) == told.model_dump()
        assert edition.read_file(session, ORGANISATION, told.id, "pdf") == FILES["pdf"]
        (shown,) = edition.published(session, ORGANISATION)
    assert shown.cells == numbers()
    assert shown.masked == frozenset({"2022/refused", "2022/accepted"})


def test_editions_are_numbered_within_their_year(engine: Engine, ledger: Ledger) -> None:
    published(engine, ledger)
    published(engine, ledger, 2)
    published(engine, ledger, 1, year=2023)
    with reading(engine) as session:
        numbers_ = [(one.year, one.number) for one in edition.editions(session, ORGANISATION)]
        assert numbers_ == [(2022, 1), (2022, 2), (2023, 1)]
        assert edition.next_number(session, ledger, ORGANISATION, 2022) == 3


def test_the_ledger_tells_of_an_edition_and_of_nobody(engine: Engine, ledger: Ledger) -> None:
    told = published(engine, ledger)
    assert list(ledger.events()) == [
        {
            "organisation": ORGANISATION,
            "what": "edition",
            "at": told.published_at,
            "year": 2022,
            "number": 1,
            "sha256": told.sha256,
        }
    ]


def test_a_number_that_was_published_once_is_not_used_again(engine: Engine, ledger: Ledger) -> None:
    ledger.add(ORGANISATION, "edition", AT, year=2022, number=4, sha256="perdue")
    ledger.add(ELSEWHERE, "edition", AT, year=2022, number=9, sha256="d’autres")
    with pytest.raises(EditionOvertaken):
        published(engine, ledger, 1)
    assert published(engine, ledger, 5).number == 5
    assert published(engine, ledger, 1, year=2023).number == 1


def test_an_edition_that_the_ledger_cannot_tell_of_is_not_published(
    engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        published(engine, Ledger(tmp_path / "missing" / "ledger.jsonl"))
    with reading(engine) as session:
        assert edition.editions(session, ORGANISATION) == []


def test_of_two_who_publish_at_once_one_has_the_number(engine: Engine, ledger: Ledger) -> None:
    def one() -> bool:
        try:
            published(engine, ledger)
        except EditionOvertaken:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        had = [future.result() for future in [threads.submit(one) for _ in range(4)]]
    assert sorted(had) == [False, False, False, True]
    with reading(engine) as session:
        assert [one.number for one in edition.editions(session, ORGANISATION)] == [1]


def test_an_edition_whose_mask_does_not_know_of_another_year_s_is_not_published(
    engine: Engine,
    ledger: Ledger,
) -> None:
    first = published(engine, ledger, year=2022)
    with pytest.raises(EditionOvertaken), writing(engine) as session:
        edition.publish(session, ledger, ORGANISATION, ELISE, ready(1, year=2023))
    with writing(engine) as session:
        told = ready(1, year=2023, known=[first.id])
        assert edition.publish(session, ledger, ORGANISATION, ELISE, told).number == 1


def test_an_edition_that_fails_half_way_leaves_nothing(
    engine: Engine, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_row: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(edition, "ReportFile", full)
    with pytest.raises(OSError, match="no space"):
        published(engine, ledger)
    with reading(engine) as session:
        assert edition.editions(session, ORGANISATION) == []


@pytest.mark.parametrize("table", ["report_edition", "report_file"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = 'autre'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_an_edition(
    engine: Engine, ledger: Ledger, table: str, change: str
) -> None:
    told = published(engine, ledger)
    column = "sha256" if table == "report_edition" else "name"
    with pytest.raises(DBAPIError), writing(engine) as session:
        session.execute(text(change.format(table, column)))
    with reading(engine) as session:
        assert edition.read_file(session, ORGANISATION, told.id, "pdf") == FILES["pdf"]


def test_the_database_refuses_to_put_an_edition_in_place_of_another(
    engine: Engine, ledger: Ledger
) -> None:
    published(engine, ledger)
    copied = "INSERT {} INTO report_file SELECT * FROM report_file {}"
    own = {"sqlite": ("OR REPLACE", ""), "postgresql": ("", "")}[engine.dialect.name]
    with pytest.raises(DBAPIError), writing(engine) as session:
        session.execute(text(copied.format(*own)))


ALTERED = {
    "report_edition": [
        ("document", '\'{"title": "autre"}\''),
        ("masked", "'[]'"),
        ("figures", '\'{"cells": {}, "sums": []}\''),
        ("last", "'2022-11-30'"),
    ],
    "report_file": [("content", "'autre'")],
}


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [(table, *one) for table, changes in ALTERED.items() for one in changes],
)
def test_an_edition_altered_behind_the_database_s_back_is_refused_in_french(
    engine: Engine, ledger: Ledger, table: str, column: str, value: str
) -> None:
    told = published(engine, ledger)
    with writing(engine) as session:
        _unlock(engine, session.connection().exec_driver_sql)
        session.execute(text(f"UPDATE {table} SET {column} = {value}"))
    with reading(engine) as session, pytest.raises(EditionAltered) as refused:
        edition.read_file(session, ORGANISATION, told.id, "pdf")
    assert "modifiée depuis sa publication" in refused.value.message_fr
    if table == "report_edition":
        with reading(engine) as session, pytest.raises(EditionAltered):
            edition.read(session, ORGANISATION, told.id)
        with reading(engine) as session, pytest.raises(EditionAltered):
            edition.published(session, ORGANISATION)


def _unlock(engine: Engine, run: object) -> None:
    """What somebody with all rights on the database does to its triggers (undone with the test)."""
    assert callable(run)
    if engine.dialect.name == "postgresql":
        run("SET LOCAL session_replication_role = replica")
    else:
        run("DROP TRIGGER report_edition_no_update")
        run("DROP TRIGGER report_file_no_update")


def test_another_organisation_s_edition_is_not_there(engine: Engine, ledger: Ledger) -> None:
    told = published(engine, ledger)
    found(engine, ELSEWHERE)
    with reading(engine) as session:
        assert edition.editions(session, ELSEWHERE) == []
        assert edition.published(session, ELSEWHERE) == []
        with pytest.raises(NotFound):
            edition.read(session, ELSEWHERE, told.id)
        with pytest.raises(NotFound):
            edition.read_file(session, ELSEWHERE, told.id, "pdf")
        with pytest.raises(NotFound):
            edition.read_file(session, ORGANISATION, told.id, "docx")


def test_what_moved_since_is_said_for_the_figures_that_were_printed(
    engine: Engine, ledger: Ledger
) -> None:
    told = published(engine, ledger)
    with reading(engine) as session:
        assert edition.differences(session, ORGANISATION, told.id, numbers()) == []
        (moved,) = edition.differences(session, ORGANISATION, told.id, numbers(1063, refused=3))
    assert (moved.key, moved.printed, moved.now) == ("identified", 62, 1063)
    assert moved.sentence == (
        "Jeunes repérés\u00a0: l’édition imprimée dit 62, les données disent 1\u202f063."
    )
