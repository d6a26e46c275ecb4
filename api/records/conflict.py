"""Two phones changed the same field unseen. Written by the server; a person says which stays."""

from typing import Annotated, Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from api.records.base import TEAM, Record, RecordType
from api.records.rules import Flag


class Conflict(Record, table=True):
    """`kept` and `other` are `{"value", "at", "op", "device", "by"}` of the two changes; `by` is null
    when it is not known who made one.

    `field` is "deleted" when a deleted record was changed. Choosing is a patch of the record itself;
    `settled` closes the question.
    """

    __table_args__ = (Index("ix_conflict_on_id", "organisation_id", "on_id"),)

    on_type: str = ""
    on_id: str = ""
    field: str = ""
    kept: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    other: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    settled: Annotated[bool | None, Flag()] = None


CONFLICT = RecordType("conflict", Conflict, creators=frozenset(), changers=TEAM)
