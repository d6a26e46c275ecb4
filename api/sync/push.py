"""Taking in a batch: one transaction, every operation answered, none able to harm another."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from api.db import writing_plainly
from api.deps import Account
from api.errors import TooLarge, Unavailable, WrongEpoch
from api.ledger import Ledger
from api.records.rules import Refused
from api.sync.as_sent import AsSent, creations, shortened
from api.sync.held import Held
from api.sync.intake import Intake, One
from api.sync.operation import MOST_OPERATIONS, Result, parse


@dataclass(frozen=True)
class Batch:
    """A push as received: operations, raw unless read already, and what the phone says of itself."""

    epoch: str
    app: str
    waiting: int
    ops: list[Any]
    brief: bool = False


@dataclass
class Answer:
    """What goes back: a result per operation in the order sent, and the rows they touched, told to
    `account`, whose rights are those of when its turn came.

    What the phone has just sent is not told again when the batch asks to be `brief`: of `results`,
    `told` has None for what was applied at its own time; `as_sent` says which rows are what was sent.
    """

    results: list[Result]
    told: list[Result | None]
    rows: list[dict[str, Any]]
    as_sent: AsSent | None
    account: Account
    epoch: str
    server_now: int


def push(engine: Engine, ledger: Ledger, account: Account, batch: Batch) -> Answer:
    """Judge and store a batch. Raises `WrongEpoch`, `NotSignedIn`, `TooLarge`, `Unavailable`,
    `OperationalError`.

    When the database refuses the batch as a whole, it is done again with a savepoint for each
    operation, so that a poisonous one costs only itself. One that is full, locked or gone stores
    nothing at all.
    """
    if len(batch.ops) > MOST_OPERATIONS:
        raise TooLarge
    for apart in (False, True):
        try:
            return _push(engine, ledger, account, batch, apart)
        except OperationalError:
            raise
        except DBAPIError:
            continue
    raise Unavailable


def _push(engine: Engine, ledger: Ledger, account: Account, batch: Batch, apart: bool) -> Answer:
    with writing_plainly(engine) as transaction:
        intake = Intake(transaction, ledger, account)
        if batch.epoch != intake.epoch:
            raise WrongEpoch(intake.epoch)
        ops = [parse(raw) for raw in batch.ops]
        results = [Result(op=None, status="refused")] * len(ops)
        for indexes in [[i] for i in range(len(ops))] if apart else [list(range(len(ops)))]:
            part = [(i, ops[i], batch.ops[i]) for i in indexes]
            done = _take_apart(transaction, intake, part) if apart else intake.take(part)
            for index, result in done.items():
                results[index] = result
        intake.finish(batch.app, batch.waiting)
        if not batch.brief:
            rows, _ = intake.touched_rows({})
            return Answer(
                results, [*results], rows, None, intake.account, intake.epoch, intake.now_ms
            )
        rows, as_sent = intake.touched_rows(creations(ops, results, intake.rewritten))
        told = shortened(ops, results)
        return Answer(results, told, rows, as_sent, intake.account, intake.epoch, intake.now_ms)


def _take_apart(transaction: Connection, intake: Intake, part: list[One]) -> dict[int, Result]:
    before = intake.seq
    try:
        with transaction.begin_nested():
            return intake.take(part)
    except OperationalError:
        raise  # nothing wrong with the operation
    except DBAPIError:
        intake.seq = before
        index, op, raw = part[0]
        intake.held = Held(transaction, intake.door)
        return {index: intake.refuse(op, raw, Refused("not_stored"), 0)}
