"""What a push may do once its turn has come: it may have waited behind what took its rights."""

from dataclasses import replace

from sqlalchemy import bindparam
from sqlmodel import col

from api.accounts.models import OrganisationKey, Person, SignIn
from api.deps import Account, must_go_on
from api.errors import NotSignedIn
from api.records.prepared import ANY, Prepared, Runner

# The keys have to be asked for anyway: who asks costs no statement of its own.
_NOW = Prepared(
    ANY.rows(OrganisationKey, "kid")
    .add_columns(
        *(col(one) for one in (SignIn.push_only, SignIn.revoked, SignIn.ends_at, Person.role))
    )
    .outerjoin_from(
        OrganisationKey,
        SignIn,
        (col(SignIn.token_hash) == bindparam("token_hash"))
        & (col(SignIn.organisation_id) == col(OrganisationKey.organisation_id)),
    )
    .outerjoin(
        Person,
        (col(Person.organisation_id) == col(SignIn.organisation_id))
        & (col(Person.id) == col(SignIn.person_id)),
    )
)


def rights_now(runner: Runner, account: Account) -> tuple[Account, frozenset[str]]:
    """The account with the rights it has now, and the organisation's keys by their ids.

    Call it with the organisation locked. Raises `NotSignedIn` or `Revoked`, when its session has ended. An
    account without a token has no session that could.
    """
    found = runner.rows(_NOW, token_hash=account.token_hash)
    kids = frozenset(kid for kid, *_ in found)
    if not account.token_hash:
        return account, kids
    _, push_only, revoked, ends_at, role = found[0]
    if role is None:
        raise NotSignedIn
    must_go_on(ends_at, revoked)
    if (push_only, revoked, role) == (account.push_only, account.revoked, account.role):
        return account, kids
    return replace(account, push_only=push_only, revoked=revoked, role=role), kids
