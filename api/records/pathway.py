"""The way a youth took (remobilisation)."""

from typing import Annotated

from sqlalchemy import Index

from api.records.base import Record, RecordType, Row
from api.records.codes import PATHWAY_VALID_FROM, PATHWAY_VALID_UNTIL
from api.records.dates import Day
from api.records.rules import Code, Ref, Refused


class Pathway(Record, table=True):
    """At any date the pathway with the latest `main_from` is the main one.

    A referral (`partner_referral`) counts once the partner has received the youth
    (`confirmed_at`).
    """

    __table_args__ = (Index("ix_pathway_youth", "organisation_id", "youth"),)

    youth: Annotated[str | None, Ref("youth", required=True)] = None
    kind: Annotated[str | None, Code("pathway", required=True)] = None
    started_at: Annotated[str | None, Day()] = None
    main_from: Annotated[str | None, Day()] = None
    partner: Annotated[str | None, Ref("partner")] = None
    confirmed_at: Annotated[str | None, Day()] = None
    ended_at: Annotated[str | None, Day()] = None
    end_reason: Annotated[str | None, Code("pathway_end_reason")] = None


def _consistent(row: Row) -> None:
    start, kind = row["started_at"], row["kind"]
    if start and start < PATHWAY_VALID_FROM.get(kind, start):
        raise Refused("not_yet_open", "kind")
    if start and start > PATHWAY_VALID_UNTIL.get(kind, start):
        raise Refused("no_longer_open", "kind")
    if kind == "partner_referral" and not row["partner"]:
        raise Refused("missing", "partner")
    if start and row["ended_at"] and row["ended_at"] < start:
        raise Refused("ends_before_start", "ended_at")


PATHWAY = RecordType("pathway", Pathway, consistent=_consistent)
