"""Who is asking: from the cookie of the account named in a header to a role."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Depends, Header, Request
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from api.accounts import cookies
from api.accounts.cookies import SESSION_DAYS as SESSION_DAYS
from api.accounts.cookies import cookie_name as cookie_name
from api.accounts.doorstep import session_by_token
from api.accounts.models import SignIn
from api.accounts.secret import hash_token as hash_token
from api.accounts.throttle import network_of
from api.db import writing
from api.errors import NotAllowed, NotSignedIn, Revoked
from api.ledger import Ledger
from api.records.door import Door
from api.records.prepared import asking
from api.records.rules import is_id


@dataclass(frozen=True)
class Account:
    """A signed-in person on one device."""

    organisation_id: str
    person_id: str
    role: str
    device_id: str
    token_hash: str
    push_only: bool = False
    revoked: bool = False


def now_instant() -> str:
    """The time now as an instant, UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def later_instant(**delta: float) -> str:
    """An instant that lies `timedelta(**delta)` ahead."""
    moment = datetime.now(UTC) + timedelta(**delta)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


# What asks no database is `async`: it is called at once, where FastAPI hands the rest to a thread.
async def get_engine(request: Request) -> Engine:
    """The application's database."""
    engine: Engine = request.app.state.engine
    return engine


async def get_ledger(request: Request) -> Ledger:
    """The application's ledger."""
    ledger: Ledger = request.app.state.ledger
    return ledger


async def get_network(request: Request) -> str:
    """Where the request comes from, as throttling counts it."""
    return network_of(request.client.host if request.client else None)


Database = Annotated[Engine, Depends(get_engine)]
TheLedger = Annotated[Ledger, Depends(get_ledger)]
Network = Annotated[str, Depends(get_network)]


AskingId = Annotated[
    str, Header(alias="X-Kaftruck-Account", description="The id of the person asking.")
]


def any_account(request: Request, engine: Database, asking_id: AskingId = "") -> Account:
    """The account of this request, even one that may only push. Raises `NotSignedIn`, or `Revoked`
    where the session has ended and its phone still has to drop the names.

    Used again after a day, the session and its cookie last 90 days from now.
    """
    token = request.cookies.get(cookie_name(asking_id)) if is_id(asking_id) else None
    if not token:
        raise NotSignedIn
    token_hash = hash_token(token)
    with asking(engine) as runner:
        found = session_by_token(runner, token_hash, asking_id)
    if found is None:
        raise NotSignedIn
    must_go_on(found.ends_at, found.revoked)
    account = Account(
        found.organisation_id,
        found.person_id,
        found.role,
        found.device_id,
        token_hash,
        found.push_only,
        found.revoked,
    )
    lasts = not found.shared and not found.revoked
    if lasts and found.used_at < later_instant(days=-1):
        with suppress(OperationalError):  # a database that only reads now still lets in
            _prolong(engine, account)
            cookies.roll(request, asking_id, token)
    return account


def must_go_on(ends_at: str, revoked: bool) -> None:
    """A session must not have ended. Raises `NotSignedIn`, or `Revoked`, so that its phone drops the
    names."""
    if ends_at <= now_instant():
        raise Revoked if revoked else NotSignedIn


def _prolong(engine: Engine, account: Account) -> None:
    mine = col(SignIn.token_hash) == account.token_hash
    with writing(engine) as session:
        session.execute(
            Door(account.organisation_id)
            .change(SignIn)
            .values(used_at=now_instant(), ends_at=later_instant(days=SESSION_DAYS))
            .where(mine)
        )


def may_read(account: Account) -> Account:
    """The account, which may read. Raises `Revoked` so that the phone drops the names it holds."""
    if account.revoked:
        raise Revoked
    if account.push_only:
        raise NotSignedIn
    return account


async def full_account(account: Annotated[Account, Depends(any_account)]) -> Account:
    """An account that may read; see `may_read`."""
    return may_read(account)


AnyAccount = Annotated[Account, Depends(any_account)]
SignedIn = Annotated[Account, Depends(full_account)]


def role_in(*roles: str) -> Callable[[Account], Awaitable[Account]]:
    """A dependency that admits only these roles. Raises `NotAllowed`."""

    async def check(account: SignedIn) -> Account:
        if account.role not in roles:
            raise NotAllowed
        return account

    return check


FieldWorker = Annotated[Account, Depends(role_in("coordinator", "outreach", "partner"))]
Coordinator = Annotated[Account, Depends(role_in("coordinator"))]
