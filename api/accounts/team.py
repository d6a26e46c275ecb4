"""Looking up people of one organisation, and the rules that bind a team as a whole."""

from sqlmodel import Session, col

from api.accounts.models import Invitation, Person, SignIn
from api.deps import now_instant
from api.errors import LastCoordinator, NotFound
from api.records.door import Door


def member(session: Session, organisation_id: str, person_id: str) -> Person:
    """A person of the organisation, revoked or not. Raises `NotFound`."""
    wanted = Door(organisation_id).rows(Person).where(col(Person.id) == person_id)
    person: Person | None = session.scalars(wanted).one_or_none()
    if person is None:
        raise NotFound
    return person


def active_members(session: Session, organisation_id: str) -> list[Person]:
    """Everyone in the team now."""
    wanted = Door(organisation_id).rows(Person).where(col(Person.revoked_at).is_(None))
    return list(session.scalars(wanted.order_by(col(Person.joined_at), col(Person.id))))


def must_not_be_last_coordinator(session: Session, person: Person) -> None:
    """Raises `LastCoordinator`. The organisation must be locked."""
    others = [
        one
        for one in active_members(session, person.organisation_id)
        if one.role == "coordinator" and one.id != person.id
    ]
    if person.role == "coordinator" and not others:
        raise LastCoordinator


def end_sessions(session: Session, person: Person, *, but: str | None = None) -> None:
    """End all sessions of a person, save the one with the token hash `but`.

    Their rows stay: a phone that is closed afterwards is told to drop the names, and one that was
    closed before still is.
    """
    now = now_instant()
    ended = Door(person.organisation_id).change(SignIn).values(ends_at=now)
    ended = ended.where(col(SignIn.person_id) == person.id, col(SignIn.token_hash) != (but or ""))
    session.execute(ended.where(col(SignIn.revoked).is_(False), col(SignIn.ends_at) > now))


def shut_sessions(session: Session, person: Person, device_id: str | None = None) -> None:
    """Leave a person's sessions (or those of one device) good for handing in unsent notes only.

    Their phones are told to drop the names; what they send is kept for review, not applied.
    """
    shut = Door(person.organisation_id).change(SignIn).values(push_only=True, revoked=True)
    shut = shut.where(col(SignIn.person_id) == person.id)
    if device_id is not None:
        shut = shut.where(col(SignIn.device_id) == device_id)
    session.execute(shut)


def cancel_invitations(session: Session, organisation_id: str, *, of: str | None = None) -> None:
    """Cancel all open invitations, or those made by or for the person `of`; their keys go."""
    wanted = Door(organisation_id).change(Invitation).values(cancelled_at=now_instant(), keys=None)
    wanted = wanted.where(col(Invitation.used_at).is_(None), col(Invitation.cancelled_at).is_(None))
    if of is not None:
        wanted = wanted.where(
            (col(Invitation.person_id) == of) | (col(Invitation.invited_by) == of)
        )
    session.execute(wanted)
