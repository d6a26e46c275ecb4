"""The team."""

from fastapi import APIRouter

from api.accounts import answers, asked, leaving, people
from api.accounts.fields import Id
from api.deps import Coordinator, Database, SignedIn, TheLedger

router = APIRouter(prefix="/people", tags=["people"])


@router.get("")
def colleagues(account: SignedIn, engine: Database) -> list[answers.Colleague]:
    """Everyone, those who left included; addresses and phones for coordinators only."""
    return people.colleagues(engine, account)


@router.patch("/{person_id}")
def change(
    person_id: Id,
    body: asked.PersonChange,
    account: Coordinator,
    engine: Database,
    ledger: TheLedger,
) -> answers.Colleague:
    """Change a name or a role. To management, the keys go; from management, grants are needed."""
    return people.change(engine, ledger, account, person_id, body)


@router.post("/{person_id}/revoke", status_code=204)
def revoke(person_id: Id, account: Coordinator, engine: Database, ledger: TheLedger) -> None:
    """Someone leaves the team. `last_coordinator` cannot."""
    leaving.revoke(engine, ledger, account, person_id)


@router.post("/{person_id}/devices/{device_id}/revoke", status_code=204)
def revoke_device(
    person_id: Id, device_id: Id, account: Coordinator, engine: Database, ledger: TheLedger
) -> None:
    """A phone is lost."""
    leaving.revoke_device(engine, ledger, account, person_id, device_id)
