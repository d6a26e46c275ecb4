"""When a new organisation key is due: since the newest was made somebody, or a phone, was put out.

The rows say so, no browser has to remember it: the one that was to make the key may be gone. What
is compared are times, so each is just after the other kind's last, even where the clock ran back.
"""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from api.accounts.models import Device, OrganisationKey, Person
from api.deps import now_instant
from api.records.door import Door


def is_due(session: Session, organisation_id: str) -> bool:
    """Whether whoever was put out may still hold the key that seals."""
    return _last_leaving(session, organisation_id) > _last_making(session, organisation_id)


def time_of_leaving(session: Session, organisation_id: str) -> str:
    """Now, for somebody put out: after the newest key. The organisation must be locked."""
    return _now_after(_last_making(session, organisation_id))


def time_of_making(session: Session, organisation_id: str) -> str:
    """Now, for a new key: after the former one, since the newest must sort last, and after whoever
    it is made against. The organisation must be locked.
    """
    last = _last_making(session, organisation_id), _last_leaving(session, organisation_id)
    return _now_after(max(last))


def _last_making(session: Session, organisation_id: str) -> str:
    made = session.scalars(Door(organisation_id).rows(OrganisationKey, "made_at"))
    return str(max(made))


def _last_leaving(session: Session, organisation_id: str) -> str:
    door = Door(organisation_id)
    left = [
        when
        for table in (Person, Device)
        for when in session.scalars(door.rows(table, "revoked_at"))
        if when
    ]
    return max(left, default="")


def _now_after(previous: str) -> str:
    """Now, or a millisecond after `previous` where the clock has not reached it."""
    earliest = datetime.fromisoformat(previous) + timedelta(milliseconds=1)
    soon = earliest.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return max(now_instant(), soon)
