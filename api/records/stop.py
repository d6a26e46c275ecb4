"""A later place of an outing ("Changer d'arrêt"): what is noted from then on belongs to it.

A record of its own, so that two phones that change the stop add up instead of overwriting.
"""

from typing import Annotated

from sqlalchemy import Index

from api.records.base import Record, RecordType
from api.records.dates import Instant
from api.records.rules import Ref


class Stop(Record, table=True):
    """The outing is at `place` from the moment `from_at`."""

    __table_args__ = (Index("ix_stop_outing", "organisation_id", "outing"),)

    outing: Annotated[str | None, Ref("outing", required=True)] = None
    place: Annotated[str | None, Ref("place", required=True)] = None
    from_at: Annotated[str | None, Instant(required=True)] = None


STOP = RecordType("stop", Stop, insert_only=True, shared_with_partner=True)
