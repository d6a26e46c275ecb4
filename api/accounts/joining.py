"""Joining by an invitation: as someone new, again after leaving, or with a new password."""

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import credentials, doorstep, keys, remembered, throttle
from api.accounts.answers import Joined
from api.accounts.asked import AcceptInvitation
from api.accounts.feed import next_seq
from api.accounts.invitations import usable
from api.accounts.models import Invitation, Person
from api.accounts.secret import hash_secret
from api.accounts.sessions import know_device
from api.accounts.team import member
from api.db import reading, writing
from api.deps import now_instant
from api.errors import AlreadyDone, BadInput
from api.ledger import Ledger
from api.records.door import Door


def join(engine: Engine, ledger: Ledger, asked: AcceptInvitation, network: str) -> Joined:
    """Use an invitation. Raises `InvitationOver`, `BadInput`, `AlreadyDone` (address or id taken).

    A lost password keeps the person's id and address; whoever had left is back in the team.
    """
    with throttle.guarded(engine, "invitation", network=network):
        with reading(engine) as session:
            organisation_id = usable(session, asked.token).organisation_id
        secret_hash = hash_secret(asked.person.auth)
        with writing(engine) as session:
            seq = next_seq(session, organisation_id)
            invitation = usable(session, asked.token)
            invitation.used_at, invitation.keys = now_instant(), None
            if invitation.person_id is None:
                person = _new(session, ledger, invitation, asked, secret_hash, seq)
            else:
                person = _again(session, ledger, invitation, asked, secret_hash, seq)
            if asked.device is not None:
                know_device(session, person, asked.device)
            return Joined(person_id=person.id, email=person.email)


def _new(
    session: Session,
    ledger: Ledger,
    invitation: Invitation,
    asked: AcceptInvitation,
    secret_hash: str,
    seq: int,
) -> Person:
    organisation_id, new = invitation.organisation_id, asked.person
    keys.must_suit(session, organisation_id, invitation.role, asked.grants, new.public_key_mac)
    taken = Door(organisation_id).rows(Person, "id").where(col(Person.id) == new.id)
    if session.scalars(taken).first() is not None:
        raise AlreadyDone(field="person.id")
    if doorstep.person_by_address(session, new.email) is not None:
        raise AlreadyDone("Quelqu’un utilise déjà cette adresse.", field="person.email")
    person = credentials.new_person(organisation_id, new, invitation.role, secret_hash, seq=seq)
    session.add(person)
    keys.give(session, organisation_id, person.id, asked.grants)
    session.flush()
    remembered.person_key(ledger, person)
    remembered.grants(ledger, organisation_id, person.id, asked.grants)
    return person


def _again(
    session: Session,
    ledger: Ledger,
    invitation: Invitation,
    asked: AcceptInvitation,
    secret_hash: str,
    seq: int,
) -> Person:
    person = member(session, invitation.organisation_id, str(invitation.person_id))
    if asked.person.id != person.id:
        raise BadInput(field="person.id")
    if asked.person.email != person.email:
        raise BadInput(field="person.email")
    was_gone = person.revoked_at is not None
    person.seq, person.name = seq, asked.person.name
    person.role, person.revoked_at = invitation.role, None
    credentials.renew(session, ledger, person, asked.person, secret_hash, asked.grants)
    if was_gone:
        remembered.returned(ledger, person.organisation_id, person.id)
        remembered.role(ledger, person.organisation_id, person.id, person.role)
    return person
