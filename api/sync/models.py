"""What sync remembers beside the records: operations applied, and operations refused."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel


class Operation(SQLModel, table=True):
    """An applied operation: who did what when. Its id alone makes a repetition harmless.

    `outcome` is "applied" or "superseded"; `effective` the hybrid time it counts with; `changes` as
    they were sent (sealed fields stay sealed; erased ones are emptied). `seq` is that of its commit.
    """

    __table_args__ = (Index("ix_operation_seq", "organisation_id", "seq"),)

    organisation_id: str = Field(primary_key=True, max_length=36)
    op: str = Field(primary_key=True, max_length=36)
    person_id: str = Field(max_length=36)
    device_id: str = Field(max_length=36)
    at: str = Field(max_length=24)
    effective: str = Field(max_length=24)
    seq: int = Field(sa_type=BigInteger)
    outcome: str = Field(max_length=12)
    changes: list[dict[str, Any]] = Field(sa_type=JSON)


class RefusedOperation(SQLModel, table=True):
    """A refused operation, kept so that it is not lost with its phone: known fields only, nothing in
    clear where a sealed value belongs. No screen lists them. Deleted once the operation applies;
    sealed values leave with an erasure, or with time (`api/privacy/refusals.py`).
    """

    __tablename__ = "refused_operation"

    organisation_id: str = Field(primary_key=True, max_length=36)
    op: str = Field(primary_key=True, max_length=36)
    person_id: str = Field(max_length=36)
    device_id: str = Field(max_length=36)
    at: str = Field(max_length=24)
    refused_at: str = Field(max_length=24)
    code: str = Field(max_length=24)
    field: str | None = Field(default=None, max_length=40)
    changes: list[dict[str, Any]] = Field(sa_type=JSON)
