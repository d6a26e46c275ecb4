"""What was taken back leaves the database after 180 days (`docs/sync.md`, "Pull").

Only records that nothing refers to. A phone that never saw those tombstones reads again from zero,
which `purged_seq` tells it; stubs of erased people never expire, so that no name can come back.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.models import Organisation
from api.db import reading, writing
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.sync import clock

KEPT_DAYS = 180
LEAVES = ("encounter", "stop", "step", "pathway_check", "support", "health_act", "conflict")


def purge_tombstones(engine: Engine, organisation_ids: list[str]) -> int:
    """Remove deleted records older than 180 days; how many rows went."""
    oldest = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
    before = clock.stamp(int(oldest.timestamp() * 1000))
    gone = 0
    for organisation_id in organisation_ids:
        door = Door(organisation_id)
        with reading(engine) as session:
            if not any(_expired(session, door, name, before) for name in LEAVES):
                continue
        with writing(engine) as session:
            session.execute(door.change(Organisation).values(seq=Organisation.seq))
            for name in LEAVES:
                gone += _purge(session, door, name, before)
    return gone


def _expired(session: Session, door: Door, name: str, before: str) -> list[tuple[str, int]]:
    """(id, seq) of the records of a type that were deleted before that hybrid time."""
    table: Any = RECORD_TYPES[name].table
    query = door.rows(table, "id", "seq", "stamps").where(
        table.deleted.is_(True), table.erased.is_(False)
    )
    return [
        (id_, seq)
        for id_, seq, stamps in session.execute(query)
        if stamps.get("deleted", stamps["*"])[0] < before
    ]


def _purge(session: Session, door: Door, name: str, before: str) -> int:
    table: Any = RECORD_TYPES[name].table
    expired = _expired(session, door, name, before)
    for start in range(0, len(expired), 400):
        ids = [id_ for id_, _ in expired[start : start + 400]]
        session.execute(door.remove(table).where(table.id.in_(ids)))
    if expired:
        organisation = session.scalars(door.rows(Organisation)).one()
        last = max(seq for _, seq in expired)
        organisation.purged_seq = max(organisation.purged_seq, last)
        session.flush()
    return len(expired)
