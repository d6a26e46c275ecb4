"""A person's password and key pair: set at joining, renewed when lost, changed at will."""

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts import keys, remembered, team, throttle
from api.accounts.asked import Credentials, NewPassword, NewPerson
from api.accounts.feed import lock
from api.accounts.fields import KeyGrant
from api.accounts.models import Person
from api.accounts.secret import hash_secret, verify_secret
from api.db import reading, writing
from api.deps import Account, now_instant
from api.errors import WrongSignIn
from api.ledger import Ledger


def new_person(
    organisation_id: str, asked: NewPerson, role: str, secret_hash: str, *, seq: int
) -> Person:
    """Someone who joins now; `seq` is their place in the feed."""
    return Person(
        organisation_id=organisation_id,
        id=asked.id,
        seq=seq,
        email=asked.email,
        name=asked.name,
        role=role,
        salt=asked.salt,
        stretch=asked.stretch.model_dump(),
        secret_hash=secret_hash,
        public_key=asked.public_key.model_dump(),
        public_key_mac=asked.public_key_mac,
        private_key=asked.private_key,
        joined_at=now_instant(),
    )


def _put_on(person: Person, asked: Credentials, secret_hash: str) -> None:
    """A new password and a new key pair for a person."""
    person.salt = asked.salt
    person.stretch = asked.stretch.model_dump()
    person.secret_hash = secret_hash
    person.private_key = asked.private_key
    person.public_key = asked.public_key.model_dump()
    person.public_key_mac = asked.public_key_mac


def renew(
    session: Session,
    ledger: Ledger,
    person: Person,
    asked: Credentials,
    secret_hash: str,
    grants: list[KeyGrant],
) -> None:
    """Replace what was lost: a new password and key pair, new grants; sessions end.

    The organisation must be locked and the grants checked. Writes the ledger: call it last.
    """
    keys.must_suit(session, person.organisation_id, person.role, grants, asked.public_key_mac)
    _put_on(person, asked, secret_hash)
    keys.withdraw(session, person)
    keys.give(session, person.organisation_id, person.id, grants)
    team.end_sessions(session, person)
    team.cancel_invitations(session, person.organisation_id, of=person.id)
    session.flush()
    remembered.grants_deleted(ledger, person.organisation_id, person.id, renewed=True)
    remembered.person_key(ledger, person)
    remembered.grants(ledger, person.organisation_id, person.id, grants)


def change_password(
    engine: Engine, ledger: Ledger, account: Account, asked: NewPassword, network: str
) -> None:
    """A new password for the same key pair; all other sessions end. Raises `WrongSignIn`."""
    with reading(engine) as session:
        person = team.member(session, account.organisation_id, account.person_id)
        email, old_hash = person.email, person.secret_hash
    with throttle.guarded(engine, "sign-in", network=network, email=email):
        if not verify_secret(old_hash, asked.auth_old):
            raise WrongSignIn(field="auth_old")
    new_hash = hash_secret(asked.auth)
    with writing(engine) as session:
        lock(session, account.organisation_id)
        person = team.member(session, account.organisation_id, account.person_id)
        if person.secret_hash != old_hash:
            raise WrongSignIn(field="auth_old")
        person.salt = asked.salt
        person.stretch = asked.stretch.model_dump()
        person.secret_hash = new_hash
        person.private_key = asked.private_key
        team.end_sessions(session, person, but=account.token_hash)
        session.flush()
        remembered.person_key(ledger, person, kept=account.token_hash)
