"""Invitations: a link for one person, once, for 72 hours. The server knows its token's hash."""

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import doorstep, throttle
from api.accounts.answers import InvitationEnd, InvitationOpened, InvitationOut, OrganisationName
from api.accounts.asked import NewInvitation
from api.accounts.feed import lock
from api.accounts.fields import KEYED_ROLES
from api.accounts.models import Invitation, Organisation
from api.accounts.rights import must_still_coordinate
from api.accounts.secret import hash_token
from api.accounts.team import member
from api.db import reading, writing
from api.deps import Account, later_instant, now_instant
from api.errors import AlreadyDone, BadInput, InvitationOver, NotFound
from api.records.door import Door

HOURS = 72


def invite(engine: Engine, account: Account, asked: NewInvitation) -> InvitationEnd:
    """Make an invitation. It carries the organisation keys, except to management.

    Raises `NotFound` for another team's person, `BadInput`, `AlreadyDone` for a known token.
    """
    if (asked.keys is not None) != (asked.role in KEYED_ROLES):
        raise BadInput(field="keys")
    ends_at = later_instant(hours=HOURS)
    with writing(engine) as session:
        lock(session, account.organisation_id)
        must_still_coordinate(session, account)
        _forget_keys_of_ended(session, account.organisation_id)
        if asked.person_id is not None:
            person = member(session, account.organisation_id, asked.person_id)
            if not person.revoked_at and person.role != asked.role:
                raise BadInput(field="role")
        if doorstep.invitation_by_token(session, asked.token_hash) is not None:
            raise AlreadyDone(field="token_hash")
        session.add(
            Invitation(
                token_hash=asked.token_hash,
                organisation_id=account.organisation_id,
                role=asked.role,
                person_id=asked.person_id,
                invited_by=account.person_id,
                name=asked.name,
                keys=asked.keys,
                ends_at=ends_at,
            )
        )
    return InvitationEnd(ends_at=ends_at)


def open_ones(engine: Engine, account: Account) -> list[InvitationOut]:
    """The invitations that can still be used, the first to end first."""
    wanted = Door(account.organisation_id).rows(Invitation)
    with reading(engine) as session:
        return [
            InvitationOut.model_validate(one, from_attributes=True)
            for one in session.scalars(wanted.order_by(col(Invitation.ends_at)))
            if not is_over(one)
        ]


def cancel(engine: Engine, account: Account, token_hash: str) -> None:
    """Cancel an open invitation; its keys are deleted. Raises `NotFound`."""
    wanted = Door(account.organisation_id).rows(Invitation)
    with writing(engine) as session:
        lock(session, account.organisation_id)
        must_still_coordinate(session, account)
        found = session.scalars(wanted.where(col(Invitation.token_hash) == token_hash))
        invitation: Invitation | None = found.one_or_none()
        if invitation is None or is_over(invitation):
            raise NotFound
        invitation.cancelled_at, invitation.keys = now_instant(), None


def look_at(engine: Engine, token: str, network: str) -> InvitationOpened:
    """What a link's holder learns before joining; it can be looked at again. `InvitationOver`."""
    with throttle.guarded(engine, "invitation", network=network), reading(engine) as session:
        invitation = usable(session, token)
        organisation = session.get_one(Organisation, invitation.organisation_id)
        email = None
        if invitation.person_id:
            email = member(session, invitation.organisation_id, invitation.person_id).email
        return InvitationOpened(
            organisation=OrganisationName(id=organisation.organisation_id, name=organisation.name),
            role=invitation.role,
            name=invitation.name,
            keys=invitation.keys,
            person_id=invitation.person_id,
            email=email,
        )


def usable(session: Session, token: str) -> Invitation:
    """The open invitation of a link. Raises `InvitationOver`, also when there never was one."""
    invitation = doorstep.invitation_by_token(session, hash_token(token))
    if invitation is None or is_over(invitation):
        raise InvitationOver
    return invitation


def is_over(invitation: Invitation) -> bool:
    """Used, cancelled or ended."""
    return bool(
        invitation.used_at or invitation.cancelled_at or invitation.ends_at <= now_instant()
    )


def _forget_keys_of_ended(session: Session, organisation_id: str) -> None:
    ended = Door(organisation_id).change(Invitation).values(keys=None)
    session.execute(ended.where(col(Invitation.ends_at) <= now_instant()))
