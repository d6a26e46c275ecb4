"""The one door to rows: whoever asks says for which organisation, and sees no other's.

A test reads the source and refuses any `select` of an organisation's table made elsewhere.
"""

from typing import Any

from sqlalchemy import Select, Update, delete, select, update
from sqlalchemy.sql.dml import Delete
from sqlmodel import SQLModel


class Door:
    """Statements on the rows of one organisation."""

    def __init__(self, organisation_id: str) -> None:
        self.organisation_id = organisation_id

    def rows(self, table: type[SQLModel], *columns: str) -> Select[Any]:
        """Select `columns` of `table` (whole objects when none is named)."""
        if not columns:
            return select(table).where(self._mine(table))
        named = SQLModel.metadata.tables[str(table.__tablename__)].c
        return select(*(named[name] for name in columns)).where(self._mine(table))

    def change(self, table: type[SQLModel]) -> Update:
        """An UPDATE of `table`, still to be told of which rows."""
        return update(table).where(self._mine(table))

    def remove(self, table: type[SQLModel]) -> Delete:
        """A DELETE from `table`, still to be told of which rows."""
        return delete(table).where(self._mine(table))

    def _mine(self, table: type[SQLModel]) -> Any:
        return (
            SQLModel.metadata.tables[str(table.__tablename__)].c.organisation_id
            == self.organisation_id
        )
