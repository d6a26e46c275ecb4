"""Priority districts and watch areas, each with the days between which it is one."""

from typing import Annotated

from api.records.base import COORDINATOR, Record, RecordType, Row
from api.records.dates import Day
from api.records.rules import Code, Refused, Text


def _always(_row: Row) -> bool:
    return True


class Zone(Record, table=True):
    """A district; both days included, an empty one is open. `official_code` may be empty."""

    name: Annotated[str | None, Text(required=True)] = None
    kind: Annotated[str | None, Code("zone_kind", required=True)] = None
    official_code: Annotated[str | None, Text(longest=20)] = None
    valid_from: Annotated[str | None, Day(planned=_always)] = None
    valid_until: Annotated[str | None, Day(planned=_always)] = None


def _consistent(row: Row) -> None:
    if row["valid_from"] and row["valid_until"] and row["valid_until"] < row["valid_from"]:
        raise Refused("ends_before_start", "valid_until")


ZONE = RecordType(
    "zone",
    Zone,
    creators=COORDINATOR,
    changers=COORDINATOR,
    shared_with_partner=True,
    consistent=_consistent,
)
