"""Signing in and out, and what belongs to the person signed in."""

from fastapi import APIRouter, Request, Response

from api.accounts import answers, asked, cookies, credentials, me, sessions
from api.accounts.fields import Id
from api.deps import AnyAccount, Database, Network, SignedIn, TheLedger

router = APIRouter(tags=["sessions"])


@router.post("/sessions/salt")
def salt(body: asked.Address, engine: Database) -> answers.Salted:
    """How to stretch the password of an address; the same shape whether anyone has it."""
    return sessions.salt(engine, body.email)


@router.post("/sessions")
def sign_in(
    body: asked.SignInWith,
    request: Request,
    response: Response,
    engine: Database,
    network: Network,
) -> answers.Me:
    """Sign in on a device. `wrong_sign_in`, or `too_many_tries` with `Retry-After`."""
    begun = sessions.sign_in(engine, body, network)
    cookies.give(request, response, begun.me.person.id, begun.token, shared=begun.shared)
    return begun.me


@router.get("/me")
def who(account: SignedIn, engine: Database) -> answers.Me:
    """Who is signed in."""
    return me.me(engine, account)


@router.put("/me/password", status_code=204)
def change_password(
    body: asked.NewPassword,
    account: SignedIn,
    engine: Database,
    ledger: TheLedger,
    network: Network,
) -> None:
    """Change the password; other sessions end. `wrong_sign_in` when the old one is not right."""
    credentials.change_password(engine, ledger, account, body, network)


@router.get("/sessions")
def my_sessions(account: SignedIn, engine: Database) -> list[answers.SessionOut]:
    """The devices where I am signed in."""
    return sessions.my_sessions(engine, account)


@router.delete("/sessions/{device_id}", status_code=204)
def end_session(device_id: Id, account: SignedIn, engine: Database, ledger: TheLedger) -> None:
    """Close one of my devices: it drops the names, what it has not sent may still come in."""
    sessions.end_mine(engine, ledger, account, device_id)


@router.post("/sessions/current/end", status_code=204)
def end_current(
    body: asked.Ending,
    account: AnyAccount,
    request: Request,
    response: Response,
    engine: Database,
    ledger: TheLedger,
) -> None:
    """Sign out here; with `push_only`, once the notes still to be sent are sent."""
    sessions.end_this(engine, ledger, account, push_only=body.push_only)
    if not body.push_only:
        cookies.take_back(request, response, account.person_id)
