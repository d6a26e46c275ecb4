"""The server is restored from a backup: what the backup had lost returns from phones, once."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from api.phone import Phone
from api.phone.store import Key
from tests.support.backups import back_up, restore
from tests.support.books import Books, records
from tests.support.crew import Crew, afternoon, crew_on
from tests.support.databases import KINDS, MakeDatabase
from tests.support.phones import line_of


@pytest.fixture(scope="module", params=KINDS)
def house(
    request: pytest.FixtureRequest,
    make_database: MakeDatabase,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Crew]:
    """An organisation of these tests alone, whose server they restore."""
    folder = tmp_path_factory.mktemp("restored")
    with crew_on(make_database(request.param), folder) as crew:
        yield crew


def told(engine: Engine) -> dict[Key, Any]:
    """What records say, whatever their place in the feed."""
    return {key: row | {"seq": 0} for key, row in records(engine).items() if key[0] != "conflict"}


def on_screen(phone: Phone) -> dict[Key, Any]:
    """What this phone shows of people met and of files."""
    kinds = ("outing", "encounter", "youth", "step", "identification")
    return {
        (kind, row.id): (row.deleted, {k: v for k, v in row.set.items() if v is not None})
        for kind in kinds
        for row in phone.rows(kind, deleted=True)
    }


def test_what_the_backup_had_lost_returns_from_phones_exactly_once(
    house: Crew, books: Books
) -> None:
    nadia, karim = house.phone("Nadia"), house.phone("Karim")
    outing = afternoon(nadia)
    books.rest(house.engine, nadia, karim)
    youth = nadia.rows("youth")[-1].id
    backup = back_up(house.engine)
    lost = afternoon(nadia)
    nadia.patch("youth", youth, housing="hostel")
    nadia.take_back(nadia.meet(outing, "22_25", "male"))
    nadia.sync()
    karim.sync()
    karim.patch("youth", youth, situation="none")
    karim.meet(outing, "26_29", "female")
    books.rest(house.engine, karim, nadia)
    whole = told(house.engine)
    unsent = nadia.meet(lost, "16_17", "female")
    shown = on_screen(nadia)
    epoch = nadia.store.base.epoch

    restore(house.engine, backup)
    assert told(house.engine) != whole
    assert nadia.pull(limit=20)
    assert on_screen(nadia) == shown
    assert set(nadia.store.operations().values()) == {"outbox"}
    books.rest(house.engine, nadia, karim)
    assert nadia.store.base.epoch != epoch
    after = told(house.engine)
    assert after.pop(("encounter", unsent))["set"]["age_band"] == "16_17"
    assert after == whole
    assert on_screen(nadia) == shown
    assert set(nadia.store.operations().values()) == {"journal"}


def test_a_phone_that_comes_back_before_the_one_it_depends_on_loses_nothing(
    house: Crew, books: Books
) -> None:
    nadia, karim = house.phone("Nadia"), house.phone("Karim")
    books.rest(house.engine, nadia, karim)
    backup = back_up(house.engine)
    outing = afternoon(nadia)
    books.rest(house.engine, nadia, karim)
    karim.meet(outing, "26_29", "female")
    karim.patch("outing", outing, title="Planoise")
    books.rest(house.engine, karim, nadia)
    whole = told(house.engine)
    restore(house.engine, backup)
    assert karim.sync() == "up_to_date"
    books.balance(house.engine, karim, nadia)
    assert nadia.sync() == "up_to_date"
    for one in list(karim.store.quarantine):
        karim.send_again(one.op["op"])
    books.rest(house.engine, karim, nadia)
    assert told(house.engine) == whole


def test_a_restore_in_the_middle_of_reading_again_changes_nothing_on_screen(
    house: Crew, books: Books
) -> None:
    nadia, karim = house.phone("Nadia"), house.phone("Karim")
    afternoon(nadia)
    youth = nadia.rows("youth")[-1].id
    books.rest(house.engine, nadia, karim)
    karim.patch("youth", youth, housing="hostel")
    books.rest(house.engine, karim, nadia)
    shown = on_screen(nadia)
    assert nadia.row("youth", youth)["housing"] == "hostel"
    backup = back_up(house.engine)
    restore(house.engine, backup)
    assert nadia.pull(limit=5)
    assert nadia.pull(limit=5)
    assert nadia.store.next is not None and nadia.store.next.rows
    restore(house.engine, backup)
    assert nadia.pull(limit=5)
    assert on_screen(nadia) == shown
    line_of(nadia).lose_answers = 1
    assert nadia.sync(limit=5) == "offline"
    assert on_screen(nadia) == shown
    books.rest(house.engine, nadia, karim)
    assert on_screen(nadia) == shown
