"""A restore that goes on with the backup's own ledger: it takes its place with the database, or not
at all."""

import os
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from api.accounts.models import Person
from api.db import make_engine, reading
from api.ledger import Ledger
from api.operations import restore as restoring
from api.operations.backup import Backup
from api.operations.restore import NoLedger, restore
from api.operations.saving import CannotSave, put_back
from api.settings import Settings
from tests.operations.test_backup import House
from tests.operations.test_backup import house as house
from tests.support.servers import free_port


def breaks(*_told: object) -> None:
    raise OperationalError("", {}, Exception())


@pytest.mark.parametrize("step", ["replay", "_take_place"])
def test_a_restore_that_fails_leaves_no_ledger_and_the_next_asks_for_it_again(
    house: House, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = house.save()
    kept = house.ledger.path.read_bytes()
    house.ledger.path.unlink()
    house.crew.engine.dispose()
    if step == "_take_place":
        kind = "file" if house.crew.engine.dialect.name == "sqlite" else "schema"
        step = f"_take_place_of_{kind}"
    with monkeypatch.context() as broken:
        broken.setattr(restoring, step, breaks)
        with pytest.raises(OperationalError):
            restore(house.url, house.ledger, Backup(path), without_ledger=True)
    assert not house.ledger.path.exists()
    with pytest.raises(NoLedger):
        house.put_back(path)
    house.crew.engine.dispose()
    restore(house.url, house.ledger, Backup(path), without_ledger=True)
    assert house.ledger.path.read_bytes() == kept
    assert house.ledger.path.stat().st_mode & 0o077 == 0
    assert [one.name for one in house.folder.glob("ledger*")] == ["ledger.jsonl"]


def test_a_backup_is_put_back_on_a_machine_that_has_no_data_folder_yet(
    house: House, tmp_path: Path
) -> None:
    path = house.save()
    house.crew.engine.dispose()
    folder = tmp_path / "new" / "data"
    here = house.crew.engine.dialect.name == "sqlite"
    url = f"sqlite:///{folder / 'kaftruck.sqlite'}" if here else house.url
    restore(url, Ledger(folder / "ledger.jsonl"), Backup(path), without_ledger=True)
    engine = make_engine(url)
    with reading(engine) as session:
        assert session.scalars(select(Person)).first() is not None
    engine.dispose()
    assert (folder / "ledger.jsonl").exists()


def test_a_data_folder_that_cannot_be_made_is_said_in_a_sentence(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("")
    settings = Settings(data_dir=tmp_path / "fichier" / "data", port=free_port())
    mask = os.umask(0o077)
    try:
        with pytest.raises(CannotSave, match=r"n’a pas pu être écrit .*Rien n’est changé"):
            put_back(settings, house.save(), without_ledger=True)
    finally:
        os.umask(mask)
