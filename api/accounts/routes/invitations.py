"""Inviting, and joining by the link."""

from fastapi import APIRouter

from api.accounts import answers, asked, invitations, joining
from api.accounts.fields import TokenHash
from api.deps import Coordinator, Database, Network, TheLedger

router = APIRouter(prefix="/invitations", tags=["invitations"])


@router.post("", status_code=201)
def invite(
    body: asked.NewInvitation, account: Coordinator, engine: Database
) -> answers.InvitationEnd:
    """Invite someone, or give someone a new password. Valid 72 hours, once."""
    return invitations.invite(engine, account, body)


@router.get("")
def open_invitations(account: Coordinator, engine: Database) -> list[answers.InvitationOut]:
    """The invitations that can still be used."""
    return invitations.open_ones(engine, account)


@router.delete("/{token_hash}", status_code=204)
def cancel(token_hash: TokenHash, account: Coordinator, engine: Database) -> None:
    """Cancel an invitation."""
    invitations.cancel(engine, account, token_hash)


@router.post("/open")
def look_at(
    body: asked.OpenInvitation, engine: Database, network: Network
) -> answers.InvitationOpened:
    """What the link is for. `invitation_over` when used, ended, cancelled or never made."""
    return invitations.look_at(engine, body.token, network)


@router.post("/accept", status_code=201)
def accept(
    body: asked.AcceptInvitation, engine: Database, ledger: TheLedger, network: Network
) -> answers.Joined:
    """Join. `already_done` when the address is taken; the first sign-in is by password."""
    return joining.join(engine, ledger, body, network)
