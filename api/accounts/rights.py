"""What may have ended while a request waited its turn: its session, its person's role."""

from dataclasses import replace

from sqlmodel import Session, col

from api.accounts.models import Person, SignIn
from api.deps import Account, may_read, must_go_on
from api.errors import NotAllowed, NotSignedIn
from api.records.door import Door


def must_still_coordinate(session: Session, account: Account) -> None:
    """Raises `NotSignedIn`, `Revoked` or `NotAllowed`, as for a request that begins now.

    Call it with the organisation locked: a coordinator's request may have waited behind the one
    that took their access or their role.
    """
    door = Door(account.organisation_id)
    mine = col(SignIn.token_hash) == account.token_hash
    found = session.execute(
        door.rows(SignIn, "push_only", "revoked", "ends_at").where(mine)
    ).one_or_none()
    if found is None:
        raise NotSignedIn
    must_go_on(found.ends_at, found.revoked)
    may_read(replace(account, push_only=found.push_only, revoked=found.revoked))
    person = door.rows(Person, "role").where(col(Person.id) == account.person_id)
    if session.execute(person).scalar_one() != "coordinator":
        raise NotAllowed
