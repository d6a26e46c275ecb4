"""Runs the migrations, each upgrade in one transaction, on SQLite and PostgreSQL alike."""

from importlib import import_module
from typing import Any

from alembic import context
from sqlalchemy import event, text
from sqlmodel import SQLModel

from api.db import make_engine
from api.settings import Settings

TABLES = (
    "api.records.registry",
    "api.accounts.models",
    "api.sync.models",
    "api.information.wordings",
    "api.report.kept",
)
ONE_AT_A_TIME = 5_234_871_001  # any number, the same for every server of one database


def _without_foreign_keys(connection: Any, _record: Any) -> None:
    """SQLite alters a table by copying it, which its foreign keys would forbid."""
    connection.execute("PRAGMA foreign_keys=OFF")


def run() -> None:
    """Migrate the database that the caller, or else the environment, names."""
    for module in TABLES:
        import_module(module)
    engine = make_engine(context.config.attributes.get("url") or Settings().database)
    on_sqlite = engine.dialect.name == "sqlite"
    if on_sqlite:
        event.listen(engine, "connect", _without_foreign_keys)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            if not on_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
            context.configure(
                connection=connection,
                target_metadata=SQLModel.metadata,
                render_as_batch=on_sqlite,
                transactional_ddl=True,
                compare_type=True,
            )
            context.run_migrations()
    finally:
        engine.dispose()


run()
