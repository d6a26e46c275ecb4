"""The organisations that the teams work with."""

from typing import Annotated

from api.records.base import COORDINATOR, TEAM, Record, RecordType
from api.records.rules import Code, Flag, Text


class Partner(Record, table=True):
    """A partner organisation, never a person."""

    name: Annotated[str | None, Text(required=True)] = None
    kind: Annotated[str | None, Code("partner_kind")] = None
    archived: Annotated[bool | None, Flag()] = None


PARTNER = RecordType(
    "partner", Partner, creators=TEAM, changers=COORDINATOR, shared_with_partner=True
)
