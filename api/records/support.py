"""A support beside a pathway (psychologist, sponsorship): overlaps it, is never added to it."""

from typing import Annotated

from sqlalchemy import Index

from api.records.base import Record, RecordType, Row
from api.records.dates import Day
from api.records.rules import Code, Ref, Refused


class Support(Record, table=True):
    """One support of one youth, from one day to another."""

    __table_args__ = (Index("ix_support_youth", "organisation_id", "youth"),)

    youth: Annotated[str | None, Ref("youth", required=True)] = None
    kind: Annotated[str | None, Code("support_kind", required=True)] = None
    started_at: Annotated[str | None, Day(required=True)] = None
    ended_at: Annotated[str | None, Day()] = None


def _consistent(row: Row) -> None:
    if row["ended_at"] and row["ended_at"] < row["started_at"]:
        raise Refused("ends_before_start", "ended_at")


SUPPORT = RecordType("support", Support, consistent=_consistent)
