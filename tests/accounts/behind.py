"""Looking and reaching behind the API: what is stored, and clocks that tests may move."""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Engine, select, update
from sqlmodel import SQLModel

from api.db import reading, writing

Table = TypeVar("Table", bound=SQLModel)


def stored(engine: Engine, table: type[Table]) -> list[Table]:
    """All rows of a table."""
    with reading(engine) as session:
        found = list(session.scalars(select(table)))
        session.expunge_all()
        return found


def set_all(engine: Engine, table: type[SQLModel], *where: Any, **values: Any) -> None:
    """Write the same values in all rows of a table, or in those `where`."""
    with writing(engine) as session:
        session.execute(update(table).where(*where).values(**values))


def moment(**delta: float) -> str:
    """The instant that lies `timedelta(**delta)` from now."""
    instant = datetime.now(UTC) + timedelta(**delta)
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
