"""Who I am, and the keys that only my password opens."""

import time

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.answers import Me, OrganisationOut, PersonMe
from api.accounts.fields import KEYED_ROLES, PublicKey, Stretch
from api.accounts.keys import grants_of, keys_in_order
from api.accounts.models import Organisation
from api.accounts.team import member
from api.db import reading
from api.deps import Account


def me(engine: Engine, account: Account) -> Me:
    """The signed-in person."""
    with reading(engine) as session:
        return describe(session, account.organisation_id, account.person_id)


def describe(session: Session, organisation_id: str, person_id: str) -> Me:
    """A person as they are told about themselves."""
    person = member(session, organisation_id, person_id)
    organisation = session.get_one(Organisation, organisation_id)
    keyed = person.role in KEYED_ROLES
    return Me(
        person=PersonMe(id=person.id, name=person.name, email=person.email, role=person.role),
        organisation=OrganisationOut(
            id=organisation_id,
            name=organisation.name,
            time_zone=organisation.time_zone,
            settings=organisation.settings,
        ),
        private_key=person.private_key,
        public_key=PublicKey.model_validate(person.public_key),
        salt=person.salt,
        stretch=Stretch.model_validate(person.stretch),
        grants=grants_of(session, organisation_id, person_id) if keyed else [],
        newest_kid=keys_in_order(session, organisation_id)[-1].kid if keyed else None,
        epoch=organisation.epoch,
        server_now=time.time_ns() // 1_000_000,
    )
