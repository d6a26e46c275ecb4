"""One going-out of a team: truck stop, street round, event."""

from typing import Annotated, Any

from sqlalchemy import JSON
from sqlmodel import Field

from api.records.base import Record, RecordType, Row
from api.records.dates import Instant
from api.records.rules import Code, Flag, PartnerRoles, Ref, Refs, Refused, Sealed, Text, Whole


def _always(_row: Row) -> bool:
    return True


class Outing(Record, table=True):
    """An outing belongs to the day it started. `place` is the first one, later ones are stops.

    `attendance_estimate` is printed apart and is never "people met". `counters` are those who
    count; empty means everybody does.
    """

    kind: Annotated[str | None, Code("outing_kind", required=True)] = None
    with_truck: Annotated[bool | None, Flag()] = None
    activity: Annotated[str | None, Code("event_activity")] = None
    title: Annotated[str | None, Text()] = None
    place: Annotated[str | None, Ref("place")] = None
    planned_start: Annotated[str | None, Instant(planned=_always)] = None
    planned_end: Annotated[str | None, Instant(planned=_always)] = None
    started_at: Annotated[str | None, Instant()] = None
    ended_at: Annotated[str | None, Instant()] = None
    status: Annotated[str | None, Code("outing_status", required=True)] = None
    cancel_reason: Annotated[str | None, Code("cancel_reason")] = None
    team: Annotated[list[str] | None, Refs("person")] = Field(default=None, sa_type=JSON)
    counters: Annotated[list[str] | None, Refs("person")] = Field(default=None, sa_type=JSON)
    partners: Annotated[list[dict[str, Any]] | None, PartnerRoles()] = Field(
        default=None, sa_type=JSON
    )
    health_desk: Annotated[bool | None, Flag()] = None
    attendance_estimate: Annotated[int | None, Whole()] = None
    merged_into: Annotated[str | None, Ref("outing")] = None
    note: Annotated[str | None, Sealed()] = None


def _consistent(row: Row) -> None:
    if row["status"] == "cancelled" and row["started_at"]:
        raise Refused("outing_started", "status")
    if row["status"] in ("under_way", "closed") and not row["started_at"]:
        raise Refused("missing", "started_at")
    if row["started_at"] and row["ended_at"] and row["ended_at"] < row["started_at"]:
        raise Refused("ends_before_start", "ended_at")
    if row["planned_start"] and row["planned_end"] and row["planned_end"] < row["planned_start"]:
        raise Refused("ends_before_start", "planned_end")


OUTING = RecordType(
    "outing",
    Outing,
    shared_with_partner=True,
    hidden_from_partner=frozenset({"note"}),
    consistent=_consistent,
)
