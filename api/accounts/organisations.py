"""The first run: an organisation, its first coordinator and its first key, in one step."""

from uuid import uuid4

from sqlalchemy import Engine, text
from sqlmodel import Session

from api.accounts import credentials, doorstep, keys, remembered, sessions
from api.accounts.asked import FirstRun
from api.accounts.fields import KeyGrant
from api.accounts.me import describe
from api.accounts.models import Organisation, OrganisationKey, Person
from api.accounts.secret import hash_secret
from api.accounts.sessions import SignedInNow
from api.db import reading, writing
from api.errors import AlreadyDone, BadInput
from api.ledger import Ledger


def is_configured(engine: Engine) -> bool:
    """Whether the first run has happened."""
    with reading(engine) as session:
        return doorstep.is_configured(session)


def found(engine: Engine, ledger: Ledger, asked: FirstRun) -> SignedInNow:
    """Make the organisation and sign its first coordinator in. Raises `AlreadyDone` ever after."""
    if is_configured(engine):  # before anything that costs: anybody may ask
        raise _already()
    if not asked.person.public_key_mac:
        raise BadInput(field="person.public_key_mac")
    secret_hash = hash_secret(asked.person.auth)
    organisation_id = asked.organisation.id
    grants = [KeyGrant(kid=asked.key.kid, jwe=asked.key.grant)]
    with writing(engine) as session:
        _one_at_a_time(session)
        if doorstep.is_configured(session):
            raise _already()
        organisation, person = _made(asked, secret_hash)
        key = _first_key(asked, person.joined_at)
        session.add_all([organisation, person, key])
        keys.give(session, organisation_id, person.id, grants)
        token = sessions.start(session, person, asked.device)
        session.flush()
        remembered.recovery_pair(
            ledger,
            organisation_id,
            organisation.recovery_public_key,
            organisation.recovery_private_key,
        )
        remembered.key(ledger, key)
        remembered.person_key(ledger, person)
        remembered.grants(ledger, organisation_id, person.id, grants)
        return SignedInNow(token, describe(session, organisation_id, person.id))


def _already() -> AlreadyDone:
    return AlreadyDone("Cette installation a déjà son organisation. Connectez-vous.")


def _made(asked: FirstRun, secret_hash: str) -> tuple[Organisation, Person]:
    """The organisation and its first coordinator hold the first two places in the feed."""
    organisation = Organisation(
        organisation_id=asked.organisation.id,
        name=asked.organisation.name,
        epoch=str(uuid4()),
        seq=2,
        row_seq=1,
        recovery_public_key=asked.recovery.public_key.model_dump(),
        recovery_public_key_mac=asked.recovery.public_key_mac,
        recovery_private_key=asked.recovery.private_key,
    )
    person = credentials.new_person(
        asked.organisation.id, asked.person, "coordinator", secret_hash, seq=2
    )
    return organisation, person


def _first_key(asked: FirstRun, at: str) -> OrganisationKey:
    return OrganisationKey(
        organisation_id=asked.organisation.id,
        kid=asked.key.kid,
        made_at=at,
        recovery_grant=asked.key.recovery_grant,
    )


def _one_at_a_time(session: Session) -> None:
    """Two first runs at once must not both find nothing; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE organisation IN EXCLUSIVE MODE"))
