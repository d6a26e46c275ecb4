"""Organisation keys: ids and grants, never a key."""

from fastapi import APIRouter

from api.accounts import answers, asked, keys
from api.deps import Coordinator, Database, TheLedger

router = APIRouter(tags=["keys"])


@router.get("/keys")
def overview(account: Coordinator, engine: Database) -> answers.Keys:
    """What is needed to grant keys and to make a new one."""
    return keys.overview(engine, account)


@router.post("/keys", status_code=201)
def rotate(
    body: asked.NewKey, account: Coordinator, engine: Database, ledger: TheLedger
) -> answers.Keys:
    """A new key for everyone who stays; open invitations are cancelled. `team_changed`."""
    return keys.rotate(engine, ledger, account, body)


@router.post("/grants", status_code=204)
def give(body: asked.MoreGrants, account: Coordinator, engine: Database, ledger: TheLedger) -> None:
    """Grant keys to colleagues who lack them. `team_changed` when they are gone."""
    keys.give_more(engine, ledger, account, body)
