"""A dated check that a pathway holds. A record of its own: checks add up, none is overwritten."""

from typing import Annotated

from sqlalchemy import Index

from api.records.base import Record, RecordType
from api.records.dates import Day
from api.records.rules import Code, Ref


class PathwayCheck(Record, table=True):
    """What was seen of `pathway` on the day `on`. No check is never a success."""

    __tablename__ = "pathway_check"
    __table_args__ = (Index("ix_pathway_check_pathway", "organisation_id", "pathway"),)

    pathway: Annotated[str | None, Ref("pathway", required=True)] = None
    on: Annotated[str | None, Day(required=True)] = None
    result: Annotated[str | None, Code("pathway_check", required=True)] = None


PATHWAY_CHECK = RecordType("pathway_check", PathwayCheck, insert_only=True)
