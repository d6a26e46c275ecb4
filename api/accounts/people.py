"""The team: who is in it, and what a coordinator may change about a colleague."""

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import keys, leaving, remembered, team
from api.accounts.answers import Colleague, DeviceOut
from api.accounts.asked import PersonChange
from api.accounts.feed import next_seq
from api.accounts.fields import KEYED_ROLES, PublicKey
from api.accounts.models import Device, Person
from api.accounts.rights import must_still_coordinate
from api.db import reading, writing
from api.deps import Account
from api.errors import BadInput, NotFound
from api.ledger import Ledger
from api.records.door import Door


def colleagues(engine: Engine, account: Account) -> list[Colleague]:
    """Everyone, those who left included; addresses and phones for coordinators only."""
    door = Door(account.organisation_id)
    tells_all = account.role == "coordinator"
    with reading(engine) as session:
        wanted = door.rows(Person).order_by(col(Person.joined_at), col(Person.id))
        devices = _devices(session, account.organisation_id) if tells_all else {}
        return [
            _seen(person, devices.get(person.id, []) if tells_all else None)
            for person in session.scalars(wanted)
        ]


def change(
    engine: Engine, ledger: Ledger, account: Account, person_id: str, asked: PersonChange
) -> Colleague:
    """Rename a colleague or change their role; the new role's key rules are applied with it.

    Raises `NotFound`, `BadInput` (grants missing or not wanted), `LastCoordinator`.
    """
    with writing(engine) as session:
        seq = next_seq(session, account.organisation_id)
        must_still_coordinate(session, account)
        person = team.member(session, account.organisation_id, person_id)
        if person.revoked_at:
            raise NotFound
        person.seq = seq
        person.name = asked.name or person.name
        if asked.role is not None and asked.role != person.role:
            _change_role(session, ledger, person, asked.role, asked)
        elif asked.grants or asked.public_key_mac:
            raise BadInput(field="grants")
        devices = _devices(session, account.organisation_id)
        return _seen(person, devices.get(person.id, []))


def _change_role(
    session: Session, ledger: Ledger, person: Person, role: str, asked: PersonChange
) -> None:
    had_keys, has_keys = person.role in KEYED_ROLES, role in KEYED_ROLES
    gains = has_keys and not had_keys
    if gains:
        keys.must_suit(session, person.organisation_id, role, asked.grants, asked.public_key_mac)
    elif asked.grants or asked.public_key_mac:
        raise BadInput(field="grants")
    team.must_not_be_last_coordinator(session, person)
    team.cancel_invitations(session, person.organisation_id, of=person.id)
    person.role = role
    if gains:
        person.public_key_mac = asked.public_key_mac
        keys.give(session, person.organisation_id, person.id, asked.grants)
    session.flush()
    if had_keys and not has_keys:
        leaving.take_keys(session, ledger, person)
    remembered.role(ledger, person.organisation_id, person.id, role)
    if gains:
        remembered.person_key(ledger, person)
        remembered.grants(ledger, person.organisation_id, person.id, asked.grants)


def _devices(session: Session, organisation_id: str) -> dict[str, list[DeviceOut]]:
    found: dict[str, list[DeviceOut]] = {}
    for device in session.scalars(Door(organisation_id).rows(Device).order_by(col(Device.id))):
        seen = DeviceOut.model_validate(device, from_attributes=True)
        found.setdefault(device.person_id, []).append(seen)
    return found


def _seen(person: Person, devices: list[DeviceOut] | None) -> Colleague:
    return Colleague(
        id=person.id,
        name=person.name,
        role=person.role,
        email=None if devices is None else person.email,
        joined_at=person.joined_at,
        revoked_at=person.revoked_at,
        public_key=PublicKey.model_validate(person.public_key),
        public_key_mac=person.public_key_mac,
        devices=devices,
    )
