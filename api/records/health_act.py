"""Access to rights or to care, proposed at the health desk, with or without a known youth."""

from typing import Annotated

from api.records.base import Record, RecordType, Row
from api.records.codes import codes
from api.records.dates import Instant
from api.records.rules import Code, Ref, Refused, Word

SIDES = frozenset({"rights", "care"})
ACTS = codes("health_act_rights") | codes("health_act_care")


def _to_come(row: Row) -> bool:
    return row["status"] in ("planned", "cancelled_by_service", "declined")


class HealthAct(Record, table=True):
    """`side` is "rights" or "care"; `act` comes from that side's list."""

    __tablename__ = "health_act"

    side: Annotated[str | None, Word(required=True, words=SIDES)] = None
    act: Annotated[str | None, Word(required=True, words=ACTS)] = None
    status: Annotated[str | None, Code("health_act_status", required=True)] = None
    at: Annotated[str | None, Instant(required=True, planned=_to_come)] = None
    outing: Annotated[str | None, Ref("outing")] = None
    age_band: Annotated[str | None, Code("age_band")] = None
    gender: Annotated[str | None, Code("gender")] = None
    youth: Annotated[str | None, Ref("youth")] = None


def _consistent(row: Row) -> None:
    if row["act"] not in codes(f"health_act_{row['side']}"):
        raise Refused("unknown_code", "act")


HEALTH_ACT = RecordType("health_act", HealthAct, consistent=_consistent)
