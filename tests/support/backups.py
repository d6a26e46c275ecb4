"""Every row of a database kept aside and put back, in the memory of a test."""

from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select
from sqlmodel import SQLModel

from api.accounts.models import Organisation
from api.db import reading, writing

Backup = dict[str, list[dict[str, Any]]]


def back_up(engine: Engine) -> Backup:
    """Every row of every table."""
    with reading(engine) as session:
        return {
            table.name: [dict(row) for row in session.execute(select(table)).mappings()]
            for table in SQLModel.metadata.sorted_tables
        }


def put(engine: Engine, backup: Backup) -> None:
    """These rows, and no others."""
    with writing(engine) as session:
        for table in reversed(SQLModel.metadata.sorted_tables):
            session.execute(delete(table))
        for table in SQLModel.metadata.sorted_tables:
            if backup[table.name]:
                session.execute(insert(table), backup[table.name])


def restore(engine: Engine, backup: Backup) -> None:
    """Everything as it was, under another epoch."""
    put(engine, backup)
    with writing(engine) as session:
        for one in session.scalars(select(Organisation)):
            one.epoch = str(uuid4())
