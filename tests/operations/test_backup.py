"""A backup is taken while people work, and put back: what it lacks returns from phones, nobody who
was erased or who left does."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.accounts.models import CalendarFeed
from api.db import make_engine, reading, writing
from api.ledger import Ledger
from api.operations.backup import Backup, NoBackup, back_up
from api.operations.replay import Event
from api.operations.restore import NoLedger, restore
from api.phone import Phone
from api.report import edition
from api.sync.models import Operation
from tests.report.editions import FILES, document, ready
from tests.support.books import Books, records
from tests.support.books import books as books
from tests.support.crew import NAME, Crew, afternoon, crew_on
from tests.support.databases import KINDS, MakeDatabase
from tests.support.hands import stored


@dataclass
class House:
    """An organisation whose server can be ended and begun again on the same database."""

    url: str
    folder: Path
    crew: Crew

    @property
    def ledger(self) -> Ledger:
        """The ledger, in the server's folder."""
        return Ledger(self.folder / "ledger.jsonl")

    def save(self, name: str = "sauvegarde.zip") -> Path:
        """A backup of now, taken beside the server that serves."""
        path = self.folder / name
        engine = make_engine(self.url)
        rows = back_up(engine, self.ledger, path)
        engine.dispose()
        assert rows["person"] >= 1
        return path

    def put_back(self, path: Path) -> list[Event]:
        """Restore; the server of before is gone, another answers the same phones."""
        self.crew.engine.dispose()
        lost = restore(self.url, self.ledger, Backup(path))
        self.crew.engine.dispose()
        return lost


@pytest.fixture(params=KINDS)
def house(
    request: pytest.FixtureRequest, make_database: MakeDatabase, tmp_path: Path
) -> Iterator[House]:
    """A house of this test alone."""
    url = make_database(request.param)
    with crew_on(url, tmp_path) as crew:
        yield House(url, tmp_path, crew)


def shown(phone: Phone) -> dict[tuple[str, str], object]:
    """What a phone shows of people and files."""
    return {
        (kind, row.id): (row.deleted, row.erased, row.set)
        for kind in ("outing", "encounter", "youth", "step", "identification")
        for row in phone.rows(kind, deleted=True)
    }


def test_three_phones_bring_back_what_the_backup_lacks_exactly_once(
    house: House, books: Books
) -> None:
    crew = house.crew
    nadia, karim, lina = crew.phone("Nadia"), crew.phone("Karim"), crew.phone("Lina")
    afternoon(nadia)
    books.rest(crew.engine, nadia, karim, lina)
    path = house.save()
    lost = afternoon(karim)
    books.rest(crew.engine, nadia, karim, lina)
    lina.meet(lost, "26_29", "female")
    nadia.patch("youth", nadia.rows("youth")[0].id, housing="hostel")
    books.rest(crew.engine, nadia, karim, lina)
    unsent = karim.meet(lost, "16_17", "female")
    before = {phone.person_id: shown(phone) for phone in (nadia, karim, lina)}
    epoch = nadia.store.base.epoch

    house.put_back(path)
    assert len(records(crew.engine)) < len(before[nadia.person_id])
    for phone in (lina, karim, nadia):
        phone.sync()
    for phone in (lina, karim, nadia):
        for one in list(phone.store.quarantine):
            phone.send_again(one.op["op"])
    books.rest(crew.engine, lina, karim, nadia)
    assert nadia.store.base.epoch != epoch
    after = shown(nadia)
    assert after.pop(("encounter", unsent))
    whole = before[nadia.person_id]
    assert after == whole


def test_a_restore_ends_the_addresses_at_which_calendars_read(house: House) -> None:
    nadia = house.crew.phone("Nadia")
    nadia.call("POST", "/api/calendar")
    assert len(stored(house.crew.engine, CalendarFeed)) == 1
    house.put_back(house.save())
    assert stored(house.crew.engine, CalendarFeed) == []


def test_an_edition_comes_back_with_its_files_and_still_cannot_be_changed(house: House) -> None:
    elise = house.crew.elise
    with writing(house.crew.engine) as session:
        told = edition.publish(
            session, house.ledger, elise.organisation_id, elise.person_id, ready(1)
        )
    house.put_back(house.save())
    with reading(house.crew.engine) as session:
        assert edition.read(session, elise.organisation_id, told.id).document == document(1)
        pdf = edition.read_file(session, elise.organisation_id, told.id, "pdf")
    assert pdf == FILES["pdf"]
    with pytest.raises(DBAPIError), writing(house.crew.engine) as session:
        session.execute(text("DELETE FROM report_file"))


def test_an_edition_published_since_the_backup_is_named_and_keeps_its_number(house: House) -> None:
    elise, ledger = house.crew.elise, house.ledger
    whose = elise.organisation_id
    with writing(house.crew.engine) as session:
        first = edition.publish(session, ledger, whose, elise.person_id, ready(1))
    path = house.save()
    assert house.put_back(path) == []
    with writing(house.crew.engine) as session:
        told = ready(2, known=[first.id])
        second = edition.publish(session, ledger, whose, elise.person_id, told)
    lost = house.put_back(path)
    assert [(one["number"], one["sha256"]) for one in lost] == [(2, second.sha256)]
    with reading(house.crew.engine) as session:
        assert [one.number for one in edition.editions(session, whose)] == [1]
        assert edition.next_number(session, ledger, whose, 2022) == 3


def test_who_was_erased_or_left_since_the_backup_does_not_come_back(
    house: House, books: Books
) -> None:
    crew = house.crew
    nadia = crew.phone("Nadia")
    thomas = crew.phone("Thomas")
    youth = nadia.note_youth(name=NAME).youth
    nadia.add_step(youth, "call", note="Rappeler mardi.")
    books.rest(crew.engine, nadia)
    path = house.save()
    sealed = nadia.row("youth", youth)["name"]
    crew.elise.sync()
    crew.elise.erase(youth)
    books.rest(crew.engine, crew.elise, nadia)
    crew.elise.call("POST", f"/api/people/{thomas.person_id}/revoke")

    house.put_back(path)
    held = records(crew.engine)
    assert held[("youth", youth)]["erased"] is True
    assert held[("youth", youth)]["set"]["name"] is None
    with zipfile.ZipFile(path) as archive:
        assert sealed in archive.read("tables/youth.jsonl").decode()
    assert thomas.sync() == "revoked"
    assert nadia.sync() == "up_to_date"
    assert nadia.row("youth", youth)["name"] is None


def test_who_came_and_was_erased_since_the_backup_comes_back_without_a_name(
    house: House, books: Books
) -> None:
    crew = house.crew
    nadia = crew.phone("Nadia")
    path = house.save()
    youth = nadia.note_youth(name=NAME).youth
    step = nadia.add_step(youth, "call", note="Rappeler mardi.")
    nadia.sync()
    crew.elise.sync()
    crew.elise.erase(youth)
    assert crew.elise.sync() == "up_to_date"

    house.put_back(path)
    assert ("youth", youth) not in records(crew.engine)
    assert nadia.sync() == "up_to_date"  # she has not heard of the erasing
    held = records(crew.engine)
    assert (held[("youth", youth)]["erased"], held[("youth", youth)]["set"]["name"]) == (True, None)
    assert held[("step", step)]["set"]["note"] is None
    log = [one.changes for one in stored(crew.engine, Operation)]
    assert [c["set"].get("name") for one in log for c in one if c["id"] == youth] == [None]
    books.rest(crew.engine, crew.elise, nadia)
    assert nadia.row("youth", youth)["name"] is None


@pytest.mark.parametrize("said", [True, False])
def test_keys_made_since_the_backup_keep_their_order_although_the_clock_ran_back(
    house: House, monkeypatch: pytest.MonkeyPatch, said: bool
) -> None:
    elise, path = house.crew.elise, house.save()
    elise.rotate()
    for module in ("key_due", "remembered"):
        monkeypatch.setattr(
            f"api.accounts.{module}.now_instant", lambda: "2020-01-01T00:00:00.000Z"
        )
    elise.rotate()
    kids = elise.call("GET", "/api/keys")["kids"]
    if not said:  # a ledger of before said nothing of it: its keys are put back as they were then
        lines = house.ledger.path.read_text().splitlines()
        events = [json.loads(line) for line in lines]
        for event in events:
            event.pop("made_at", None)
        house.ledger.path.write_text("".join(json.dumps(event) + "\n" for event in events))
    house.put_back(path)
    restored = elise.call("GET", "/api/keys")["kids"]
    assert sorted(restored) == sorted(kids)
    assert (restored == kids) is said


def test_a_restore_without_the_ledger_is_refused_unless_one_insists(house: House) -> None:
    path = house.save()
    kept = house.ledger.path.read_bytes()
    house.ledger.path.unlink()
    with pytest.raises(NoLedger):
        house.put_back(path)
    house.crew.engine.dispose()
    restore(house.url, house.ledger, Backup(path), without_ledger=True)
    assert house.ledger.path.read_bytes() == kept


def test_a_file_that_is_cut_or_is_something_else_is_no_backup(house: House) -> None:
    path = house.save()
    with pytest.raises(FileExistsError):
        back_up(house.crew.engine, house.ledger, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NoBackup):
        Backup(path)
    path.write_text("bonjour")
    with pytest.raises(NoBackup):
        Backup(path)
    assert path.stat().st_mode & 0o077 == 0
