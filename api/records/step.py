"""One thing done or planned with a youth. A relance is a planned step whose date has come."""

from typing import Annotated

from sqlalchemy import Index

from api.records.base import Record, RecordType, Row
from api.records.dates import Instant
from api.records.rules import Code, Ref, Sealed


def _not_done(row: Row) -> bool:
    return row["status"] in ("planned", "cancelled")


class Step(Record, table=True):
    """`at` is when it was done, or is due."""

    __table_args__ = (Index("ix_step_youth", "organisation_id", "youth"),)

    youth: Annotated[str | None, Ref("youth", required=True)] = None
    kind: Annotated[str | None, Code("step_kind", required=True)] = None
    status: Annotated[str | None, Code("step_status", required=True)] = None
    outcome: Annotated[str | None, Code("step_outcome")] = None
    at: Annotated[str | None, Instant(required=True, planned=_not_done)] = None
    outing: Annotated[str | None, Ref("outing")] = None
    assignee: Annotated[str | None, Ref("person")] = None
    partner: Annotated[str | None, Ref("partner")] = None
    note: Annotated[str | None, Sealed()] = None


STEP = RecordType("step", Step)
