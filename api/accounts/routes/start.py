"""Before anyone is signed in: the first run, and the paper key for the day all is lost."""

from fastapi import APIRouter, Request, Response

from api.accounts import answers, asked, cookies, organisations, recovery
from api.deps import Database, Network, TheLedger

router = APIRouter(tags=["start"])


@router.get("/start")
def start(engine: Database) -> answers.Start:
    """Whether there is an organisation to sign in to."""
    return answers.Start(configured=organisations.is_configured(engine))


@router.post("/organisations", status_code=201)
def first_run(
    body: asked.FirstRun,
    request: Request,
    response: Response,
    engine: Database,
    ledger: TheLedger,
) -> answers.Me:
    """The first run, signed in at once. `already_done` once an organisation exists."""
    begun = organisations.found(engine, ledger, body)
    cookies.give(request, response, begun.me.person.id, begun.token)
    return begun.me


@router.post("/recovery")
def begin_recovery(
    body: asked.Address, engine: Database, network: Network
) -> answers.RecoveryOpened:
    """What the recovery key on paper opens, and a challenge to prove it did."""
    return recovery.begin(engine, body.email, network)


@router.post("/recovery/accept", status_code=201)
def finish_recovery(
    body: asked.RecoveryProof, engine: Database, ledger: TheLedger, network: Network
) -> answers.Joined:
    """A new password and new keys for a coordinator. `wrong_recovery` unless proven in 15 min."""
    return recovery.finish(engine, ledger, body, network)
