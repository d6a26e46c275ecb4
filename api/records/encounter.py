"""People met and counted without a name. Inserted, taken back, never changed: counts add up."""

from typing import Annotated

from sqlalchemy import Index, column

from api.records.base import Record, RecordType, Row
from api.records.dates import Instant
from api.records.rules import Code, Flag, Ref, Refused, Whole

_KNOWN = column("youth").is_not(None)


class Encounter(Record, table=True):
    """`count` people of one age band and gender, met at `at`.

    With `youth`, a known youth was met: one such encounter per youth and outing counts, and
    `count` 0 says that the person had been counted before.
    """

    __table_args__ = (
        Index(
            "ix_encounter_counted",  # all that is asked of those counted on an outing that stayed
            *("organisation_id", "outing", "gender", "age_band", "place", "created_by"),
            *("youth", "deleted", "first_time", "count"),
        ),
        Index(
            "ix_encounter_youth",
            *("organisation_id", "youth"),
            sqlite_where=_KNOWN,
            postgresql_where=_KNOWN,
        ),
    )

    outing: Annotated[str | None, Ref("outing", required=True)] = None
    place: Annotated[str | None, Ref("place")] = None
    at: Annotated[str | None, Instant(required=True)] = None
    age_band: Annotated[str | None, Code("age_band", required=True)] = None
    gender: Annotated[str | None, Code("gender", required=True)] = None
    count: Annotated[int | None, Whole(required=True, least=0, most=500)] = None
    first_time: Annotated[bool | None, Flag(required=True)] = None
    public: Annotated[str | None, Code("public")] = None
    youth: Annotated[str | None, Ref("youth")] = None


def _consistent(row: Row) -> None:
    if row["youth"] and row["count"] > 1:
        raise Refused("out_of_range", "count")


ENCOUNTER = RecordType("encounter", Encounter, insert_only=True, consistent=_consistent)
