"""A file about one young person: current values. Names and contacts are sealed."""

from typing import Annotated

from sqlalchemy import JSON, Index
from sqlmodel import Field

from api.records.base import Record, RecordType, Row
from api.records.dates import Day, Instant
from api.records.rules import Code, Codes, Commune, Flag, Ref, Refused, Sealed, Text


class Youth(Record, table=True):
    """What is known of a youth now; what was true when identified is in `identification`.

    `name` opens to {first_name, last_name, nickname}, `contact` to {phones, network}.
    """

    __table_args__ = (Index("ix_youth_merged_into", "organisation_id", "merged_into"),)

    gender: Annotated[str | None, Code("gender")] = None
    commune: Annotated[str | None, Commune()] = None
    zone: Annotated[str | None, Ref("zone")] = None
    training_level: Annotated[str | None, Code("training_level")] = None
    housing: Annotated[str | None, Code("housing")] = None
    driving_licence: Annotated[str | None, Code("driving_licence")] = None
    transport: Annotated[list[str] | None, Codes("transport")] = Field(default=None, sa_type=JSON)
    obstacles: Annotated[list[str] | None, Codes("obstacle")] = Field(default=None, sa_type=JSON)
    has_children: Annotated[bool | None, Flag()] = None
    situation: Annotated[str | None, Code("situation")] = None
    followed_by: Annotated[list[str] | None, Codes("followed_by")] = Field(
        default=None, sa_type=JSON
    )
    last_contact: Annotated[str | None, Code("last_contact")] = None
    referent: Annotated[str | None, Ref("person")] = None
    contact_preference: Annotated[str | None, Code("contact_preference")] = None
    notice_answer: Annotated[str | None, Code("notice_answer")] = None
    notice_given_at: Annotated[str | None, Instant()] = None
    notice_version: Annotated[str | None, Text(longest=20)] = None
    notice_language: Annotated[str | None, Text(longest=12)] = None
    merged_into: Annotated[str | None, Ref("youth")] = None
    closed_at: Annotated[str | None, Day()] = None
    lost_reason: Annotated[str | None, Code("lost_reason")] = None
    name: Annotated[str | None, Sealed()] = None
    contact: Annotated[str | None, Sealed()] = None
    birth_date: Annotated[str | None, Sealed()] = None
    address: Annotated[str | None, Sealed()] = None
    note: Annotated[str | None, Sealed()] = None


def _consistent(row: Row) -> None:
    if row["notice_answer"] == "nothing":
        raise Refused("no_file_wanted", "notice_answer")


YOUTH = RecordType("youth", Youth, consistent=_consistent)
