"""That a youth was identified: when, by which channel, in which situation. Never rewritten."""

from typing import Annotated

from sqlalchemy import JSON, Index
from sqlmodel import Field

from api.records.base import Record, RecordType, Row
from api.records.dates import Instant
from api.records.rules import Code, Codes, Commune, Ref, Refused

NEVER_IDENTIFIED = frozenset({"under_16", "30_plus"})


class Identification(Record, table=True):
    """The facts at that moment; a correction is a new one that `replaces` this one.

    `outing` is empty when the youth was identified elsewhere (partner, JDC, training duty).
    """

    __table_args__ = (Index("ix_identification_youth", "organisation_id", "youth"),)

    youth: Annotated[str | None, Ref("youth", required=True)] = None
    at: Annotated[str | None, Instant(required=True)] = None
    channel: Annotated[str | None, Code("identification_channel", required=True)] = None
    outing: Annotated[str | None, Ref("outing")] = None
    place: Annotated[str | None, Ref("place")] = None
    age_band: Annotated[str | None, Code("age_band", required=True)] = None
    situation: Annotated[str | None, Code("situation")] = None
    followed_by: Annotated[list[str] | None, Codes("followed_by")] = Field(
        default=None, sa_type=JSON
    )
    last_contact: Annotated[str | None, Code("last_contact")] = None
    training_level: Annotated[str | None, Code("training_level")] = None
    housing: Annotated[str | None, Code("housing")] = None
    commune: Annotated[str | None, Commune()] = None
    zone: Annotated[str | None, Ref("zone")] = None
    replaces: Annotated[str | None, Ref("identification")] = None


def _consistent(row: Row) -> None:
    if row["age_band"] in NEVER_IDENTIFIED:
        raise Refused("age_not_identified", "age_band")


IDENTIFICATION = RecordType(
    "identification", Identification, insert_only=True, consistent=_consistent
)
