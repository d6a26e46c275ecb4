"""What is sealed in refused operations leaves as late as that of a file, at most (`docs/security.md`).

Who is named in one may have no file: a creation was refused, or came from a phone that was taken
away. Nothing else would ever find them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts.feed import lock
from api.accounts.models import Organisation
from api.db import reading, writing
from api.privacy.retention import oldest_day
from api.records.door import Door
from api.sync import clock
from api.sync.held import Held
from api.sync.models import RefusedOperation
from api.sync.scrub import Change, emptied, rewrite


def empty_old_refusals(engine: Engine, organisation_ids: list[str]) -> int:
    """Empty the sealed fields of operations refused too long ago; how many operations.

    Their facts stay, and so does what the phone that wrote them holds: sent again, it is judged again.
    """
    gone = 0
    for organisation_id in organisation_ids:
        door = Door(organisation_id)
        with reading(engine) as session:
            if next(_old(session, door), None) is None:
                continue
        with writing(engine) as session:
            lock(session, organisation_id)
            held = Held(session, door)
            for op, before, after in list(_old(session, door)):
                gone += rewrite(held, RefusedOperation, op, before, after)
    return gone


def _old(session: Session, door: Door) -> Iterator[tuple[str, list[Change], list[Change]]]:
    """The operations that still have sealed values past their time: what they say, and are to say.

    Made too long ago by their phone's clock, or refused too long ago by the server's: a clock that
    runs ahead, or a phone that sends the same again each hour, keeps no name longer.
    """
    day = oldest_day(session.scalars(door.rows(Organisation)).one())
    before = clock.stamp(int(datetime.combine(day, time(), UTC).timestamp() * 1000))
    table = RefusedOperation
    query = door.rows(table, "op", "changes").where(
        (col(table.at) < before) | (col(table.refused_at) < day.isoformat())
    )
    for op, changes in session.execute(query).all():
        after = [emptied(change) for change in changes]
        if any(one.get("set") != was.get("set") for one, was in zip(after, changes, strict=True)):
            yield op, changes, after
