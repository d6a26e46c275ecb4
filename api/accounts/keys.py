"""Organisation keys as the server sees them: ids, and grants that only people can open."""

from collections.abc import Iterable

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import answers, key_due, remembered
from api.accounts.asked import MoreGrants, NewKey
from api.accounts.feed import lock
from api.accounts.fields import KEYED_ROLES, KeyGrant, PublicKey
from api.accounts.models import Grant, Organisation, OrganisationKey, Person
from api.accounts.rights import must_still_coordinate
from api.accounts.team import active_members, cancel_invitations
from api.db import reading, writing
from api.deps import Account
from api.errors import AlreadyDone, BadInput, TeamChanged
from api.ledger import Ledger
from api.records.door import Door


def keys_in_order(session: Session, organisation_id: str) -> list[OrganisationKey]:
    """The organisation's keys, oldest first: the last one seals."""
    wanted = Door(organisation_id).rows(OrganisationKey)
    ordered = wanted.order_by(col(OrganisationKey.made_at), col(OrganisationKey.kid))
    return list(session.scalars(ordered))


def grants_of(session: Session, organisation_id: str, person_id: str) -> list[answers.Grant]:
    """A person's grants, oldest key first."""
    wanted = Door(organisation_id).rows(Grant).where(col(Grant.person_id) == person_id)
    by_kid = {grant.kid: grant.jwe for grant in session.scalars(wanted)}
    return [
        answers.Grant(kid=key.kid, jwe=by_kid[key.kid])
        for key in keys_in_order(session, organisation_id)
        if key.kid in by_kid
    ]


def give(
    session: Session, organisation_id: str, person_id: str, grants: Iterable[KeyGrant]
) -> None:
    """Store grants of a person; one of a key they have already replaces it."""
    for grant in grants:
        session.merge(
            Grant(
                organisation_id=organisation_id,
                person_id=person_id,
                kid=grant.kid,
                jwe=grant.jwe,
            )
        )


def withdraw(session: Session, person: Person) -> None:
    """Delete all grants of a person."""
    gone = Door(person.organisation_id).remove(Grant).where(col(Grant.person_id) == person.id)
    session.execute(gone)


def must_suit(
    session: Session, organisation_id: str, role: str, grants: list[KeyGrant], mac: str
) -> None:
    """Raises `BadInput` unless these grants suit the role: the newest key at least and known keys
    only, with a public key that is vouched for; for management none of it.
    """
    if role not in KEYED_ROLES:
        if grants:
            raise BadInput(field="grants")
        if mac:
            raise BadInput(field="public_key_mac")
        return
    kids = [key.kid for key in keys_in_order(session, organisation_id)]
    given = [grant.kid for grant in grants]
    if len(set(given)) < len(given) or not set(given) <= set(kids) or kids[-1] not in given:
        raise BadInput(field="grants")
    if not mac:
        raise BadInput(field="public_key_mac")


def overview(engine: Engine, account: Account) -> answers.Keys:
    """What a coordinator needs to grant and to rotate."""
    with reading(engine) as session:
        return _overview(session, account.organisation_id)


def rotate(engine: Engine, ledger: Ledger, account: Account, asked: NewKey) -> answers.Keys:
    """A new organisation key, for everyone who stays; open invitations carry the old: cancelled.

    Raises `AlreadyDone` for a known kid, `TeamChanged` unless everyone who has any grant, and
    nobody outside the team, is given the new key or knowingly left out.
    """
    organisation_id = account.organisation_id
    with writing(engine) as session:
        lock(session, organisation_id)
        must_still_coordinate(session, account)
        keys = keys_in_order(session, organisation_id)
        if asked.kid in {key.kid for key in keys}:
            raise AlreadyDone(field="kid")
        given = [grant.person_id for grant in asked.grants]
        members = {one.id for one in active_members(session, organisation_id) if _keyed(one)}
        holders = set(session.scalars(Door(organisation_id).rows(Grant, "person_id")))
        if len(set(given)) < len(given) or not set(given) <= members:
            raise TeamChanged
        if not holders <= set(given) | set(asked.left_out):
            raise TeamChanged
        made = OrganisationKey(
            organisation_id=organisation_id,
            kid=asked.kid,
            made_at=key_due.time_of_making(session, organisation_id),
            recovery_grant=asked.recovery_grant,
        )
        session.add(made)
        given_now = {one.person_id: [KeyGrant(kid=asked.kid, jwe=one.jwe)] for one in asked.grants}
        for person_id, grants in given_now.items():
            give(session, organisation_id, person_id, grants)
        cancel_invitations(session, organisation_id)
        session.flush()
        remembered.key(ledger, made)
        for person_id, grants in given_now.items():
            remembered.grants(ledger, organisation_id, person_id, grants)
        return _overview(session, organisation_id)


def give_more(engine: Engine, ledger: Ledger, account: Account, asked: MoreGrants) -> None:
    """Grant known keys to people of the team. Raises `TeamChanged`."""
    organisation_id = account.organisation_id
    with writing(engine) as session:
        lock(session, organisation_id)
        must_still_coordinate(session, account)
        kids = {key.kid for key in keys_in_order(session, organisation_id)}
        members = {one.id for one in active_members(session, organisation_id) if _keyed(one)}
        by_person: dict[str, list[KeyGrant]] = {}
        for grant in asked.grants:
            if grant.person_id not in members or grant.kid not in kids:
                raise TeamChanged
            by_person.setdefault(grant.person_id, []).append(grant)
        for person_id, grants in by_person.items():
            give(session, organisation_id, person_id, grants)
        session.flush()
        for person_id, grants in by_person.items():
            remembered.grants(ledger, organisation_id, person_id, grants)


def _overview(session: Session, organisation_id: str) -> answers.Keys:
    keys = keys_in_order(session, organisation_id)
    newest = keys[-1].kid
    organisation = session.get_one(Organisation, organisation_id)
    holders = set(
        session.scalars(
            Door(organisation_id).rows(Grant, "person_id").where(col(Grant.kid) == newest)
        )
    )
    return answers.Keys(
        kids=[key.kid for key in keys],
        newest_kid=newest,
        recovery_public_key=PublicKey.model_validate(organisation.recovery_public_key),
        recovery_public_key_mac=organisation.recovery_public_key_mac,
        recovery_grants=[answers.Grant(kid=key.kid, jwe=key.recovery_grant) for key in keys],
        people=[
            one.id
            for one in active_members(session, organisation_id)
            if _keyed(one) and one.id not in holders
        ],
        new_key_due=key_due.is_due(session, organisation_id),
    )


def _keyed(person: Person) -> bool:
    return person.role in KEYED_ROLES
