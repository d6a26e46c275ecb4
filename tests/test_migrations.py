"""The migrations: up from nothing, down and up again, and the tables equal to the models."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import Session

from api.accounts.models import Organisation
from api.db import make_engine
from api.operations.schema import CannotMigrate, alembic_config, migrate
from api.territory.choice import renew
from tests.support.databases import KINDS

Empty = Callable[[str], str]


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table, one run on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite'}"
    make: Empty = request.getfixturevalue("empty_postgresql")
    return make(request.node.originalname)


def tables(url: str) -> set[str]:
    """The names of the tables there are, the record of migrations apart."""
    engine = make_engine(url)
    try:
        return set(inspect(engine).get_table_names()) - {"alembic_version"}
    finally:
        engine.dispose()


def test_the_tables_go_up_from_nothing_and_equal_the_models(empty_url: str) -> None:
    migrate(empty_url)
    command.check(alembic_config(empty_url))


def test_the_tables_go_down_to_nothing_and_up_again(empty_url: str) -> None:
    migrate(empty_url)
    full = tables(empty_url)
    command.downgrade(alembic_config(empty_url), "base")
    assert tables(empty_url) == set()
    migrate(empty_url)
    assert tables(empty_url) == full


def test_each_migration_goes_up_and_down_alone(empty_url: str) -> None:
    config = alembic_config(empty_url)
    for script in reversed(list(ScriptDirectory.from_config(config).walk_revisions())):
        before = tables(empty_url)
        command.upgrade(config, script.revision)
        command.downgrade(config, "-1")
        assert tables(empty_url) == before
        command.upgrade(config, script.revision)


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    migrate(empty_url)
    before = tables(empty_url)
    migrate(empty_url)
    assert tables(empty_url) == before


def test_an_organisation_from_before_territories_keeps_the_communes_its_phones_had(
    empty_url: str,
) -> None:
    command.upgrade(alembic_config(empty_url), "0004")
    engine = make_engine(empty_url)
    with Session(engine.execution_options(writes=True)) as session:
        old = Organisation(
            organisation_id="0190a0b0-0000-7000-8000-000000000001",
            name="Mission locale d’essai",
            time_zone="Europe/Paris",
            epoch="0190a0b0-0000-7000-8000-000000000002",
            recovery_public_key={},
            recovery_private_key="",
            settings={"lock_minutes": 5},
        )
        session.add(old)
        session.commit()
        key = old.organisation_id
    with Session(engine) as session:
        before = session.get_one(Organisation, key).seq
    migrate(empty_url)
    with Session(engine) as session:
        told = session.get_one(Organisation, key)
        assert told.seq == told.row_seq == before + 1  # phones read it again
    assert renew(engine, [key]) == 1
    with Session(engine) as session:
        settings = session.get_one(Organisation, key).settings
    engine.dispose()
    assert settings["lock_minutes"] == 5
    assert len(settings["territory"]["names"]) == 322
    assert settings["territory"]["names"]["25056"] == "Besançon"


def test_the_migrations_have_one_end() -> None:
    assert len(ScriptDirectory.from_config(alembic_config("")).get_heads()) == 1


def test_a_database_of_a_newer_version_is_left_alone_and_said(empty_url: str) -> None:
    migrate(empty_url)
    engine = make_engine(empty_url)
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(CannotMigrate, match="plus récente"):
        migrate(empty_url)
