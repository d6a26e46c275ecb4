"""Leaving the team, and losing a phone. What was still to be sent can come in, for review."""

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import key_due, keys, remembered, team
from api.accounts.feed import lock, next_seq
from api.accounts.models import CalendarFeed, Device, Person
from api.accounts.rights import must_still_coordinate
from api.db import writing
from api.deps import Account
from api.errors import NotFound
from api.ledger import Ledger
from api.records.door import Door


def revoke(engine: Engine, ledger: Ledger, account: Account, person_id: str) -> None:
    """A person leaves: sessions shut, grants deleted, invitations cancelled. Twice is as once.

    A coordinator's browser then makes a new key (`key_due.py`). Raises `NotFound`,
    `LastCoordinator`.
    """
    with writing(engine) as session:
        seq = next_seq(session, account.organisation_id)
        must_still_coordinate(session, account)
        person = team.member(session, account.organisation_id, person_id)
        if person.revoked_at:
            return
        team.must_not_be_last_coordinator(session, person)
        team.cancel_invitations(session, account.organisation_id, of=person.id)
        person.seq = seq
        person.revoked_at = key_due.time_of_leaving(session, account.organisation_id)
        session.flush()
        take_keys(session, ledger, person)
        remembered.revoked(ledger, account.organisation_id, person.id)


def revoke_device(
    engine: Engine, ledger: Ledger, account: Account, person_id: str, device_id: str
) -> None:
    """A phone is lost or taken away: its session is shut, a new key is due. Raises `NotFound`."""
    wanted = Door(account.organisation_id).rows(Device)
    wanted = wanted.where(col(Device.person_id) == person_id, col(Device.id) == device_id)
    with writing(engine) as session:
        lock(session, account.organisation_id)
        must_still_coordinate(session, account)
        person = team.member(session, account.organisation_id, person_id)
        device: Device | None = session.scalars(wanted).one_or_none()
        if device is None:
            raise NotFound
        if device.revoked_at:
            return
        device.revoked_at = key_due.time_of_leaving(session, account.organisation_id)
        team.shut_sessions(session, person, device_id)
        session.flush()
        remembered.device_revoked(ledger, account.organisation_id, person_id, device_id)


def take_keys(session: Session, ledger: Ledger, person: Person) -> None:
    """Leaving's rules for keys and the calendar's address, which hold for a role without names as
    well. Writes the ledger.
    """
    team.shut_sessions(session, person)
    feed = Door(person.organisation_id).remove(CalendarFeed)
    session.execute(feed.where(col(CalendarFeed.person_id) == person.id))
    keys.withdraw(session, person)
    session.flush()
    remembered.grants_deleted(ledger, person.organisation_id, person.id)
