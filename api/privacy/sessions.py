"""Sessions that are over leave the database once no browser can have their cookie any more.

Until then the row of one that has ended tells a lost phone to drop the names, should it be closed.
"""

from sqlalchemy import Engine
from sqlmodel import col

from api.accounts.cookies import SESSION_DAYS
from api.accounts.models import SignIn
from api.db import reading, writing
from api.deps import later_instant
from api.records.door import Door


def purge_sessions(engine: Engine, organisation_ids: list[str]) -> int:
    """Remove sessions that ended longer ago than a cookie lasts; how many went."""
    over = col(SignIn.ends_at) < later_instant(days=-SESSION_DAYS)
    gone = 0
    for organisation_id in organisation_ids:
        door = Door(organisation_id)
        with reading(engine) as session:
            if (
                session.scalars(door.rows(SignIn, "token_hash").where(over).limit(1)).first()
                is None
            ):
                continue
        with writing(engine) as session:
            removed = door.remove(SignIn).where(over).returning(col(SignIn.token_hash))
            gone += len(session.scalars(removed).all())
    return gone
